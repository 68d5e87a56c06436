/// An index of schema 3 as the gleaner of that time left it, made from one of the present schema.
import Foundation
import GRDB
import Indexing

enum SchemaThree {
    /// Copies the index at `path` into a new file of schema 3.
    static func copy(of path: String, to old: String) throws {
        try DatabaseQueue(path: old).writeWithoutTransaction { db in
            db.add(
                function: DatabaseFunction("folded", argumentCount: 1) {
                    String.fromDatabaseValue($0[0]).map(ShelvedArticle.folded)
                })
            db.add(function: DatabaseFunction("gaps", argumentCount: 1) { Data.fromDatabaseValue($0[0]).map(gaps) })
            try db.execute(sql: statements)
            try db.execute(sql: "PRAGMA application_id = 0x474C4E52; PRAGMA user_version = 3")
            try db.execute(sql: "ATTACH DATABASE ? AS new", arguments: [path])
            for (table, columns) in columns {
                let from =
                    table == "documents" ? "(SELECT d.*, r.recipe FROM new.documents d JOIN new.runs r ON r.id = d.run)" : "new.\(table)"
                try db.execute(
                    sql:
                        "INSERT INTO main.\(table) (\(columns)) SELECT \(columns.replacing(", sentences", with: ", gaps(sentences)")) FROM \(from)"
                )
            }
            try db.execute(
                sql: "INSERT INTO main.documents_fts (rowid, title, text) SELECT id, folded(title), folded(text) FROM new.documents")
        }
    }

    /// Sentences as they were stored then: the gap before each without the kind of its block.
    private static func gaps(_ sentences: Data) -> Data {
        var numbers: [Int] = []
        var (value, shift) = (0, 0)
        for byte in sentences {
            value |= Int(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 {
                numbers.append(value)
                (value, shift) = (0, 0)
            }
        }
        var former = Data()
        for (index, number) in numbers.enumerated() {
            var rest = index % 2 == 0 ? number >> 3 : number
            while rest >= 0x80 {
                former.append(UInt8(rest & 0x7F | 0x80))
                rest >>= 7
            }
            former.append(UInt8(rest))
        }
        return former
    }

    private static let columns = [
        ("runs", "id, started, ended, version, pipeline, recipe, gazetteer, inputs, state, documents, skipped, rejected"),
        ("sources", "id, name"),
        (
            "documents",
            """
            id, key, source, path, sha256, url, canonical_url, title, byline, published, published_precision, published_signal,
            modified, seen, forwarded_from, language, words, text, warnings, recipe, run
            """
        ),
        ("layers", "document, sentences, terms"),
        ("signatures", "document, exact, minhash"),
        ("clusters", "document, size, source, published"),
        ("copies", "document, cluster"),
        ("terms", "id, hash, term"),
        ("entities", "id, key, type, name, kind, parent, country, latitude, longitude, point, place"),
        ("relations", "entity, relation, other, since, until"),
        ("mentions", "document, entity, start, end, score, inside, alias, stance"),
        (
            "claims",
            """
            id, document, start, end, type, subtype, score, basis, status, certainty, speaker, speaker_entity, speaker_role, via,
            date_text, date_from, date_to, cues
            """
        ),
        ("participants", "claim, role, type, entity, text, start, end"),
        ("quantities", "claim, kind, value, low, high, bound, counted, unit, text, start, end"),
        ("statements", "document, source, source_entity, cue, start, end, quoted"),
        ("errors", "id, run, input, record, stage, code, message"),
    ]

    private static let statements = """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, version TEXT NOT NULL, pipeline TEXT NOT NULL,
            recipe TEXT NOT NULL, gazetteer TEXT, inputs TEXT NOT NULL, state TEXT NOT NULL,
            documents INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source INTEGER REFERENCES sources(id), path TEXT NOT NULL,
            sha256 TEXT, url TEXT, canonical_url TEXT, title TEXT NOT NULL, byline TEXT, published TEXT,
            published_precision TEXT, published_signal TEXT, modified TEXT, seen TEXT, forwarded_from TEXT, language TEXT NOT NULL,
            words INTEGER NOT NULL, text TEXT NOT NULL, warnings TEXT, recipe TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id)
        );
        CREATE INDEX documents_published ON documents(published);
        CREATE INDEX documents_source ON documents(source);
        CREATE TABLE layers (
            document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, sentences BLOB NOT NULL, terms BLOB NOT NULL
        );
        CREATE TABLE signatures (
            document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, exact INTEGER NOT NULL, minhash BLOB
        );
        CREATE TABLE clusters (
            document INTEGER PRIMARY KEY REFERENCES documents(id), size INTEGER NOT NULL, source INTEGER REFERENCES sources(id), published TEXT
        );
        CREATE TABLE copies (
            document INTEGER PRIMARY KEY REFERENCES documents(id), cluster INTEGER NOT NULL REFERENCES clusters(document)
        );
        CREATE INDEX copies_cluster ON copies(cluster);
        CREATE TABLE terms (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, term TEXT NOT NULL);
        CREATE TABLE entities (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
            parent TEXT, country TEXT, latitude REAL, longitude REAL, point TEXT, place TEXT
        );
        CREATE TABLE relations (entity TEXT NOT NULL, relation TEXT NOT NULL, other TEXT NOT NULL, since TEXT, until TEXT);
        CREATE TABLE mentions (
            document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, entity INTEGER NOT NULL REFERENCES entities(id),
            start INTEGER NOT NULL, end INTEGER NOT NULL, score REAL NOT NULL, inside INTEGER,
            alias TEXT, stance TEXT,
            PRIMARY KEY (document, start, end, entity)
        ) WITHOUT ROWID;
        CREATE INDEX mentions_entity ON mentions(entity, document);
        CREATE TABLE claims (
            id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            start INTEGER NOT NULL, end INTEGER NOT NULL, type TEXT NOT NULL, subtype TEXT, score REAL NOT NULL, basis TEXT NOT NULL,
            status TEXT NOT NULL, certainty TEXT NOT NULL, speaker TEXT, speaker_entity INTEGER REFERENCES entities(id),
            speaker_role TEXT NOT NULL, via TEXT, date_text TEXT, date_from TEXT, date_to TEXT, cues TEXT NOT NULL
        );
        CREATE INDEX claims_document ON claims(document);
        CREATE INDEX claims_type ON claims(type);
        CREATE TABLE participants (
            claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE, role TEXT NOT NULL, type TEXT NOT NULL,
            entity INTEGER REFERENCES entities(id), text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
        );
        CREATE INDEX participants_claim ON participants(claim);
        CREATE INDEX participants_entity ON participants(entity);
        CREATE TABLE quantities (
            claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE, kind TEXT NOT NULL, value REAL, low REAL, high REAL,
            bound TEXT NOT NULL, counted TEXT, unit TEXT, text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
        );
        CREATE INDEX quantities_claim ON quantities(claim);
        CREATE TABLE statements (
            document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, source TEXT, source_entity INTEGER REFERENCES entities(id),
            cue TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL, quoted INTEGER NOT NULL
        );
        CREATE INDEX statements_document ON statements(document);
        CREATE TABLE errors (
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), input TEXT NOT NULL, record TEXT NOT NULL,
            stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, UNIQUE (input, record)
        );
        CREATE VIRTUAL TABLE documents_fts USING fts5(
            title, text, content='documents', content_rowid='id',
            tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn'"
        );
        """
}
