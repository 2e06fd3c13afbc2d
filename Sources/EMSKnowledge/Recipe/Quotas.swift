/// Shares of encounters that a recipe asks for, by what they are shares of.
///
/// Within a dimension the numbers are relative: a value's share is its number divided by their sum, so that counts and
/// weights are one thing once they have been read. Values that are not named do not occur, unless `other` stands for
/// them.
public struct Quotas: Hashable, Sendable {
    /// Stands for every value that is not named.
    public static let other = "other"

    /// How many encounters counts are counts of, where the recipe says so.
    public var of: Int?
    /// By the values of each dimension; not negative, in each dimension not all zero.
    public var shares: [QuotaDimension: [String: Double]]

    public init(of: Int? = nil, shares: [QuotaDimension: [String: Double]]) {
        self.of = of
        self.shares = shares
    }
}

extension Quotas: Codable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private static let ofKey = Key(stringValue: "of")

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        of = try container.decodeIfPresent(Int.self, forKey: Self.ofKey)
        shares = [:]
        for dimension in QuotaDimension.allCases {
            shares[dimension] = try container.decodeIfPresent(
                [String: Double].self, forKey: Key(stringValue: dimension.rawValue))
        }
    }

    /// As a recipe file writes it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(of, forKey: Self.ofKey)
        for dimension in QuotaDimension.allCases {
            try container.encodeIfPresent(shares[dimension], forKey: Key(stringValue: dimension.rawValue))
        }
    }
}
