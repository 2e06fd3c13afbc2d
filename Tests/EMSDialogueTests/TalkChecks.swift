import EMSModel
import Testing

/// What must hold for every turn of every encounter.
func expectSound(_ turns: [DialogueTurn], of script: EncounterScript) {
    #expect(Set(turns.map(\.id)).count == turns.count)
    for turn in turns {
        let comment = Comment(rawValue: "\(turn.id): \(turn.text)")
        #expect(script.participant(turn.speaker) != nil, comment)
        #expect(script.beat(turn.beatID) != nil, comment)
        #expect(!turn.words.isEmpty, comment)
        #expect(turn.text == turn.words.map(\.text).joined(separator: " "), comment)
        #expect(turn.disfluencies.allSatisfy { $0.kind == .backchannel } == (turn.clean == turn.text), comment)
        #expect(!turn.source.isEmpty, comment)
        if let anchor = turn.anchorWord {
            #expect(turn.placement == .opens && turn.words.indices.contains(anchor), comment)
        }
        for word in turn.words {
            #expect(!word.spoken.isEmpty, comment)
            for token in word.spoken { #expect(isSpeakable(token), Comment(rawValue: "\(token.text) in \(turn.text)")) }
        }
        expectMentions(of: turn, script)
    }
}

private func expectMentions(of turn: DialogueTurn, _ script: EncounterScript) {
    let scalars = Array(turn.text.unicodeScalars)
    var covered = Set<Int>()
    for mention in turn.mentions {
        let comment = Comment(rawValue: "\(mention.kind) in \(turn.id): \(turn.text)")
        guard 0 <= mention.start, mention.start < mention.end, mention.end <= scalars.count else {
            Issue.record("a mention outside of its text", sourceLocation: #_sourceLocation)
            continue
        }
        let text = String(String.UnicodeScalarView(scalars[mention.start..<mention.end]))
        #expect(text.first != " " && text.last != " ", comment)
        covered.formUnion(mention.start..<mention.end)
        if case .number(let value) = mention.value {
            let digits = text.prefix { $0.isNumber || $0 == "." }
            if mention.unit == "min" && text.contains("hour") { continue }
            #expect(Double(digits) == value, comment)
        }
        if let id = mention.readingID {
            let value = script.reading(id).map { Mention.Value.number($0.value) }
            if mention.status == .error {
                let said = script.misreadings.first { $0.readingID == id }?.said
                #expect(said.map(Mention.Value.number) == mention.value && mention.value != value, comment)
            } else {
                #expect(value == mention.value, comment)
                #expect(mention.status == .current || mention.status == .past, comment)
            }
        }
    }
    for (index, scalar) in scalars.enumerated() where scalar.properties.numericType != nil {
        #expect(covered.contains(index), Comment(rawValue: "a digit outside of all mentions: \(turn.text)"))
    }
}

private func isSpeakable(_ token: SpokenForm) -> Bool {
    let scalars = Array(token.text.unicodeScalars)
    switch token.kind {
    case .letter: return scalars.count == 1 && ("A"..."Z").contains(scalars[0])
    case .word:
        return scalars.first.map { $0 != "'" } ?? false
            && scalars.allSatisfy { ("a"..."z").contains($0) || $0 == "'" || "éèñçüöä".unicodeScalars.contains($0) }
    }
}
