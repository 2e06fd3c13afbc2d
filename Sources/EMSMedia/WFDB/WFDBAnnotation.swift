/// A mark at one sample of a record.
public struct WFDBAnnotation: Hashable, Sendable {
    /// Sample index, from 0.
    public let sample: Int
    public let code: WFDBAnnotationCode
    /// −128 to 127; for `quality` the noisy signals.
    public let subtype: Int
    /// The signal it belongs to, 0 to 255.
    public let channel: Int
    /// −128 to 127.
    public let number: Int
    /// Up to 255 printable ASCII characters, such as "(VFIB" for a rhythm change.
    public let text: String

    public init(
        sample: Int, code: WFDBAnnotationCode, subtype: Int = 0, channel: Int = 0, number: Int = 0, text: String = ""
    ) {
        self.sample = sample
        self.code = code
        self.subtype = subtype
        self.channel = channel
        self.number = number
        self.text = text
    }
}

/// Annotation codes of the WFDB library (ecgcodes.h); the raw value is what the file holds.
public enum WFDBAnnotationCode: Int, CaseIterable, Hashable, Sendable {
    case normalBeat = 1
    case leftBundleBranchBlockBeat = 2
    case rightBundleBranchBlockBeat = 3
    case aberratedAtrialPrematureBeat = 4
    case prematureVentricularContraction = 5
    case fusionBeat = 6
    case nodalPrematureBeat = 7
    case atrialPrematureBeat = 8
    case supraventricularPrematureBeat = 9
    case ventricularEscapeBeat = 10
    case nodalEscapeBeat = 11
    case pacedBeat = 12
    case unclassifiableBeat = 13
    case signalQualityChange = 14
    case isolatedArtifact = 16
    case stChange = 18
    case tWaveChange = 19
    case systole = 20
    case diastole = 21
    case note = 22
    case measurement = 23
    case pWavePeak = 24
    case bundleBranchBlockBeat = 25
    case nonConductedPacerSpike = 26
    case tWavePeak = 27
    case rhythmChange = 28
    case uWavePeak = 29
    case learning = 30
    case ventricularFlutterWave = 31
    case ventricularFibrillationStart = 32
    case ventricularFibrillationEnd = 33
    case atrialEscapeBeat = 34
    case supraventricularEscapeBeat = 35
    case link = 36
    case nonConductedPWave = 37
    case fusionOfPacedAndNormalBeat = 38
    case waveformOnset = 39
    case waveformEnd = 40
    case rOnTPrematureVentricularContraction = 41

    /// The mnemonic that tools print, such as "N" or "+".
    public var symbol: String {
        switch self {
        case .normalBeat: "N"
        case .leftBundleBranchBlockBeat: "L"
        case .rightBundleBranchBlockBeat: "R"
        case .aberratedAtrialPrematureBeat: "a"
        case .prematureVentricularContraction: "V"
        case .fusionBeat: "F"
        case .nodalPrematureBeat: "J"
        case .atrialPrematureBeat: "A"
        case .supraventricularPrematureBeat: "S"
        case .ventricularEscapeBeat: "E"
        case .nodalEscapeBeat: "j"
        case .pacedBeat: "/"
        case .unclassifiableBeat: "Q"
        case .signalQualityChange: "~"
        case .isolatedArtifact: "|"
        case .stChange: "s"
        case .tWaveChange: "T"
        case .systole: "*"
        case .diastole: "D"
        case .note: "\""
        case .measurement: "="
        case .pWavePeak: "p"
        case .bundleBranchBlockBeat: "B"
        case .nonConductedPacerSpike: "^"
        case .tWavePeak: "t"
        case .rhythmChange: "+"
        case .uWavePeak: "u"
        case .learning: "?"
        case .ventricularFlutterWave: "!"
        case .ventricularFibrillationStart: "["
        case .ventricularFibrillationEnd: "]"
        case .atrialEscapeBeat: "e"
        case .supraventricularEscapeBeat: "n"
        case .link: "@"
        case .nonConductedPWave: "x"
        case .fusionOfPacedAndNormalBeat: "f"
        case .waveformOnset: "("
        case .waveformEnd: ")"
        case .rOnTPrematureVentricularContraction: "r"
        }
    }
}
