extension IdentityFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .duplicateID: "Two turns with the id `t0012`."
        case .danglingReference: "A mention has `\"reading_id\": \"r99\"`, and there are readings up to `r14`."
        case .caseCollision: "`enc-00A` and `enc-00a`."
        case .unsafeID: "`test-000001`: loaders take it for the split `test`."
        case .notNormalised: "`Zoë` with one letter for the last sign, and with two."
        case .orphanRecord: "`train/enc-000007` lies there, and the manifest ends at `enc-000006`."
        case .cyclicReference: "A hand is `part_of` an arm, which is `part_of` the hand."
        }
    }
}
