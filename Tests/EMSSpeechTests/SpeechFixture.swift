import EMSModel
import EMSSpeech
import Foundation

/// The real worker and the real assets.
enum SpeechFixture {
    /// The worker program beside the test program.
    static let workerPath: String = {
        var candidates = [ProcessInfo.processInfo.arguments[0]]
        if let here = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            candidates.append(here)
        }
        candidates += ProcessInfo.processInfo.arguments.filter { $0.contains(".build") || $0.hasSuffix(".xctest") }
        candidates += Bundle.allBundles.map(\.bundlePath)
        for candidate in candidates {
            var folder = URL(fileURLWithPath: candidate)
            for _ in 0..<5 {
                folder.deleteLastPathComponent()
                let worker = folder.appendingPathComponent(WorkerLocation.programName).path
                if FileManager.default.isExecutableFile(atPath: worker) { return worker }
            }
        }
        return "emsynth-speech is not beside the tests"
    }()

    static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("assets")

    static func worker() throws -> EspeakWorker { try EspeakWorker(path: workerPath) }

    static let voice = VoiceProfile(
        id: "v", language: "en", sex: .female, ageGroup: .adult, engineVoice: "en-us", engineVariant: "f2")

    /// Words with the punctuation they end in; capitals are letters.
    static func utterance(
        _ text: String, voice: VoiceProfile = voice, delivery: DialogueTurn.Delivery = .normal
    ) throws -> SpokenUtterance {
        let pauses: [Character: ClausePause] = [",": .comma, ".": .stop, "?": .question, "!": .exclamation]
        let tokens = text.split(separator: " ").map { word in
            let pause = word.last.flatMap { pauses[$0] }
            let bare = String(pause == nil ? word : word.dropLast())
            let isLetter = bare.count == 1 && bare.first?.isUppercase == true
            return SpokenToken(bare, kind: isLetter ? .letter : .word, pauseAfter: pause ?? .none)
        }
        return SpokenUtterance(
            voice: voice, language: voice.language, delivery: delivery,
            tokens: try AssetFiles.pronunciation(voice.language).apply(tokens))
    }

    static let sentences = [
        "medic four, respond priority one to a chest pain.",
        "push one milligram of epinephrine, I V, now!",
        "what's his pressure? ninety over palp.",
        "amiodarone three hundred milligrams I O is in.",
        "everyone clear, shocking on three.",
    ]
}

extension SpeechResult {
    var audio: SpokenAudio? { if case .success(let audio) = self { audio } else { nil } }
    var failure: SpeechFailure? { if case .failure(let failure) = self { failure } else { nil } }
}
