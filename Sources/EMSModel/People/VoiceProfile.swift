/// A voice somebody may have and then keeps through an encounter: an entry of `assets/voices/<language>.yaml`. The
/// speech engine's own names are passed on unread.
public struct VoiceProfile: Hashable, Sendable {
    /// What a voice is for.
    public enum Use: String, Hashable, Sendable, CaseIterable {
        /// Anybody on scene or at the telephone.
        case person
        /// A dispatcher or medical control: even and practised.
        case dispatcher
        /// A talking device, such as an AED.
        case device
    }

    /// Which recipes may use it: all, or those alone that want no voice in two splits and so need more of them.
    public enum Pool: String, Hashable, Sendable, CaseIterable { case core, reserve }

    /// Unique among all languages, such as `en-m03`.
    public var id: String
    /// Language of the words it speaks, such as `en`.
    public var language: String
    public var use: Use
    /// As it sounds.
    public var sex: Sex
    public var ageGroup: AgeGroup
    /// Base voice and variant of the engine; an empty variant means none.
    public var engineVoice: String
    public var engineVariant: String
    /// 0…99, 50 as the engine's voice has it.
    public var pitch: Int
    /// Movement of the pitch: 0 (monotone)…99, 50 as the engine's voice has it.
    public var range: Int
    /// Words a minute, 80…450.
    public var rate: Int
    /// 0…200, 100 as the engine's voice has it.
    public var volume: Int
    public var pool: Pool
    /// As measured over some sentences with these settings, Hz: the median fundamental and third formant; nil where nobody
    /// has measured. Nothing is set from them; people of one call are kept apart by them.
    public var pitchHertz: Double?
    public var thirdFormantHertz: Double?

    public init(
        id: String, language: String, use: Use = .person, sex: Sex, ageGroup: AgeGroup, engineVoice: String,
        engineVariant: String = "", pitch: Int = 50, range: Int = 50, rate: Int = 175, volume: Int = 100,
        pool: Pool = .core, pitchHertz: Double? = nil, thirdFormantHertz: Double? = nil
    ) {
        self.id = id
        self.language = language
        self.use = use
        self.sex = sex
        self.ageGroup = ageGroup
        self.engineVoice = engineVoice
        self.engineVariant = engineVariant
        self.pitch = pitch
        self.range = range
        self.rate = rate
        self.volume = volume
        self.pool = pool
        self.pitchHertz = pitchHertz
        self.thirdFormantHertz = thirdFormantHertz
    }
}
