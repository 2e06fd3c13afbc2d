import EMSDiagnostics
import EMSManifest
import EMSModel

/// Who counts compressions aloud does so while somebody compresses, as often as they come. A call without compressions is
/// not judged, nor are fewer than five numbers in a row: people count to three before they lift.
struct CountingRules {
    private let bouts: [EventRecord]
    private static let least = 5
    /// Before the first and after the last compression of a bout.
    private static let reaction = SessionTime.seconds(1)
    /// Of the rate: words are less even than hands.
    private static let share = 0.1

    init(events: [Located<EventRecord>]) {
        bouts = events.map(\.record).filter { $0.type == .compressions }
    }

    func check(_ transcript: Located<TranscriptRecord>, findings: inout [Finding]) {
        guard !bouts.isEmpty else { return }
        for (index, turn) in transcript.record.turns.enumerated() where turn.role != .patient {
            let onsets = Self.counted(turn.words)
            guard onsets.count >= Self.least, let first = onsets.first, let last = onsets.last, first < last else {
                continue
            }
            func note(_ message: String) {
                findings.append(
                    transcript.finding(
                        .cross(.counting), "“\(turn.text)” \(message)", field: "turns[\(index)].words",
                        timeNanoseconds: first.nanoseconds))
            }
            let during = bouts.filter { $0.start - Self.reaction <= first && last <= $0.end + Self.reaction }
            let pace = Double(onsets.count - 1) * 60 / (last - first).seconds
            if during.isEmpty {
                note("is counted while nobody compresses")
            } else if !during.contains(where: { $0.ratePerMinute.map { abs(pace - $0) <= Self.share * $0 } ?? true }) {
                let rate = during[0].ratePerMinute ?? 0
                note("counts \((pace * 10).rounded() / 10) a minute, the compressions come \(rate) a minute")
            }
        }
    }

    /// When the longest row of numbers of which each is one more than the one before begins each of its words.
    private static func counted(_ words: [WordRecord]) -> [SessionTime] {
        var longest: [SessionTime] = []
        var row: [SessionTime] = []
        var last: Int?
        for word in words {
            let number = Int(word.text.prefix { ("0"..."9").contains($0) })
            // Wrapping, since anybody may write the largest number.
            if number == nil || number != last.map({ $0 &+ 1 }) { row = [] }
            if number != nil { row.append(word.start) }
            last = number
            if row.count > longest.count { longest = row }
        }
        return longest
    }
}
