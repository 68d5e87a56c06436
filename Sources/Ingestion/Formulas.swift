internal import Text

/// Set phrases that pages put among and below their paragraphs, in the languages that news is most written in: calls to
/// share, to subscribe and to report errors, notices of rights, labels of advertisements, and the headings of what comes
/// after an article.
enum Formulas {
    enum Role {
        /// Belongs to the page, wherever it stands.
        case aside
        /// Begins what stands below an article: comments, other articles, the author, tags, contacts.
        case ending
    }

    /// Whether a short block is such a phrase or begins with one. Digits do not count: "Comments (12)".
    static func role(_ bytes: [UInt8], _ range: Range<Int>) -> Role? {
        let words = Skeleton(bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + 120)).letters.filter { !ASCII.isDigit($0) }
        guard !words.isEmpty else { return nil }
        var hash = WordTable.Hash()
        for (count, letter) in words.enumerated() {
            hash.add(letter)
            let value = table.value(of: hash.value)
            guard value != 0, value & opening != 0 || count + 1 == words.count else { continue }
            return value & ending != 0 ? .ending : .aside
        }
        return nil
    }

    private static let whole: UInt32 = 1
    private static let opening: UInt32 = 2
    private static let ending: UInt32 = 4

    private static let table = WordTable(
        phrases(
            """
            Advertisement, Advertising, Sponsored, Promoted, Story continues below, Article continues below, Continue reading,
            Read more, Share, Share this, Share this article, Share this story, Tweet, Print, Email, Close, Loading, Image, Photo,
            Video, Anzeige, Werbung, Teilen, Drucken, Weiterlesen, Publicité, Publicidad, Pubblicità, Publicidade, Compartir,
            Condividi, Partager, Reklama, Реклама, Поделиться, Печать, Реклам, Advertentie, Annons, Annonce, إعلان, اعلان, شارك,
            广告, 廣告, Διαφήμιση, Reklam, Back to top, Top, Previous, Next, Previous Next
            """, whole)
            + phrases(
                """
                All rights reserved, Все права защищены, Alle Rechte vorbehalten, Tous droits réservés,
                Todos los derechos reservados, Copyright, Sign up for our, Sign up to our, Subscribe to our, Follow us on,
                Like us on Facebook, Join our, Click here to read, Newsletter, Jetzt Newsletter, Folgen Sie uns, Suivez-nous,
                Síguenos, Подписывайтесь на, Читайте также, Читать также, Смотрите также, Lesen Sie auch, Lesen Sie mehr,
                Lire aussi, À lire aussi, Lea también, Lee también, Leia também, Leggi anche, Czytaj także, Czytaj też,
                Zobacz także, Διαβάστε επίσης, Διαβάστε ακόμη, Lees ook, Läs också, اقرأ أيضا, إقرأ أيضا, اقرأ المزيد, 责任编辑,
                責任編輯, 编辑, Читати також, Čtěte také, Baca juga, Citește și, Rate this, Print this page, See also, Also read,
                Read also, More from, The views expressed in this, Have a news tip, Thank you for reading
                """, opening)
            + phrases(
                """
                Comments, Leave a comment, Leave a reply, Post a comment, Add a comment, Latest comments, Kommentare, Kommentar schreiben,
                Kommentieren, Commentaires, Laisser un commentaire, Comentarios, Deja un comentario, Commenti,
                Lascia un commento, Comentários, Deixe um comentário, Reacties, Komentarze, Dodaj komentarz, Комментарии,
                Оставить комментарий, Коментарі, التعليقات, أضف تعليقا, Yorumlar, Σχόλια, Komentáře, Kommentarer, 评论, 評論,
                More on this story, Recommended, Recommended reading, Read next, Up next, Latest news, Trending, Top stories,
                Editors' picks, Mehr zum Thema, Weitere Artikel, Weitere Nachrichten, Weitere Meldungen, Weitere Informationen,
                Auch interessant, Ähnliche Artikel, Ähnliche Beiträge, Verwandte Artikel, Verwandte Themen, Meistgelesen,
                Sur le même sujet, Articles liés, Articles similaires, Les plus lus, Noticias relacionadas,
                Artículos relacionados, Más noticias, Lo más leído, Articoli correlati, Notícias relacionadas,
                Artigos relacionados, Veja também, Veja mais, Gerelateerde artikelen, Zobacz również, Czytaj również,
                Przeczytaj także, Podobne artykuły, Powiązane artykuły, Материалы по теме, По теме, Ссылки по теме,
                Новости по теме, Похожие новости, Другие новости, Матеріали за темою, Схожі новини, مواضيع ذات صلة,
                أخبار ذات صلة, مقالات ذات صلة, الأكثر قراءة, İlgili haberler, Benzer haberler, Σχετικά άρθρα, Σχετικά θέματα,
                Související články, Mohlo by vás zajímat, Relaterade artiklar, 相关阅读, 推荐阅读, 延伸阅读, 延伸閱讀, 関連記事,
                関連ニュース, 관련기사, مطالب مرتبط, עוד בנושא, כתבות קשורות, Kapcsolódó cikkek, Articole similare, Artikel terkait,
                Berita terkait, About the author, About the authors, Über den Autor, Über die Autorin, Über die Autoren,
                À propos de l'auteur, Sobre el autor, Sobre o autor, L'autore, Over de auteur, O autorze, Об авторе, Про автора,
                عن الكاتب, Tags, Topics, Keywords, Schlagwörter, Schlagworte, Themen, Mots-clés, Etiquetas, Теги, Tagi, Contact,
                Contacts, Media contact, Press contact, Kontakt, Pressekontakt, Ansprechpartner, Contacto, Contatti, Contato,
                Disclaimer, About us
                """, whole | ending)
            + phrases(
                """
                Related articles, Related stories, Related posts, Related content, Related news, Recommended for you,
                You may also like, You might also like, Most read, Most popular, Das könnte Sie auch interessieren,
                Te puede interesar, También te puede interesar, Potrebbe interessarti, Ti potrebbe interessare, 免责声明,
                相关报道, 相关新闻, 相關新聞, 更多新闻, 版权声明, Ошибка в тексте, Если вы заметили ошибку, Если вы нашли ошибку,
                Нашли ошибку, Mehr zum Thema, Weitere Artikel zum Thema
                """, opening | ending))

    private static func phrases(_ list: String, _ value: UInt32) -> [(letters: [UInt8], value: UInt32)] {
        list.utf8.split { $0 == 0x2C || $0 == 0x0A }.map { (Skeleton(Array($0), 0..<$0.count).letters, value) }
    }
}
