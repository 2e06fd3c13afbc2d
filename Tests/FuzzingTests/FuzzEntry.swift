/// Where libFuzzer hands over its inputs: the first byte chooses the target. `scripts/fuzz` links this file with it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let first = bytes.first else { return 0 }
    let targets = FuzzTarget.allCases
    targets[Int(first) % targets.count].run(Array(bytes.dropFirst()))
    return 0
}
