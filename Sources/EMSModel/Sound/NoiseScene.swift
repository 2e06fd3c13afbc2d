/// Noise around a call, as a sum of layers: a file of `assets/scenes`.
public struct NoiseScene: Hashable, Sendable {
    /// The file's name, such as `siren-wail`.
    public var id: String
    public var title: String
    public var layers: [Layer]
    /// What talkers in the scene say, by language: words and the marks `,` `.` `?` `!` alone.
    public var lines: [String: [String]]

    public init(id: String, title: String, layers: [Layer], lines: [String: [String]] = [:]) {
        self.id = id
        self.title = title
        self.layers = layers
        self.lines = lines
    }

    /// The number of people who talk in the background.
    public var talkers: Int {
        layers.reduce(0) { sum, layer in
            if case .talk(let talkers) = layer.sound { sum + talkers } else { sum }
        }
    }

    public struct Layer: Hashable, Sendable {
        /// As events name it, such as `siren_wail`.
        public var label: String
        public var sound: Sound
        /// RMS while it sounds against the other layers, dB.
        public var levelDecibels: Double
        /// What walls, windows or a small loudspeaker let through, Hz; everything if nil.
        public var band: ClosedRange<Double>?
        /// Sounding and silent in turn; always sounding if nil.
        public var cycle: Cycle?
        /// Slow rise and fall of the level; steady if nil.
        public var swell: Swell?

        public init(
            label: String, sound: Sound, levelDecibels: Double, band: ClosedRange<Double>? = nil, cycle: Cycle? = nil,
            swell: Swell? = nil
        ) {
            self.label = label
            self.sound = sound
            self.levelDecibels = levelDecibels
            self.band = band
            self.cycle = cycle
            self.swell = swell
        }
    }

    public enum Sound: Hashable, Sendable {
        case siren(Siren)
        /// Noise of one level over the layer's band.
        case noise
        /// A machine that turns: a fundamental (Hz) and its harmonics, which fall by a number of dB an octave.
        case hum(hertz: Double, harmonics: Int, fallDecibels: Double)
        /// Drops at chance times, as many a second.
        case drops(perSecond: Double)
        /// Bursts of a medical alarm, the next so many seconds after the start of the last.
        case alarm(MedicalAlarm, everySeconds: Double)
        /// People who talk, all at once.
        case talk(talkers: Int)
    }

    public struct Siren: Hashable, Sendable {
        /// How the pitch goes between the lower and the upper frequency in one period.
        public enum Sweep: String, Hashable, Sendable, CaseIterable {
            /// Up and down evenly.
            case wail
            /// Up fast and down slowly.
            case yelp
            /// The one, then the other.
            case hiLo = "hi_lo"
        }

        public var sweep: Sweep
        public var hertz: ClosedRange<Double>
        public var periodSeconds: Double

        public init(sweep: Sweep, hertz: ClosedRange<Double>, periodSeconds: Double) {
            self.sweep = sweep
            self.hertz = hertz
            self.periodSeconds = periodSeconds
        }
    }

    /// Melody and priority of an alarm after IEC 60601-1-8.
    public enum MedicalAlarm: String, Hashable, Sendable, CaseIterable {
        case cardiac, ventilation, oxygenation
    }

    public struct Cycle: Hashable, Sendable {
        public var everySeconds: Double
        /// Less than `everySeconds`.
        public var onSeconds: Double

        public init(everySeconds: Double, onSeconds: Double) {
            self.everySeconds = everySeconds
            self.onSeconds = onSeconds
        }
    }

    public struct Swell: Hashable, Sendable {
        public var everySeconds: Double
        /// From the lowest to the highest level.
        public var depthDecibels: Double

        public init(everySeconds: Double, depthDecibels: Double) {
            self.everySeconds = everySeconds
            self.depthDecibels = depthDecibels
        }
    }
}
