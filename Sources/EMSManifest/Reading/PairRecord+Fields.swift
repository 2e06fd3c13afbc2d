extension PairRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), frame: try fields.value(.frame), style: try fields.value(.style),
            text: try fields.value(.text), isTrue: try fields.value(.isTrue), facts: try fields.value(.facts),
            changed: try fields.value(ifPresent: .changed), answer: try fields.value(ifPresent: .answer),
            choices: try fields.value(ifPresent: .choices), turnID: try fields.value(ifPresent: .turnID))
    }
}

extension FactRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            object: try fields.value(.object), attribute: try fields.value(.attribute),
            value: try fields.value(.value))
    }
}

extension PairRecord.Style: JSONField {}
