import EMSDiagnostics
import EMSManifest
import EMSModel

/// What a line of the manifest must satisfy beyond its schema, on its own.
struct EncounterRules {
    let row: Located<EncounterRecord>

    func check(findings: inout [Finding]) {
        let record = row.record
        checkName(record.id, "id", &findings)
        checkUnique(record.speakers.map(\.id), "speakers", &findings)
        for (index, speaker) in record.speakers.enumerated() {
            checkName(speaker.id, "speakers[\(index)].id", &findings)
        }
        checkUnique(record.streams.map(\.id), "streams", &findings)
        let speakers = Set(record.speakers.map(\.id))
        for (index, stream) in record.streams.enumerated() {
            if let speaker = stream.speaker, !speakers.contains(speaker) {
                let message = "\"\(speaker)\" is not a speaker of the encounter"
                findings.append(
                    row.finding(.identity(.danglingReference), message, field: "streams[\(index)].speaker"))
            }
            checkLength(of: stream, "streams[\(index)]", &findings)
            if let types = Self.mediaTypes[stream.path.split(separator: ".").last?.lowercased() ?? ""],
                !types.contains(stream.mediaType.lowercased())
            {
                let message = "\"\(stream.mediaType.prefix(80))\" is not the type of \(stream.path)"
                findings.append(row.finding(.files(.wrongMagic), message, field: "streams[\(index)].media_type"))
            }
        }
        checkCycles(&findings)
        checkFolder(&findings)
        checkPatient(&findings)
        guard record.isSynthetic else { return }
        checkVoices(&findings)
        checkCrew(&findings)
        checkTrends(&findings)
        checkProtocol(&findings)
    }

    /// Voices of this program are called after the sex of who speaks: `en-f07`, `de-om1`.
    private func checkVoices(_ findings: inout [Finding]) {
        for (index, speaker) in row.record.speakers.enumerated() {
            guard let sex = speaker.sex, case .string(let voice)? = speaker.voice?["id"],
                let letter = Self.sexLetter(of: voice), (letter == "f") != (sex == .female)
            else { continue }
            findings.append(
                row.finding(
                    .cross(.speaker), "\(speaker.id) is \(sex.rawValue) and has the voice \(voice.prefix(40))",
                    field: "speakers[\(index)].sex"))
        }
    }

    /// Nil for voices of other programs, whose names say nothing.
    private static func sexLetter(of voice: String) -> Character? {
        let parts = voice.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2 else { return nil }
        let letters = parts[1].prefix { $0.isLetter }
        guard (1...2).contains(letters.count), parts[1].count > letters.count,
            parts[1].dropFirst(letters.count).allSatisfy(\.isNumber)
        else { return nil }
        return letters.last.flatMap { $0 == "f" || $0 == "m" ? $0 : nil }
    }

    /// The group of a protocol is its name without numbers in brackets, or that of its adult twin.
    private func checkProtocol(_ findings: inout [Finding]) {
        let names = row.record.clinicalProtocol
        guard let group = names.group, let own = names.odemsa else { return }
        let head = { (name: String) in name.prefix { $0 != "(" } }
        let isAdult = row.record.patient.ageYears >= AgeGroup.adult.years.lowerBound
        guard isAdult ? group != own : head(group) != head(own) else { return }
        findings.append(
            row.finding(
                .schema(.unknownValue), "\"\(own.prefix(120))\" is not of the group \"\(group.prefix(120))\"",
                field: "protocol.odemsa"))
    }

    /// A trend is written once a second by the clock of the session.
    private func checkTrends(_ findings: inout [Finding]) {
        for (index, stream) in row.record.streams.enumerated() where stream.kind == .sensor {
            guard stream.sampleRateHertz == 1, let skew = stream.clock?.skewPartsPerBillion, skew != 0 else { continue }
            findings.append(
                row.finding(
                    .schema(.outOfRange), "\(skew): a trend has no clock of its own that could drift",
                    field: "streams[\(index)].clock.skew_ppb"))
        }
    }

    /// Who works there is grown up, and nobody shares a seat.
    private func checkCrew(_ findings: inout [Finding]) {
        var seats: [Seat: [String]] = [:]
        for (index, speaker) in row.record.speakers.enumerated() {
            if let seat = speaker.seat { seats[seat, default: []].append(speaker.id) }
            // Somebody who is there twice sits where he sits.
            if let seat = speaker.seat, let people = seats[seat], people.count == 2, Set(people).count == 2 {
                let count = row.record.speakers.count { $0.seat == seat }
                let message = "seat \"\(seat.rawValue)\" is taken \(count == 2 ? "twice" : "\(count) times")"
                findings.append(row.finding(.identity(.duplicateID), message, field: "speakers[\(index)].seat"))
            }
            guard speaker.role.isCrew || speaker.role.isRemote, let age = speaker.ageYears, age < Self.leastAge else {
                continue
            }
            findings.append(
                row.finding(
                    .schema(.outOfRange), "\(speaker.role.rawValue) of \(age) years",
                    field: "speakers[\(index)].age_years"))
        }
    }

    /// Of volunteers in training.
    private static let leastAge = 16

    /// The patient who speaks is the patient.
    private func checkPatient(_ findings: inout [Finding]) {
        let patient = row.record.patient
        for (index, speaker) in row.record.speakers.enumerated() where speaker.role == .patient {
            let field = "speakers[\(index)]"
            if let sex = speaker.sex, sex != patient.sex {
                let message = "is \(sex.rawValue), the patient is \(patient.sex.rawValue)"
                findings.append(row.finding(.cross(.patientMismatch), message, field: "\(field).sex"))
            }
            if let age = speaker.ageYears, age != patient.ageYears {
                let message = "is \(age), the patient is \(patient.ageYears)"
                findings.append(row.finding(.cross(.patientMismatch), message, field: "\(field).age_years"))
            }
        }
    }

    /// By extension; of WFDB headers there is none that is agreed upon.
    private static let mediaTypes: [String: Set<String>] = [
        "flac": ["audio/flac", "audio/x-flac"], "wav": ["audio/wav", "audio/wave", "audio/x-wav", "audio/vnd.wave"],
        "json": ["application/json"],
        "jsonl": [
            "application/jsonlines", "application/jsonl", "application/x-jsonlines", "application/x-ndjson",
            "application/ndjson", "application/json-lines",
        ],
    ]

    /// Streams take their times and validity from files, which may be streams themselves.
    private func checkCycles(_ findings: inout [Finding]) {
        let edges = row.record.streams.flatMap { stream in
            [stream.timesPath, stream.validityPath].compactMap(\.self).map { (from: stream.path, to: $0) }
        }
        guard let path = ReferenceCycle.first(in: edges),
            let index = row.record.streams.firstIndex(where: { $0.path == path })
        else { return }
        findings.append(
            row.finding(
                .identity(.cyclicReference), "\(path) takes its times from itself", field: "streams[\(index)].path"))
    }

    /// Who loads a split by its folder gets another one than who reads the manifest.
    private func checkFolder(_ findings: inout [Finding]) {
        let record = row.record
        guard
            let other = Split.allCases.first(where: { split in
                split != record.split && !record.streams.isEmpty
                    && record.streams.allSatisfy { $0.path.hasPrefix("\(split.rawValue)/\(record.id)/") }
            })
        else { return }
        let message = "is \(record.split.rawValue), the files of the encounter lie in \(other.rawValue)"
        findings.append(row.finding(.dataset(.splitLeakage), message, field: "split"))
    }

    private func checkName(_ id: String, _ field: String, _ findings: inout [Finding]) {
        guard let word = SplitWords.first(in: id) else { return }
        findings.append(row.finding(.identity(.unsafeID), "\"\(id)\" holds the split word \"\(word)\"", field: field))
    }

    private func checkUnique(_ ids: [String], _ list: String, _ findings: inout [Finding]) {
        var seen: Set<String> = []
        var folded: Set<String> = []
        for (index, id) in ids.enumerated() {
            let field = "\(list)[\(index)].id"
            if !seen.insert(id).inserted {
                findings.append(row.finding(.identity(.duplicateID), "\"\(id)\" occurs twice", field: field))
            } else if !folded.insert(id.lowercased()).inserted {
                let message = "\"\(id)\" differs from another id in case alone"
                findings.append(row.finding(.identity(.caseCollision), message, field: field))
            }
        }
    }

    /// Streams end with the session: recordings to within 20 ms, others at most a second later (a trend may have a sample
    /// at the very end).
    private func checkLength(of stream: StreamRecord, _ field: String, _ findings: inout [Finding]) {
        guard let samples = stream.samples, let rate = stream.sampleRateHertz, stream.timesPath == nil else { return }
        let duration = row.record.duration
        let clock = stream.clock ?? .identity
        guard Double(samples) / rate < 1e9 else {
            findings.append(row.finding(.cross(.lengthMismatch), "\(stream.id) lasts for decades", field: field))
            return
        }
        let end = clock.time(ofSample: Int(samples), rateHertz: rate)
        let isExact = stream.kind.isRecording
        let isTooLong = end > duration + .milliseconds(isExact ? 20 : 1000)
        let isTooShort = isExact && end < duration - .milliseconds(20)
        guard isTooLong || isTooShort else { return }
        findings.append(
            row.finding(
                .cross(.lengthMismatch), "\(stream.id) ends at \(end), the session at \(duration)",
                field: "\(field).samples"))
    }
}
