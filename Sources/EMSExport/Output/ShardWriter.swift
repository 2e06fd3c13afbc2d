import EMSMedia
import EMSModel
import Foundation

/// Tar shards of samples, one open for each split, closed at a size: `train-000000.tar`.
struct ShardWriter {
    private let folder: ExportFolder
    private let shardBytes: Int
    /// By split; an open shard each.
    private var shards: [String: TarWriter] = [:]
    private var numbers: [String: Int] = [:]

    init(_ context: ExportContext) {
        folder = context.folder
        shardBytes = context.options.shardBytes
    }

    /// - Parameter members: endings of names, and bytes. The key holds no dot.
    mutating func add(_ key: String, _ members: [(String, Data)], split: String) throws {
        if let shard = shards[split], shard.byteCount >= shardBytes {
            try shards[split]?.finish()
            shards[split] = nil
        }
        if shards[split] == nil {
            let number = numbers[split] ?? 0
            numbers[split] = number + 1
            shards[split] = try TarWriter(path: try folder.place("\(split)-\(number.padded(to: 6)).tar"))
            folder.count("shards")
        }
        for (ending, bytes) in members { try shards[split]?.add("\(key).\(ending)", bytes) }
    }

    mutating func finish() throws {
        for split in shards.keys.sorted() { try shards[split]?.finish() }
    }
}
