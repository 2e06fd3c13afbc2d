extension TranscriptFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .language: "`language` is `de`, the manifest has `en`."
        case .times: "`times` is `synthesised` in a call of which there is no sound."
        case .interval: "A word from 3.2 s to 3.2 s."
        case .wordOutsideTurn: "A turn ends at 12.0 s, its last word at 12.4 s."
        case .wordOrder: "The second word starts before the first has ended."
        case .wordsDiffer: "The text says `one milligram`, the words are `one`, `mg`."
        case .turnOrder: "Turn 7 starts at 40 s, turn 8 at 38 s."
        case .turnOutsideSession: "The session ends at 612 s, the last turn at 615 s."
        case .speakerOverlap: "`medic1` says two turns from 10 to 13 s and from 12 to 14 s."
        case .mentionSpan: "A text has 40 characters, a mention ends at 47."
        case .numberUnmentioned: "`Heart rate is 88.` without a mention."
        case .mentionValue: "The span reads `88`, the value is 98; `allergic to penicillin` is `absent`."
        case .role: "`emt1` is an EMT in the manifest and a medic in turn 4."
        case .channel: "A turn of the dispatcher has `channel: air`."
        case .mentionUnit: "An energy of 200 in `mg`."
        case .drugUnmentioned: "\"Fentanyl 50 mcg IV.\" with a mention of the dose alone."
        }
    }
}
