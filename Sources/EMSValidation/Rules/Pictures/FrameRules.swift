import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the frame labels of an encounter must satisfy on their own and against the manifest.
struct FrameRules {
    let frames: [Located<FrameRecord>]
    let encounter: EncounterRecord
    /// Names of the label set `objects`, nil if the data set has none.
    let labels: Set<String>?

    func check(findings: inout [Finding]) {
        checkLabels(&findings)
        checkOrder(&findings)
        for row in frames {
            let frame = row.record
            func note(_ code: FindingCode, _ message: String, _ field: String) {
                findings.append(row.finding(code, message, field: field, timeNanoseconds: frame.time.nanoseconds))
            }
            if frame.time > encounter.duration {
                note(
                    .frame(.outsideSession), "lies at \(frame.time), the session ends at \(encounter.duration)", "t_ns")
            }
            let isDrawn = encounter.isSynthetic && frame.recorded == nil
            let otherKind = isDrawn ? Self.otherKind(frame) : nil
            if let claim = frame.claim, frame.recorded != nil {
                note(.frame(.recordedTruth), "a recorded frame has \(claim)", claim)
            }
            if case .object(let captions)? = frame.scene?["captions"], !captions.isEmpty,
                !captions.values.contains(.string(frame.caption))
            {
                note(.frame(.pairTruth), "is none of the captions of the scene", "caption")
            } else if isDrawn, otherKind == nil,
                let fault = CaptionRules(frame: frame, patient: encounter.patient).fault
            {
                note(fault.code, fault.message, "scene.captions")
            }
            if isDrawn {
                checkScene(frame, note)
                if let fault = otherKind {
                    let finding = row.finding(
                        .frame(.kind), fault, field: "kind", timeNanoseconds: frame.time.nanoseconds)
                    // That nobody compresses then has been said of it.
                    if !findings.contains(where: { $0.code == .cross(.frameCare) && $0.isAtLine(of: finding) }) {
                        findings.append(finding)
                    }
                }
            }
            checkObjects(frame, note)
        }
        joinClocks(&findings)
        if encounter.isSynthetic { FrameConsistencyRules(frames: frames).check(findings: &findings) }
    }

    /// Names the frames that stand or lie in the wrong place, not all that come after them.
    private func checkOrder(_ findings: inout [Finding]) {
        let misplaced = Set(OutOfOrder.places(in: frames.map(\.record.index), isStrict: true))
        for place in misplaced.sorted() {
            let frame = frames[place].record
            let neighbour =
                place > 0 && frames[place - 1].record.index >= frame.index
                ? "follows \(frames[place - 1].record.index)"
                : "comes before \(frames[min(place + 1, frames.count - 1)].record.index)"
            findings.append(
                frames[place].finding(
                    .frame(.order), "index \(frame.index) \(neighbour)", field: "index",
                    timeNanoseconds: frame.time.nanoseconds))
        }
        let rest = frames.indices.filter { !misplaced.contains($0) }
        for place in OutOfOrder.places(in: rest.map { frames[$0].record.time }) {
            let row = frames[rest[place]]
            let before = place > 0 ? frames[rest[place - 1]].record.time : .zero
            let isLate = before <= row.record.time && place + 1 < rest.count
            let neighbour =
                isLate
                ? "the frame after it at \(frames[rest[place + 1]].record.time)" : "the frame before at \(before)"
            findings.append(
                row.finding(
                    .frame(.order), "lies at \(row.record.time), \(neighbour)", field: "t_ns",
                    timeNanoseconds: row.record.time.nanoseconds))
        }
    }

    /// A row that is lost leaves its picture and its mask behind: one finding where it stood in place of two files that nobody
    /// lists.
    static func joinLost(_ frames: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let known = Set(frames.map(\.record.index))
        var told: Set<Int> = []
        findings = findings.compactMap { finding in
            guard finding.code == .files(.extra), let number = finding.path.flatMap(number(ofPicture:)),
                !known.contains(number),
                let next = frames.first(where: { $0.record.index > number }) ?? frames.last
            else { return finding }
            guard told.insert(number).inserted else { return nil }
            return next.finding(
                .frame(.order), "index \(number) is missing, and its picture is there", field: "index",
                timeNanoseconds: next.record.time.nanoseconds)
        }
    }

    /// Of a picture or mask, `frames/000099.png`.
    private static func number(ofPicture path: String) -> Int? {
        let parts = path.split(separator: "/").suffix(2)
        guard let folder = parts.first, let name = parts.last, folder == "frames" || folder == "masks",
            name.hasSuffix(".png"), name.count == 10
        else { return nil }
        return Int(name.dropLast(4))
    }

    /// Without one of these a picture is not of its kind.
    private static let essentials: [FrameKind: Set<String>] = [
        .sceneWide: ["patient"], .monitorCloseup: ["screen"], .torsoPads: ["torso"], .compressions: ["torso"],
        .bvmMask: ["bag_valve_mask"], .aedPanel: ["aed"], .glucometer: ["glucometer"], .bpCuff: ["arm"],
        .strokeFace: ["face"], .burnMap: ["body_map"], .wristWatch: ["watch"], .allergyTag: ["allergy_tag"],
        .handoffTablet: ["tablet"],
    ]

    /// What pictures of one kind alone show.
    private static let marks: [String: FrameKind] = [
        "responder": .sceneWide, "kit_bag": .sceneWide, "heart_rate_readout": .monitorCloseup, "cuff": .bpCuff,
        "iv_catheter": .ivArm, "io_needle": .ivArm, "pulse_oximeter": .pulseOxFinger, "test_strip": .glucometer,
        "vial": .drugLabel, "nebule": .drugLabel, "medication_box": .drugLabel, "tourniquet": .tourniquet,
        "shock_button": .aedPanel,
    ]

    /// Told only where the picture has what another kind is known by.
    private static func otherKind(_ frame: FrameRecord) -> String? {
        let labels = Set(frame.objects.map(\.label))
        guard case .object? = frame.scene?["captions"], let kind = FrameKind(rawValue: frame.kind) else { return nil }
        if let mark = labels.sorted().first(where: { marks[$0] ?? kind != kind }), let own = marks[mark] {
            return "shows a \(mark), as \(own.rawValue) alone does"
        }
        guard let needed = essentials[kind], needed.isDisjoint(with: labels),
            let other = essentials.filter({ !$0.value.isDisjoint(with: labels) }).keys.map(\.rawValue).min()
        else { return nil }
        return "shows no \(needed.sorted().joined(separator: " or ")), and what a \(other) shows"
    }

    /// A thing has the same label in every drawing of a kind: one that has another label in most of them is mislabelled.
    private func checkLabels(_ findings: inout [Finding]) {
        guard encounter.isSynthetic else { return }
        var counts: [String: [String: Int]] = [:]
        let drawn = frames.filter { $0.record.recorded == nil }
        for frame in drawn {
            for object in frame.record.objects {
                counts["\(frame.record.kind) \(object.id)", default: [:]][object.label, default: 0] += 1
            }
        }
        // Where two things have one id, that is the fault.
        for row in drawn where Set(row.record.objects.map(\.id)).count == row.record.objects.count {
            for (index, object) in row.record.objects.enumerated() {
                guard let known = counts["\(row.record.kind) \(object.id)"], known.count > 1,
                    labels?.contains(object.label) ?? true,
                    let usual = known.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), usual.key != object.label,
                    usual.value > 2 * known[object.label, default: 0]
                else { continue }
                findings.append(
                    row.finding(
                        .frame(.category),
                        "\"\(object.id)\" is \"\(usual.key)\" in \(usual.value) frames, here \"\(object.label)\"",
                        field: "objects[\(index)].label", timeNanoseconds: row.record.time.nanoseconds))
            }
        }
    }

    /// What is drawn is of a known kind, and a clock in it shows the frame's time.
    private func checkScene(_ frame: FrameRecord, _ note: (FindingCode, String, String) -> Void) {
        if FrameKind(rawValue: frame.kind) == nil {
            let question = NearestName.question(frame.kind, in: FrameKind.allCases.map(\.rawValue).sorted())
            note(.schema(.unknownValue), "\"\(frame.kind.prefix(80))\" is no kind of frame \(question)", "kind")
        }
        let attributes = frame.scene?["attributes"]
        if case .string(let name)? = attributes?["alarm"]?["priority"], AlarmPriority(rawValue: name) == nil {
            let question = NearestName.question(name, in: AlarmPriority.allCases.map(\.rawValue))
            note(
                .schema(.unknownValue), "\"\(name.prefix(80))\" is no priority \(question)",
                "scene.attributes.alarm.priority")
        }
        guard let (text, delay) = clock(frame), delay != 0 else { return }
        note(
            .cross(.screenClock),
            "shows \(text), \(frame.time.nanoseconds / 1_000_000_000) s of the session have gone by",
            "scene.attributes.elapsed.text")
    }

    /// What a clock in a frame shows, and how many seconds the frame is later than that; nil for frames without one.
    private func clock(_ frame: FrameRecord) -> (text: String, delay: Int64)? {
        guard case .string(let text)? = frame.scene?["attributes"]?["elapsed"]?["text"],
            frame.twin?.object != "elapsed", let shown = Self.seconds(text), frame.time <= encounter.duration
        else { return nil }
        return (text, frame.time.nanoseconds / 1_000_000_000 - shown)
    }

    /// Fewer frames may each be wrong.
    private static let fewestLate = 4

    /// Frames that are all as much too late or too early by their clocks are one fault: their times are shifted.
    private func joinClocks(_ findings: inout [Finding]) {
        let drawn = frames.filter { encounter.isSynthetic && $0.record.recorded == nil }
        let wrong = drawn.compactMap { row in clock(row.record).flatMap { $0.delay == 0 ? nil : (row, $0.delay) } }
        guard wrong.count >= Self.fewestLate, let (row, delay) = wrong.first, wrong.allSatisfy({ $0.1 == delay }) else {
            return
        }
        findings.removeAll { $0.code == .cross(.screenClock) && $0.path == row.path }
        let what = delay > 0 ? "later" : "earlier"
        findings.append(
            row.finding(
                .cross(.screenClock),
                "this frame and \(wrong.count - 1) more are \(abs(delay)) s \(what) than the clocks in them show",
                field: "t_ns", timeNanoseconds: row.record.time.nanoseconds))
    }

    /// Of minutes and seconds, or hours before them.
    private static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (2...3).contains(parts.count), parts.allSatisfy({ (0...9999).contains($0 ?? -1) }) else { return nil }
        return parts.reduce(0) { $0 * 60 + ($1 ?? 0) }
    }

    private func checkObjects(_ frame: FrameRecord, _ note: (FindingCode, String, String) -> Void) {
        var ids: Set<String> = []
        var masks: Set<Int> = []
        for (index, object) in frame.objects.enumerated() {
            let field = "objects[\(index)]"
            if !ids.insert(object.id).inserted {
                note(.identity(.duplicateID), "\"\(object.id)\" occurs twice", "\(field).id")
            }
            if object.maskID == 0 || !masks.insert(object.maskID).inserted {
                let reason = object.maskID == 0 ? "0 is the background" : "\(object.maskID) is used twice"
                note(.frame(.maskID), reason, "\(field).mask_id")
            }
            if let labels, !labels.contains(object.label) {
                let question = NearestName.question(object.label, in: labels.sorted())
                note(.frame(.category), "\"\(object.label)\" is not in the label set \(question)", "\(field).label")
            }
            if let fault = boxFault(object.box, frame) { note(.frame(.box), fault, "\(field).bbox") }
        }
        for (index, relation) in frame.relations.enumerated() {
            if !Self.predicates.contains(relation.predicate) {
                let question = NearestName.question(relation.predicate, in: Self.predicates)
                note(
                    .schema(.unknownValue), "there is no relation \"\(relation.predicate)\" \(question)",
                    "relations[\(index)].predicate")
            }
            // Where an id occurs twice, another may be missing.
            for (name, id) in [("subject", relation.subject), ("object", relation.object)]
            where !ids.contains(id) && ids.count == frame.objects.count {
                note(.identity(.danglingReference), "\"\(id)\" is not in the frame", "relations[\(index)].\(name)")
            }
        }
        if encounter.isSynthetic, frame.recorded == nil, ids.count == frame.objects.count,
            case .object(let attributes)? = frame.scene?["attributes"],
            let id = attributes.keys.sorted().first(where: { !ids.contains($0) && !Self.screenParts.contains($0) })
        {
            note(.identity(.danglingReference), "\"\(id.prefix(80))\" is not in the frame", "scene.attributes")
        }
        checkCycles(frame, note)
    }

    /// Relations that cannot hold both ways, each on its own; nothing relates to itself.
    private func checkCycles(_ frame: FrameRecord, _ note: (FindingCode, String, String) -> Void) {
        for predicate in Self.oneWay {
            let edges = frame.relations.filter { $0.predicate == predicate }.map { (from: $0.subject, to: $0.object) }
            guard let id = ReferenceCycle.first(in: edges),
                let index = frame.relations.firstIndex(where: { $0.predicate == predicate && $0.subject == id })
            else { continue }
            note(.identity(.cyclicReference), "\"\(id)\" is \(predicate) itself", "relations[\(index)]")
        }
        for (index, relation) in frame.relations.enumerated()
        where relation.subject == relation.object && !Self.oneWay.contains(relation.predicate) {
            note(.identity(.cyclicReference), "\"\(relation.subject)\" relates to itself", "relations[\(index)]")
        }
    }

    private static let oneWay = [
        "part_of", "on", "holds", "wears", "shows", "left_of", "right_of", "above", "below", "in",
    ]

    /// Of a screen that is one object, its parts need no boxes of their own.
    private static let screenParts: Set = [
        "alarm", "display", "ecg", "elapsed", "etco2", "hr", "nibp", "probe", "reading", "rr", "spo2", "glucose",
    ]

    /// What the generator states, and places in the picture.
    private static let predicates = oneWay + ["attached_to", "connected_to", "beside", "compresses", "ventilates"]

    private func boxFault(_ box: [Int], _ frame: FrameRecord) -> String? {
        guard box.count == 4 else { return "has \(box.count) numbers" }
        if box[2] <= 0 || box[3] <= 0 { return "\(box) has no area" }
        let isInside = box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= frame.width && box[1] + box[3] <= frame.height
        return isInside ? nil : "\(box) leaves the image of \(frame.width) x \(frame.height)"
    }
}

extension FrameRecord {
    /// The first field that says more of the picture than its owner can.
    fileprivate var claim: String? {
        if !objects.isEmpty { return "objects" }
        if !relations.isEmpty { return "relations" }
        if maskPath != nil { return "mask_path" }
        if scene != nil { return "scene" }
        return twin == nil ? nil : "twin"
    }
}
