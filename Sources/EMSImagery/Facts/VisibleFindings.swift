/// Signs of the patient that can be seen.
public struct VisibleFindings: Hashable, Sendable {
    /// The patient's own side.
    public enum Side: String, Hashable, Sendable, Codable, CaseIterable { case left, right }

    public enum Pupils: String, Hashable, Sendable, Codable, CaseIterable {
        case normal, pinpoint, dilated
        /// The patient's right is wide, the left normal.
        case unequal
    }

    public enum Complexion: String, Hashable, Sendable, Codable, CaseIterable { case normal, pale, flushed, cyanotic }

    /// The side on which the face hangs.
    public var facialDroop: Side?
    public var pupils: Pupils
    public var complexion: Complexion
    public var hasHives: Bool
    /// Sweat on the skin.
    public var isDiaphoretic: Bool
    public var eyesAreClosed: Bool
    /// Whether the patient has been asked to smile.
    public var isSmiling: Bool

    public init(
        facialDroop: Side? = nil, pupils: Pupils = .normal, complexion: Complexion = .normal, hasHives: Bool = false,
        isDiaphoretic: Bool = false, eyesAreClosed: Bool = false, isSmiling: Bool = false
    ) {
        self.facialDroop = facialDroop
        self.pupils = pupils
        self.complexion = complexion
        self.hasHives = hasHives
        self.isDiaphoretic = isDiaphoretic
        self.eyesAreClosed = eyesAreClosed
        self.isSmiling = isSmiling
    }
}
