import EMSModel

/// Where an arrest stands: which rhythm the next check finds, and who compresses.
struct ArrestState {
    private var checks: [Rhythm]
    private var done = 0
    /// What the last rhythm check found, as long as the crew has to go by it; nil where the patient can be seen as he is.
    var known: (rhythm: Rhythm, hasPulse: Bool)?
    /// The beat of the compressions that go on now.
    var compressionBeat: String?
    var bouts = 0
    /// When the crew first compressed.
    var handsOn: Double?
    var shocks = 0
    var isCharged = false
    var hadReturn = false
    /// When the heart is to stop again.
    var rearrestSecond: Int?
    private var hasRestarted = false

    init(checks: [Rhythm]) { self.checks = checks }

    /// The rhythm the check after this one is to find.
    var next: Rhythm? { checks.isEmpty ? nil : checks[min(done, checks.count - 1)] }

    mutating func countCheck() { done += 1 }

    /// Whether the heart beat again and has stopped since, and nobody has dealt with it yet.
    func hasStoppedAgain(_ physiology: PhysiologyModel) -> Bool {
        hadReturn && !hasRestarted && !physiology.current.hasPulse
    }

    mutating func restart(with checks: [Rhythm]) {
        self.checks = checks
        done = 0
        known = nil
        hasRestarted = true
        hadReturn = false
    }
}
