import EMSModel

extension TranscriptRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            encounter: try fields.value(.encounter), language: try fields.value(.language),
            isSynthetic: try fields.value(.isSynthetic), times: try fields.value(.times),
            duration: try fields.value(.duration), turns: try fields.value(.turns))
    }
}

extension TurnRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), speaker: try fields.value(.speaker), role: try fields.value(.role),
            topic: try fields.value(.topic), start: try fields.value(.start), end: try fields.value(.end),
            text: try fields.value(.text), spoken: try fields.value(.spoken), clean: try fields.value(.clean),
            channel: try fields.value(ifPresent: .channel), delivery: try fields.value(ifPresent: .delivery),
            beatID: try fields.value(ifPresent: .beatID), words: try fields.value(.words),
            mentions: try fields.value(.mentions), disfluencies: try fields.value(ifPresent: .disfluencies),
            source: try fields.value(ifPresent: .source))
    }
}

extension WordRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            text: try fields.value(.text), start: try fields.value(.start), end: try fields.value(.end),
            phonemes: try fields.value(ifPresent: .phonemes))
    }
}

extension PhonemeRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            symbol: try fields.value(.symbol), start: try fields.value(.start), end: try fields.value(.end))
    }
}

extension MentionRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            start: try fields.value(.start), end: try fields.value(.end), kind: try fields.value(.kind),
            value: try fields.value(ifPresent: .value), unit: try fields.value(ifPresent: .unit),
            code: try fields.value(ifPresent: .code), assertion: try fields.value(.assertion),
            readingID: try fields.value(ifPresent: .readingID), beatID: try fields.value(ifPresent: .beatID),
            of: try fields.value(ifPresent: .of), status: try fields.value(.status))
    }
}

extension DisfluencyRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(start: try fields.value(.start), end: try fields.value(.end), kind: try fields.value(.kind))
    }
}

extension SourceLine: JSONReadable {
    enum FieldKey: String, CodingKey { case file, line }

    init(fields: JSONFields<FieldKey>) throws {
        self.init(file: try fields.value(.file), line: try fields.value(.line))
    }
}

extension ScalarValue: JSONField {
    init?(scanned value: LocatedJSON) {
        if let text = value.string {
            self = .text(text)
        } else if let number = value.double {
            self = .number(number)
        } else {
            return nil
        }
    }
}

extension TimeOrigin: JSONField {}
extension Role: JSONField {}
extension Topic: JSONField {}
extension DialogueTurn.Channel: JSONField {}
extension DialogueTurn.Delivery: JSONField {}
extension Mention.Kind: JSONField {}
extension Mention.Status: JSONField {}
extension Observation.Assertion: JSONField {}
extension Disfluency.Kind: JSONField {}
