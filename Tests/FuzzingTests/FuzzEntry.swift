import Foundation

/// The one target that the environment names, if it names one.
private let chosen = ProcessInfo.processInfo.environment["EMSYNTH_FUZZ_TARGET"].flatMap(FuzzTarget.init)

/// Where libFuzzer hands over its inputs; unless a target is chosen, the first byte chooses it. `scripts/fuzz` links this
/// file with it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    if let chosen {
        chosen.run(Array(bytes))
        return 0
    }
    guard let first = bytes.first else { return 0 }
    let targets = FuzzTarget.allCases
    targets[Int(first) % targets.count].run(Array(bytes.dropFirst()))
    return 0
}

/// Called by libFuzzer before it reads its corpus: puts the seeds of the chosen target into it, in the folder
/// `corpus/TARGET` of the current one.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
    _ count: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer
) -> CInt {
    guard let chosen else { return 0 }
    for (index, seed) in chosen.seeds.enumerated() {
        let path = "corpus/\(chosen.rawValue)/seed-\(index)"
        guard FileManager.default.createFile(atPath: path, contents: Data(seed)) else {
            fatalError("\(path) cannot be written")
        }
    }
    return 0
}
