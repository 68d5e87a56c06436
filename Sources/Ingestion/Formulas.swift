/// Set phrases that pages put among and below their paragraphs, in several languages: calls to share, to subscribe and
/// to report errors, notices of rights, labels of advertisements.
enum Formulas {
    /// Whether a short block is such a phrase or begins with one.
    static func match(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let words = Skeleton(bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + 120)).letters
        guard !words.isEmpty else { return false }
        var hash = WordTable.Hash()
        for (count, letter) in words.enumerated() {
            hash.add(letter)
            switch table.value(of: hash.value) {
            case whole where count + 1 == words.count: return true
            case opening: return true
            default: break
            }
        }
        return false
    }

    private static let whole: UInt32 = 1
    private static let opening: UInt32 = 2

    private static let table = WordTable(
        [
            "Advertisement", "Advertising", "Sponsored", "Promoted", "Story continues below", "Article continues below", "Continue reading",
            "Read more",
            "Share", "Share this", "Share this article", "Share this story", "Tweet", "Print", "Email", "Comments", "Close", "Loading",
            "Image", "Photo", "Video",
            "Anzeige", "Werbung", "Teilen", "Drucken", "Kommentare", "Weiterlesen", "Publicité", "Publicidad", "Pubblicità", "Publicidade",
            "Compartir",
            "Condividi", "Partager", "Reklama", "Реклама", "Поделиться", "Комментарии", "Печать", "Реклам", "Advertentie", "Annons",
            "Annonce", "إعلان", "اعلان",
            "شارك", "广告", "廣告", "Διαφήμιση", "Reklam", "Back to top", "Top", "Previous",
            "Next",
        ].map { (letters($0), whole) }
            + [
                "All rights reserved", "Все права защищены", "Alle Rechte vorbehalten", "Tous droits réservés",
                "Todos los derechos reservados", "Copyright",
                "Sign up for our", "Sign up to our", "Subscribe to our", "Follow us on", "Like us on Facebook", "Join our",
                "Click here to read",
                "Newsletter", "Jetzt Newsletter", "Folgen Sie uns", "Suivez-nous", "Síguenos", "Подписывайтесь на", "Читайте также",
                "Читать также", "Смотрите также",
                "Ошибка в тексте", "Если вы заметили ошибку", "Если вы нашли ошибку", "Нашли ошибку",
                "Lesen Sie auch", "Lesen Sie mehr", "Lire aussi", "Lea también",
                "Lee también", "Leia também", "Leggi anche", "Czytaj także", "Czytaj też", "Zobacz także", "Διαβάστε επίσης",
                "Διαβάστε ακόμη", "Lees ook", "Läs också",
                "اقرأ أيضا", "إقرأ أيضا", "اقرأ المزيد", "免责声明", "责任编辑", "責任編輯", "相关报道", "相关新闻", "相關新聞", "编辑", "更多新闻", "版权声明",
                "İlgili haberler", "Читати також",
                "Rate this", "Print this page", "See also", "Also read", "Read also", "Recommended for you", "Related articles",
                "Related stories", "More from",
                "You may also like", "Most read", "Most popular",
                "The views expressed in this", "Have a news tip", "Thank you for reading",
            ].map { (letters($0), opening) })

    private static func letters(_ phrase: String) -> [UInt8] { Skeleton(phrase).letters }
}
