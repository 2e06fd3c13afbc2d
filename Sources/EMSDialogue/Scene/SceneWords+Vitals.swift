internal import EMSModel
internal import EMSReproducibility

// Readings as fragments: a number is quoted from a reading and never computed.
extension SceneWords {
    func vital(_ kind: VitalKind, isFirst: Bool) -> SlotValue {
        if case .misread(let reading, let said) = subject, !isFirst, reading.kind == kind {
            return .value(fragment(reading, said: said))
        }
        guard let reading = reading(kind, isFirst: isFirst) else { return .absent }
        return .value(fragment(reading))
    }

    func bloodPressure(isFirst: Bool) -> SlotValue {
        guard let systolic = reading(.systolic, isFirst: isFirst),
            let diastolic = reading(.diastolic, isFirst: isFirst)
        else { return .absent }
        return .value(bloodPressure(systolic, diastolic))
    }

    /// The reading a line is about, or the newest that is known when it is said.
    private func reading(_ kind: VitalKind, isFirst: Bool) -> Reading? {
        if isFirst, kind.isCounted { return facts.readings(before: end).first { $0.kind == kind } }
        if isFirst { return facts.firstSet(before: end).first { $0.kind == kind } }
        if case .readings(let readings) = subject, let own = readings.first(where: { $0.kind == kind }) { return own }
        return facts.latest(kind, before: end)
    }

    private func fragment(_ reading: Reading) -> Fragment {
        Fragment(pieces: [
            Fragment.Piece(
                speller.written(reading.value), spoken: speller.spoken(reading.value, style: style(of: reading.kind)))
        ])
        .mentioned(mention(of: reading))
    }

    /// Another number than that of the reading.
    private func fragment(_ reading: Reading, said: Double) -> Fragment {
        var mention = mention(of: reading)
        mention.value = .number(said)
        mention.status = .error
        return Fragment(pieces: [
            Fragment.Piece(speller.written(said), spoken: speller.spoken(said, style: style(of: reading.kind)))
        ])
        .mentioned(mention)
    }

    private func bloodPressure(_ systolic: Reading, _ diastolic: Reading) -> Fragment {
        let upper = fragment(systolic)
        let lower = fragment(diastolic)
        let spoken =
            (upper.pieces.first?.spoken ?? []) + (writer.spoken(ofForm: "/") ?? []) + (lower.pieces.first?.spoken ?? [])
        let offset = upper.length + 1
        return Fragment(
            pieces: [Fragment.Piece(upper.written + "/" + lower.written, spoken: spoken)],
            mentions: upper.mentions + lower.mentions.map { $0.moved(by: offset) })
    }

    private func mention(of reading: Reading) -> Mention {
        let newest = facts.latest(reading.kind, before: end)
        return Mention(
            start: 0, end: 0, kind: reading.kind.isScore ? .score : .vital, value: .number(reading.value),
            unit: reading.kind.unit, code: reading.kind.mentionCode, readingID: reading.id,
            beatID: reading.beatID, status: !isRetrospective && newest?.id == reading.id ? .current : .past)
    }

    private func style(of kind: VitalKind) -> NumberSpeller.Style {
        switch kind {
        case .heartRate, .systolic, .diastolic, .glucose: .pairs
        default: .cardinal
        }
    }

    /// The readings of a line, each group said by its class `part.GROUP`, in one list.
    func vitals(renderer: PhraseRenderer, random: inout RandomSubstream) throws(DialogueError) -> SlotValue {
        guard case .readings(let readings) = subject, !readings.isEmpty else { return .absent }
        var list = Fragment(pieces: [])
        for group in VitalGroup.groups(of: readings) {
            guard let variants = phrasebook.variants(of: "part." + group.name),
                let part = try renderer.fragment(of: variants, random: &random)
            else { continue }
            list = list.pieces.isEmpty ? part : list.closed(by: ",") + part
        }
        return list.pieces.isEmpty ? .absent : .value(list)
    }
}

extension VitalKind {
    var isScore: Bool {
        switch self {
        case .gcs, .gcsEye, .gcsVerbal, .gcsMotor, .pain: true
        default: isCounted
        }
    }

    /// As mentions state it.
    var mentionCode: String? { loincCode.map { "loinc:" + $0 } }
}

/// Readings that are said together: both blood pressures, the parts of the coma scale.
struct VitalGroup: Hashable, Sendable {
    var name: String
    var readings: [Reading]

    /// In the order in which each group first occurs.
    static func groups(of readings: [Reading]) -> [VitalGroup] {
        var groups: [VitalGroup] = []
        for reading in readings {
            let name = name(of: reading.kind, among: readings)
            if let index = groups.firstIndex(where: { $0.name == name }) {
                groups[index].readings.append(reading)
            } else {
                groups.append(VitalGroup(name: name, readings: [reading]))
            }
        }
        return groups
    }

    private static func name(of kind: VitalKind, among readings: [Reading]) -> String {
        switch kind {
        case .systolic, .diastolic:
            let hasBoth = [.systolic, .diastolic].allSatisfy { kind in readings.contains { $0.kind == kind } }
            return hasBoth ? "blood_pressure" : kind.rawValue
        case .gcs, .gcsEye, .gcsVerbal, .gcsMotor:
            return readings.contains { $0.kind == .gcs } ? "gcs" : kind.rawValue
        default:
            return VitalKind.apgarParts.contains(kind) && readings.contains { $0.kind == .apgar }
                ? VitalKind.apgar.rawValue : kind.rawValue
        }
    }
}
