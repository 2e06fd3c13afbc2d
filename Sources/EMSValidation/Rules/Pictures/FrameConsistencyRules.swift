import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the drawn frames of a call agree on: the crew keeps its gloves, the same things hang together in the same way, what
/// is hidden lies behind something, and nobody goes back to a place that was left between two frames.
struct FrameConsistencyRules {
    let frames: [Located<FrameRecord>]

    func check(findings: inout [Finding]) {
        let drawn = frames.filter { $0.record.recorded == nil && $0.record.scene != nil }
        checkGloves(drawn, &findings)
        checkRelations(drawn, &findings)
        checkAmounts(drawn, &findings)
        let wide = drawn.filter { $0.record.kind == FrameKind.sceneWide.rawValue }
        checkPlaces(wide, &findings)
        // What else is wrong with a frame may be the reason for these.
        var others: [Finding] = []
        checkTies(drawn, &others)
        checkDepth(wide, &others)
        let path = frames.first?.path
        let known = Set(findings.lazy.filter { $0.path == path }.compactMap(\.line))
        findings += others.filter { !($0.line.map(known.contains) ?? false) }
        checkTwins(drawn, known, &findings)
    }

    /// So often the usual occurs at least, and more than so many times as often as what differs.
    private static let usual = (least: 3, times: 2)

    private func checkGloves(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let worn = drawn.flatMap { row -> [(row: Located<FrameRecord>, object: String, value: String)] in
            guard case .object(let attributes)? = row.record.scene?["attributes"] else { return [] }
            return attributes.keys.sorted().compactMap { object in
                guard case .string(let value)? = attributes[object]?["gloves"] else { return nil }
                return (row, object, value)
            }
        }
        let counts = Dictionary(worn.map { ($0.value, 1) }, uniquingKeysWith: +)
        for (row, object, value) in worn {
            guard let usual = Self.usual(in: counts, beside: value) else { continue }
            findings.append(
                row.finding(
                    .frame(.consistency),
                    "\(object) has gloves \"\(value.prefix(40))\", \"\(usual)\" in the other frames",
                    field: "scene.attributes.\(object).gloves", timeNanoseconds: row.record.time.nanoseconds))
        }
    }

    /// A twin of the same mask shows the same things, unless something else is wrong with one of them.
    private func checkTwins(_ drawn: [Located<FrameRecord>], _ known: Set<Int>, _ findings: inout [Finding]) {
        var firsts: [String: Located<FrameRecord>] = [:]
        for row in drawn {
            guard row.record.twin != nil, let mask = row.record.maskSHA256, let first = firsts[mask] else {
                if let mask = row.record.maskSHA256 { firsts[mask] = row }
                continue
            }
            let (own, others) = (row.record.objects, first.record.objects)
            guard own != others else { continue }
            let place = zip(own, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            let field = place.map { "objects[\($0)]" } ?? "objects"
            let message = "frame \(row.record.index) has the same mask and other objects"
            let both = [first, row].map { $0.finding(.frame(.twin), message, field: field) }
            guard !both.contains(where: { $0.line.map(known.contains) ?? false }) else { continue }
            findings.append(both[0])
            return
        }
    }

    private func checkRelations(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        var counts: [String: Int] = [:]
        for row in drawn {
            for relation in row.record.relations { counts[Self.key(relation, in: row.record), default: 0] += 1 }
        }
        for row in drawn {
            func label(_ id: String) -> String? { row.record.objects.first { $0.id == id }?.label }
            for (index, relation) in row.record.relations.enumerated() {
                if let known = Self.partners[relation.predicate], let subject = label(relation.subject),
                    let object = label(relation.object), !known.contains(where: { $0 == (subject, object) })
                {
                    findings.append(
                        row.finding(
                            .frame(.consistency), "no \(subject) \(relation.predicate) a \(object)",
                            field: "relations[\(index)].predicate", timeNanoseconds: row.record.time.nanoseconds))
                    continue
                }
                let reversed = FrameRelationRecord(
                    subject: relation.object, predicate: relation.predicate, object: relation.subject)
                let (own, other) = (Self.key(relation, in: row.record), Self.key(reversed, in: row.record))
                guard own != other, !row.record.relations.contains(reversed), let usual = counts[other],
                    usual >= Self.usual.least, usual > Self.usual.times * counts[own, default: 0]
                else { continue }
                findings.append(
                    row.finding(
                        .frame(.consistency),
                        "\"\(relation.subject)\" is \(relation.predicate) \"\(relation.object)\", the other way round in the "
                            + "other frames",
                        field: "relations[\(index)]", timeNanoseconds: row.record.time.nanoseconds))
            }
        }
    }

    /// Who does it to what, as pictures are drawn.
    private static let partners: [String: [(String, String)]] = [
        "compresses": [("gloved_hand", "torso"), ("responder", "patient")],
        "ventilates": [("bag_valve_mask", "face"), ("responder", "patient")],
        "wears": [("face", "oxygen_mask"), ("face", "nasal_cannula")],
    ]

    /// A syringe that is drawn up holds as much of the drug as its label says: volume times strength.
    private func checkAmounts(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        for row in drawn where row.record.twin == nil {
            guard case .object(let attributes)? = row.record.scene?["attributes"],
                let syringe = attributes["syringe"],
                case .string(let strength)? = (attributes["vial"] ?? attributes["bottle"])?["strength"],
                case .string(let label)? = syringe["text"], case .string(let volume)? = syringe["volume"],
                let strong = Self.quantity(strength), let amount = Self.quantity(label),
                let filled = Self.quantity(volume), strong.unit == amount.unit + "/mL", filled.unit == "mL",
                amount.value > 0, abs(strong.value * filled.value / amount.value - 1) > Self.rounding
            else { continue }
            findings.append(
                row.finding(
                    .frame(.consistency), "\(volume.prefix(20)) of \(strength.prefix(20)) are not \(label.prefix(20))",
                    field: "scene.attributes.syringe", timeNanoseconds: row.record.time.nanoseconds))
        }
    }

    /// Volumes have two decimal places. Measured over 180 frames: all are right to a thousandth.
    private static let rounding = 0.03

    /// `0.46 mL` in its parts.
    private static func quantity(_ text: String) -> (value: Double, unit: String)? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let value = Double(parts[0]) else { return nil }
        return (value, String(parts[1]))
    }

    /// Frames of a kind that show the same things have the same relations, but for what is done to the patient.
    private func checkTies(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let alike = Dictionary(grouping: drawn) { row in
            "\(row.record.kind) \(Set(row.record.objects.map(\.label)).sorted().joined(separator: " "))"
        }
        let groups = alike.values.filter { $0.count > Self.usual.least }
        for rows in groups.sorted(by: { $0[0].record.index < $1[0].record.index }) {
            let ties = rows.map { row in
                let lasting = row.record.relations.filter { !Self.deeds.contains($0.predicate) }
                return Set(lasting.map { Self.key($0, in: row.record) })
            }
            let counts = Dictionary(ties.flatMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
            let usual = Set(counts.filter { $0.value > Self.usual.times * (rows.count - $0.value) }.keys)
            for (row, own) in zip(rows, ties) {
                guard let missing = usual.subtracting(own).min() else { continue }
                findings.append(
                    row.finding(
                        .frame(.consistency),
                        "lacks a relation that the other frames with the same things have: \(missing)",
                        field: "relations", timeNanoseconds: row.record.time.nanoseconds))
            }
        }
    }

    /// A mask tells no more apart.
    private static let mostObjects = 255

    private static let deeds: Set = ["compresses", "ventilates", "holds"]

    /// Objects stand from back to front: what is seen in part lies behind one that comes later. Measured over 5,500 frames.
    private func checkDepth(_ wide: [Located<FrameRecord>], _ findings: inout [Finding]) {
        for row in wide where row.record.objects.count <= Self.mostObjects {
            let objects = row.record.objects
            let uncovered = objects.indices.filter { index in
                objects[index].visibility < 0.999
                    && !objects[(index + 1)...].contains { Self.overlap($0.box, objects[index].box) }
            }
            // One may be hidden by what is not listed.
            guard uncovered.count > 1 else { continue }
            findings.append(
                row.finding(
                    .frame(.consistency),
                    "\"\(objects[uncovered[0]].id)\" is hidden in part, and nothing that comes after it lies over it",
                    field: "objects[\(uncovered[0])]", timeNanoseconds: row.record.time.nanoseconds))
        }
    }

    /// By labels, since ids count the people and things of a frame.
    private static func key(_ relation: FrameRelationRecord, in frame: FrameRecord) -> String {
        let label = { (id: String) in frame.objects.first { $0.id == id }?.label ?? id }
        return "\(frame.kind) \(label(relation.subject)) \(relation.predicate) \(label(relation.object))"
    }

    /// Of boxes as left, top, width and height.
    private static func overlap(_ first: [Int], _ second: [Int]) -> Bool {
        guard first.count == 4, second.count == 4 else { return true }
        return (0...1).allSatisfy { axis in
            let (start, end) = (first[axis], first[axis] &+ first[axis + 2])
            let (otherStart, otherEnd) = (second[axis], second[axis] &+ second[axis + 2])
            return start < otherEnd && otherStart < end
        }
    }

    /// A call is at one place and then on its way: a place that one frame alone has between two of another is not true.
    private func checkPlaces(_ wide: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let placed = wide.compactMap { row in Self.place(row.record.caption).map { (row, $0) } }
        for row in wide where Self.place(row.record.caption) == nil && 2 * placed.count > wide.count {
            findings.append(
                row.finding(
                    .frame(.pairTruth), "the caption names no place that frames are drawn of", field: "caption",
                    timeNanoseconds: row.record.time.nanoseconds))
        }
        for index in placed.indices.dropFirst().dropLast()
        where placed[index - 1].1 == placed[index + 1].1 && placed[index].1 != placed[index - 1].1 {
            let (row, place) = placed[index]
            findings.append(
                row.finding(
                    .frame(.pairTruth),
                    "the caption is \(place), the frames before and after it are \(placed[index - 1].1)",
                    field: "caption",
                    timeNanoseconds: row.record.time.nanoseconds))
        }
    }

    /// As captions say it between what the patient does and who is there.
    private static func place(_ caption: String) -> String? { places.first(where: caption.holds) }

    private static let places = [
        "in a living room", "in a bedroom", "in a kitchen", "in a bathroom", "in an office", "in a shop", "in a gym",
        "on a street", "on grass", "in an ambulance",
    ]

    private static func usual(in counts: [String: Int], beside value: String) -> String? {
        counts.filter {
            $0.key != value && $0.value >= usual.least && $0.value > usual.times * counts[value, default: 0]
        }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
