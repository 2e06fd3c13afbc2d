extension FrameRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            index: try fields.value(.index), time: try fields.value(.time), path: try fields.value(.path),
            bytes: try fields.value(.bytes), sha256: try fields.value(.sha256),
            maskPath: try fields.value(ifPresent: .maskPath), maskBytes: try fields.value(ifPresent: .maskBytes),
            maskSHA256: try fields.value(ifPresent: .maskSHA256), width: try fields.value(.width),
            height: try fields.value(.height), kind: try fields.value(.kind), caption: try fields.value(.caption),
            objects: try fields.value(.objects), relations: try fields.value(.relations),
            parameters: try fields.value(.parameters), scene: try fields.value(ifPresent: .scene),
            twin: try fields.value(ifPresent: .twin), recorded: try fields.value(ifPresent: .recorded))
    }
}

extension FrameObjectRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), label: try fields.value(.label), box: try fields.value(.box),
            visibility: try fields.value(.visibility), maskID: try fields.value(.maskID))
    }
}

extension FrameRelationRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            subject: try fields.value(.subject), predicate: try fields.value(.predicate),
            object: try fields.value(.object))
    }
}

extension FrameTwinRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            of: try fields.value(.of), object: try fields.value(.object), attribute: try fields.value(.attribute),
            value: try fields.value(.value), instead: try fields.value(.instead))
    }
}

extension RecordedRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws { self.init(license: try fields.value(.license)) }
}
