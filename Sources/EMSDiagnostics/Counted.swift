/// A number with what it counts, for people to read: `1 finding`, `2 findings`.
package enum Counted {
    package static func text(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
