/// An encounter as the page's script reads it. Times are milliseconds of the session.
struct EncounterPayload: Encodable {
    var id: String
    var split: String
    var language: String
    var protocolName: String
    var course: String?
    var patient: String
    var duration: Double
    /// Where word times come from, such as `estimated`; nil without a transcript.
    var times: String?
    var speakers: [Speaker]
    var audio: Audio?
    var turns: [Turn] = []
    var events: [Event] = []
    var frames: [Frame] = []
    var waves: [Signal] = []
    var trends: [Signal] = []
    var marks: [Mark] = []
    var narrative: [Sentence] = []
    /// What is missing from the page, one sentence each.
    var notices: [String] = []

    struct Speaker: Encodable {
        var id: String
        var about: String
    }

    struct Audio: Encodable {
        var blob: Int
        var type: String
        /// Session time of the first sample.
        var offset: Double
        /// Session time that passes in a unit of the file's time.
        var scale: Double
    }

    struct Turn: Encodable {
        var speaker: String
        var role: String
        var topic: String
        var channel: String?
        var start: Double
        var end: Double
        var words: [Word]
        /// What the mentions of the text state, for people.
        var mentions: [Mention]
    }

    struct Word: Encodable {
        var text: String
        var start: Double
        var end: Double
        /// Index of the mention the word belongs to.
        var mention: Int?
    }

    struct Mention: Encodable {
        var kind: String
        var note: String
    }

    struct Event: Encodable {
        var type: String
        var label: String
        var detail: String
        var actor: String?
        var start: Double
        var end: Double
    }

    struct Frame: Encodable {
        var time: Double
        var kind: String
        var caption: String
        var width: Int
        var height: Int
        var image: Int
        var mask: Int?
        var objects: [Object]
        /// Texts that go with it.
        var texts: [String]
    }

    struct Object: Encodable {
        var label: String
        /// Left, top, width, height in pixels.
        var box: [Int]
        var visibility: Double
        var mask: Int
    }

    /// A series of 16-bit samples, little-endian; −32768 is missing.
    struct Signal: Encodable {
        var record: String
        var name: String
        var units: String
        var gain: Double
        var baseline: Int
        /// Samples in a second of the session.
        var rate: Double
        /// Session time of the first sample.
        var offset: Double
        var count: Int
        var blob: Int
    }

    /// An annotation of the series: a beat, or a rhythm that begins.
    struct Mark: Encodable {
        var record: String
        var time: Double
        var symbol: String
        var text: String
    }

    struct Sentence: Encodable {
        var text: String
        /// When the first beat it rests on came.
        var time: Double?
    }
}
