import EMSDiagnostics
import EMSManifest
import EMSModel

/// What the drawn frames of a call agree on: the crew keeps its gloves, a part is part of the whole and not the other way
/// round, and nobody goes back to a place that was left between two frames.
struct FrameConsistencyRules {
    let frames: [Located<FrameRecord>]

    func check(findings: inout [Finding]) {
        let drawn = frames.filter { $0.record.recorded == nil && $0.record.scene != nil }
        checkGloves(drawn, &findings)
        checkRelations(drawn, &findings)
        checkPlaces(drawn.filter { $0.record.kind == FrameKind.sceneWide.rawValue }, &findings)
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

    private func checkRelations(_ drawn: [Located<FrameRecord>], _ findings: inout [Finding]) {
        var counts: [String: Int] = [:]
        for row in drawn {
            for relation in row.record.relations { counts[Self.key(relation, in: row.record), default: 0] += 1 }
        }
        for row in drawn {
            for (index, relation) in row.record.relations.enumerated() {
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

    /// By labels, since ids count the people and things of a frame.
    private static func key(_ relation: FrameRelationRecord, in frame: FrameRecord) -> String {
        let label = { (id: String) in frame.objects.first { $0.id == id }?.label ?? id }
        return "\(frame.kind) \(label(relation.subject)) \(relation.predicate) \(label(relation.object))"
    }

    /// A call is at one place and then on its way: a place that one frame alone has between two of another is not true.
    private func checkPlaces(_ wide: [Located<FrameRecord>], _ findings: inout [Finding]) {
        let placed = wide.compactMap { row in Self.place(row.record.caption).map { (row, $0) } }
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
    private static func place(_ caption: String) -> String? {
        for place in places where caption.contains(" \(place)") { return place }
        return nil
    }

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
