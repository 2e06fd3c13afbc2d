public import EMSModel

/// A voice somebody may have: an entry of `assets/voices/<id>.yaml`. The engine's own names are passed on unread.
public struct VoiceDescription: Hashable, Sendable {
    /// What a voice is for.
    public enum Use: String, Hashable, Sendable, CaseIterable { case person, dispatcher, device }

    /// Which recipes may use it: all, or those alone that want no voice in two splits and so need more of them.
    public enum Pool: String, Hashable, Sendable, CaseIterable { case core, reserve }

    /// Unique among all languages, such as `en-m03`.
    public var id: String
    /// Language tag, such as `en`.
    public var language: String
    public var use: Use
    /// As it sounds.
    public var sex: Sex
    public var ageGroup: AgeGroup
    public var engineVoice: String
    /// Empty for none.
    public var engineVariant: String
    /// 0…99.
    public var pitch: Int
    /// 0…99.
    public var range: Int
    /// Words a minute, 80…450.
    public var rate: Int
    /// 0…200.
    public var volume: Int
    public var pool = Pool.core

    public init(
        id: String, language: String, use: Use, sex: Sex, ageGroup: AgeGroup, engineVoice: String,
        engineVariant: String, pitch: Int, range: Int, rate: Int, volume: Int
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
    }
}
