import EMSAssembly

/// A row of the table.
enum Stage: Hashable, CaseIterable {
    case of(BuildStage)
    /// What the program does between the stages, and the threads that wait for it.
    case rest

    static var allCases: [Stage] { BuildStage.allCases.map(Stage.of) + [.rest] }

    /// In machine-readable output.
    var name: String {
        switch self {
        case .of(let stage): stage.rawValue
        case .rest: "rest"
        }
    }

    /// For people.
    var title: String {
        switch self {
        case .of(.start): "knowledge, voices, fonts"
        case .of(.script): "script"
        case .of(.dialogue): "dialogue"
        case .of(.speech): "speech, with the wire"
        case .of(.resampling): "resampling"
        case .of(.timeline): "timeline"
        case .of(.sensors): "sensors"
        case .of(.soundScene): "sound scene"
        case .of(.audioEncoding): "audio encoding"
        case .of(.frameScenes): "frames: facts and scenes"
        case .of(.drawing): "frames: drawing"
        case .of(.pictureEncoding): "frames: PNG"
        case .of(.records): "JSON and WFDB records"
        case .of(.digests): "digests"
        case .of(.files): "folders and files"
        case .rest: "rest"
        }
    }
}
