internal import EMSModel

/// Whether each order of a beat was read back: the loop is closed, or the transcript says that it was not.
enum ReadBacks {
    /// Sets `missingReadBack` of the orders that nobody answered.
    ///
    /// Drugs, energies, procedures and compressions are read back before they are done. What is looked at, measured or
    /// put on may be answered by any word of another.
    static func mark(_ said: inout [Utterance], of beat: Beat) {
        for (index, order) in said.enumerated() {
            guard order.act == "order" || order.act.hasPrefix("assign."), let listener = order.listener,
                listener.role.isCrew, listener.id != order.turn.speaker
            else { continue }
            let answers = said[(index + 1)...].filter { $0.turn.speaker != order.turn.speaker }
            let isReadBack = answers.contains { answer in
                answer.act == "confirm" || answer.act == "confirm." + order.act || !needsReadBack(beat)
            }
            if !isReadBack { said[index].turn.missingReadBack = listener.id }
        }
    }

    private static func needsReadBack(_ beat: Beat) -> Bool {
        switch beat.action {
        case .medicate, .perform, .shock, .compress, .communicate(.charge), .communicate(.assignSeats): true
        default: false
        }
    }
}
