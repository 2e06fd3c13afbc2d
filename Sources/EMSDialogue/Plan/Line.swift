internal import EMSKnowledge
internal import EMSModel
internal import EMSReproducibility

/// One thing that is said around a beat, before it has words.
///
/// A class, since a line has many members and is passed on often: it is made, changed by the methods below, and from then
/// on only read.
final class Line {
    /// What lies between the line and the one before.
    enum Pause: Sendable {
        /// A read-back or a backchannel: at once, at times into the end of the line before.
        case quick
        case normal
        /// Somebody has to look or think first.
        case slow
        /// Something has to be done first; milliseconds.
        case waiting(ClosedRange<Int>)
    }

    /// Names the line's random choices; lines of a beat with the same act are told apart by their order.
    var act: String
    /// Words of the protocol's step that are said instead, if it has any.
    var own: SpokenAct?
    /// Words from elsewhere in the protocol (a finding, a story), with the name under which they are shuffled.
    var phrases: (name: String, variants: [Phrase])?
    /// Which of them, if not by the beat: a group and its repetition, so that what was told is not told again.
    var variant: (group: String, ordinal: Int)?
    /// Otherwise the first of these classes that somebody wrote and that can be said here.
    var classes: [String]
    var speaker: Person?
    var listener: Person?
    var placement: DialogueTurn.Placement
    var pause: Pause = .normal
    /// How often it is said at all, in a call that is neither curt nor talkative.
    var chance: Double = 1
    private var ownNeed: Need?
    /// Whether a curt crew says it too.
    var need: Need { ownNeed ?? (chance < 1 ? .spare : .usual) }
    var subject: Subject = .nothing
    /// The mention that the marked words are, or all of it where `phrases` are said.
    var fact: Mention?
    var delivery: DialogueTurn.Delivery = .normal
    var channel: DialogueTurn.Channel?
    var isRetrospective = false
    /// A second sentence that is said with it at times.
    var more: (classes: [String], chance: Double)?
    /// Whether it answers the line before and falls away with it.
    var isReply = false
    /// Whether it is only said while its beat lasts.
    var endsWithBeat = false
    /// Whether each sentence is a turn of its own; what somebody else says between them.
    var splitsSentences = false
    var interjection: Interjection?
    /// Whether the beat starts with the last word if the phrase marks no other.
    var anchorsLastWord = false

    /// Whether it is said exactly so: numbers counted aloud, and what is read back.
    var isFixed: Bool {
        if case .counting = subject { return true }
        guard act.hasPrefix("confirm") else { return false }
        switch subject {
        case .doses, .shock: return true
        default: return false
        }
    }

    /// Who counts compressions aloud counts each of them.
    func countsPerMinute(of beat: Beat) -> Double? {
        guard case .counting = subject, case .compress(let quality) = beat.action else { return nil }
        return quality.ratePerMinute
    }

    struct Interjection: Sendable {
        var classes: [String]
        var speaker: Person?
        var chance: Double
    }

    init(
        _ act: String, own: SpokenAct? = nil, _ classes: [String], by speaker: Person?, to listener: Person?,
        _ placement: DialogueTurn.Placement
    ) {
        self.act = act
        self.own = own
        self.classes = classes
        self.speaker = speaker
        self.listener = listener
        self.placement = placement
    }

    func with(_ change: (Line) -> Void) -> Line {
        change(self)
        return self
    }

    func about(_ subject: Subject) -> Line {
        with {
            $0.subject = subject
            if case .procedure(let procedure, let beatID) = subject {
                $0.fact = Mention(
                    start: 0, end: 0, kind: .procedure, value: .text(procedure.term.slug),
                    code: procedure.term.mentionCode, beatID: beatID)
            }
        }
    }

    func after(_ pause: Pause) -> Line { with { $0.pause = pause } }

    /// Said at once, and only if the line before was said.
    func asReply() -> Line { asAnswer().after(.quick) }

    /// Said only if the line before was said, after thinking.
    func asAnswer() -> Line { with { $0.isReply = true } }

    /// Passes the time of the beat, and is not said beyond it.
    func endingWithBeat() -> Line { with { $0.endsWithBeat = true } }

    func adding(_ classes: [String], _ chance: Double) -> Line { with { $0.more = (classes, chance) } }

    func sometimes(_ chance: Double) -> Line { with { $0.chance = chance } }

    /// Said in every call.
    func must() -> Line { with { $0.ownNeed = .must } }

    /// Said in half of the calls in which little is said.
    func often() -> Line { with { $0.ownNeed = .often } }

    /// Said in some of the calls in which little is said.
    func mostly() -> Line { with { $0.ownNeed = .mostly } }

    /// Said whenever the order was, but for a share of the orders.
    func readsBack(_ share: Double) -> Line { sometimes(share).must() }

    func delivered(_ delivery: DialogueTurn.Delivery) -> Line { with { $0.delivery = delivery } }

    func on(_ channel: DialogueTurn.Channel) -> Line { with { $0.channel = channel } }

    func sentenceBySentence(_ interjection: Interjection? = nil) -> Line {
        with {
            $0.splitsSentences = true
            $0.interjection = interjection
        }
    }
}

extension Line.Pause {
    func milliseconds(_ random: inout RandomSubstream) -> Int {
        switch self {
        case .quick: random.chance(0.15) ? -150 : random.integer(in: 80...250)
        case .normal: random.integer(in: 200...700)
        case .slow: random.integer(in: 700...1800)
        case .waiting(let range): random.integer(in: range)
        }
    }
}
