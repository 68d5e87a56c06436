import Claims
import Documents
import Testing

/// Arabic: the verb before its subject, endings and prefixes, voice without vowel marks, duals, numbers in words.
@Suite struct ArabicTests {
    private func claims(_ text: String) -> [Claim] { Reading.article(text, language: "ar").claims }

    @Test(
        "Sentences of the news have their types",
        arguments: [
            ("تبنى فصيل مسلح إطلاق الصواريخ على القاعدة الجوية شمال المدينة.", "claim_of_responsibility"),
            ("أعلنت جماعة متشددة، في تسجيل صوتي بثته أمس، مسؤوليتها عن اغتيال القاضي.", "claim_of_responsibility"),
            ("وأقرت كتائب الفجر بمسؤوليتها عن زرع العبوة الناسفة تحت الجسر.", "claim_of_responsibility"),
            ("هاجم مسلحون مجهولون دورية للشرطة غرب البلدة فقتلوا شرطيين.", "attack_report"),
            ("اغتال مسلحان يستقلان دراجة نارية رئيس البلدية أمام منزله.", "attack_report"),
            ("شن متمردون هجوما عنيفا على القرية وأحرقوا عشرات المنازل.", "attack_report"),
            ("خطف قراصنة طاقم سفينة شحن قبالة السواحل الصومالية.", "attack_report"),
            ("اعتقلت قوات الأمن سبعة مشتبه بهم في مداهمات فجر الأربعاء.", "counter_operation"),
            ("ألقت الشرطة القبض على متهم بزرع عبوات ناسفة.", "counter_operation"),
            ("ارتفعت حصيلة ضحايا التفجير إلى 43 قتيلا.", "casualty_loss"),
            ("هدد المتحدث باسم الجماعة بشن هجمات جديدة على المدن الكبرى.", "threat_call"),
            ("توعدت الحركة بالثأر لمقتل قائدها.", "threat_call"),
            ("نفت الجماعة أي صلة لها بتفجير المسجد.", "denial"),
            ("لم تعلن أي جهة مسؤوليتها عن الهجوم.", "denial"),
            ("اتهمت الحكومة الجماعة بالوقوف وراء الهجوم على السوق.", "accusation"),
            ("حمل الرئيس المتمردين مسؤولية المجزرة.", "accusation"),
            ("سيطر المتمردون على بلدة استراتيجية بعد معارك عنيفة.", "victory_defeat"),
            ("وقعت الحكومة والمتمردون اتفاق سلام في العاصمة.", "agreement_surrender"),
            ("استسلم ثلاثون مقاتلا من الجماعة للجيش.", "agreement_surrender"),
            ("بدأ الجيش هجوما واسعا لطرد المسلحين من الغابة.", "counter_operation"),
            ("سطا ملثمون على مصرف في وسط العاصمة وقتلوا حارسا.", "attack_report"),
            ("ألقى ملثمون قنبلة على مركز للشرطة.", "attack_report"),
            ("نصب متمردون كمينا لدورية من الجيش.", "attack_report"),
            ("ضرب صاروخ مبنى سكنيا في كييف.", "attack_report"),
            ("أحرق مسلحون مدرسة للبنات في القرية.", "attack_report"),
            ("قال مسؤول إن حركة الشباب مسؤولة عن التفجير.", "accusation"),
            ("اتهمت الحكومة الجيش المجاور بقصف مستشفى.", "accusation"),
        ])
    func types(_ text: String, _ type: String) {
        #expect(claims(text).contains { $0.type == type }, "\(text): \(claims(text).map(\.type))")
    }

    @Test(
        "Sports, markets, accidents and politics give no claim",
        arguments: [
            "سيطر الفريق على مجريات المباراة وهاجم مرمى خصمه.", "أعلنت الوزارة مسؤوليتها عن تنظيم المهرجان.",
            "قتل شخصان في حادث سير على الطريق الساحلي.", "هاجم النائب مشروع الموازنة بشدة.", "نفى اللاعب انتقاله إلى الدوري الإنكليزي.",
            "ارتفعت أسعار النفط بعد هجوم المضاربين على العقود الآجلة.", "هدد المدرب بالاستقالة إذا خسر الفريق.",
            "اتهم المخرج شركة الإنتاج بسرقة فكرة المسلسل.", "وقعت الشركتان اتفاقا لتطوير حقل الغاز.",
        ])
    func falseAlarms(_ text: String) {
        #expect(claims(text).isEmpty, "\(text): \(claims(text).map(\.type))")
    }

    @Test(
        "Duals, units before tens, and digits behind \"and\" are counted",
        arguments: [
            ("قتل جنديان في انفجار لغم.", [2.0]),
            ("مقتل ستة وسبعين جنديا في كمين", [76.0]),
            ("أسفر هجوم المسلحين عن مقتل ثلاثة عشر مدنيا وإصابة 20 آخرين.", [13.0, 20.0]),
            ("أوقع التفجير 147 قتيلا و79 جريحا.", [79.0, 147.0]),
        ])
    func figures(_ text: String, _ values: [Double]) {
        #expect(claims(text).flatMap(\.quantities).compactMap(\.value).sorted() == values.sorted(), "\(text)")
    }

    @Test("The subject follows its verb, and the object follows the subject")
    func order() {
        let article = Reading.article("هاجم مسلحون مجهولون دورية للشرطة غرب البلدة.", language: "ar")
        #expect(article.claims.first?.actors.map { article.string($0.range) } == ["مسلحون مجهولون"])
        #expect(article.claims.first?.targets.map { article.string($0.range) } == ["دورية"])
    }

    @Test("A verb without an object is passive")
    func voice() {
        let article = Reading.article("قتل خمسة جنود في هجوم على حاجز.", language: "ar")
        #expect(article.claims.flatMap(\.quantities).map(\.kind) == ["killed"])
        #expect(article.claims.first?.actors.isEmpty == true)
    }

    @Test("Whoever a verb of saying names vouches for what follows \"that\"")
    func speaker() {
        let article = Reading.article("قال متحدث باسم الشرطة إن مسلحين هاجموا حافلة.", language: "ar")
        #expect(article.claims.first?.status == .reported)
        #expect(article.claims.first?.speaker.range.map { article.string($0) } == "متحدث باسم الشرطة")
    }
}
