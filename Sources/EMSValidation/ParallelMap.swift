import Dispatch
import Foundation

/// Maps elements on all cores; the results stand in the order of the elements.
enum ParallelMap {
    static func run<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        let box = Box<Result>(count: elements.count)
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            box.set(transform(elements[index]), at: index)
        }
        return box.results
    }

    /// `@unchecked` because every access to `slots` happens under the lock.
    private final class Box<Result: Sendable>: @unchecked Sendable {
        private let lock = NSLock()
        private var slots: [Result?]

        init(count: Int) { slots = Array(repeating: nil, count: count) }

        func set(_ result: Result, at index: Int) { lock.withLock { slots[index] = result } }

        var results: [Result] { lock.withLock { slots.compactMap(\.self) } }
    }
}
