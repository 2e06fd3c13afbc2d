import EMSDiagnostics
import EMSManifest
import EMSModel

/// What a transcript must satisfy on its own and against the manifest.
struct TranscriptRules {
    let transcript: Located<TranscriptRecord>
    let encounter: EncounterRecord

    func check(findings: inout [Finding]) {
        let record = transcript.record
        if record.encounter != encounter.id {
            let message = "names \"\(record.encounter)\", the manifest says \"\(encounter.id)\""
            findings.append(
                transcript.finding(.identity(.danglingReference), message, field: "encounter")
                    .disputing(Dispute(.encounter, "id", said: record.encounter, has: encounter.id)))
        }
        if record.duration != encounter.duration {
            let message = "\(record.duration), the manifest says \(encounter.duration)"
            findings.append(
                transcript.finding(.cross(.durationMismatch), message, field: "duration_ns")
                    .disputing(encounter.durationDispute(record.duration)))
        }
        if record.language != encounter.language {
            let message = "\"\(record.language.prefix(40))\", the manifest says \"\(encounter.language)\""
            findings.append(
                transcript.finding(.transcript(.language), message, field: "language")
                    .disputing(Dispute(.encounter, "language", said: record.language, has: encounter.language)))
        }
        checkTimes(&findings)
        // In which language they are is not known where the manifest has another.
        let numbers = record.language == encounter.language ? SpokenNumbers(language: record.language) : nil
        var ids: Set<String> = []
        var smallIDs: Set<String> = []
        // Who marks none may still have cleaned the text.
        let isMarked = record.turns.contains { !($0.disfluencies ?? []).isEmpty }
        var lastStart = SessionTime.zero
        var lastEnds: [String: SessionTime] = [:]
        var hasStrangeSource = false
        let roles = encounter.roles
        for (index, turn) in record.turns.enumerated() {
            let field = "turns[\(index)]"
            func note(_ code: FindingCode, _ message: String, _ name: String, _ dispute: Dispute?) {
                findings.append(
                    transcript.finding(code, message, field: field + name, timeNanoseconds: turn.start.nanoseconds)
                        .disputing(dispute))
            }
            func note(_ code: FindingCode, _ message: String, _ name: String) { note(code, message, name, nil) }
            let isRepeated = !ids.insert(turn.id).inserted
            if isRepeated {
                note(.identity(.duplicateID), "\"\(turn.id)\" occurs twice", ".id")
            } else if !smallIDs.insert(turn.id.lowercased()).inserted {
                note(.identity(.caseCollision), "\"\(turn.id)\" differs from another id in case alone", ".id")
            }
            if let role = roles[turn.speaker] {
                if role != turn.role {
                    note(
                        .transcript(.role), "\(turn.role.rawValue), the speaker is \(role.rawValue)", ".role",
                        encounter.roleDispute(of: turn.speaker, turn.role))
                }
            } else {
                note(
                    .identity(.danglingReference), "\"\(turn.speaker)\" is not a speaker", ".speaker",
                    Dispute(.encounter, "speakers", said: turn.speaker))
            }
            guard turn.start < turn.end else {
                note(.transcript(.interval), "ends at \(turn.end) and starts at \(turn.start)", ".end_ns")
                continue
            }
            if turn.end > encounter.duration {
                note(
                    .transcript(.turnOutsideSession), "ends at \(turn.end), the session at \(encounter.duration)",
                    ".end_ns")
            }
            if turn.start < lastStart {
                note(.transcript(.turnOrder), "starts at \(turn.start), the turn before at \(lastStart)", ".start_ns")
            } else if let end = lastEnds[turn.speaker], turn.start < end, !isRepeated {
                note(.transcript(.speakerOverlap), "\(turn.speaker) still speaks until \(end)", ".start_ns")
            }
            if encounter.isSynthetic, let fault = Self.channelFault(turn) {
                note(.transcript(.channel), fault, ".channel")
            }
            lastStart = max(lastStart, turn.start)
            lastEnds[turn.speaker] = max(lastEnds[turn.speaker] ?? .zero, turn.end)
            WordRules(turn: turn).check(note: note)
            if encounter.isSynthetic { WordRules(turn: turn).checkLengths(note: note) }
            let wordsFault = WordRules(turn: turn).textFault
            let known = findings.count
            MentionSpanRules(turn: turn).check(note: note)
            if encounter.isSynthetic { MentionSpanRules(turn: turn).checkDisfluencies(note: note) }
            let hasRightSpans = findings.count == known
            if encounter.isSynthetic {
                MentionUnitRules(turn: turn).check(note: note)
                checkCodes(of: turn, note)
                if !hasStrangeSource, let place = strangeSource(of: turn) {
                    hasStrangeSource = true
                    let file = turn.source?[place].file.prefix(80) ?? ""
                    let message = "\(file) is not of protocol \(encounter.clinicalProtocol.id)"
                    note(.cross(.foreignStream), message, ".source[\(place)].file")
                }
            }
            if encounter.isSynthetic, SpokenForm.isOfAnotherText(turn) {
                note(.transcript(.wordsDiffer), "\"\(turn.spoken.prefix(80))\" is not how the text is said", ".spoken")
            } else if encounter.isSynthetic, hasRightSpans, wordsFault == nil, numbers?.areOthers(in: turn) ?? false {
                let message = "\"\(turn.spoken.prefix(80))\" says other numbers than \"\(turn.text.prefix(80))\""
                note(.transcript(.wordsDiffer), message, ".spoken")
            }
            var cleanFault: String?
            if isMarked, turn.disfluencies ?? [] == [], turn.clean != turn.text {
                cleanFault = "is not the text, which has no disfluencies"
            } else if encounter.isSynthetic, hasRightSpans, CleanText.isOfAnotherText(turn) {
                cleanFault = "\"\(turn.clean.prefix(80))\" is not the text without its disfluencies"
            }
            switch (wordsFault, cleanFault) {
            case (let words?, nil): note(.transcript(.wordsDiffer), words, ".words")
            case (nil, let clean?): note(.transcript(.wordsDiffer), clean, ".clean")
            // The text that fits neither is the odd one.
            case (let words?, _?):
                note(.transcript(.wordsDiffer), "\(words), and does not go with what was meant", ".text")
            case (nil, nil): break
            }
        }
    }

    /// A line of a protocol that the call does not follow.
    private func strangeSource(of turn: TurnRecord) -> Int? {
        let folder = "protocols/"
        let own = "\(folder)\(encounter.clinicalProtocol.id).yaml"
        return turn.source?.firstIndex { $0.file.hasPrefix(folder) && $0.file != own }
    }

    /// Where codes of a kind of mention come from, as data sets that are made up write them.
    private static let systems: [Mention.Kind: [CodedTerm.System]] = [
        .vital: [.loinc], .score: [.loinc], .dose: [.rxnorm, .emsynth], .drug: [.rxnorm, .emsynth],
        .finding: [.icd10, .emsynth], .condition: [.icd10, .emsynth], .procedure: [.snomed, .emsynth],
        .rhythm: [.nemsis], .allergy: [.rxnorm, .icd10, .emsynth],
    ]

    private func checkCodes(of turn: TurnRecord, _ note: (FindingCode, String, String) -> Void) {
        for (index, mention) in turn.mentions.enumerated() {
            guard let code = mention.code, let name = code.split(separator: ":").first,
                let system = CodedTerm.System(rawValue: String(name))
            else { continue }
            let known = Self.systems[mention.kind] ?? []
            guard !known.contains(system) else { continue }
            let names = known.isEmpty ? "none" : "one of \(known.map(\.rawValue).joined(separator: ", "))"
            note(
                .schema(.unknownValue), "\(code.prefix(80)), a \(mention.kind.rawValue) has \(names)",
                ".mentions[\(index)].code")
        }
    }

    /// Words have a synthesiser's own times where a voice has spoken them.
    private func checkTimes(_ findings: inout [Finding]) {
        let times = transcript.record.times
        guard encounter.isSynthetic, times != .aligned else { return }
        let hasVoices = encounter.speakers.contains { $0.voice != nil }
        let hasSound = encounter.streams.contains { $0.kind.rawValue.hasPrefix("audio.") }
        let fault: String? =
            switch times {
            case .synthesised where !hasVoices && !hasSound:
                "nobody has a voice, and there is no sound"
            case .estimated where hasVoices: "the speakers have voices"
            default: nil
            }
        guard let fault else { return }
        findings.append(
            transcript.finding(.transcript(.times), "\"\(times.rawValue)\", but \(fault)", field: "times"))
    }

    private static let laymen: Set<Role> = [.bystander, .family, .patient]

    /// Who is elsewhere is heard by radio or telephone, the voice of a defibrillator comes out of its loudspeaker, and laymen
    /// have no radio.
    private static func channelFault(_ turn: TurnRecord) -> String? {
        guard let channel = turn.channel else { return nil }
        let isRight =
            if turn.role.isRemote { channel == .radio || channel == .telephone } else {
                turn.role == .aedVoice
                    ? channel == .loudspeaker : channel != .radio || !Self.laymen.contains(turn.role)
            }
        return isRight ? nil : "\(turn.speaker), who is \(turn.role.rawValue), is not heard over \(channel.rawValue)"
    }
}
