import CEspeakNG
import EMSSpeechWire

/// The initialised engine. It never speaks in this process: what it says leaves traces in its state, and the next
/// utterance would come out differently. A forked child speaks and goes.
struct SpeechEngine {
    let hello: WireHello

    /// Length of the pieces in which the engine hands out sound. Its output depends on it.
    private static let bufferMilliseconds: Int32 = 1_000

    init(dataPath: String?) throws(EngineUnavailable) {
        guard let path = EngineData.folder(explicit: dataPath) else {
            let looked = dataPath.map { [$0] } ?? EngineData.usualFolders
            throw EngineUnavailable(message: "no espeak-ng data in \(looked.joined(separator: ", "))")
        }
        let options = espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT
        let rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, Self.bufferMilliseconds, path, options)
        guard rate > 0 else { throw EngineUnavailable(message: "espeak-ng cannot read its data in \(path)") }
        // Listing the voices once saves every child the search for its own.
        let bases = VoiceList.bases()
        guard !bases.isEmpty else { throw EngineUnavailable(message: "espeak-ng has no voices in \(path)") }
        hello = WireHello(
            engineVersion: String(cString: espeak_Info(nil)), sampleRateHertz: UInt32(rate), dataPath: path,
            dataDigest: EngineData.digest(of: path), bases: bases, variants: VoiceList.variants())
    }

    /// Speaks in this process and leaves the result in the region: once, and in a forked child only.
    func speak(_ utterance: WireUtterance, into region: ResultRegion) {
        do throws(WireFailure) {
            if let problem = SpeakableText.problem(in: utterance) { throw problem }
            try set(utterance.voice)
            let text = ClauseText(utterance.tokens)
            let recording = try Recording.make(of: text.text, into: region)
            let times = TokenTimes.find(
                spans: text.spans, sounded: recording.soundedWords(), sampleCount: recording.sampleCount)
            guard let times else {
                throw WireFailure(.engine, message: "espeak-ng said nothing that can be heard")
            }
            region.leave(sampleCount: recording.sampleCount, times: times)
        } catch {
            region.leave(error)
        }
    }

    private func set(_ voice: WireVoice) throws(WireFailure) {
        guard hello.bases.contains(voice.base) else {
            throw WireFailure(.unknownVoice, message: "espeak-ng has no voice “\(voice.base)”")
        }
        // The engine itself would quietly ignore a variant that it does not have.
        guard voice.variant.isEmpty || hello.variants.contains(voice.variant) else {
            throw WireFailure(.unknownVoice, message: "espeak-ng has no variant “\(voice.variant)”")
        }
        let name = voice.variant.isEmpty ? voice.base : "\(voice.base)+\(voice.variant)"
        guard espeak_SetVoiceByName(name) == EE_OK else {
            throw WireFailure(.unknownVoice, message: "espeak-ng cannot load the voice “\(name)”")
        }
        espeak_SetParameter(espeakPITCH, Int32(voice.pitch), 0)
        espeak_SetParameter(espeakRANGE, Int32(voice.range), 0)
        espeak_SetParameter(espeakRATE, Int32(voice.rate), 0)
        espeak_SetParameter(espeakVOLUME, Int32(voice.volume), 0)
    }
}

/// Why the engine cannot start.
struct EngineUnavailable: Error {
    var message: String
}
