internal import EMSModel

/// Whether each order of a beat was read back: the loop is closed, or the transcript says that it was not.
enum ReadBacks {
    /// Sets `missingReadBack` of the orders that nobody answered.
    ///
    /// Drugs, energies, procedures and compressions are read back before they are done. What is looked at, measured or
    /// put on may be answered by any word of another.
    static func mark(_ said: inout [Utterance], of beat: Beat) {
        for index in said.indices where isOrder(said[index].act) {
            let order = said[index]
            guard let listener = order.listener, listener.role.isCrew, listener.id != order.turn.speaker else {
                continue
            }
            let isReadBack = said[(index + 1)...].contains { answer in
                answer.turn.speaker != order.turn.speaker
                    && (answer.act == "confirm" || answer.act == "confirm." + order.act || !needsReadBack(beat))
            }
            if !isReadBack { said[index].turn.missingReadBack = listener.id }
        }
    }

    private static func isOrder(_ act: String) -> Bool {
        act == "order" || act.utf8.starts(with: "assign.".utf8)
    }

    private static func needsReadBack(_ beat: Beat) -> Bool {
        switch beat.action {
        case .medicate, .perform, .shock, .compress, .communicate(.charge), .communicate(.assignSeats),
            .communicate(.terminationRequest):
            true
        default: false
        }
    }
}
