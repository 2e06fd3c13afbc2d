/// What a build has done so far.
public struct BuildProgress: Hashable, Sendable {
    /// Encounters made, those of an earlier build included. The last of them may be on their way to their place still.
    public var done: Int
    public var total: Int
    /// Encounters made by this build.
    public var made: Int
    /// Seconds of session made by this build.
    public var sessionSeconds: Double
    /// The encounter that has just been made; nil at the start.
    public var encounter: String?
    /// What went wrong in it without ending the build.
    public var complaints: [String]
}

/// What a build came to.
public struct BuildSummary: Hashable, Sendable {
    public var path: String
    public var encounters: Int
    /// Encounters made now; 0 when the folder was finished already.
    public var made: Int
    public var sessionSeconds: Double
    public var complaints: [String]
}
