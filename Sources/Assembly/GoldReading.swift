import Documents
import Measures

/// Annotated rows, read by the stages of a pipeline.
struct GoldReading {
    let chain: Chain

    /// The article of a row after the stages before `last`, or after all; nil where it was rejected. Where in it the row's text stands.
    func article(of row: GoldRow, before last: String? = nil) -> (article: Article, text: ByteRange)? {
        let (text, start) = row.article
        var json = JSONWriter()
        json.object { json in
            json.key("id")
            json.string(row.name)
            json.key("text")
            json.string(text)
            json.member("language", row.language)
            json.member("published", row.published)
        }
        var article = Article(source: row.name, payload: .row(json.bytes, line: 1))
        for stage in chain.stages.prefix(while: { $0.name != last }) {
            do throws(Rejection) { try stage.annotate(&article) } catch { return nil }
        }
        return (article, ByteRange(start, start + row.text.utf8.count))
    }

    static func rows(_ path: String) throws(PipelineError) -> [(line: Int, row: GoldRow)] {
        let bytes = try Corpora.bytes(of: path)
        do throws(GoldError) {
            return try GoldFile.rows(path: path, bytes: bytes)
        } catch {
            throw PipelineError(error.description)
        }
    }
}
