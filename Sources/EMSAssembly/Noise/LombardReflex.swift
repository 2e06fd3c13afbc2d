import EMSKnowledge
import EMSModel

/// People in a loud place speak up: their turns on air become raised ones (louder, higher, a little slower), and the
/// transcript says so.
struct LombardReflex {
    let dealer: LadderDealer

    /// From this ratio on nobody needs to speak up, dB. Ours.
    private static let quiet = 10.0

    func apply(to turns: inout [DialogueTurn], of index: Int, split: String) {
        guard dealer.ladder.isLombard == true,
            let ratio = dealer.condition(of: index, split: split)?.ratios.first,
            ratio < Self.quiet
        else { return }
        for place in turns.indices where turns[place].channel == .air {
            // Who is in a hurry is loud already; who is weak cannot.
            if [.normal, .calm].contains(turns[place].delivery) { turns[place].delivery = .raised }
        }
    }
}
