extension SchemaNode {
    /// As JSON Schema 2020-12, without the head of the document.
    var jsonSchema: JSONValue {
        var schema = keywords
        if let summary { schema["description"] = .string(summary) }
        return .object(schema)
    }

    private var keywords: [String: JSONValue] {
        switch form {
        case .any: return [:]
        case .boolean: return ["type": "boolean"]
        // Recordings of real calls keep to the same schema; whether they may is up to the profile of the validation.
        case .alwaysTrue: return ["type": "boolean"]
        case .integer(let range):
            var schema: [String: JSONValue] = ["type": "integer", "minimum": .integer(range.lowerBound)]
            if range.upperBound < .max { schema["maximum"] = .integer(range.upperBound) }
            return schema
        case .number(let range):
            return ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .text(let form):
            var schema: [String: JSONValue] = ["type": "string"]
            if let pattern = form.pattern { schema["pattern"] = .string(pattern) }
            return schema
        case .choice(let values): return ["enum": .array(values.map(JSONValue.string))]
        case .scalar: return ["type": ["number", "string"]]
        case .list(let element, let count):
            var schema: [String: JSONValue] = ["type": "array", "items": element.jsonSchema]
            if count.lowerBound > 0 { schema["minItems"] = .integer(Int64(count.lowerBound)) }
            if count.upperBound < .max { schema["maxItems"] = .integer(Int64(count.upperBound)) }
            return schema
        case .map(let value): return ["type": "object", "additionalProperties": value.jsonSchema]
        case .open(let properties): return ["type": "object", "properties": Self.members(properties)]
        case .object(let properties, let details): return Self.objectKeywords(properties, details)
        }
    }

    private static func members(_ properties: [Property]) -> JSONValue {
        .object(Dictionary(properties.map { ($0.name, $0.node.jsonSchema) }, uniquingKeysWith: { first, _ in first }))
    }

    private static func objectKeywords(_ properties: [Property], _ details: [Detail]) -> [String: JSONValue] {
        let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        var schema: [String: JSONValue] = [
            "type": "object", "properties": members(properties), "required": .array(required),
            "additionalProperties": false,
        ]
        guard !details.isEmpty else { return schema }
        schema["allOf"] = .array(
            details.map { detail in
                let properties: JSONValue = .object([detail.field: ["const": .string(detail.value)]])
                return [
                    "if": ["properties": properties, "required": [.string(detail.field)]],
                    "then": ["required": .array(detail.required.map(JSONValue.string))],
                ]
            })
        return schema
    }
}
