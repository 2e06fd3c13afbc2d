import EMSManifest

/// What an encounter has to show, as far as it can be read, before its media are taken in.
struct EncounterContents {
    var transcript: TranscriptRecord?
    var events: [EventRecord] = []
    var frames: [FrameRecord] = []
    /// By the index of the frame.
    var pairs: [Int: [PairRecord]] = [:]
    var narrative: [NarrativeSentence] = []
    var audio: StreamRecord?
    var sensors: [StreamRecord] = []
    var notices: [String] = []

    /// Bytes of the files behind them.
    var textByteCount = 0
    var audioByteCount = 0
    var pictureByteCounts: [Int] = []
    var maskByteCounts: [Int] = []
    var sensorByteCount = 0

    /// Bytes in the page: media as base64, text as it is.
    func byteCount(leavingOut omission: Omission) -> Int {
        var media = sensorByteCount
        if !omission.leavesOutSound { media += audioByteCount }
        for index in frames.indices where omission.keepsFrame(index) {
            media += pictureByteCounts[index]
            if omission == .nothing { media += maskByteCounts[index] }
        }
        return textByteCount + (media + 2) / 3 * 4
    }

    /// The least that must be left out.
    func omission(fitting limit: Int) -> Omission {
        Omission.all.first { byteCount(leavingOut: $0) <= limit } ?? .framesAndSound
    }
}

/// A sentence of a run report.
struct NarrativeSentence: Decodable {
    var text: String
    var beats: [String]
}
