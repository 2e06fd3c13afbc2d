/// The seed of an encounter follows from that of its data set and from its index alone.
public enum EncounterSeed {
    /// Below 2^53, so that every reader of JSON keeps it whole.
    public static func value(datasetSeed: UInt64, index: Int) -> UInt64 {
        var stream = RandomSubstream(seed: datasetSeed, "encounter/\(index)")
        return stream.next() >> 11
    }
}
