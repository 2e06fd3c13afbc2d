public import EMSModel

/// What must hold for a step, a dose or a contraindication: every test in the list.
public struct Condition: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
        /// Compares what a device would show now.
        case vital(VitalKind, Comparison, Double)
        case rhythm([Rhythm])
        case pulse(Bool)
        case seizing(Bool)
        case finding(String, present: Bool)
        case condition(String)
        case takes(String)
        case allergy(String)
        case ageGroup([AgeGroup])
        case course([String])
        case presentation([String])
        /// A drug has been given, or not.
        case given(String, Bool)
        /// A step has been done, or not.
        case done(String, Bool)
    }

    public enum Comparison: String, Hashable, Sendable { case below = "<", atMost = "<=", above = ">", atLeast = ">=" }

    public var tests: [Test]

    public init(_ tests: [Test] = []) { self.tests = tests }

    public static let always = Condition()
}
