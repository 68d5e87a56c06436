import TestSupport

/// The same small story in other languages, and bytes in other encodings.
extension Fixture {
    static let russian = [
        "Река вышла из берегов во вторник ночью, и две деревни у старого моста оказались отрезаны.",
        "Добровольцы носили мешки с песком до рассвета, а совет открыл школьный зал для семей, которые остались без крова.",
        "К полудню вода немного спала, но дорога в долину была ещё закрыта, сказал мэр на встрече с жителями.",
    ]
    static let arabic = [
        "ارتفع منسوب النهر فوق ضفتيه ليلة الثلاثاء، وانقطعت قريتان بالقرب من الجسر القديم عن العالم.",
        "حمل المتطوعون أكياس الرمل حتى الفجر، بينما فتح المجلس قاعة المدرسة أمام العائلات التي بقيت بلا مأوى.",
        "قال رئيس البلدية إن الطريق إلى الوادي ما زال مغلقا، وإن المهندسين سيفحصون السد يوم الخميس.",
    ]
    static let hebrew = [
        "הנהר עלה על גדותיו בליל שלישי, ושני כפרים ליד הגשר הישן נותקו מן העולם.",
        "מתנדבים נשאו שקי חול עד עלות השחר, והמועצה פתחה את אולם בית הספר בפני המשפחות.",
        "עד הצהריים ירדו המים מעט, אבל הדרך לעמק עדיין סגורה, אמר ראש העיר.",
    ]
    static let western = [
        "La rivière est sortie de son lit mardi soir, et deux villages près du vieux pont ont été isolés.",
        "Des bénévoles ont porté des sacs de sable jusqu’à l’aube – la mairie avait ouvert l’école aux familles.",
        "À midi l’eau avait baissé un peu, mais la route de la vallée restait coupée, a déclaré le maire.",
    ]
    static let polish = [
        "We wtorek w nocy rzeka wystąpiła z brzegów, a dwie wsie przy starym moście zostały odcięte.",
        "Ochotnicy do świtu nosili worki z piaskiem, a rada otworzyła szkolną salę dla rodzin.",
        "Do południa woda nieco opadła, lecz droga do doliny była wciąż zamknięta, powiedział wójt.",
    ]
    static let chinese = [
        "星期二夜里河水漫过堤岸，老桥附近的两个村庄与外界失去联系。", "志愿者背着沙袋一直干到天亮，镇里为受灾家庭打开了学校礼堂。",
        "到中午水位略有下降，但通往山谷的道路仍然关闭，镇长在会上说。",
    ]
    static let taiwanese = [
        "星期二夜裡河水漫過堤岸，老橋附近的兩個村莊與外界失去聯繫。", "志工背著沙袋一直忙到天亮，鎮公所為受災家庭打開了學校禮堂。",
        "到中午水位略有下降，但通往山谷的道路仍然關閉，鎮長在會上說。",
    ]
    static let japanese = [
        "火曜日の夜、川が堤防を越え、古い橋の近くの二つの村が孤立した。", "ボランティアは夜明けまで土のうを運び、町は避難した家族のために学校の体育館を開けた。",
        "昼までに水位は少し下がったが、谷へ向かう道はまだ閉鎖されていると町長は話した。",
    ]
    static let korean = [
        "화요일 밤 강물이 둑을 넘어 오래된 다리 근처의 두 마을이 고립되었다.", "자원봉사자들은 새벽까지 모래주머니를 날랐고 읍사무소는 이재민 가족을 위해 학교 강당을 열었다.",
        "정오까지 물은 조금 빠졌지만 골짜기로 가는 길은 아직 막혀 있다고 읍장이 말했다.",
    ]

    static func encoded(_ text: String, _ charset: String) -> [UInt8] {
        guard let bytes = TestSupport.encoded(text, charset) else { preconditionFailure("\(charset) cannot write this text.") }
        return bytes
    }
}
