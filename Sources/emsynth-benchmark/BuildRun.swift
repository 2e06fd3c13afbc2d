import EMSAssembly
import Foundation

/// A whole build into a folder of its own, as `emsynth build --jobs 1` does it: from reading the knowledge to the last
/// file.
struct BuildRun {
    private(set) var milliseconds: [Stage: Double] = [:]
    let total: Double
    let sessionSeconds: Double

    init(_ setting: Setting) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-benchmark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = StageClock()
        var seconds = 0.0
        let spent = try ProcessorTime.of {
            let builder = try Optional(clock).measure(.start) { try setting.builder(output: folder.path) }
            seconds = try builder.build(clock: clock, progress: { _ in }, isInterrupted: { false }).sessionSeconds
        }
        total = spent.total
        sessionSeconds = seconds
        for (stage, nanoseconds) in clock.nanoseconds { milliseconds[.of(stage)] = Double(nanoseconds) / 1e6 }
        let measured = milliseconds.values.reduce(0, +)
        milliseconds[.of(.speech), default: 0] += spent.children
        milliseconds[.rest] = spent.own - measured
    }
}
