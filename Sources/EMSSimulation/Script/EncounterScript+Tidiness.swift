public import EMSKnowledge
public import EMSModel

extension EncounterScript {
    /// Whether anything has gone otherwise than it should.
    public var tidiness: Tidiness {
        let isUntidy =
            !misreadings.isEmpty
            || beats.contains { beat in
                switch beat.action {
                case .think, .refuse, .takeBack, .trouble, .detach: true
                case .perform(let procedure): !procedure.succeeded
                default: false
                }
            }
        return isUntidy ? .untidy : .tidy
    }
}
