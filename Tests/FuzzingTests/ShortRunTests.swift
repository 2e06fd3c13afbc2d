import EMSReproducibility
import EMSValidationTesting
import Foundation
import Testing

/// A short run without the fuzzer: inputs near to valid ones, the same every time. `scripts/fuzz` runs for as long as it is
/// let.
@Suite struct ShortRunTests {
    /// Valid beginnings; those of records from the minimal data set.
    private static func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
        let root = try MinimalDataset().write()
        defer { try? FileManager.default.removeItem(at: root) }
        func lines(_ path: String) throws -> [[UInt8]] {
            [UInt8](try Data(contentsOf: root.appending(path: path))).split(separator: 0x0A).map(Array.init)
        }
        func whole(_ path: String) throws -> [[UInt8]] { [[UInt8](try Data(contentsOf: root.appending(path: path)))] }
        return switch target {
        case .dataset: try whole("dataset.json")
        case .encounter: try lines("manifest.jsonl")
        case .transcript: try whole("train/enc-000000/transcript.json")
        case .event: try lines("train/enc-000000/events.jsonl")
        case .frame: try lines("train/enc-000000/frames.jsonl")
        case .json, .png, .wave, .flac, .wfdb: target.seeds
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func `Damaged inputs are read or refused`(target: FuzzTarget) throws {
        var random = RandomSubstream(seed: 1, "fuzz.\(target.rawValue)")
        let seeds = try Self.seeds(of: target)
        for seed in seeds { target.run(seed) }
        for _ in 0..<3000 {
            var bytes = seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...6, using: &random) { Self.damage(&bytes, &random) }
            target.run(bytes)
        }
    }

    /// What breaks grammars and headers: brackets, quotes, signs, extreme bytes, pieces cut out and doubled.
    private static func damage(_ bytes: inout [UInt8], _ random: inout RandomSubstream) {
        guard !bytes.isEmpty else {
            bytes = [UInt8.random(in: 0...255, using: &random)]
            return
        }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...16, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes[place] = Array("{}[]\",:\\0-eE.+u\u{0}\u{7F}".utf8).randomElement(using: &random) ?? 0
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
            for index in place..<min(end, place + 4) { bytes[index] = 0xFF }
        }
    }
}
