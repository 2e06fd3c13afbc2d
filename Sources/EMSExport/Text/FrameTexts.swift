import EMSManifest

extension ExportEncounter {
    /// What `pairs.jsonl` says of a frame, as the columns of a table; none where the data set has no texts beside frames.
    ///
    /// All lists have elements of one form, and what is absent is an empty text or list: table readers guess types.
    func textFields(of frame: FrameRecord) throws -> [(String, LoaderJSON)] {
        guard hasPairs else { return [] }
        let twin = frame.twin
        return [
            ("texts", .array(try pairs(of: frame).map(\.fields))),
            ("twin", .string(twin.map { key(ofFrame: $0.of) } ?? "")),
            ("twin_fact", .array(twin.map { [$0.fields] } ?? [])),
        ]
    }

    /// As ids of pictures are written.
    func key(ofFrame index: Int) -> String { "\(id)-\(FrameRecord.key(of: index))" }
}

extension PairRecord {
    fileprivate var fields: LoaderJSON {
        .object([
            ("id", .string(id)), ("style", .string(style.rawValue)), ("text", .string(text)),
            ("is_true", .bool(isTrue)),
            ("answer", .string(answer ?? "")), ("choices", .array((choices ?? []).map(LoaderJSON.string))),
            ("facts", .array(facts.map(\.fields))), ("changed", .array(changed.map { [$0.fields] } ?? [])),
            ("turn", .string(turnID ?? "")),
        ])
    }
}

extension FactRecord {
    var fields: LoaderJSON {
        .object([
            ("object", .string(object)), ("attribute", .string(attribute)), ("value", .string(value)),
        ])
    }
}

extension FrameTwinRecord {
    fileprivate var fields: LoaderJSON {
        .object([
            ("object", .string(object)), ("attribute", .string(attribute)), ("value", .string(value)),
            ("instead_of", .string(instead)),
        ])
    }
}
