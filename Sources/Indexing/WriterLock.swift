import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps a second writer out for as long as a run lasts. SQLite's own locks last only for a transaction.
///
/// The descriptor must outlive the database connection: closing it would drop SQLite's locks on the same file.
final class WriterLock {
    private let descriptor: Int32

    /// nil where the file cannot be opened, which SQLite then reports in its own words.
    init?(_ path: String) throws(IndexError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw IndexError(
                .locked, "\(path) is being written by another program. Wait for it to end, or name another file with --index.")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
