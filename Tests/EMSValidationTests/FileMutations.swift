import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation
import Testing

extension Mutation {
    private static let mix = "train/enc-000000/audio/mix.flac"

    static let fileFaults: [Mutation] = [
        .files("missing file", .files(.missing)) { try FileManager.default.removeItem(at: $0.appending(path: mix)) },
        .files("missing frame", .files(.missing)) { root in
            try FileManager.default.removeItem(at: root.appending(path: "train/enc-000000/frames/000001.png"))
        },
        .files("missing labels", .files(.missing)) { root in
            try FileManager.default.removeItem(at: root.appending(path: "train/enc-000000/frames.jsonl"))
        },
        .files("missing manifest", .files(.missing)) { root in
            try FileManager.default.removeItem(at: root.appending(path: "manifest.jsonl"))
        },
        .files("extra file", .files(.extra)) { root in
            try Data("x".utf8).write(to: root.appending(path: "train/enc-000000/audio/old.flac"))
        },
        .files("extra file at the top", .files(.extra)) {
            try Data("x".utf8).write(to: $0.appending(path: "notes.txt"))
        },
        .files("extra folder of an encounter", .files(.extra)) { root in
            let folder = root.appending(path: "train/enc-000009")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: folder.appending(path: "transcript.json"))
        },
        .bytes("empty file", .files(.empty), mix) { $0 = Data() },
        .bytes("longer file", .files(.sizeMismatch), mix) { $0.append(0) },
        .records("file listed twice", .files(.listedTwice)) { dataset in
            var twin = dataset.calls[0].record.streams[0]
            twin.id = "mix2"
            dataset.calls[0].record.streams.append(twin)
        },
        .records("paths that differ in case", .identity(.caseCollision)) { dataset in
            let path = "train/enc-000000/audio/Mix.flac"
            var twin = dataset.calls[0].record.streams[0]
            twin.id = "mix2"
            twin.kind = .audioStem
            twin.path = path
            dataset.calls[0].record.streams.append(twin)
            dataset.calls[0].media[path] = Data("fLaC7".utf8)
        },
        .files("folder in place of a file", .files(.notRegular)) { root in
            let url = root.appending(path: mix)
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        },
        .files("pipe in place of a file", .files(.notRegular)) { root in
            let url = root.appending(path: mix)
            try FileManager.default.removeItem(at: url)
            try NamedPipe.make(at: url.path)
        },
        .files("link out of the data set", .path(.linkOutside)) { root in
            let url = root.appending(path: mix)
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: "/etc/hostname")
        },
        .files("folder that links out of the data set", .path(.linkOutside)) { root in
            let url = root.appending(path: "train/enc-000000/audio")
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: "/etc")
        },
        .files("link in a circle", .path(.linkOutside)) { root in
            let url = root.appending(path: mix)
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: url.path)
        },
        .records("wrong first bytes", .files(.wrongMagic)) { $0.calls[0].media[mix] = Data("OggS".utf8) },
        .bytes("changed byte", .checksum(.mismatch), mix) { $0[4] ^= 1 },
        .bytes("changed transcript", .checksum(.mismatch), "train/enc-000000/transcript.json") { data in
            data.replaceSubrange(data.count - 3..<data.count - 2, with: [0x20])
        },
        .bytes("changed mask", .checksum(.mismatch), "train/enc-000000/frames/000000-mask.png") { $0[8] ^= 1 },
        .text("changed recipe", .checksum(.mismatch), "dataset.json", #""n" : 2"#, #""n" : 3"#),
        .text("stale digest of an encounter", .checksum(.encounter), "manifest.jsonl", #""digest":""#, #""digest":"0"#)
            .shorteningDigest(),
    ]

    /// Keeps a lengthened digest at 64 digits.
    private func shorteningDigest() -> Mutation {
        guard case .files(let first) = change else { return self }
        return .files(name, code) { root in
            try first(root)
            let url = root.appending(path: "manifest.jsonl")
            var text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            let start = try #require(text.range(of: #""digest":""#)).upperBound
            text.remove(at: text.index(start, offsetBy: 64))
            try Data(text.utf8).write(to: url)
        }
    }
}
