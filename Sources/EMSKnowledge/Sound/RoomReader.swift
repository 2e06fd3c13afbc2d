import EMSDiagnostics
import EMSModel

extension AcousticRoom.Microphone: VocabularyTerm {}

/// Reads a file of `assets/rooms`.
enum RoomReader {
    static func room(_ root: KnowledgeNode, id: String, _ report: FileReport) -> AcousticRoom {
        if (try? /[a-z][a-z0-9]*(-[a-z0-9]+)*/.wholeMatch(in: id)) == nil || id.utf8.count > 40 {
            report.add(
                .wrongType, "a room cannot be called \"\(shown(id))\"", at: root.position,
                remedy: "Name the file with small letters, digits and `-`, such as bedroom.yaml.")
        }
        let mapping = MappingReader(root, "the room", report)
        let title = mapping.text("title")
        let size =
            mapping.required("size_m").flatMap { point($0, "size_m", within: nil, report) }
            ?? AcousticRoom.Point(1, 1, 1)
        var room = AcousticRoom(
            id: id, title: title, size: size, surfaces: surfaces(mapping), microphones: [:], places: [:], others: [])
        if let node = mapping.required("microphones") {
            for entry in MappingReader(node, "\"microphones\"", report).all {
                let name: AcousticRoom.Microphone? = report.choice(
                    named: entry.key, at: entry.position, "microphones")
                if let name { room.microphones[name] = point(entry.value, entry.key, within: size, report) }
            }
        }
        if let node = mapping.optional("places") {
            for entry in MappingReader(node, "\"places\"", report).all {
                let role: Role? = report.choice(named: entry.key, at: entry.position, "places")
                if let role { room.places[role] = point(entry.value, entry.key, within: size, report) }
            }
        }
        room.others = (mapping.required("others").map { report.filledList($0, "others") } ?? []).compactMap {
            point($0, "others", within: size, report)
        }
        mapping.finish()
        for name in AcousticRoom.Microphone.allCases where room.microphones[name] == nil && !report.hasErrors {
            report.add(
                .missingKey, "the room has no place for a microphone on \(name.rawValue)", at: root.position,
                remedy: "Add it to `microphones`.")
        }
        return room
    }

    /// `decay_s`, or `reflections` of the six surfaces.
    private static func surfaces(_ mapping: MappingReader) -> AcousticRoom.Surfaces {
        let report = mapping.report
        guard let node = mapping.optional("reflections") else {
            return .decay(seconds: mapping.number("decay_s", in: 0.1...3))
        }
        if let other = mapping.optional("decay_s") {
            report.add(
                .unknownKey, "a room has a decay time or reflections, not both", at: other.position,
                remedy: "Remove one of the two.")
        }
        let shares = report.list(node, "reflections").compactMap { report.number($0, "reflections", in: 0...0.99) }
        guard shares.count == 6 else {
            if !report.hasErrors {
                report.add(
                    .wrongType, "a box has six surfaces, not \(shares.count)", at: node.position,
                    remedy: "Write six numbers: two for each of length, width and height.")
            }
            return .reflections([0, 0, 0, 0, 0, 0])
        }
        return .reflections(shares)
    }

    private static func point(
        _ node: KnowledgeNode, _ what: String, within size: AcousticRoom.Point?, _ report: FileReport
    ) -> AcousticRoom.Point? {
        let numbers = report.list(node, what).compactMap { report.number($0, what, in: 0.05...100) }
        guard numbers.count == 3 else {
            if !report.hasErrors {
                report.add(
                    .wrongType, "\"\(what)\" has three numbers, not \(numbers.count)", at: node.position,
                    remedy: "Write [length, width, height] in metres.")
            }
            return nil
        }
        let point = AcousticRoom.Point(numbers[0], numbers[1], numbers[2])
        if let size, point.x >= size.x || point.y >= size.y || point.z >= size.z {
            report.add(.outOfRange, "\"\(what)\" lies outside the room", at: node.position)
        }
        return point
    }
}
