import EMSDiagnostics
import EMSManifest
import EMSModel

/// What a call must have that was made up: the streams that its recipe asks for, a stem of everybody who speaks and of the
/// room, a record of every sensor that is put on, and speakers who say or do something.
struct StreamRules {
    let encounter: Located<EncounterRecord>
    let dataset: Located<DatasetRecord>?

    private var streams: [StreamRecord] { encounter.record.streams }

    /// What the switches of a recipe stand for.
    private static let switches: [(key: String, what: String, kinds: Set<StreamKind>)] = [
        ("report", "a run report", [.record]), ("sensors", "sensors", [.sensor]), ("frames", "frames", [.frames]),
        ("audio", "sound", [.audioMix]),
    ]
    private static let records = [
        "watch_attached": "sensor-watch", "capnography_attached": "sensor-capnography",
        "compression_pad_attached": "sensor-cpr",
    ]

    func check(
        _ transcript: Located<TranscriptRecord>?, _ events: [Located<EventRecord>], findings: inout [Finding]
    ) {
        // Files that stand there and are not listed have been named.
        guard !findings.contains(where: { $0.code == .files(.extra) }) else { return }
        let missing = askedFor + silentSpeakers(transcript) + lostRecords(events)
        findings += missing.map { encounter.finding(.identity(.danglingReference), $0, field: "streams") }
        checkClocks(&findings)
        checkScenes(events, &findings)
        // Of the events alone it is not known who speaks.
        if let transcript, !events.isEmpty { checkIdle(transcript, events, &findings) }
    }

    private var askedFor: [String] {
        let asked = dataset?.record.recipe?["streams"]
        let kinds = Set(streams.map(\.kind))
        return Self.switches.filter { asked?[$0.key] == .bool(true) && kinds.isDisjoint(with: $0.kinds) }
            .map { "the recipe asks for \($0.what), and there is no such stream" }
    }

    /// The scene of a noisy twin is the one whose sounds are listed. Its id says which of the two is right.
    private func checkScenes(_ events: [Located<EventRecord>], _ findings: inout [Finding]) {
        let rows = events.filter { $0.record.scene != nil }
        let scenes = Set(rows.compactMap(\.record.scene))
        guard let row = rows.first else { return }
        for (index, stream) in streams.enumerated() {
            guard let scene = stream.noise?.scene, !scenes.contains(scene) else { continue }
            let listed = scenes.sorted().joined(separator: ", ").prefix(120)
            findings.append(
                stream.id.contains(scene)
                    ? row.finding(
                        .cross(.deviceSound), "\(listed), the noise of \(stream.id.prefix(80)) is \(scene.prefix(80))",
                        field: "scene", timeNanoseconds: row.record.start.nanoseconds)
                    : encounter.finding(
                        .cross(.deviceSound), "\"\(scene.prefix(80))\", the sounds that are listed are of \(listed)",
                        field: "streams[\(index)].noise.scene"))
        }
    }

    /// Clocks drift no faster than the recipe lets them.
    private func checkClocks(_ findings: inout [Finding]) {
        guard let limit = dataset?.record.recipe?["clocks"]?["drift_ppm"]?.decimal else { return }
        for (index, stream) in streams.enumerated() {
            // A clock with which the stream does not end with the session has been named.
            guard let skew = stream.clock?.skewPartsPerBillion, abs(Double(skew)) > limit * 1000 + 1,
                !findings.contains(where: { $0.path == encounter.path && $0.field == "streams[\(index)].samples" })
            else { continue }
            findings.append(
                encounter.finding(
                    .dataset(.otherRecipe), "\(skew): the recipe lets clocks drift by \(limit) parts in a million",
                    field: "streams[\(index)].clock.skew_ppb"))
        }
    }

    private func checkIdle(
        _ transcript: Located<TranscriptRecord>, _ events: [Located<EventRecord>], _ findings: inout [Finding]
    ) {
        let speaking = Set(transcript.record.turns.map(\.speaker))
        guard !findings.contains(where: { $0.path == encounter.path }) else { return }
        let heard = Set(streams.compactMap(\.speaker))
        let acting = Set(events.flatMap { [$0.record.actor, $0.record.director] }.compactMap(\.self))
        for (index, speaker) in encounter.record.speakers.enumerated() {
            guard !speaking.union(acting).union(heard).contains(speaker.id) else { continue }
            findings.append(
                encounter.finding(
                    .identity(.danglingReference), "\(speaker.id) neither says nor does anything",
                    field: "speakers[\(index)]"))
        }
    }

    private func silentSpeakers(_ transcript: Located<TranscriptRecord>?) -> [String] {
        let stems = streams.filter { $0.kind == .audioStem }
        let heard = Set(stems.compactMap(\.speaker))
        guard let transcript, !heard.isEmpty, streams.contains(where: { $0.kind == .audioMix }) else { return [] }
        let known = Set(encounter.record.speakers.map(\.id))
        let speakers = Set(transcript.record.turns.map(\.speaker)).intersection(known).subtracting(heard).sorted()
        let missing = speakers.map { "\($0) speaks, and has no stem" }
        let isBuilt = dataset?.record.recipe?["streams"]?["audio"] == .bool(true)
        let hasRoom = stems.contains { $0.speaker == nil }
        return isBuilt && !hasRoom ? missing + ["there are stems, and none of the room"] : missing
    }

    private func lostRecords(_ events: [Located<EventRecord>]) -> [String] {
        let ids = Set(streams.filter { $0.kind == .sensor }.map(\.id))
        guard ids.contains(where: { $0.hasPrefix("sensor-") }) else { return [] }
        var named: Set<String> = []
        return events.compactMap { row in
            guard row.record.type == .device, let id = Self.records[row.record.label], !ids.contains(id),
                named.insert(id).inserted
            else { return nil }
            return "event \(row.record.id) is \(row.record.label), and there is no \(id)"
        }
    }
}
