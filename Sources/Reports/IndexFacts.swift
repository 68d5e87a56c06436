import Documents
package import Indexing

/// What an index holds, for a person and for programs.
package struct IndexFacts {
    private let summary: IndexSummary

    package init(_ summary: IndexSummary) { self.summary = summary }

    /// Three tables: figures, what takes the room, runs.
    package func text(width: Int) -> String {
        var facts = Table(["what", "figure"])
        let days = [summary.first, summary.last].compactMap { $0 }.joined(separator: " to ")
        let languages = summary.languages.map { "\($0.code) \($0.articles)" }.joined(separator: ", ")
        for (what, figure) in [
            ("index", summary.path), ("size", ByteCount(summary.bytes).description), ("schema", String(summary.schema)),
            ("articles", String(summary.articles)), ("distinct stories", String(summary.stories)), ("outlets", String(summary.sources)),
            ("languages", languages), ("published", days), ("without a date", String(summary.undated)),
            ("entities", String(summary.entities)), ("mentions", String(summary.mentions)), ("claims", String(summary.claims)),
            ("statements", String(summary.statements)), ("errors", String(summary.errors)),
            ("stored text", ByteCount(summary.textBytes).description),
        ] { facts.add([.text(what), .text(figure)]) }
        var parts = [facts.text(width: width)]
        if !summary.content.isEmpty { parts.append(content.text(width: width)) }
        if !summary.runs.isEmpty { parts.append(runs.text(width: width)) }
        return parts.joined(separator: "\n")
    }

    private var content: Table {
        var table = Table(["content", "bytes", "per_text"])
        for (kind, bytes) in summary.content { table.add([.text(kind), .integer(bytes), Listings.number(share(bytes))]) }
        return table
    }

    /// Beside the stored text, which is 1.
    private func share(_ bytes: Int) -> Double? { summary.textBytes > 0 ? Double(bytes) / Double(summary.textBytes) : nil }

    private var runs: Table {
        var table = Table(["run", "started", "ended", "state", "version", "recipe", "added", "skipped", "rejected", "inputs"])
        for run in summary.runs {
            // A hash is told from others by its beginning; other recipes are words.
            let isHash = run.recipe.utf8.count == 64
            table.add([
                .integer(run.number), .text(run.started), Listings.text(run.ended), .text(run.state), .text(run.version),
                .text(isHash ? String(run.recipe.prefix(12)) : run.recipe), .integer(run.articles), .integer(run.skipped),
                .integer(run.rejected), .text(run.inputs),
            ])
        }
        return table
    }

    /// One object.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", Record.schema)
            json.member("index", summary.path)
            json.member("bytes", summary.bytes)
            json.member("index_schema", summary.schema)
            json.member("articles", summary.articles)
            json.member("stories", summary.stories)
            json.member("sources", summary.sources)
            json.key("languages")
            json.object { json in
                for (code, articles) in summary.languages {
                    json.key(named: code)
                    json.integer(articles)
                }
            }
            json.member("first", summary.first)
            json.member("last", summary.last)
            json.member("undated", summary.undated)
            json.member("entities", summary.entities)
            json.member("mentions", summary.mentions)
            json.member("claims", summary.claims)
            json.member("statements", summary.statements)
            json.member("errors", summary.errors)
            json.member("text_bytes", summary.textBytes)
            json.key("content")
            json.object { json in
                for (kind, bytes) in summary.content {
                    json.key(named: kind)
                    json.integer(bytes)
                }
            }
            json.key("runs")
            json.array { json in for run in summary.runs { write(run, to: &json) } }
        }
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    private func write(_ run: IndexSummary.Run, to json: inout JSONWriter) {
        json.object { json in
            json.member("run", run.number)
            json.member("started", run.started)
            json.member("ended", run.ended)
            json.member("state", run.state)
            json.member("version", run.version)
            json.member("recipe", run.recipe)
            json.member("added", run.articles)
            json.member("skipped", run.skipped)
            json.member("rejected", run.rejected)
        }
    }
}
