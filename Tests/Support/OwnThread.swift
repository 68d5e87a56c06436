/// Runs blocking work on a thread of its own: tests share their few threads with Dispatch, and one that waits there
/// stalls what it waits for.
import Foundation

package func onOwnThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
        Thread.detachNewThread { done.resume(with: Result { try body() }) }
    }
}
