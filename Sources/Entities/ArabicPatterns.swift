/// People and organisations in Arabic that no table knows, by the words that their names begin with: «الرئيس», «أبو», a given
/// name; «حركة», «وزارة». Arabic has no capitals, so a name ends at the first word that is plainly none.
import Documents
import Text

enum ArabicPatterns {
    struct Found {
        var tokens: Range<Int>
        var sort: Name.Sort
        var evidence: Evidence
    }

    static func name(at index: Int, in words: ArticleWords, sentence: Range<Int>) -> Found? {
        let patterns = ArabicPatterns.Reader(words: words, sentence: sentence)
        return patterns.person(at: index) ?? patterns.announced(at: index) ?? patterns.organisation(at: index)
    }

    private struct Reader {
        let words: ArticleWords
        let sentence: Range<Int>

        // MARK: People

        /// «محمد سعيد الحلاق», «أبو عمر الحلبي», «عبد الرحمن سليم»; a given name by itself is none.
        func person(at index: Int) -> Found? {
            guard let first = part(at: index) else { return nil }
            // «على» is written «علي» as well.
            if words.has(index, .function), part(at: first) == nil || ends(in: 0x649, index) { return nil }
            let isKunya = ArabicPatterns.kunyas.contains(words.keys[index])
            let end = end(ofNameBehind: first)
            guard end - index >= 2, end > first || isKunya || first - index >= 2 else { return nil }
            return Found(tokens: index..<end, sort: .person, evidence: Evidence(2, isKunya ? .kunya : .namedPerson))
        }

        /// «الرئيس بوش», «رئيس الوزراء البريطاني بلير»: a title, what it is the title of, a name; «قال» and two words of a name.
        func announced(at index: Int) -> Found? {
            guard index > sentence.lowerBound, isForeign(index) else { return nil }
            let end = isForeign(index + 1) ? index + 2 : index + 1
            if words.has(index - 1, .speech) || ArabicPatterns.speech.contains(words.tokens[index - 1].id) {
                guard end == index + 2, !ends(in: 0x64A, end - 1), !ArabicPatterns.sources.contains(words.tokens[index].id) else {
                    return nil
                }
                return Found(tokens: index..<end, sort: .person, evidence: Evidence(1, .besideSpeech))
            }
            var before = index - 1
            while before > sentence.lowerBound, index - before < 5, isArabic(before), hasArticle(before),
                !ArabicPatterns.titles.contains(words.tokens[before].id)
            {
                before -= 1
            }
            guard isTitle(before), before == index - 1 ? hasArticle(before) : isAdjective(index - 1) else { return nil }
            return Found(tokens: index..<end, sort: .person, evidence: Evidence(1, .titledPerson))
        }

        private func isForeign(_ index: Int) -> Bool { isPlain(index) && !hasArticle(index) && !isCommonForm(index) }

        private func isAdjective(_ index: Int) -> Bool { ends(in: 0x64A, index) || ends(in: 0x629, index) }

        private func ends(in scalar: UInt32, _ index: Int) -> Bool {
            UTF8Cursor.scalar(words.text.span, before: Int(words.tokens[index].end)).value == scalar
        }

        private func isTitle(_ index: Int) -> Bool {
            if ArabicPatterns.titles.contains(words.tokens[index].id) { return true }
            // «وزير» and «رئيس» rule what stands behind them; with و ل ب written to them as well.
            var keys = NameKey()
            return ArabicPatterns.offices.contains(words.keys[index])
                || isArabic(index)
                    && keys.withoutPrefixes(words.tokens[index], in: words.text.span).contains { ArabicPatterns.offices.contains($0.key) }
        }

        private func end(ofNameBehind first: Int) -> Int {
            var end = first
            var unknown = 0
            while end < sentence.upperBound, end < first + 6 {
                if let next = part(at: end) {
                    end = next
                } else if isPlain(end), hasArticle(end) {
                    return end + 1  // «الحلبي» is the last word
                } else if isPlain(end), unknown == 0, !isCommonForm(end) {
                    unknown += 1
                    end += 1
                } else {
                    break
                }
            }
            return end
        }

        /// A given name, or «عبد», «أبو», «بن», «آل» with the word that belongs to it; the token after it.
        private func part(at index: Int) -> Int? {
            guard isArabic(index) else { return nil }
            if words.has(index, .givenName), isNamed(index) { return index + 1 }
            let next = index + 1
            guard isArabic(next), !words.has(next, .locative) else { return nil }
            if ArabicPatterns.servant.contains(words.keys[index]) { return hasArticle(next) || isPlain(next) ? next + 1 : nil }
            if ArabicPatterns.kunyas.contains(words.keys[index]) || ArabicPatterns.sons.contains(words.keys[index]) {
                if let end = part(at: next) { return end }
                return isPlain(next) && !hasArticle(next) ? next + 1 : nil
            }
            return nil
        }

        /// «الحسن» is a given name only where the table has the article.
        private func isNamed(_ index: Int) -> Bool { !hasArticle(index) }

        // MARK: Organisations

        /// «حركة», «وزارة» and the words with the article behind it, «وزارة الموارد المائية»; but «شركة» and «صحيفة» only say
        /// what the name behind them is.
        func organisation(at index: Int) -> Found? {
            guard isArabic(index), !hasArticle(index), isArabic(index + 1), !isEnd(index + 1), !isTaken(index + 1) else { return nil }
            if ArabicPatterns.announcing.contains(words.keys[index]) {
                guard isPlain(index + 1), hasArticle(index + 1) ? !isAdjective(index + 1) : !isCommonForm(index + 1)
                else { return nil }
                let end = !hasArticle(index + 1) && isForeign(index + 2) ? index + 3 : index + 2
                return Found(tokens: index + 1..<end, sort: .organisation, evidence: Evidence(1.2, .organisationWords))
            }
            guard ArabicPatterns.heads.contains(words.keys[index]) else { return nil }
            var at = index + 1
            if !hasArticle(at) {
                guard !words.has(at, [.function, .locative, .title]), !isCommonForm(at), !ends(in: 0x64A, at) else { return nil }
                at += 1
            }
            while at < min(sentence.upperBound, index + 5), isArabic(at), hasArticle(at), !isEnd(at) { at += 1 }
            return Found(tokens: index..<at, sort: .organisation, evidence: Evidence(1.5, .organisationWords))
        }

        private func isTaken(_ index: Int) -> Bool {
            PhraseScan.longest(at: index, to: sentence.upperBound, in: words, .sentence) != nil
        }

        private func isEnd(_ index: Int) -> Bool {
            let id = words.tokens[index].id
            return words.has(index, .calendar) || words.tokens[index].look.contains(.hasDigit) || ArabicPatterns.ends.contains(id)
                || ArabicPatterns.titles.contains(id)
        }

        // MARK: Words

        private func isArabic(_ index: Int) -> Bool {
            sentence.contains(index) && words.tokens[index].isName && words.tokens[index].look.contains(.arabic)
        }

        private func hasArticle(_ index: Int) -> Bool { words.keys[index] != words.tokens[index].id }

        /// A word that may be part of a name: no word of grammar, no title, no place that the gazetteer knows well.
        private func isPlain(_ index: Int) -> Bool {
            guard isArabic(index), words.tokens[index].count >= 4, !words.has(index, [.function, .locative, .title, .calendar, .speech]),
                !ArabicPatterns.heads.contains(words.keys[index]), !ArabicPatterns.announcing.contains(words.keys[index]),
                !ArabicPatterns.offices.contains(words.keys[index]), !words.tokens[index].look.contains(.hasDigit),
                !ArabicPatterns.ends.contains(words.tokens[index].id)
            else { return false }
            guard let match = PhraseScan.longest(at: index, to: sentence.upperBound, in: words, .sentence) else { return true }
            let reading = words.gazetteer.readings(match.entry, atMost: 1)[0]
            let sort = words.gazetteer.records[Int(reading.record)].sort
            if sort == .person { return true }
            return sort == .demonym ? hasArticle(index) && match.tokens.count == 1 : !sort.isBody && reading.weight < 120
        }

        /// Forms that names seldom have and words of the language often: «يقول», «تقول», «كبيرة», «منظمات», «قالوا», «للسلام».
        private func isCommonForm(_ index: Int) -> Bool {
            if words.has(index, .givenName) { return false }
            let text = words.text[Int(words.tokens[index].start)..<Int(words.tokens[index].end)]
            if ArabicPatterns.commonStarts.contains(where: { text.starts(with: $0) && text.count >= $0.count + 6 }) { return true }
            return ArabicPatterns.commonEnds.contains { text.count > $0.count + 2 && text.suffix($0.count).elementsEqual($0) }
        }
    }

    private static let kunyas = PlacePatterns.keys("أبو ابو أبي ابي أم لأبي لابي بأبي وأبو وابو")
    private static let sons = PlacePatterns.keys("بن ابن بنت آل ولد")
    private static let servant = PlacePatterns.keys("عبد")
    /// With the article, so by the word itself.
    private static let titles = ids(
        """
        الرئيس الشيخ العقيد اللواء العميد المقدم الرائد النقيب الملازم الفريق المشير الجنرال الدكتور الدكتورة السيد السيدة النائب الأمير الامير \
        الملك الإمام الحاج القيادي القائد الناطق المتحدث الوزير السفير المستشار السناتور المحامي الصحافي الصحفي المبعوث الأميرال المدرب اللاعب \
        المهندس الأستاذ البروفسور البابا الآنسة الزعيم المرشح الكاتب المخرج الممثل الفنان
        """)
    private static let offices = PlacePatterns.keys(
        "رئيس وزير وزيرة نائب زعيم قائد سفير مبعوث مندوب محافظ عضو مستشار باسم مدير مدرب أمين وكيل حاكم قاضي رئيسة مستشارة لاعب مهاجم حارس")
    private static let speech = ids(
        "قال وقال يقول ويقول أكد وأكد اكد واكد أعلن وأعلن اعلن واعلن صرح وصرح أضاف وأضاف اضاف واضاف أوضح وأوضح اوضح واوضح ذكر وذكر")
    /// Who speaks without a name.
    private static let sources = ids(
        """
        مسؤول مسئول مسؤولون متحدث ناطق مصدر مصادر شهود شاهد بيان خبير خبراء محلل محللون دبلوماسي مراسل مراسلنا ضابط طبيب تقرير موقع فريق \
        صاحب أحد احد احدى إحدى ممثل مراقب مراقبون سكان
        """)
    private static let heads = PlacePatterns.keys(
        """
        حركة جبهة لواء كتيبة كتائب سرايا حزب وزارة بنك مصرف منظمة جمعية مجلس لجنة اتحاد هيئة جامعة معهد محكمة رابطة نقابة فرقة فيلق جماعة تنظيم
        """)
    private static let announcing = PlacePatterns.keys("شركة صحيفة جريدة مجلة قناة وكالة إذاعة نادي مؤسسة شبكة")
    /// Where a name ends though the word has the article, or could be a name: verbs of news, adverbs, days.
    private static let ends = ids(
        """
        اليوم الآن الان الذي التي الذين اللذين اللتين الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد الماضي الماضية \
        المقبل المقبلة الحالي الجاري الى إلى امس أمس ان أن قال قالت اعلن أعلن أعلنت اعلنت اكد أكد أكدت اكدت صرح صرحت اضاف أضاف أضافت اضافت \
        اشار أشار أشارت دعا دعت طالب طالبت اعرب أعرب اوضح أوضح رأى قام قامت وصل وصلت التقى بحث زار ادان أدان اتهم اتهمت حذر حذرت نفى نفت \
        رفض رفضت وافق عقد اجرى أجرى قرر قررت تعهد شدد كشف ذكر ذكرت افاد أفاد أفادت قتل قتلت اصيب أصيب اعتقل بدأ بدأت شارك تسلم تولى ادى أدى \
        خلال منذ حول امام أمام بعد قبل ضد عبر وسط بين حين حيث حيال اثر إثر عقب لدى بشأن بسبب بدون عدم عدد غير لم لن لا ليس ايضا أيضا الذى \
        التى فيما بينما كما عن على في من مع او أو ثم قد وقد وهو وهي هو هي ما وان وأن لكن ولكن بان بأن لان لأن عندما بعدما حاليا السابق السابقة \
        واحد عدة جميع كل بعض اي أي أنه انه إنه فإنه فانه لأنه لانه أنها انها إنها أنهم كان كانت لاشك تم ضمن وضع مختلف بيانا تصريح التابعة التابع نفسه نفسها مرة صباح مساء ليل فجر يوم شهر عام سنة الف ألف مليون مليار سجل فاز فازت احرز أحرز حقق تقدم تعادل هدف هدفا
        """)
    private static let commonStarts = ["لل", "بال", "وال", "فال", "كال", "سي", "ست", "است", "ت", "ي", "وي", "وت"].map { Array($0.utf8) }
    private static let commonEnds = ["ة", "ات", "وا", "ها", "هم", "ية", "اً", "تين", "ى", "ت", "هما"].map { Array($0.utf8) }

    private static func ids(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map { Folding.id(of: String($0)) }) }
}
