import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSReproducibility
import EMSValidation
import Foundation

extension Mutation {
    private static let manifest = "manifest.jsonl"

    static let json: [Mutation] = [
        .text("malformed line", .json(.malformed), manifest, #""index":0"#, #""index" 0"#),
        .bytes("truncated last line", .json(.truncated), manifest) { $0.removeLast(40) },
        .text("duplicate key", .json(.duplicateKey), manifest, #""index":0"#, #""index":0,"index":0"#),
        .bytes("invalid UTF-8", .json(.invalidUTF8), "dataset.json") { data in
            let range = try Mutation.found(data.firstRange(of: Data("minimal".utf8)))
            data[range.lowerBound] = 0xFF
        },
        .bytes("byte order mark", .json(.byteOrderMark), "dataset.json") { $0 = Data([0xEF, 0xBB, 0xBF]) + $0 },
        .text("UTF-16", .json(.byteOrderMark), "dataset.json", "{", "{\0"),
        .text("lone surrogate", .json(.loneSurrogate), manifest, "group-0", "group-\\ud800"),
        .text("raw control character", .json(.controlCharacter), manifest, "group-0", "group\u{1}0"),
        .text("NaN", .json(.nonFinite), manifest, #""samples":320000"#, #""samples":NaN"#),
        .text("1e999", .json(.numberOverflow), manifest, #""samples":320000"#, #""samples":1e999"#),
        .text(
            "big integer", .json(.integerOverflow), manifest, #""samples":320000"#, #""samples":9999999999999999999"#),
        .text("trailing comma", .json(.trailingData), manifest, #""index":0"#, #""index":0,"provenance":[1,]"#),
        .text(
            "deep nesting", .json(.tooDeep), manifest, #""index":0"#,
            #""index":0,"provenance":"# + String(repeating: "[", count: 70) + String(repeating: "]", count: 70)),
        .bytes("carriage return", .json(.lineEnding), manifest) { data in
            let end = try Mutation.found(data.firstIndex(of: 0x0A))
            data.insert(0x0D, at: end)
        },
        .bytes("blank line", .json(.lineEnding), manifest) { $0.append(0x0A) },
        .text(
            "integer that doubles round", .json(.integerOverflow), manifest,
            "\"seed\":\(EncounterSeed.value(datasetSeed: 1, index: 0))", #""seed":9007199254740993"#),
        .text(
            "integer in an open field that doubles round", .json(.integerOverflow), manifest, #""index":0"#,
            #""index":0,"provenance":{"n":9007199254740993}"#),
        .text(
            "oversized line", .json(.lineTooLong), manifest, #""course":"responds""#,
            #""course":""# + String(repeating: "x", count: 20_000) + #"""#
        )
        .limits(.init(maximumDepth: 64, maximumBytes: 16_384)),
        .text(
            "line of too many values", .json(.tooManyValues), manifest, #""index":0"#,
            #""index":0,"provenance":["# + String(repeating: "0,", count: 2000) + "0]"
        )
        .limits(.init(maximumDepth: 64, maximumBytes: 1 << 20, maximumValues: 2000)),
    ]

    static let schema: [Mutation] = [
        .text("missing field", .schema(.missingField), manifest, #""index":0,"#, ""),
        .text("boolean as integer", .schema(.wrongType), manifest, #""index":0"#, #""index":false"#),
        .text("unknown field", .schema(.unknownField), manifest, #""index":0"#, #""index":0,"indx":0"#),
        .text("unknown split", .schema(.unknownValue), manifest, #""split":"train""#, #""split":"trian""#),
        .text("age out of range", .schema(.outOfRange), manifest, #""age_years":61"#, #""age_years":610"#),
        .records("protocol of another group", .schema(.unknownValue)) {
            $0.calls[0].record.clinicalProtocol.odemsa = "medical - seizure (protocol 3 - 9)"
            $0.calls[0].record.clinicalProtocol.group = "medical - stroke/tia (protocol 3 - 5)"
        },
        .records("plan without severities", .schema(.missingField)) { dataset in
            dataset.dataset.versions["knowledge"] = String(repeating: "cd", count: 32)
            dataset.dataset.plan = [
                "age_group": ["adult": 2], "course": ["responds": 2], "language": ["en-US": 2],
                "protocol": ["cardiac_arrest": 2], "sex": ["male": 2],
            ]
        },
        .records("label of the set twice", .identity(.duplicateID)) {
            $0.dataset.labelSets["objects"]?.append(LabelRecord(id: 2, label: "gloves"))
        },
        .records("media type of another format", .files(.wrongMagic)) { dataset in
            let streams = dataset.calls[0].record.streams
            guard let index = streams.firstIndex(where: { $0.kind == .transcript }) else { return }
            dataset.calls[0].record.streams[index].mediaType = "text/csv"
        },
        .records("later major version", .schema(.unsupportedVersion)) { $0.dataset.formatVersion = "2.0" },
        .records("later minor version", .schema(.unsupportedVersion)) { $0.dataset.formatVersion = "1.9" },
        .records("not synthetic", .schema(.notSynthetic)) { $0.calls[0].record.isSynthetic = false },
        .text("malformed digest", .checksum(.malformed), manifest, #""sha256":""#, #""sha256":"X"#),
        .records("terminal escape", .text(.terminalEscape)) { $0.calls[0].record.course = "\u{1B}[2Jworsens" },
        .records("word of two alphabets", .text(.mixedScript)) { $0.calls[0].record.course = "resp\u{43E}nds" },
        .records("knowledge without a digest", .checksum(.malformed)) { dataset in
            dataset.dataset.versions["knowledge"] = "1.0"
            dataset.dataset.plan = ["sex": ["male": 2]]
        },
        .records("built by nobody", .schema(.missingField)) { dataset in
            dataset.dataset.versions = ["knowledge": String(repeating: "ab", count: 32)]
            dataset.dataset.plan = ["sex": ["male": 2]]
        },
        .records("formula", .text(.formula)) { $0.calls[0].record.course = "=HYPERLINK(1)" },
        .records("terminal escape in a key", .text(.terminalEscape)) {
            $0.calls[0].record.provenance = ["\u{1B}[2J": 1]
        },
        .records("field that changes its type", .schema(.typeDrift)) { dataset in
            dataset.calls[0].record.provenance = ["site": 3]
            dataset.calls[1].record.provenance = ["site": "3"]
        },
        .records("zoom as a text", .schema(.wrongType)) {
            $0.calls[0].frames[0].parameters = ["zoom": "1.2"]
        }.level(.files),
        .records("turns as a text", .schema(.wrongType)) { $0.calls[0].record.provenance = ["turns": "3"] },
        .records("list that changes its type", .schema(.typeDrift)) { dataset in
            dataset.calls[0].record.provenance = ["remarks": ["none"]]
            dataset.calls[1].record.provenance = ["remarks": [0]]
        },
    ]

    static let identity: [Mutation] = [
        .records("two calls of one seed", .identity(.duplicateID)) { dataset in
            dataset.calls.append(MinimalDataset.call(index: 2, split: .train))
            dataset.calls[2].record.seed = dataset.calls[0].record.seed
        },
        .records("two people in one seat", .identity(.duplicateID)) { dataset in
            for index in 0..<2 { dataset.calls[0].record.speakers[index].seat = .leader }
        },
        .records("technician of six years", .schema(.outOfRange)) { $0.calls[0].record.speakers[1].ageYears = 6 },
        .records("language that nobody speaks", .dataset(.countMismatch)) { $0.dataset.languages = ["de", "en-US"] },
        .records("patient who speaks with another age", .cross(.patientMismatch)) {
            $0.calls[0].record.speakers.append(SpeakerRecord(id: "patient", role: .patient, sex: .male, ageYears: 16))
        },
        .records("patient who speaks with another sex", .cross(.patientMismatch)) {
            $0.calls[0].record.speakers.append(SpeakerRecord(id: "patient", role: .patient, sex: .female, ageYears: 61))
        },
        .records("recipe with more than all of a noise", .dataset(.otherRecipe)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "noise": ["equipment": 1.7]]
        },
        .records("man with the voice of a woman", .cross(.speaker)) { $0.calls[0].record.speakers[1].sex = .male },
        .records("recipe with a key that there is not", .schema(.unknownField)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "noise": ["eqipment": 0.1]]
        },
        .records("licence that is not the recipe's", .dataset(.otherRecipe)) {
            $0.dataset.recipe = ["name": "minimal", "licence": "CC-BY-4.0"]
        },
        .records("seed that is not the recipe's", .dataset(.otherRecipe)) {
            $0.dataset.recipe = ["name": "minimal", "seed": 2]
        },
        .records("call of another data set", .dataset(.otherRecipe)) {
            $0.calls[1].record.seed = EncounterSeed.value(datasetSeed: 2, index: 1)
        },
        .records("protocol that the recipe does not ask for", .dataset(.otherRecipe)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "protocols": ["burns": 1]]
            dataset.dataset.plan = ["protocol": ["cardiac_arrest": 2]]
        },
        .records("title that is not the recipe's", .dataset(.otherRecipe)) { dataset in
            dataset.dataset.recipe = ["name": "minimal", "title": "Minimal"]
            dataset.dataset.title = "Maximal"
        },
        .records("voice of another split", .dataset(.splitLeakage)) {
            $0.dataset.recipe = ["name": "minimal", "audio": ["voices": "disjoint"]]
        },
        .records("events of a call of another split", .dataset(.splitLeakage)) { dataset in
            for index in 0..<12 {
                for call in 0..<2 {
                    dataset.calls[call].events.append(
                        EventRecord(
                            id: "x\(index)", type: .device, label: "watch_attached",
                            start: .milliseconds(19_000 + index),
                            end: .milliseconds(19_000 + index), device: "watch"))
                }
            }
        },
        .records("duplicate encounter", .identity(.duplicateID)) { dataset in
            dataset.calls[1].record.id = dataset.calls[0].record.id
            dataset.calls[1].transcript.encounter = dataset.calls[0].record.id
            dataset.calls[1].rename(from: "enc-000001", to: "enc-000000")
        },
        .records("encounters that differ in case", .identity(.caseCollision)) { dataset in
            dataset.calls[1].record.id = "ENC-000000"
            dataset.calls[1].transcript.encounter = "ENC-000000"
            dataset.calls[1].rename(from: "enc-000001", to: "ENC-000000")
        },
        .records("duplicate stream", .identity(.duplicateID)) { $0.calls[0].record.streams[1].id = "mix" },
        .records("unsafe id", .identity(.unsafeID)) { $0.calls[0].record.streams[0].id = "audio.mix" },
        .records("split word in an id", .identity(.unsafeID)) { $0.calls[0].record.speakers[1].id = "emt1_test" }
            .with { $0.calls[0].renameSpeaker(to: "emt1_test") },
        .records("id beyond ASCII", .identity(.notNormalised)) { $0.calls[0].record.streams[0].id = "mïx" },
        .records("stem of nobody", .identity(.danglingReference)) { $0.calls[0].record.streams[0].speaker = "ghost" },
        .records("index out of order", .dataset(.indexOrder)) { $0.calls[0].record.index = 7 },
        .records("group in two splits", .dataset(.splitLeakage)) { $0.calls[1].record.group = "group-0" },
        .records("split that is not that of its folder", .dataset(.splitLeakage)) {
            $0.calls[0].record.split = .test
        },
        .records("seed in two splits", .dataset(.splitLeakage)) { $0.calls[1].record.seed = $0.calls[0].record.seed },
        .records("recording in two splits", .dataset(.splitLeakage)) { dataset in
            dataset.calls[1].media["test/enc-000001/audio/mix.flac"] = Data("fLaC0".utf8)
        },
        .records("noise or room of a recording in two splits", .dataset(.splitLeakage)) { dataset in
            let source = SourceRecord(sha256: String(repeating: "ab", count: 32), license: "CC-BY-4.0")
            for call in 0..<2 {
                dataset.calls[call].record.streams[0].room = RoomRecord(
                    room: "own-abababababab", microphone: "recording", source: source)
            }
        },
        .records("recording listed for two splits", .dataset(.splitLeakage)) { dataset in
            dataset.dataset.recordings = [Split.train, .test].map { split in
                RecordingRecord(
                    id: "own-abababababab", use: .noise, name: "street.wav",
                    sha256: String(repeating: "ab", count: 32), license: "CC-BY-4.0", split: split)
            }
        },
        .text("stale count", .dataset(.countMismatch), "dataset.json", #""turns" : 6"#, #""turns" : 5"#)
            .level(.checksums),
        .records("times that come from themselves", .identity(.cyclicReference)) { dataset in
            dataset.calls[0].record.streams[4].timesPath = dataset.calls[0].record.streams[4].path
        },
        .records("times in a circle", .identity(.cyclicReference)) { dataset in
            dataset.calls[0].record.streams[0].timesPath = dataset.calls[0].record.streams[4].path
            dataset.calls[0].record.streams[4].validityPath = dataset.calls[0].record.streams[0].path
        },
        .text("stale split count", .dataset(.countMismatch), "dataset.json", #""train" : 1"#, #""train" : 2"#),
        .files("no encounter", .dataset(.empty)) { root in
            try FileManager.default.removeItem(at: root.appending(path: "train"))
            try FileManager.default.removeItem(at: root.appending(path: "test"))
            try Data().write(to: root.appending(path: manifest))
        },
        .files("an empty folder", .dataset(.notADataset)) { root in
            try FileManager.default.removeItem(at: root)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        },
        .files("an unfinished build", .dataset(.unfinished)) { root in
            try Data("{}".utf8).write(to: root.appending(path: ".emsynth-build.json"))
        },
        .records("mix longer than the session", .cross(.lengthMismatch)) {
            $0.calls[0].record.streams[0].samples = 330_000
        },
        .records("trend with a clock of its own", .schema(.outOfRange)) { dataset in
            dataset.calls[0].record.streams[4].sampleRateHertz = 1
            dataset.calls[0].record.streams[4].samples = 20
            dataset.calls[0].record.streams[4].clock = StreamClock(offsetNanoseconds: 0, skewPartsPerBillion: 45_000)
        },
    ]

    static let paths: [Mutation] = [
        .records("path going up", .path(.traversal)) { $0.calls[0].record.streams[0].path = "train/../../x.flac" },
        .records("absolute path", .path(.absolute)) { $0.calls[0].record.streams[0].path = "/etc/hosts" },
        .records("home path", .path(.absolute)) { $0.calls[0].record.streams[0].path = "~/x.flac" },
        .records("drive path", .path(.absolute)) { $0.calls[0].record.streams[0].path = "C:/x.flac" },
        .records("URL", .path(.absolute)) { $0.calls[0].record.streams[0].path = "https://example.org/x.flac" },
        .records("percent-encoded path", .path(.encoded)) { $0.calls[0].record.streams[0].path = "train/%2e%2e/x" },
        .records("backslash path", .path(.encoded)) { $0.calls[0].record.streams[0].path = "train\\..\\x" },
    ]
}

extension Mutation {
    /// A further change of the records before they are sealed.
    func with(_ more: @escaping @Sendable (inout MinimalDataset) -> Void) -> Mutation {
        guard case .records(let first) = change else { return self }
        return .records(name, code) { dataset in
            first(&dataset)
            more(&dataset)
        }
    }
}

extension MinimalDataset.Call {
    /// Moves every file of the call.
    package mutating func rename(from old: String, to new: String) {
        let move = { (path: String) in path.replacing(old, with: new) }
        for index in record.streams.indices {
            record.streams[index].path = move(record.streams[index].path)
            for further in (record.streams[index].files ?? []).indices {
                record.streams[index].files![further].path = move(record.streams[index].files![further].path)
            }
        }
        for index in frames.indices {
            frames[index].path = move(frames[index].path)
            frames[index].maskPath = frames[index].maskPath.map(move)
        }
        media = Dictionary(uniqueKeysWithValues: media.map { (move($0.key), $0.value) })
    }

    /// Lets the second speaker go by another id everywhere but in the list of speakers.
    mutating func renameSpeaker(to id: String) {
        for index in transcript.turns.indices where transcript.turns[index].speaker == "emt1" {
            transcript.turns[index].speaker = id
        }
        for index in events.indices where events[index].actor == "emt1" { events[index].actor = id }
    }
}
