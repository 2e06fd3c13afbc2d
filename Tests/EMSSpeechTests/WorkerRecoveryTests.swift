import Dispatch
import EMSSpeech
import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Workers that die")
struct WorkerRecoveryTests {
    private func batch(_ count: Int) throws -> [SpokenUtterance] {
        try (0..<count).map { try SpeechFixture.utterance(SpeechFixture.sentences[$0 % SpeechFixture.sentences.count]) }
    }

    @Test func `a worker that is killed costs the utterance it was at`() throws {
        let batch = try batch(12)
        let expected = try SpeechFixture.worker().synthesize(batch)
        let worker = try SpeechFixture.worker()
        _ = try worker.engine()
        let first = try #require(worker.processIdentifier)
        // Stopped, it takes the batch and answers nothing; then it is gone.
        kill(first, SIGSTOP)
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(300)) { kill(first, SIGKILL) }
        let results = try worker.synthesize(batch)
        #expect(results[0].failure?.code == .workerLost)
        let restIsSame = results.dropFirst().elementsEqual(expected.dropFirst())
        #expect(restIsSame)
        #expect(worker.processIdentifier != first)
        let isWhole = try worker.synthesize(batch) == expected
        #expect(isWhole)
    }

    @Test func `a worker that died between batches is replaced without loss`() throws {
        let batch = try batch(3)
        let worker = try SpeechFixture.worker()
        let expected = try worker.synthesize(batch)
        let first = try #require(worker.processIdentifier)
        kill(first, SIGKILL)
        // Dead with all its threads is what the next call must find it; the status is left for it to collect.
        var status = siginfo_t()
        while waitid(P_PID, id_t(first), &status, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        let isSame = try worker.synthesize(batch) == expected
        #expect(isSame)
    }

    @Test func `a child that crashes costs its utterance and no more`() throws {
        let long = (0..<6).map { _ in "everyone stay clear of the patient while the monitor analyses the rhythm." }
        let utterance = try SpeechFixture.utterance(long.joined(separator: " "))
        let batch = Array(repeating: utterance, count: 40)
        let worker = try SpeechFixture.worker()
        let expected = try worker.synthesize([utterance])[0]
        let parent = try #require(worker.processIdentifier)
        // A thread of its own: those of the queues may all be busy with other tests.
        Thread.detachNewThread {
            while true {
                let children = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
                guard let children else { return }
                if let child = children.split(separator: " ").first.flatMap({ Int32($0) }), !isZombie(child) {
                    kill(child, SIGSEGV)
                    return
                }
            }
        }
        let results = try worker.synthesize(batch)
        let failures = results.compactMap(\.failure)
        #expect(failures.map(\.code) == [.crashed])
        #expect(failures.first?.message.contains("signal 11") == true)
        let othersAreSame = results.filter { $0.failure == nil }.allSatisfy { $0 == expected }
        #expect(othersAreSame)
        #expect(worker.processIdentifier == parent)
    }

    @Test func `a worker ends with its object and leaves no zombie`() throws {
        var worker: EspeakWorker? = try SpeechFixture.worker()
        _ = try worker?.synthesize(try batch(1))
        let identifier = try #require(worker?.processIdentifier)
        #expect(kill(identifier, 0) == 0)
        worker = nil
        #expect(kill(identifier, 0) == -1)
    }

    @Test func `a worker ends when its input does`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: SpeechFixture.workerPath)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `a pool serves more threads than it has workers`() throws {
        let batch = try batch(4)
        let expected = try SpeechFixture.worker().synthesize(batch)
        let pool = try WorkerPool(size: 2, path: SpeechFixture.workerPath)
        let same = Counter()
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
            if (try? pool.synthesize(batch)) == expected { same.increment() }
        }
        #expect(same.value == 6)
    }
}

private func isZombie(_ identifier: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8) else { return true }
    return stat.contains(") Z ") || stat.contains(") X ")
}

private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func increment() { count.withLock { $0 += 1 } }
}
