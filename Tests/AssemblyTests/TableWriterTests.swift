/// Tables that an import cannot write: what was begun of them goes again.
import Assembly
import Entities
import Foundation
import TestSupport
import Testing

@Suite("Tables that cannot be written")
struct TableWriterTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("camps.csv", "name,type\nOstran,place\n")
    }

    private func expectNothingLeft() {
        let own = folder.path("own")
        let failed = "\(own)/camps.tsv: cannot be written. Check permissions and free space."
        let error = #expect(throws: PipelineError.self) {
            try CustomTable.read(folder.path("camps.csv"), into: own, TableMapping.Plan(prefix: "own"), force: true)
        }
        #expect(error?.description == failed)
        // A link that leads nowhere counts as well.
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: "\(own)/camps.tsv.partial")) == nil)
        #expect(!FileManager.default.fileExists(atPath: "\(own)/camps.tsv.partial"))
    }

    @Test("leave nothing behind when the disk is full", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        try FileManager.default.createDirectory(atPath: folder.path("own"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder.path("own/camps.tsv.partial"), withDestinationPath: "/dev/full")
        expectNothingLeft()
    }

    @Test("leave nothing behind when a folder has their name")
    func folderOfThatName() throws {
        try folder.write("own/camps.tsv/note.txt", "here first")
        expectNothingLeft()
    }
}
