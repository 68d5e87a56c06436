import Documents
import Tokenization

import Entities

/// A small world for the tests: its tables, and what an article in it is found to name.
enum Sample {
    static let tokenizing: PhraseTokenizer = { text, range, tokens in
        Tokenizer.tokenize(text, range, spacedGroups: false, into: &tokens)
    }

    static func table(_ name: String, _ columns: String, _ rows: [String]) -> Gazetteer.Table {
        let lines = ([columns] + rows).map { $0.split(separator: ";", omittingEmptySubsequences: false).joined(separator: "\t") }
        return (name, Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    static let placeColumns = "id;name;type;kind;parent;countries;lat;lon;population;aliases"

    static let tables: [Gazetteer.Table] = [
        table(
            "countries.tsv", placeColumns,
            [
                "c:fr;France;place;country;;FR;46;2;64000000;Франция|فرنسا",
                "c:us;United States;place;country;;US;39.8;-98.5;327000000;US|U.S.|the United States|USA|США",
                "c:eg;Egypt;place;country;;EG;27;30;98000000;مصر|Египет",
                "c:sy;Syria;place;country;;SY;35;38;17000000;Сирия|سوريا",
                "c:iq;Iraq;place;country;;IQ;33;44;38000000;العراق|Ирак",
                "c:mz;Mozambique;place;country;;MZ;-18;35;29000000;",
                "c:es;Spain;place;country;;ES;40;-4;46000000;",
                "c:jo;Jordan;place;country;;JO;31;36;9900000;",
            ]),
        table(
            "divisions.tsv", "id;name;type;kind;parent;countries;lat;lon;point;population;aliases",
            [
                "d:tx;Texas;place;adm1;c:us;US;31.3;-99.3;centroid;29000000;Tex.",
                "d:me;Maine;place;adm1;c:us;US;45.5;-69.2;centroid;1300000;",
                "d:cabo;Cabo Delgado Province;place;adm1;c:mz;MZ;-12.3;40.2;centroid;2300000;",
                "d:sinai;North Sinai;place;adm1;c:eg;EG;30.6;33.6;centroid;400000;",
                "d:idf;Ile-de-France;place;adm1;c:fr;FR;48.7;2.5;centroid;12000000;",
            ]),
        table(
            "places.tsv", placeColumns,
            [
                "p:paris-fr;Paris;place;capital;d:idf;FR;48.85341;2.3488;2138551;Париж|باريس",
                "p:paris-tx;Paris;place;city;d:tx;US;33.66094;-95.55551;24782;",
                "p:dallas;Dallas;place;city;d:tx;US;32.78306;-96.80667;1300092;",
                "p:denison;Denison;place;city;d:tx;US;33.75566;-96.53666;23000;",
                "p:palma-es;Palma;place;city;c:es;ES;39.56939;2.65024;401270;",
                "p:palma-mz;Palma;place;city;d:cabo;MZ;-10.77639;40.47806;6000;",
                "p:aleppo;Aleppo;place;city;c:sy;SY;36.20124;37.16117;2098210;Алеппо|حلب",
                "p:mosul;Mosul;place;city;c:iq;IQ;36.335;43.11889;1739800;Мосул|الموصل",
                "p:smith;Smith;place;city;d:me;US;45;-69;1500;",
                "p:bangor;Bangor;place;city;d:me;US;44.80118;-68.77781;31753;",
                "p:reading;Reading;place;city;c:us;US;40.33565;-75.92687;88000;",
            ]),
        table(
            "regions.tsv", placeColumns,
            ["r:sinai;Sinai;place;peninsula;c:eg;EG;29.5;33.8;;the Sinai Peninsula|سيناء"]),
        table(
            "groups.tsv", "id;name;type;kind;parent;countries;aliases",
            [
                "g:nla;National Liberation Army;group;armed_group;;CO;",
                "g:is;Islamic State;group;armed_group;;SY IQ;ISIS|IS|Daesh|داعش|تنظيم الدولة الإسلامية|Исламское государство",
                "g:is-sinai;Sinai Province;group;terrorist_branch;g:is;EG;Wilayat Sinai|ولاية سيناء",
                "g:aa;Arakan Army;group;armed_group;;MM;AA",
            ]),
        table("persons.tsv", "id;name;type;kind;parent;countries;aliases", ["x:sisi;Abdel Fattah al-Sisi;person;president;;EG;al-Sisi"]),
        table(
            "media.tsv", "id;name;type;kind;parent;countries;aliases",
            ["m:post;Washington Post;media;newspaper;;US;", "m:national;The National;media;newspaper;;AE;"]),
        table("demonyms.tsv", "id;name;type;parent;countries;aliases", ["dem:sy;Syrian;demonym;c:sy;SY;Syrians|سوري|سورية"]),
        table("ambiguous.tsv", "name;kind;prior", ["Reading;word;0.1", "Smith;surname;0.02", "US;word;0.6"]),
        table("given_names.tsv", "name;gender", ["Chad;m", "John;m", "Mary;f", "Jordan;", "Robin;"]),
        table("titles.tsv", "title;kind", ["President;person", "Mrs;person"]),
    ]

    static let gazetteer: Gazetteer = {
        do {
            return try Gazetteer(compiled: Gazetteer.compile(tables: tables, tokenizing: tokenizing))
        } catch {
            fatalError("\(error)")
        }
    }()

    /// Makes an article of a line: some rules do not trust the capitals of a short message.
    static let rest = String(repeating: " The road was long and the rain did not stop until the night.", count: 5)

    struct Found: Equatable, CustomStringConvertible {
        var text: String
        var type: String
        var id: String?
        var holder: String?
        var description: String { "\(text) \(type) \(id ?? "-")" + (holder.map { " inside \($0)" } ?? "") }
    }

    static func article(_ text: String, _ gazetteer: Gazetteer = Sample.gazetteer, published: String? = nil) throws -> Article {
        var article = Article(source: "test", payload: .taken)
        article.text = Array(text.utf8)
        article.language = "en"
        article.published = published.map { DateStamp($0, .day, signal: "row") }
        try TokenizeStage().annotate(&article)
        try EntityStage(gazetteer: gazetteer).annotate(&article)
        return article
    }

    /// What a text is found to name, in order.
    static func names(_ text: String, _ gazetteer: Gazetteer = Sample.gazetteer) throws -> [Found] {
        let article = try article(text, gazetteer)
        return article.mentions.map { mention in
            let entity = article.entities[mention.entity]
            return Found(
                text: article.string(mention.range), type: entity.type.rawValue, id: entity.id,
                holder: mention.inside.map { article.string(article.mentions[$0].range) })
        }
    }

    /// "Paris:p:paris-fr", one for each mention; "-" where no table knows it.
    static func brief(_ text: String) throws -> [String] { try names(text).map { "\($0.text) \($0.id ?? $0.type)" } }
}
