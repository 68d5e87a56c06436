package import Documents
import Foundation
import GRDB

extension IndexWriter {
    /// What a run is made of, kept with it.
    package struct Manifest: Sendable {
        package var version: String
        package var pipeline: String
        /// Hash of pipeline, gazetteer and taxonomy: articles stored under another recipe are made anew.
        package var recipe: String
        /// The same of what decides which text is read, and not what is found in it.
        package var textRecipe: String
        package var gazetteer: String?
        package var inputs: [String]
        /// All relations of groups that the gazetteer knows; nil where the pipeline has none.
        package var hierarchy: [Relation]?
        /// Whether articles of other recipes give way to what this run makes of the same ids. Otherwise they stay, unless their
        /// text is the same or an earlier version.
        package var renews: Bool
        package init(
            version: String, pipeline: String, recipe: String, textRecipe: String, gazetteer: String?, inputs: [String],
            hierarchy: [Relation]? = nil, renews: Bool = true
        ) {
            self.version = version
            self.pipeline = pipeline
            self.recipe = recipe
            self.textRecipe = textRecipe
            self.gazetteer = gazetteer
            self.inputs = inputs
            self.hierarchy = hierarchy
            self.renews = renews
        }
    }
}

/// The runs of an index, beside a run that begins: whose articles need not be made again.
struct FormerRuns {
    /// Runs that read texts as this one would.
    let reading: Set<Int64>
    /// Runs that found in texts what this one would.
    let finding: Set<Int64>

    init(_ db: Database, like manifest: IndexWriter.Manifest) throws {
        guard manifest.renews else {
            reading = try Int64.fetchSet(db, sql: "SELECT id FROM runs")
            finding = reading
            return
        }
        reading = try Int64.fetchSet(db, sql: "SELECT id FROM runs WHERE text_recipe = ?", arguments: [manifest.textRecipe])
        finding = try Int64.fetchSet(db, sql: "SELECT id FROM runs WHERE recipe = ?", arguments: [manifest.recipe])
    }

    func made(_ run: Int64, annotated: Int64) -> Bool { reading.contains(run) && finding.contains(annotated) }
}

extension IndexWriter.Manifest {
    /// Writes the row of a run that begins. The hierarchy as its gazetteer has it takes the place of an earlier one.
    func begin(_ db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO runs (started, version, pipeline, recipe, text_recipe, gazetteer, inputs, state)
                VALUES (?,?,?,?,?,?,?,'running')
                """,
            arguments: [Self.now(), version, pipeline, recipe, textRecipe, gazetteer, JSONList.of(inputs)])
        let run = db.lastInsertedRowID
        guard let hierarchy else { return run }
        try db.execute(sql: "DELETE FROM relations")
        let insert = try db.makeStatement(sql: "INSERT INTO relations (entity, relation, other, since, until) VALUES (?,?,?,?,?)")
        for relation in hierarchy {
            try insert.execute(arguments: [
                relation.entity, relation.kind.rawValue, relation.other, relation.days.from, relation.days.to,
            ])
        }
        return run
    }

    static func now() -> String { Date().formatted(.iso8601) }
}
