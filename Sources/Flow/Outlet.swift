internal import Dispatch
internal import Synchronization

/// The way out: puts tickets back in line and hands their items to the sink one by one.
final class Outlet<S: Sink>: Sendable {
    private struct Writer {
        var sink: S
        var next = 0
        var broken = false
        var delivered = 0
    }

    private let stop: StopSwitch
    private let credits: DispatchSemaphore
    private let underWay = DispatchGroup()
    private let queue = DispatchQueue(label: "gleaner.outlet")
    private let early = Mutex<[Int: Ticket<S.Item>]>([:])
    private let writer: Mutex<Writer>
    private let inFlight = Mutex((now: 0, peak: 0, total: 0))

    init(_ sink: sending S, window: Int, stop: StopSwitch) {
        self.stop = stop
        credits = DispatchSemaphore(value: window)
        writer = Mutex(Writer(sink: sink))
    }

    /// Called by the reader only: the one place where anything waits while items are under way.
    func takeCredit() {
        credits.wait()
        underWay.enter()
        inFlight.withLock {
            $0.now += 1
            $0.total += 1
            $0.peak = max($0.peak, $0.now)
        }
    }

    func deliver(_ ticket: Ticket<S.Item>) {
        early.withLock { $0[ticket.number] = ticket }
        queue.async { self.drain() }
    }

    /// Waits until everything under way has come out, then lets the sink finish.
    func close() -> Tally {
        underWay.wait()
        let (peak, total) = inFlight.withLock { ($0.peak, $0.total) }
        return writer.withLock { writer in
            do {
                try writer.sink.finish()
            } catch {
                stop.stop(.sink(error))
            }
            return Tally(admitted: total, delivered: writer.delivered, peakInFlight: peak)
        }
    }

    private func drain() {
        writer.withLock { writer in
            while let ticket = early.withLock({ [next = writer.next] in $0.removeValue(forKey: next) }) {
                writer.next += 1
                write(ticket, to: &writer)
                inFlight.withLock { $0.now -= 1 }
                credits.signal()
                underWay.leave()
            }
        }
    }

    /// After the first item that is lost the sink gets nothing more: what it has is a prefix of the input.
    private func write(_ ticket: Ticket<S.Item>, to writer: inout Writer) {
        guard !writer.broken else { return }
        guard let item = ticket.item else {
            writer.broken = true
            return
        }
        do {
            try writer.sink.receive(item)
            writer.delivered += 1
        } catch {
            writer.broken = true
            stop.stop(.sink(error))
        }
    }
}
