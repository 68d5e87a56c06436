package import Documents

/// The other door: a line that `gleaner annotate` printed becomes the article that it tells of, with all that was found in it.
package struct RecordStage: Stage {
    package let name = "import"
    package let reads: Set<Layer> = []
    package let writes: Set<Layer> = [.text, .mentions, .claims, .statements]

    package init() {}

    /// A record of an article that was rejected is a rejection again. What is wrong with a record is said with file and line.
    package func annotate(_ article: inout Article) throws(Rejection) {
        let payload = article.payload
        article.payload = .taken
        guard case .row(let bytes, let line) = payload else {
            if case .unreadable(let rejection) = payload { throw rejection }
            throw Rejection(
                stage: name, code: "bad-record", message: "\(article.source): This is no file of records, a JSON object a line.")
        }
        article.identify(bytes)
        let place = "\(article.source):\(line)"
        let rejected: Rejection?
        do throws(RecordError) {
            rejected = try Self.read(bytes, into: &article)
        } catch {
            throw Rejection(stage: name, code: "bad-record", message: "\(place): \(error.what).")
        }
        if let rejected { throw rejected }
    }

    private static func read(_ bytes: [UInt8], into article: inout Article) throws(RecordError) -> Rejection? {
        let tape: JSONTape
        do {
            tape = try JSONTape(strict: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        } catch {
            throw RecordError(what: "expected \(error.expected) at byte \(error.offset + 1)")
        }
        let record = try RecordObject(tape, 0, name: "the record")
        let schema = try record.integer("schema")
        guard schema == Record.schema else {
            throw RecordError(what: "the record has the schema \(schema); this gleaner reads \(Record.schema)")
        }
        article.id = try record.string("id")
        article.source = try record.string("source")
        if let rejected = try record.objectIfAny("rejected") {
            return Rejection(
                stage: try rejected.string("stage"), code: try rejected.string("code"), message: try rejected.string("message"))
        }
        try RecordReader(record).read(into: &article)
        return nil
    }
}

/// What is wrong with a record, as a clause.
struct RecordError: Error {
    let what: String
}
