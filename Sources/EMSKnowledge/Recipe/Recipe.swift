public import EMSModel

/// What to build: `assets/recipes/*.yaml` or a user's own file.
public struct Recipe: Hashable, Sendable, Codable {
    public struct Streams: Hashable, Sendable, Codable {
        public var audio: Bool
        public var frames: Bool
        public var sensors: Bool
        public var report: Bool

        public init(audio: Bool, frames: Bool, sensors: Bool, report: Bool) {
            self.audio = audio
            self.frames = frames
            self.sensors = sensors
            self.report = report
        }
    }

    public struct Audio: Hashable, Sendable, Codable {
        public enum Container: String, Hashable, Sendable, Codable, CaseIterable { case flac, wav }

        /// Whose voices a split may use.
        public enum Voices: String, Hashable, Sendable, Codable, CaseIterable {
            /// Everybody's, as in all others.
            case shared
            /// Its own: no person's voice is heard in two splits.
            case disjoint
        }

        public var container: Container
        public var sampleRateHertz: Int
        public var stems: Bool
        /// Nil where no mix has a noisy twin.
        public var ladder: NoiseLadder?
        /// Nil where speech is heard as it was spoken.
        public var rooms: RoomChoice?
        /// Nil means shared.
        public var voices: Voices?
        /// Whether people whisper, gasp and panic where they have reason to. Nil means they do not.
        public var usesDelivery: Bool?
        /// Nil where all microphones work.
        public var faults: SoundFaultShares?

        public init(
            container: Container, sampleRateHertz: Int, stems: Bool, ladder: NoiseLadder? = nil,
            rooms: RoomChoice? = nil, voices: Voices? = nil, usesDelivery: Bool? = nil,
            faults: SoundFaultShares? = nil
        ) {
            self.container = container
            self.sampleRateHertz = sampleRateHertz
            self.stems = stems
            self.ladder = ladder
            self.rooms = rooms
            self.voices = voices
            self.usesDelivery = usesDelivery
            self.faults = faults
        }

        enum CodingKeys: String, CodingKey {
            case container, stems, ladder, rooms, voices, faults
            case usesDelivery = "delivery"
            case sampleRateHertz = "sample_rate_hz"
        }
    }

    public struct Frames: Hashable, Sendable, Codable {
        public var width: Int
        public var height: Int
        public var everySeconds: Double
        /// Nil where frames are drawn.
        public var recorded: Recorded?

        public init(width: Int, height: Int, everySeconds: Double, recorded: Recorded? = nil) {
            self.width = width
            self.height = height
            self.everySeconds = everySeconds
            self.recorded = recorded
        }

        enum CodingKeys: String, CodingKey {
            case width, height, recorded
            case everySeconds = "every_s"
        }
    }

    /// How the clocks of devices go, beside the session clock.
    public struct Clocks: Hashable, Sendable, Codable {
        /// Largest drift in either direction; each device has its own.
        public var driftPartsPerMillion: Double

        public init(driftPartsPerMillion: Double) { self.driftPartsPerMillion = driftPartsPerMillion }

        enum CodingKeys: String, CodingKey {
            case driftPartsPerMillion = "drift_ppm"
        }
    }

    /// Real calls wait; a short call keeps every minimum and drops the waiting.
    public enum Pace: String, Hashable, Sendable, Codable, CaseIterable { case real, short }

    public var name: String
    public var title: String
    public var description: String
    public var licence: String
    public var language: String
    public var encounters: Int
    public var seed: UInt64
    public var pace: Pace
    public var streams: Streams
    public var audio: Audio
    public var frames: Frames
    /// Weights by protocol id; all protocols alike when empty.
    public var protocols: [String: Double]
    /// How far what is said is from what is meant.
    public var disfluency: DisfluencyRates
    /// Fractions of encounters, in this order: train, validation, test; they sum to 1.
    public var splits: Splits
    public var noise: CaseNoise
    /// Nil where nothing but the weights of the protocol files counts.
    public var quotas: Quotas?
    /// Nil where nothing but captions goes with frames.
    public var pairs: Pairs?
    /// Nil where the clocks of all devices go with the session clock.
    public var clocks: Clocks?

    public struct Splits: Hashable, Sendable, Codable {
        public var train: Double
        public var validation: Double
        public var test: Double

        public init(train: Double, validation: Double, test: Double) {
            self.train = train
            self.validation = validation
            self.test = test
        }
    }

    public init(
        name: String, title: String, description: String, licence: String, language: String, encounters: Int,
        seed: UInt64, pace: Pace, streams: Streams, audio: Audio, frames: Frames, protocols: [String: Double],
        disfluency: DisfluencyRates = .natural, splits: Splits, noise: CaseNoise = .modest, quotas: Quotas? = nil,
        pairs: Pairs? = nil, clocks: Clocks? = nil
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.licence = licence
        self.language = language
        self.encounters = encounters
        self.seed = seed
        self.pace = pace
        self.streams = streams
        self.audio = audio
        self.frames = frames
        self.protocols = protocols
        self.disfluency = disfluency
        self.splits = splits
        self.noise = noise
        self.quotas = quotas
        self.pairs = pairs
        self.clocks = clocks
    }
}
