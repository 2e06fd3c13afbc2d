import EMSAssembly
import EMSImagery
import EMSMedia
import EMSSpeech

/// The engines alone on the data of a build: what no way of building can do without.
///
/// The data of each encounter is made first, which does not count; then its utterances are spoken, their sound
/// resampled, its audio files encoded, its pictures drawn and encoded. Starting the worker does not count either.
struct FloorRun {
    private(set) var milliseconds: [Stage: Double] = [:]
    private(set) var utterances = 0
    private(set) var tracks = 0
    private(set) var pictures = 0

    var total: Double { milliseconds.values.reduce(0, +) }

    init(_ setting: Setting) throws {
        let builder = try setting.builder(output: "/nowhere")
        // What worker processes cost is known when they have ended, so this one lives as long as the run.
        var worker: EspeakWorker? = try EspeakWorker()
        let start = try ProcessorTime.of { _ = try EspeakWorker().engine() }
        let whole = try ProcessorTime.of {
            try builder.forEachEngineWork { work in
                let sounds = try speak(work.utterances, with: worker)
                try resample(sounds, toHertz: work.sampleRateHertz)
                try encode(work)
                try draw(work)
                utterances += work.utterances.count
                tracks += work.tracks.count
                pictures += work.pictures.count
            }
            worker = nil
        }
        if utterances > 0 { milliseconds[.of(.speech), default: 0] += max(0, whole.children - start.children) }
        // Its own worker must not end before.
        withExtendedLifetime(builder) {}
    }

    private mutating func count(_ stage: BuildStage, _ work: () throws -> Void) rethrows {
        milliseconds[.of(stage), default: 0] += try ProcessorTime.of(work).own
    }

    private mutating func speak(_ batch: [SpokenUtterance], with worker: EspeakWorker?) throws -> [SpokenAudio] {
        var results: [SpeechResult] = []
        try count(.speech) { results = try worker?.synthesize(batch) ?? [] }
        return results.compactMap { if case .success(let audio) = $0 { audio } else { nil } }
    }

    private mutating func resample(_ sounds: [SpokenAudio], toHertz rate: Int) throws {
        try count(.resampling) {
            for sound in sounds {
                _ = try Resampler(fromHertz: sound.sampleRateHertz, toHertz: rate).resample(sound.samples)
            }
        }
    }

    private mutating func encode(_ work: EngineWork) throws {
        for samples in work.tracks {
            try count(.audioEncoding) {
                _ = try AudioFileWriter.encode(
                    samples: samples, sampleRateHertz: work.sampleRateHertz, format: work.format)
            }
        }
    }

    private mutating func draw(_ work: EngineWork) throws {
        guard !work.pictures.isEmpty else { return }
        let renderer = try FrameRenderer(
            width: work.pictureWidth, height: work.pictureHeight,
            fonts: FrameFonts(dejaVuIn: DatasetBuilder.defaultFontFolder))
        for scene in work.pictures {
            var drawn: RenderedFrame?
            count(.drawing) { drawn = renderer.render(scene) }
            guard let frame = drawn else { continue }
            try count(.pictureEncoding) {
                _ = try PNGEncoder.encode(
                    bgrx: frame.bgrx, width: frame.width, height: frame.height, stride: frame.stride)
                _ = try PNGEncoder.encode(
                    indices: frame.mask, palette: MaskPalette.colours, width: frame.width, height: frame.height)
            }
        }
    }
}
