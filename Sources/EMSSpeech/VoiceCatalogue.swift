public import EMSModel

/// The voices there are to choose from.
public struct VoiceCatalogue: Hashable, Sendable {
    /// Sorted by id.
    public let voices: [VoiceProfile]

    /// - Throws: `SpeechError.voiceTwice` when two have the same id.
    public init(_ voices: [VoiceProfile]) throws(SpeechError) {
        self.voices = voices.sorted { $0.id < $1.id }
        for (first, second) in zip(self.voices, self.voices.dropFirst()) where first.id == second.id {
            throw SpeechError(
                .voiceTwice, message: "two voices have the id “\(first.id)”", remedy: "Give one of them another id.")
        }
    }

    public subscript(id: String) -> VoiceProfile? { voices.first { $0.id == id } }

    /// A voice for a person who has none yet.
    ///
    /// The best candidates are those not taken, of the use, the sex and the nearest age group, that sound like nobody who
    /// has one; the caller draws among them. What cannot be had is given up in the order a mouth of one's own (the engine's
    /// variant, which sets formants), the next age group, a sound of one's own, age group, not taken, use, a voice that is
    /// no device's, sex. Where all that are left sound like somebody, it is the one that does so least.
    ///
    /// - Parameters:
    ///   - taken: the voices of the others, as they are set.
    ///   - draw: given the number of candidates (at least 1), the index of the one to take.
    /// - Returns: nil when the language has no voice.
    public func voice(
        language: String, use: VoiceProfile.Use, sex: Sex, ageGroup: AgeGroup, taken: [VoiceProfile],
        draw: (Int) -> Int
    ) -> VoiceProfile? {
        let mouths = Set(taken.map(\.engineVariant))
        let names = Set(taken.map(\.id))
        let penalised = voices.filter { $0.language == language }.map { voice in
            let age = abs(Self.rank(voice.ageGroup) - Self.rank(ageGroup))
            let penalty =
                (voice.sex == sex ? 0 : 2_000) + ((voice.use == .device) == (use == .device) ? 0 : 1_000)
                + (voice.use == use ? 0 : 200) + (names.contains(voice.id) ? 20 : 0) + 2 * age
                + (taken.contains(where: voice.isLike) ? 5 : 0)
                + (mouths.contains(voice.engineVariant) ? 1 : 0)
            return (voice, penalty)
        }
        guard let least = penalised.map(\.1).min() else { return nil }
        let best = penalised.filter { $0.1 == least }.map(\.0)
        if best.allSatisfy({ taken.contains(where: $0.isLike) }) {
            return best.max { Self.distance($0, taken) < Self.distance($1, taken) }
        }
        return best[min(max(draw(best.count), 0), best.count - 1)]
    }

    /// To the nearest of the others.
    private static func distance(_ voice: VoiceProfile, _ others: [VoiceProfile]) -> Double {
        others.map { voice.distance(to: $0) ?? 0 }.min() ?? .infinity
    }

    /// Throws `SpeechError.voiceMissing` unless the engine has every voice; an outside one takes any.
    public func check(against engine: SpeechEngineInfo) throws(SpeechError) {
        guard !engine.isOutside else { return }
        let missing = voices.filter {
            !engine.voices.contains($0.engineVoice)
                || !($0.engineVariant.isEmpty || engine.variants.contains($0.engineVariant))
        }
        guard missing.isEmpty else {
            throw SpeechError(
                .voiceMissing,
                message:
                    "\(engine.name) \(engine.version) lacks the voices \(missing.map(\.id).joined(separator: ", "))",
                remedy: "Run `apt-get install espeak-ng-data`.")
        }
    }

    private static func rank(_ group: AgeGroup) -> Int {
        switch group {
        case .infant: 0
        case .child: 1
        case .adolescent: 3
        case .adult: 4
        case .older: 5
        }
    }
}
