import GRDB

/// The tables of an index file. One SQLite file that other tools open as it is: text dates, `latitude` and
/// `longitude` columns, foreign keys, and a full-text table that names its content table.
enum Schema {
    /// "GLNR": tells our files from any other SQLite database.
    static let applicationID: Int32 = 0x474C_4E52
    static let version = 4

    static let tables = """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, version TEXT NOT NULL, pipeline TEXT NOT NULL,
            recipe TEXT NOT NULL, text_recipe TEXT NOT NULL, gazetteer TEXT, inputs TEXT NOT NULL, state TEXT NOT NULL,
            documents INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source INTEGER REFERENCES sources(id), path TEXT NOT NULL,
            sha256 TEXT, url TEXT, canonical_url TEXT, title TEXT NOT NULL, byline TEXT, published TEXT,
            published_precision TEXT, published_signal TEXT, modified TEXT, seen TEXT, forwarded_from TEXT, language TEXT NOT NULL,
            words INTEGER NOT NULL, warnings TEXT, run INTEGER NOT NULL REFERENCES runs(id),
            annotated INTEGER NOT NULL REFERENCES runs(id), text TEXT NOT NULL
        );
        CREATE INDEX documents_published ON documents(published);
        CREATE INDEX documents_source ON documents(source);
        CREATE INDEX documents_language ON documents(language);
        CREATE INDEX documents_runs ON documents(annotated, run);
        CREATE TABLE layers (
            document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, digest INTEGER NOT NULL, entities BLOB NOT NULL,
            sentences BLOB NOT NULL, terms BLOB NOT NULL
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
        CREATE INDEX claims_type ON claims(type, status, document);
        CREATE INDEX claims_speaker ON claims(speaker_entity) WHERE speaker_entity IS NOT NULL;
        CREATE TABLE participants (
            claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE, number INTEGER NOT NULL, role TEXT NOT NULL, type TEXT NOT NULL,
            entity INTEGER REFERENCES entities(id), text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            PRIMARY KEY (claim, number)
        ) WITHOUT ROWID;
        CREATE INDEX participants_entity ON participants(entity) WHERE entity IS NOT NULL;
        CREATE TABLE quantities (
            claim INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE, number INTEGER NOT NULL, kind TEXT NOT NULL, value REAL, low REAL,
            high REAL, bound TEXT NOT NULL, counted TEXT, unit TEXT, text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            PRIMARY KEY (claim, number)
        ) WITHOUT ROWID;
        CREATE TABLE statements (
            document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, number INTEGER NOT NULL, source TEXT,
            source_entity INTEGER REFERENCES entities(id), cue TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL, quoted INTEGER NOT NULL,
            PRIMARY KEY (document, number)
        ) WITHOUT ROWID;
        CREATE INDEX statements_source ON statements(source_entity) WHERE source_entity IS NOT NULL;
        CREATE TABLE errors (
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), input TEXT NOT NULL, record TEXT NOT NULL,
            stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, UNIQUE (input, record)
        );
        """

    /// The words of titles and texts, folded. Datasette finds the table that it serves by content="…", in double quotes.
    static let words = """
        CREATE VIRTUAL TABLE documents_fts USING fts5(
            title, text, content="documents", content_rowid='id',
            tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn'"
        );
        """

    /// Makes a new file into an index, or checks that an old one is an index of this version.
    static func prepare(_ db: Database, path: String) throws {
        guard try isNew(db) else { return try check(db, path: path) }
        try db.execute(sql: tables + words)
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
    }

    /// Whether the file holds nothing yet.
    static func isNew(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 && Int32.fetchOne(db, sql: "PRAGMA application_id") == 0
    }

    static func check(_ db: Database, path: String) throws {
        let found = try found(db, path: path)
        guard found == version else {
            let way =
                found > version
                ? "Use the gleaner that made it, or name another file with --index."
                : found >= Migration.oldest
                    ? "Bring it up to date with: gleaner index migrate \(path)" : "Build a new index under another name with --index."
            throw IndexError(.otherSchema, "\(path) has schema \(found); this gleaner reads schema \(version). \(way)")
        }
    }

    /// The schema that an index of any version has.
    static func found(_ db: Database, path: String) throws -> Int {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
            throw IndexError(
                .notAnIndex, "\(path) is a SQLite file of another program. Name another file with --index.")
        }
        return try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }
}

/// Why an index cannot be used, in one sentence with the way out.
package struct IndexError: Error, Sendable, CustomStringConvertible {
    package enum Reason: Sendable { case missing, notAnIndex, otherSchema, unknown, locked, damaged, cannotWrite, inputOutput }
    package let reason: Reason
    package let description: String
    package init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }

    /// SQLite's own errors in the user's words.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB:
            self.init(.notAnIndex, "\(path) is no index (not a SQLite file). Name another file with --index.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.locked, "\(path) is being written by another program. Wait for it to end, or name another file with --index.")
        case .SQLITE_CORRUPT:
            self.init(.damaged, "\(path) is damaged (\(error.message ?? "malformed")). Restore it from a copy or build it again.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init(
                .cannotWrite,
                "\(path) cannot be opened or written: \(error.message ?? "no permission"). Check the folder and its permissions.")
        case .SQLITE_FULL, .SQLITE_IOERR:
            self.init(
                .inputOutput,
                "\(path) cannot be written any further: \(error.message ?? "I/O error"). Make room, then give the same command again.")
        default:
            self.init(.damaged, "\(path): \(error.message ?? "SQLite error") (code \(error.resultCode.rawValue)).")
        }
    }
}
