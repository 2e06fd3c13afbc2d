extension RoomImpulse {
    /// A recorded response, cut so that words keep their times: it begins where the direct sound rises, at most a
    /// millisecond before its peak.
    ///
    /// The direct sound is the first peak of at least half the highest sample; it rises from the first sample, within
    /// that millisecond, that has a tenth of it.
    ///
    /// - Parameter recording: 16 kHz.
    /// - Returns: nil where there is no sound.
    public init?(recording: [Int16]) {
        let highest = recording.reduce(UInt16(0)) { max($0, $1.magnitude) }
        let millisecond = AudioScene.sampleRateHertz / 1000
        guard highest > 0, let first = recording.firstIndex(where: { 2 * Int($0.magnitude) >= Int(highest) }) else {
            return nil
        }
        var direct = first
        for index in first..<min(first + millisecond, recording.count)
        where recording[index].magnitude > recording[direct].magnitude { direct = index }
        let threshold = Int(recording[direct].magnitude)
        let rise = max(0, direct - millisecond)..<direct
        let start = rise.first { 10 * Int(recording[$0].magnitude) >= threshold } ?? direct
        self.init(
            response: recording[start...].map { Double($0) }, distanceMetres: nil, directSample: direct - start)
    }
}
