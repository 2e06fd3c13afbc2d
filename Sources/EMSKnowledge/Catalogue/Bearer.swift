public import EMSModel

/// Whose a condition or a home medication can be. What is nil is not asked for.
public struct Bearer: Hashable, Sendable {
    public var sex: Sex?
    public var ageYears: ClosedRange<Int>?

    public init(sex: Sex? = nil, ageYears: ClosedRange<Int>? = nil) {
        self.sex = sex
        self.ageYears = ageYears
    }

    public func includes(sex: Sex, ageYears: Int) -> Bool {
        (self.sex ?? sex) == sex && self.ageYears?.contains(ageYears) != false
    }
}
