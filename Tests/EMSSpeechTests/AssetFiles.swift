import EMSModel
import EMSSpeech
import Foundation
import Testing

/// Reads the flat lines in which the pronunciations and voices are written.
enum AssetFiles {
    static func pronunciation(_ language: String) throws -> Pronunciation {
        let (letters, words) = try entries(language)
        return Pronunciation(language: language, letters: letters, words: words)
    }

    static func entries(
        _ language: String
    ) throws -> (letters: [String: String], words: [String: Pronunciation.Entry]) {
        var letters: [String: String] = [:]
        var words: [String: Pronunciation.Entry] = [:]
        for line in try lines("pronunciation/\(language).yaml") where line.hasPrefix("  ") {
            guard let colon = line.firstRange(of: ": ") else { continue }
            let key = line[..<colon.lowerBound].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
            let value = line[colon.upperBound...]
            if let text = inner(value, "{phonemes: \"", "\"}") {
                words[key] = .phonemes(text)
            } else if let text = inner(value, "{respell: [", "]}") {
                words[key] = .respell(text.components(separatedBy: ", "))
            } else if let text = inner(value, "\"", "\"") {
                letters[key] = text
            }
        }
        return (letters, words)
    }

    static func voices(_ language: String) throws -> VoiceCatalogue {
        try VoiceCatalogue(
            try lines("voices/\(language).yaml").compactMap { line in
                guard let text = inner(line[...], "  - {", "}") else { return nil }
                let flat = text.replacingOccurrences(of: "engine: {", with: "").replacingOccurrences(of: "}", with: "")
                let fields = Dictionary(
                    uniqueKeysWithValues: flat.components(separatedBy: ", ").map { pair in
                        let parts = pair.components(separatedBy: ": ")
                        return (parts[0], parts[1])
                    })
                func number(_ name: String) throws -> Int { try #require(fields[name].flatMap { Int($0) }) }
                return VoiceProfile(
                    id: try #require(fields["id"]), language: language,
                    use: try #require(fields["use"].flatMap { VoiceProfile.Use(rawValue: $0) }),
                    sex: try #require(fields["sex"].flatMap { Sex(rawValue: $0) }),
                    ageGroup: try #require(fields["age"].flatMap { AgeGroup(rawValue: $0) }),
                    engineVoice: try #require(fields["voice"]), engineVariant: fields["variant"] ?? "",
                    pitch: try number("pitch"), range: try number("range"), rate: try number("rate"),
                    volume: try number("volume"), pitchHertz: fields["f0_hz"].flatMap { Double($0) },
                    thirdFormantHertz: fields["f3_hz"].flatMap { Double($0) })
            })
    }

    private static func lines(_ path: String) throws -> [String] {
        try String(contentsOf: SpeechFixture.assets.appendingPathComponent(path), encoding: .utf8)
            .components(separatedBy: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("#") }
    }

    private static func inner(_ text: Substring, _ head: String, _ tail: String) -> String? {
        guard text.hasPrefix(head), text.hasSuffix(tail), text.count >= head.count + tail.count else { return nil }
        return String(text.dropFirst(head.count).dropLast(tail.count))
    }
}
