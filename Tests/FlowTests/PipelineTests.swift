/// A bounded chain: order, back pressure, and what is left when it stops.
import Flow
import Foundation
import Synchronization
import TestSupport
import Testing

/// What came out of a chain, as a test sees it afterwards.
final class Log: Sendable {
    private let state = Mutex((items: [Int](), finished: 0))
    var items: [Int] { state.withLock { $0.items } }
    var finished: Int { state.withLock { $0.finished } }
    func add(_ item: Int) { state.withLock { $0.items.append(item) } }
    func finish() { state.withLock { $0.finished += 1 } }
}

struct Trouble: Error, Equatable { let what: String }

/// Keeps what it is given; not Sendable, as the writer of an index is not.
final class Shelf: Sink {
    let log: Log
    var breakAt = Int.max
    var breakAtEnd = false
    var pause = 0.0
    private var isOpen = true

    init(_ log: Log, breakAt: Int = .max, breakAtEnd: Bool = false, pause: Double = 0) {
        self.log = log
        self.breakAt = breakAt
        self.breakAtEnd = breakAtEnd
        self.pause = pause
    }

    func receive(_ item: Int) throws {
        precondition(isOpen, "an item after the end")
        if pause > 0 { Thread.sleep(forTimeInterval: pause) }
        if item == breakAt { throw Trouble(what: "disk full") }
        log.add(item)
    }

    func finish() throws {
        isOpen = false
        log.finish()
        if breakAtEnd { throw Trouble(what: "end") }
    }
}

/// Work that takes a different time for every item, so that items overtake one another.
func jitter(_ name: String, width: Int) -> Step<Int> {
    Step(name, width: width) { item in
        Thread.sleep(forTimeInterval: Double(item &* 2_654_435_761 % 300) / 1e6)
    }
}

func count(to end: Int) -> () -> Int? {
    var next = 0
    return {
        defer { next += 1 }
        return next < end ? next : nil
    }
}

@Suite("A chain of steps", .serialized, .timeLimit(.minutes(2)))
struct PipelineTests {
    @Test("keeps the order of the input, with no more under way than its window", arguments: [1, 2, 5, 64])
    func order(window: Int) async throws {
        let log = Log()
        let tally = try await onOwnThread {
            try Pipeline(window: window, [jitter("tokenize", width: 4), jitter("entities", width: 2), jitter("claims", width: 3)])
                .run(from: count(to: 300), into: Shelf(log))
        }
        #expect(log.items == Array(0..<300))
        #expect(tally.admitted == 300 && tally.delivered == 300)
        #expect(tally.peakInFlight <= window)
        #expect(log.finished == 1)
    }

    @Test("overlaps the work on items when it is wide")
    func overlaps() async throws {
        let busy = Mutex((now: 0, peak: 0))
        let log = Log()
        _ = try await onOwnThread {
            let step = Step<Int>("slow", width: 3) { _ in
                busy.withLock {
                    $0.now += 1
                    $0.peak = max($0.peak, $0.now)
                }
                Thread.sleep(forTimeInterval: 0.002)
                busy.withLock { $0.now -= 1 }
            }
            return try Pipeline(window: 16, [step]).run(from: count(to: 60), into: Shelf(log))
        }
        let peak = busy.withLock { $0.peak }
        #expect(peak > 1)
        #expect(peak <= 3)
    }

    @Test("hands on what a step did to the item")
    func works() async throws {
        let log = Log()
        _ = try await onOwnThread {
            let double = Step<Int>("double", width: 2) { $0 *= 2 }
            let next = Step<Int>("next", width: 2) { $0 += 1 }
            return try Pipeline(window: 4, [double, next]).run(from: count(to: 50), into: Shelf(log))
        }
        #expect(log.items == (0..<50).map { 2 * $0 + 1 })
    }

    @Test("without steps and without items still finishes its sink")
    func empty() async throws {
        let log = Log()
        let tally = try await onOwnThread { try Pipeline<Int>(window: 1, []).run(from: { nil }, into: Shelf(log)) }
        #expect(tally.admitted == 0 && tally.delivered == 0)
        #expect(log.finished == 1)
        let more = Log()
        _ = try await onOwnThread { try Pipeline<Int>(window: 3, []).run(from: count(to: 20), into: Shelf(more)) }
        #expect(more.items == Array(0..<20))
    }

    @Test("a sink that fails stops the source; what it holds is a prefix, and its error is the run's")
    func sinkFailure() async throws {
        let log = Log()
        await #expect(throws: Trouble(what: "disk full")) {
            try await onOwnThread {
                try Pipeline(window: 8, [jitter("tokenize", width: 4)]).run(from: count(to: 1_000_000), into: Shelf(log, breakAt: 20))
            }
        }
        #expect(log.items == Array(0..<20))
        #expect(log.finished == 1)
    }

    @Test("a sink that fails at its end fails the run")
    func sinkFailureAtEnd() async throws {
        let log = Log()
        await #expect(throws: Trouble(what: "end")) {
            try await onOwnThread { try Pipeline<Int>(window: 2, []).run(from: count(to: 3), into: Shelf(log, breakAtEnd: true)) }
        }
        #expect(log.items == [0, 1, 2])
    }

    @Test("a source that fails ends the run with its error, and what it gave before is delivered")
    func sourceFailure() async throws {
        let log = Log()
        await #expect(throws: Trouble(what: "source")) {
            try await onOwnThread {
                let next = count(to: 100)
                return try Pipeline(window: 4, [jitter("a", width: 3)]).run(
                    from: {
                        let item = next()
                        if item == 30 { throw Trouble(what: "source") }
                        return item
                    }, into: Shelf(log))
            }
        }
        #expect(log.items == Array(0..<30))
        #expect(log.finished == 1)
    }

    @Test("a stop from any step leaves a prefix of the input", arguments: [1, 60, 199])
    func stop(at item: Int) async throws {
        let log = Log()
        let stop = StopSwitch()
        let tally = try await onOwnThread {
            let trip = Step<Int>("trip", width: 2) { if $0 == item { stop.stop() } }
            return try Pipeline(window: 16, [jitter("a", width: 4), trip, jitter("b", width: 2)])
                .run(from: count(to: 1_000_000), into: Shelf(log), until: stop)
        }
        let items = log.items
        #expect(items == Array(0..<items.count))
        #expect(tally.delivered == items.count)
        #expect(tally.admitted >= item && tally.admitted <= item + 1 + 16 + 16)
        #expect(log.finished == 1)
    }

    @Test("a stop before the start reads nothing")
    func stoppedBefore() async throws {
        let log = Log()
        let stop = StopSwitch()
        stop.stop()
        let tally = try await onOwnThread { try Pipeline<Int>(window: 2, []).run(from: count(to: 9), into: Shelf(log), until: stop) }
        #expect(tally.admitted == 0)
        #expect(log.items == [])
    }

    @Test("the first reason for a stop stays")
    func firstReason() {
        let stop = StopSwitch()
        #expect(stop.reason == nil)
        stop.stop(.sink(Trouble(what: "first")))
        stop.stop()
        guard case .sink(let error) = stop.reason else {
            Issue.record("the reason was replaced")
            return
        }
        #expect(error as? Trouble == Trouble(what: "first"))
    }

    @Test("a slow sink slows the source")
    func backPressure() async throws {
        let log = Log()
        let ahead = Mutex(0)
        let tally = try await onOwnThread {
            let next = count(to: 60)
            return try Pipeline(window: 4, [Step<Int>("a", width: 4) { _ in }]).run(
                from: {
                    let item = next()
                    if let item { ahead.withLock { $0 = max($0, item - log.items.count) } }
                    return item
                }, into: Shelf(log, pause: 0.002))
        }
        #expect(tally.peakInFlight == 4)
        // Read are the four under way, and the one that waits at the door.
        #expect(ahead.withLock { $0 } <= 5)
        #expect(log.items == Array(0..<60))
    }
}

@Suite("Chains side by side", .timeLimit(.minutes(2)))
struct NeighbourTests {
    @Test("eight at once, each waited for from a thread of its own", arguments: 0..<8)
    func parallel(_: Int) async throws {
        let log = Log()
        _ = try await onOwnThread {
            try Pipeline(window: 16, [jitter("a", width: 4), jitter("b", width: 2)]).run(from: count(to: 100), into: Shelf(log))
        }
        #expect(log.items == Array(0..<100))
    }
}
