internal import Dispatch
internal import Synchronization

/// One step of the chain: a function that works on an item in place, and how many may run at once.
package struct Step<Item: Sendable>: Sendable {
    package let name: String
    package let width: Int
    let work: @Sendable (inout Item) -> Void

    /// `work` must not wait for anything: it runs in a Dispatch block.
    package init(_ name: String, width: Int, _ work: @escaping @Sendable (inout Item) -> Void) {
        self.name = name
        self.width = width
        self.work = work
    }
}

/// Where items end up, in the order they went in. Called from one thread at a time;
/// need not be Sendable, since the pipeline takes it over (`sending`).
package protocol Sink<Item>: SendableMetatype {
    associatedtype Item: Sendable
    mutating func receive(_ item: Item) throws
    /// Nothing more will come, whether the input ended or was stopped.
    mutating func finish() throws
}

/// A switch that anyone may throw; the first reason stays, but a failure of the sink is never hidden by a cancellation.
package final class StopSwitch: Sendable {
    package enum Reason: Sendable { case cancelled, sink(any Error) }
    private let thrown = Mutex<Reason?>(nil)
    package init() {}
    package func stop(_ reason: Reason = .cancelled) {
        thrown.withLock { thrown in
            switch (thrown, reason) {
            case (nil, _), (.cancelled, .sink): thrown = reason
            default: break
            }
        }
    }
    package var reason: Reason? { thrown.withLock { $0 } }
}

package struct Tally: Sendable, Equatable {
    package var admitted = 0
    package var delivered = 0
    package var peakInFlight = 0
}

/// A chain of steps with a bounded number of items under way.
///
/// An item takes one credit at the door and gives it back when the sink has it, so no inbox between the steps can
/// hold more than `window` items and a slow sink slows the source. Only the caller of `run` ever waits: no block on a
/// Dispatch thread does, since a blocked pool thread stalls Dispatch on Linux in whole seconds.
package struct Pipeline<Item: Sendable>: Sendable {
    package let steps: [Step<Item>]
    package let window: Int

    package init(window: Int, _ steps: [Step<Item>]) {
        self.window = window
        self.steps = steps
    }

    /// Runs until `next` gives nil, the switch is thrown or the sink fails. What the sink has received is always a
    /// prefix of what `next` gave. Throws what `next` or the sink threw.
    @discardableResult
    package func run<S: Sink<Item>>(
        from next: () throws -> Item?, into sink: sending S, until stop: StopSwitch = StopSwitch()
    ) throws -> Tally {
        let outlet = Outlet(sink, window: window, stop: stop)
        var forward: @Sendable (Ticket<Item>) -> Void = { outlet.deliver($0) }
        for step in steps.reversed() {
            let room = Room(step, window: window, stop: stop, then: forward)
            forward = { room.admit($0) }
        }

        var broken: (any Error)?
        do {
            var number = 0
            while stop.reason == nil, let item = try next() {
                outlet.takeCredit()
                forward(Ticket(number: number, item: item))
                number += 1
            }
        } catch {
            broken = error
        }
        let tally = outlet.close()
        if let broken { throw broken }
        if case .sink(let error) = stop.reason { throw error }
        return tally
    }
}

/// An item with its place in line; without the item once a stop has abandoned it.
struct Ticket<Item: Sendable>: Sendable {
    let number: Int
    var item: Item?
}

/// One step at work: an inbox, and up to `width` workers on a concurrent queue of its own.
///
/// Blocks carry no item; a worker takes the next one from the inbox until there is none.
final class Room<Item: Sendable>: Sendable {
    private struct State {
        var inbox: Ring<Ticket<Item>>
        var working = 0
    }

    private let step: Step<Item>
    private let stop: StopSwitch
    private let then: @Sendable (Ticket<Item>) -> Void
    private let queue: DispatchQueue
    private let state: Mutex<State>

    init(_ step: Step<Item>, window: Int, stop: StopSwitch, then: @escaping @Sendable (Ticket<Item>) -> Void) {
        self.step = step
        self.stop = stop
        self.then = then
        queue = DispatchQueue(label: "gleaner.\(step.name)", attributes: .concurrent)
        state = Mutex(State(inbox: Ring(capacity: window)))
    }

    func admit(_ ticket: Ticket<Item>) {
        let needsWorker = state.withLock { state in
            state.inbox.append(ticket)
            guard state.working < step.width else { return false }
            state.working += 1
            return true
        }
        if needsWorker { queue.async { self.work() } }
    }

    private func work() {
        while var ticket = nextTicket() {
            if stop.reason != nil {
                ticket.item = nil
            } else if var item = ticket.item.take() {
                step.work(&item)
                ticket.item = item
            }
            then(ticket)
        }
    }

    private func nextTicket() -> Ticket<Item>? {
        state.withLock { state in
            if let ticket = state.inbox.popFirst() { return ticket }
            state.working -= 1
            return nil
        }
    }
}

/// A queue of fixed capacity. An inbox never needs more than the window, and must not keep what it has handed out.
struct Ring<Element> {
    private var slots: [Element?]
    private var head = 0
    private(set) var count = 0

    init(capacity: Int) { slots = Array(repeating: nil, count: capacity) }

    mutating func append(_ element: Element) {
        precondition(count < slots.count, "more items under way than credits")
        slots[(head + count) % slots.count] = element
        count += 1
    }

    mutating func popFirst() -> Element? {
        guard count > 0 else { return nil }
        defer {
            head = (head + 1) % slots.count
            count -= 1
        }
        return slots[head].take()
    }
}
