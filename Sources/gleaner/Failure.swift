import Assembly
import Indexing
import Inputs

/// Every exit code, in one place.
enum ExitStatus: Int32 {
    case ok = 0
    /// The query found nothing.
    case nothingFound = 1
    /// Finished, but some inputs were rejected.
    case someRejected = 2
    /// Wrong use of the command (sysexits EX_USAGE; argument errors exit so by themselves).
    case usage = 64
    case badInput = 65
    case missingInput = 66
    case cannotWrite = 73
    case inputOutput = 74
    /// Interrupted; the same command goes on where this one stopped.
    case interrupted = 75
}

/// An end with a sentence for the user.
struct Failure: Error {
    let code: ExitStatus
    let message: String

    init(_ code: ExitStatus, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: PipelineError) { self.init(.badInput, error.description) }

    init(_ error: InputError) { self.init(error.isMissing ? .missingInput : .inputOutput, "\(error.path): \(error.reason)") }

    init(_ error: IndexError) {
        let code: ExitStatus =
            switch error.reason {
            case .missing: .missingInput
            case .notAnIndex, .otherSchema, .unknown, .damaged: .badInput
            case .locked, .cannotWrite: .cannotWrite
            case .inputOutput: .inputOutput
            }
        self.init(code, error.description)
    }

    /// Errors of the rooms below become failures; anything else passes through.
    static func wrap<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as PipelineError {
            throw Failure(error)
        } catch let error as InputError {
            throw Failure(error)
        } catch let error as IndexError {
            throw Failure(error)
        }
    }
}
