import Foundation
import Synchronization

/// Runs items on several threads, each with a worker of its own, and hands results to the calling thread as they come.
///
/// Threads rather than tasks: the work blocks on processes and files, and each thread keeps its renderer.
enum ParallelJobs {
    private final class Shared<Item: Sendable, Result: Sendable>: Sendable {
        struct State {
            var items: ArraySlice<Item>
            var results: [Result] = []
            var running: Int
            var failure: (any Error)?
            var wasInterrupted = false
        }

        let state: Mutex<State>
        let signal = DispatchSemaphore(value: 0)

        init(items: [Item], jobs: Int) { state = Mutex(State(items: items[...], running: jobs)) }

        /// The first failure counts; no item is begun after it.
        func fail(_ error: any Error) {
            state.withLock { state in
                if state.failure == nil { state.failure = error }
                state.items = []
            }
        }
    }

    /// - Parameter collect: called on the calling thread.
    /// - Throws: the first failure, after the other threads have finished the item they are at; or
    ///   `BuildError.interrupted`.
    static func run<Item: Sendable, Worker, Result: Sendable>(
        _ items: [Item], jobs: Int, isInterrupted: @escaping @Sendable () -> Bool,
        makeWorker: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (Worker, Item) throws -> Result, collect: (Result) throws -> Void
    ) throws {
        let shared = Shared<Item, Result>(items: items, jobs: jobs)
        for _ in 0..<jobs {
            let thread = Thread { serve(shared, isInterrupted: isInterrupted, makeWorker: makeWorker, work: work) }
            // Drawing and JSON encoding recurse; the default of 512 KiB is short.
            thread.stackSize = 8 << 20
            thread.start()
        }
        while true {
            shared.signal.wait()
            let (results, isDone) = shared.state.withLock { state in
                let results = state.results
                state.results = []
                return (results, state.running == 0)
            }
            do {
                try results.forEach(collect)
            } catch {
                shared.fail(error)
            }
            if isDone { break }
        }
        let (failure, wasInterrupted) = shared.state.withLock { ($0.failure, $0.wasInterrupted) }
        if let failure { throw failure }
        if wasInterrupted {
            throw BuildError(
                .interrupted, "interrupted", remedy: "Run the same command again: it goes on where it stopped.")
        }
    }

    private static func serve<Item, Worker, Result>(
        _ shared: Shared<Item, Result>, isInterrupted: () -> Bool, makeWorker: () throws -> Worker,
        work: (Worker, Item) throws -> Result
    ) {
        do {
            let worker = try makeWorker()
            while let item = take(shared, isInterrupted: isInterrupted) {
                let result = try work(worker, item)
                shared.state.withLock { $0.results.append(result) }
                shared.signal.signal()
            }
        } catch {
            shared.fail(error)
        }
        shared.state.withLock { $0.running -= 1 }
        shared.signal.signal()
    }

    private static func take<Item, Result>(_ shared: Shared<Item, Result>, isInterrupted: () -> Bool) -> Item? {
        let stop = isInterrupted()
        return shared.state.withLock { state in
            if stop, !state.items.isEmpty {
                state.wasInterrupted = true
                state.items = []
            }
            return state.items.popFirst()
        }
    }
}
