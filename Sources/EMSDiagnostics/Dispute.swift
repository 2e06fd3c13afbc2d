/// The other side of a contradiction. A finding stands at one of two values that do not fit; a dispute names the other one,
/// which may be the one that is wrong.
package struct Dispute: Hashable, Sendable {
    /// What the other value belongs to.
    package enum Subject: Hashable, Sendable {
        /// A row of the events, by its id.
        case event(String)
        /// What there is no row of, or not so many as there should be, such as `reading r1`.
        case events(String)
        /// The line of the manifest.
        case encounter
        /// A file of many values, such as a trend, that several lines of one document may contradict.
        case file(String)
    }

    package var subject: Subject
    package var field: String
    /// What the place of the finding has in place of it; nil where the two cannot be compared.
    package var said: String?
    /// What the subject has.
    package var has: String?

    package init(_ subject: Subject, _ field: String, said: String? = nil, has: String? = nil) {
        self.subject = subject
        self.field = field
        self.said = said
        self.has = has
    }
}

extension Finding {
    /// The same, which contradicts something else.
    package func disputing(_ disputes: Dispute?...) -> Finding {
        var finding = self
        finding.disputes += disputes.compactMap(\.self)
        return finding
    }
}
