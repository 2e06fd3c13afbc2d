internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// How one person talks, drawn once for the call: how often each kind of disfluency comes, and the words he favours.
struct SpeakerHabits: Sendable {
    /// Chances a word, or a word that opens a sentence.
    let hesitation: Double
    let opener: Double
    let repetition: Double
    let restart: Double
    /// Share of the sentences of a word or three that are said twice: by frightened people.
    let echo: Double
    /// How readily others are accompanied by a word; 1 is usual.
    let listening: Double
    /// Share of the hesitations that are words of a teller: `like`, `you know`.
    let asides: Double
    private let favourites: (hesitation: Double, opener: Double, backchannel: Double)

    /// - Parameter random: a stream of the person's own.
    init(_ person: Participant, _ rates: DisfluencyRates, random: RandomSubstream) {
        var draw = random
        let register = Register(person)
        // Set so that what is measured over many calls is what the rates say: a sentence is some five words, many are too
        // short to be begun again, and not every word may be said twice.
        hesitation = rates.hesitationsPerThousandWords / 1000 * register.hesitation * Self.habit(&draw)
        opener = rates.openersPerThousandWords / 1000 * 5 * register.opener * Self.habit(&draw)
        repetition = rates.repetitionsPerThousandWords / 1000 * 4.5 * register.repetition * Self.habit(&draw)
        restart = rates.restartsPerThousandWords / 1000 * 14 * register.restart * Self.habit(&draw)
        echo = rates.repetitionsPerThousandWords / 1000 * register.echo
        listening = Self.habit(&draw)
        asides = person.role.isCrew ? 0.12 : person.role.isRemote ? 0 : 0.2
        favourites = (draw.unit(), draw.unit(), draw.unit())
    }

    /// Some people hardly do it and some all the time; 1 on average.
    private static func habit(_ draw: inout RandomSubstream) -> Double { draw.pick([0.3, 0.6, 0.9, 1, 1.3, 1.9]) }

    func hesitation(_ words: MannerWords, _ draw: inout RandomSubstream) -> MannerWords.Saying? {
        Self.pick(words.hesitations, favourite: favourites.hesitation, share: 0.6, &draw)
    }

    func opener(_ words: MannerWords, _ draw: inout RandomSubstream) -> MannerWords.Saying? {
        Self.pick(words.openers, favourite: favourites.opener, share: 0.4, &draw)
    }

    func backchannel(_ words: MannerWords, _ draw: inout RandomSubstream) -> MannerWords.Saying? {
        Self.pick(words.backchannels, favourite: favourites.backchannel, share: 0.4, &draw)
    }

    private static func pick(
        _ sayings: [MannerWords.Saying], favourite: Double, share: Double, _ draw: inout RandomSubstream
    ) -> MannerWords.Saying? {
        guard !sayings.isEmpty else { return nil }
        if draw.chance(share) { return sayings[Int(favourite * Double(sayings.count))] }
        return draw.pick(sayings)
    }
}

/// What is usual for people of a kind, against a calm member of a crew.
private struct Register {
    var hesitation = 1.0
    var opener = 1.0
    var repetition = 1.0
    var restart = 1.0
    var echo = 0.0

    init(_ person: Participant) {
        switch person.role {
        case .aedVoice: (hesitation, opener, repetition, restart) = (0, 0, 0, 0)
        case .dispatcher, .medicalControl: (hesitation, opener, repetition, restart) = (0.3, 0.2, 0.1, 0.1)
        case .hospital: (hesitation, opener, repetition, restart) = (0.7, 1, 0.6, 0.6)
        case .leadMedic, .paramedic, .emt, .firefighter, .police: break
        case .caller, .family, .bystander: (hesitation, opener, repetition, restart, echo) = (1.2, 0.9, 1.8, 1.6, 8)
        case .patient:
            let isChild = person.ageYears < 13
            (hesitation, opener, repetition, restart) = isChild ? (0.8, 0.3, 3, 1) : (1.3, 0.6, 1.8, 1.2)
            echo = isChild ? 14 : 3
        }
    }
}
