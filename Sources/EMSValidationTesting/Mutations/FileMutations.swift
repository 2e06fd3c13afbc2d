import EMSDiagnostics
import EMSManifest
import EMSReproducibility
import EMSValidation
import Foundation

extension Mutation {
    private static let mix = "train/enc-000000/audio/mix.flac"

    /// What the manifest alone shows.
    private static let listings: [Mutation] = [
        .files("missing manifest", .files(.missing)) { root in
            try FileManager.default.removeItem(at: root.appending(path: "manifest.jsonl"))
        },
        .records("file listed twice", .files(.listedTwice)) { dataset in
            var twin = dataset.calls[0].record.streams[0]
            twin.id = "mix2"
            dataset.calls[0].record.streams.append(twin)
        },
        .records("file of another encounter", .files(.listedTwice)) { dataset in
            dataset.calls[1].record.streams[2].path = dataset.calls[0].record.streams[2].path
        },
        .records("file of a later encounter", .files(.listedTwice)) { dataset in
            var twin = dataset.calls[1].record.streams[2]
            twin.id = "events2"
            dataset.calls[0].record.streams.append(twin)
        },
        .records("sound of another encounter, of another split", .files(.listedTwice)) { dataset in
            let sound = dataset.calls[0].record.streams[0].path
            dataset.calls[1].record.streams[0].path = sound
            dataset.calls[1].media[sound] = dataset.calls[0].media[sound]
        },
        .records("file between two encounters", .files(.listedTwice)) { dataset in
            for index in dataset.calls.indices { dataset.calls[index].record.streams[2].path = "shared/events.jsonl" }
        },
        .locked("manifest.jsonl"), .locked("dataset.json"),
        .records("paths that differ in case", .identity(.caseCollision)) { dataset in
            let path = "train/enc-000000/audio/Mix.flac"
            var twin = dataset.calls[0].record.streams[0]
            twin.id = "mix2"
            twin.kind = .audioStem
            twin.path = path
            dataset.calls[0].record.streams.append(twin)
            dataset.calls[0].media[path] = Data("fLaC7".utf8)
        },
    ]

    static let fileFaults: [Mutation] =
        ([
            .files("missing file", .files(.missing)) {
                try FileManager.default.removeItem(at: $0.appending(path: mix))
            },
            .files("missing frame", .files(.missing)) { root in
                try FileManager.default.removeItem(at: root.appending(path: "train/enc-000000/frames/000001.png"))
            },
            .files("missing labels", .files(.missing)) { root in
                try FileManager.default.removeItem(at: root.appending(path: "train/enc-000000/frames.jsonl"))
            },
            .records("row of a frame that is lost", .frame(.order)) { dataset in
                dataset.calls[0].frames.removeLast()
                dataset.calls[0].media["train/enc-000000/frames/000001-mask.png"] = nil
            },
            .files("extra file", .files(.extra)) { root in
                try Data("x".utf8).write(to: root.appending(path: "train/enc-000000/audio/old.flac"))
            },
            .files("extra file at the top", .files(.extra)) {
                try Data("x".utf8).write(to: $0.appending(path: "notes.txt"))
            },
            .files("what a file browser leaves behind", .files(.extra)) {
                try Data("x".utf8).write(to: $0.appending(path: ".DS_Store"))
            },
            .files("extra folder", .files(.extra)) { root in
                let folder = root.appending(path: "train/enc-000000/notes")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            },
            .files("encounter that no line lists", .identity(.orphanRecord)) { root in
                let folder = root.appending(path: "train/enc-000009")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data("x".utf8).write(to: folder.appending(path: "transcript.json"))
            },
            .bytes("empty file", .files(.empty), mix) { $0 = Data() },
            .records("empty sound that is listed as such", .files(.empty)) { $0.calls[0].media[mix] = Data() },
            .records("empty picture that is listed as such", .files(.empty)) { dataset in
                dataset.calls[0].media["train/enc-000000/frames/000001.png"] = Data()
            },
            .records("empty signal that is listed as such", .files(.empty)) { dataset in
                dataset.calls[0].media["train/enc-000000/sensors/enc-000000-monitor.dat"] = Data()
            },
            .records("events of a call in which nothing happens", .files(.empty)) { $0.calls[0].events = [] },
            .bytes("longer file", .files(.sizeMismatch), mix) { $0.append(0) },
            .files("folder in place of a file", .files(.notRegular)) { root in
                let url = root.appending(path: mix)
                try FileManager.default.removeItem(at: url)
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            },
            .files("pipe in place of the card", .files(.notRegular)) { root in
                let url = root.appending(path: "croissant.json")
                try? FileManager.default.removeItem(at: url)
                try NamedPipe.make(at: url.path)
            },
            .files("pipe that nothing lists", .files(.notRegular)) { root in
                try NamedPipe.make(at: root.appending(path: "train/enc-000000/pipe").path)
            },
            .files("archive that nothing lists and that swells", .files(.archiveBomb)) { root in
                // Header, no data, and a length of 256 MiB.
                let bytes: [UInt8] =
                    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0] + [0, 0, 0, 0] + [0, 0, 0, 0x10]
                try Data(bytes).write(to: root.appending(path: "train/enc-000000/notes.gz"))
            },
            .files("link to a folder above", .path(.linkOutside)) { root in
                try FileManager.default.createSymbolicLink(
                    atPath: root.appending(path: "train/enc-000000/up").path, withDestinationPath: "..")
            },
            .files("built data set without its card", .files(.missing)) { root in
                try FileManager.default.removeItem(at: root.appending(path: "croissant.json"))
            },
            .files("built data set that nobody has described", .files(.missing)) { root in
                try FileManager.default.removeItem(at: root.appending(path: "README.md"))
            },
            .files("empty card", .files(.empty)) { root in
                try Data().write(to: root.appending(path: "croissant.json"))
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
            .locked(mix),
            .files("hard link", .path(.hardLink)) { root in
                let other = FileManager.default.temporaryDirectory.appending(path: "emsynth-link-\(UUID().uuidString)")
                let url = root.appending(path: mix)
                try FileManager.default.moveItem(at: url, to: other)
                try FileManager.default.linkItem(at: other, to: url)
                // Two names inside the data set are as bad as one outside.
                try FileManager.default.createDirectory(
                    at: root.appending(path: ".cache"), withIntermediateDirectories: true)
                try FileManager.default.moveItem(at: other, to: root.appending(path: ".cache/mix"))
            },
        ] + headers).map { $0.level == .structure ? $0.level(.files) : $0 } + digests + listings

    /// What headers claim.
    private static let headers: [Mutation] = [
        .records("PNG chunk of 4 GiB", .files(.sizeField)) { dataset in
            dataset.calls[0].media["train/enc-000000/frames/000000.png"] = Data(
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xFF, 0xFF, 0xF0] + Array("IHDR".utf8))
        },
        .records("RIFF of 4 GiB", .files(.sizeField)) { dataset in
            dataset.replaceMix(
                with: Data("RIFF".utf8) + Data([0xF0, 0xFF, 0xFF, 0xFF]) + Data("WAVE".utf8), named: "wav")
        },
        .records("chunk of 4 GiB behind the data", .files(.sizeField)) { dataset in
            let list = Data("LIST".utf8) + Data([0xF0, 0xFF, 0xFF, 0xFF]) + Data("abcd".utf8)
            let data = Data("data".utf8) + Data([0, 0x20, 0, 0]) + Data(count: 8192)
            let size = UInt32(4 + data.count + list.count)
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
            dataset.replaceMix(
                with: Data("RIFF".utf8) + Data(bytes) + Data("WAVE".utf8) + data + list, named: "wav")
        },
        .export("tar in an export with a member that leads out", .path(.archiveMember), "a.tar") {
            TarMember(name: "../../x").header
        },
        .export("tar in an export with a member that is a link", .path(.archiveMember), "shards/a.tar") {
            TarMember(name: "a", type: "1", target: "../../x").header
        },
        .export("tar in an export that is larger than it is", .files(.sizeField), "a.tar") {
            TarMember(name: "a.txt", size: 1 << 30).header
        },
        .export("gzip bomb in an export", .files(.archiveBomb), "a.tar.gz") {
            Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0x80])
        },
        .records("tar member larger than the archive", .files(.sizeField)) { dataset in
            dataset.replaceMix(with: TarMember(name: "a.txt", size: 1 << 30).header, named: "tar")
        },
        .records("gzip bomb", .files(.archiveBomb)) { dataset in
            // Ten bytes of header, an empty block, and a length of 2 GiB in the last four bytes.
            let packed = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0x80])
            dataset.replaceMix(with: packed, named: "gz")
        },
        .records("zip bomb", .files(.archiveBomb)) { dataset in
            dataset.replaceMix(with: ZipEntry(name: "a.bin", unpackedBytes: 0xF000_0000).archive, named: "zip")
        },
        .records("zip member that leads out", .path(.archiveMember)) { dataset in
            dataset.replaceMix(with: ZipEntry(name: "../../etc/cron.d/x", unpackedBytes: 1).archive, named: "zip")
        },
        .records("tar with a member twice", .identity(.duplicateID)) { dataset in
            let header = TarMember(name: "a.txt").header
            dataset.replaceMix(with: header + header, named: "tar")
        },
        .records("tar member with an absolute path", .path(.archiveMember)) { dataset in
            dataset.replaceMix(with: TarMember(name: "/etc/cron.d/x").header, named: "tar")
        },
        .records("tar member that is a link", .path(.archiveMember)) { dataset in
            dataset.replaceMix(with: TarMember(name: "a", type: "2", target: "/etc").header, named: "tar")
        },
        .records("tar member with a long name that leads out", .path(.archiveMember)) { dataset in
            let name = Data("40 path=../../../../../../../../etc/x.y\n".utf8)
            let padding = Data(count: 512 - name.count)
            let members = TarMember(name: "pax", type: "x", size: name.count).header + name + padding
            dataset.replaceMix(with: members + TarMember(name: "x").header, named: "tar")
        },
    ]

    /// A file that only others can read.
    private static func locked(_ path: String) -> Mutation {
        .files("\(path) that only others can read", .files(.unreadable)) { root in
            try FileManager.default.setAttributes(
                [.posixPermissions: 0], ofItemAtPath: root.appending(path: path).path)
        }
        .forOrdinaryUsers()
    }

    /// A file in an export of the data set that lies inside it.
    private static func export(
        _ name: String, _ code: FindingCode, _ path: String, _ data: @escaping @Sendable () -> Data
    ) -> Mutation {
        .files(name, code) { root in
            let url = root.appending(path: "exports/webdataset/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data().write(to: url)
            let manifest = try Data(contentsOf: root.appending(path: "manifest.jsonl"))
            let card = #"{"manifest_sha256":"\#(ContentDigest(of: manifest).hexadecimal)"}"#
            try Data(card.utf8).write(to: root.appending(path: "exports/webdataset/export.json"))
        }
    }

    private static let digests: [Mutation] = [
        .bytes("changed byte", .checksum(.mismatch), mix) { $0[4] ^= 1 },
        .bytes("changed transcript", .checksum(.mismatch), "train/enc-000000/transcript.json") { data in
            data.replaceSubrange(data.count - 3..<data.count - 2, with: [0x20])
        },
        .bytes("changed mask", .checksum(.mismatch), "train/enc-000000/frames/000000-mask.png") { $0[8] ^= 1 },
        .text("changed recipe", .checksum(.mismatch), "dataset.json", #""n" : 2"#, #""n" : 3"#),
        .text("stale digest of an encounter", .checksum(.encounter), "manifest.jsonl", #""digest":""#, #""digest":"0"#)
            .shorteningDigest(),
        .files("card of another state", .dataset(.staleExport)) { root in
            try Data(card("manifest.jsonl").utf8).write(to: root.appending(path: "croissant.json"))
        },
        .files("card for people with another licence", .dataset(.staleExport)) { root in
            try Data("---\nlicense: mit\n---\n\n# Minimal\n".utf8).write(to: root.appending(path: "README.md"))
        },
        .files("card for people with another count", .dataset(.staleExport)) { root in
            try Data("# Minimal\n\n| encounters | 20 (train 20) |\n".utf8).write(to: root.appending(path: "README.md"))
        },
        .files("card for machines with another licence", .dataset(.staleExport)) { root in
            try Data(#"{"@type":"sc:Dataset","license":"MIT","name":"minimal"}"#.utf8)
                .write(to: root.appending(path: "croissant.json"))
        },
        .files("card for people with another seed", .dataset(.staleExport)) { root in
            try Data("# Minimal\n\n| seed | 2 |\n".utf8).write(to: root.appending(path: "README.md"))
        },
        .files("card for people in another language", .dataset(.staleExport)) { root in
            try Data("---\nlanguage: [de]\n---\n\n# Minimal\n".utf8).write(to: root.appending(path: "README.md"))
        },
        .files("card for people that does not say that all is made up", .dataset(.staleExport)) { root in
            try Data("---\nlicense: cc0-1.0\n---\n\n# Recordings of calls\n\n| encounters | 2 (train 1) |\n".utf8)
                .write(to: root.appending(path: "README.md"))
        },
        machine(
            "card with a term of another vocabulary", .schema(.unknownValue),
            whole + #","@context":{"containedIn":"sc:containedIn"},"rai:personalSensitiveInformation":"None.""#),
        machine(
            "card that does not say that people are made up", .schema(.missingField), whole + #","@context":{}"#),
        machine(
            "card that names a record set twice", .identity(.duplicateID), #""recordSet":[{"@id":"a"},{"@id":"a"}]"#),
        machine(
            "card whose fields are of no file", .identity(.danglingReference),
            #""recordSet":[{"@id":"a","field":[{"source":{"fileSet":{"@id":"b"}}}]}]"#),
        machine(
            "card with a column that there is not", .schema(.unknownField),
            #""distribution":[{"@id":"manifest.jsonl"}],"recordSet":[{"@id":"a","field":["#
                + #"{"source":{"fileObject":{"@id":"manifest.jsonl"},"extract":{"column":"colour"}}}]}]"#),
        machine(
            "card with a field of another column", .dataset(.staleExport),
            #""distribution":[{"@id":"manifest.jsonl","contentUrl":"manifest.jsonl"},{"contentUrl":"dataset.json"}],"#
                + #""recordSet":[{"@id":"a","field":[{"name":"split","dataType":"sc:Text","source":"#
                + #"{"fileObject":{"@id":"manifest.jsonl"},"extract":{"column":"group"}}}]}]"#),
        machine(
            "card that reads times as texts", .schema(.wrongType),
            #""distribution":[{"@id":"t","includes":"*/*/transcript.json"}],"recordSet":[{"@id":"a","field":["#
                + #"{"dataType":"sc:Text","source":{"fileSet":{"@id":"t"},"#
                + #""extract":{"jsonPath":"$.turns[*].words[*].start_ns"}}}]}]"#),
        machine(
            "card with files that nobody reads", .dataset(.staleExport),
            #""distribution":[{"@id":"a","@type":"cr:FileSet"}]"#),
        machine(
            "card with files that there are not", .dataset(.staleExport),
            #""distribution":[{"@id":"a","includes":"*/*/nothing.json"}]"#),
        machine("card in another language", .dataset(.staleExport), #""inLanguage":["de"]"#),
        machine(
            "card of another standard", .schema(.unknownValue), #""conformsTo":"http://mlcommons.org/croissant/0.8""#),
        machine(
            "card of an older Croissant", .dataset(.staleExport),
            #""conformsTo":"http://mlcommons.org/croissant/1.0""#),
        machine(
            "card without its files", .schema(.missingField),
            #""@context":{},"conformsTo":"http://mlcommons.org/croissant/1.1","recordSet":[]"#),
        .files("card whose file lies outside", .path(.traversal)) { root in
            try Data(card("../manifest.jsonl").utf8).write(to: root.appending(path: "croissant.json"))
        },
        .files("card that names a missing file", .dataset(.staleExport)) { root in
            try Data(card("audio.tar").utf8).write(to: root.appending(path: "croissant.json"))
        },
    ].map { $0.code == .checksum(.mismatch) && $0.name == "changed recipe" ? $0 : $0.level(.checksums) }

    /// What a card of Croissant must have besides its context.
    private static let whole =
        #""conformsTo":"http://mlcommons.org/croissant/1.1","recordSet":[],"distribution":["#
        + #"{"@id":"a","contentUrl":"manifest.jsonl"},{"@id":"b","contentUrl":"dataset.json"}]"#

    private static func machine(_ name: String, _ code: FindingCode, _ members: String) -> Mutation {
        .files(name, code) { root in
            try Data(#"{"@type":"sc:Dataset","name":"minimal",\#(members)}"#.utf8)
                .write(to: root.appending(path: "croissant.json"))
        }
    }

    private static func card(_ file: String) -> String {
        let digest = String(repeating: "0", count: 64)
        return #"{"@type":"sc:Dataset","distribution":[{"contentUrl":"\#(file)","sha256":"\#(digest)"}]}"# + "\n"
    }

    /// Keeps a lengthened digest at 64 digits.
    private func shorteningDigest() -> Mutation {
        guard case .files(let first) = change else { return self }
        return .files(name, code) { root in
            try first(root)
            let url = root.appending(path: "manifest.jsonl")
            var text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            let start = try Mutation.found(text.range(of: #""digest":""#)).upperBound
            text.remove(at: text.index(start, offsetBy: 64))
            try Data(text.utf8).write(to: url)
        }
    }
}

extension MinimalDataset {
    /// Puts another file in place of the first call's mix, as a stream of labels.
    mutating func replaceMix(with data: Data, named suffix: String) {
        calls[0].media["train/enc-000000/audio/mix.flac"] = nil
        let path = "train/enc-000000/audio/mix.\(suffix)"
        calls[0].media[path] = data
        calls[0].record.streams[0].path = path
        calls[0].record.streams[0].kind = .labels
        if suffix == "wav" { calls[0].record.streams[0].mediaType = "audio/wav" }
    }
}
