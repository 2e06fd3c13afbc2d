import EMSModel
import EMSReproducibility
import Foundation

/// What an outside voice is asked to say, as a line of JSON; `docs/outside-voices.md` describes it.
struct OutsideRequest: Encodable {
    struct Token: Encodable {
        var text: String
        var kind: String
        var pauseAfter: String
        /// Words to say in the place of the text.
        var say: [String]?
        /// Phonemes as espeak-ng writes them, for voices that read these.
        var phonemes: String?

        enum CodingKeys: String, CodingKey {
            case text, kind, say
            case pauseAfter = "pause_after"
            case phonemes = "espeak_phonemes"
        }
    }

    struct Voice: Encodable {
        var id: String
        var use: String
        var sex: String
        var ageGroup: String
        var pitch: Int
        var range: Int
        var rate: Int
        var volume: Int

        enum CodingKeys: String, CodingKey {
            case id, use, sex, pitch, range, volume
            case ageGroup = "age_group"
            case rate = "rate_wpm"
        }
    }

    /// Counts the requests to a process; the answer repeats it.
    var id = 0
    var seed: UInt64 = 0
    var language: String
    var delivery: String
    var text: String
    var tokens: [Token]
    var voice: Voice
    var sampleRateHertz: Int

    enum CodingKeys: String, CodingKey {
        case id, seed, language, delivery, text, tokens, voice
        case sampleRateHertz = "sample_rate_hz"
    }

    /// With a seed that depends on the utterance alone, so that it sounds the same wherever it is said.
    init(_ utterance: SpokenUtterance, sampleRateHertz: Int) throws {
        language = utterance.language
        delivery = Self.asked(utterance.delivery).rawValue
        tokens = utterance.tokens.map(Token.init)
        text = Self.written(utterance.tokens)
        voice = Voice(utterance.voice)
        self.sampleRateHertz = sampleRateHertz
        let digest = ContentDigest(of: try CanonicalJSON.encode(self)).hexadecimal
        // Thirteen digits: below 2⁵³, which every JSON reader keeps.
        seed = UInt64(digest.prefix(13), radix: 16) ?? 0
    }

    /// Whispers and gasps are made of the sound afterwards, and need a voice that has neither.
    private static func asked(_ delivery: DialogueTurn.Delivery) -> DialogueTurn.Delivery {
        switch delivery {
        case .whispered, .breathless: .weak
        case .normal, .raised, .urgent, .weak, .calm, .stressed: delivery
        }
    }

    /// The tokens with spaces and punctuation.
    private static func written(_ tokens: [SpokenToken]) -> String {
        var text = ""
        for token in tokens {
            if !text.isEmpty { text += " " }
            text += token.text
            switch token.pauseAfter {
            case .none: break
            case .comma: text += ","
            case .stop: text += "."
            case .question: text += "?"
            case .exclamation: text += "!"
            }
        }
        return text
    }
}

extension OutsideRequest.Token {
    init(_ token: SpokenToken) {
        text = token.text
        kind = token.kind.rawValue
        pauseAfter = token.pauseAfter.rawValue
        switch token.sound {
        case .words(let words): say = words
        case .phonemes(let mnemonics): phonemes = mnemonics
        case nil: break
        }
    }
}

extension OutsideRequest.Voice {
    init(_ voice: VoiceProfile) {
        id = voice.id
        use = voice.use.rawValue
        sex = voice.sex.rawValue
        ageGroup = voice.ageGroup.rawValue
        pitch = voice.pitch
        range = voice.range
        rate = voice.rate
        volume = voice.volume
    }
}
