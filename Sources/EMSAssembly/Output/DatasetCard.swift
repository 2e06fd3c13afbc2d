import EMSKnowledge
import EMSManifest
import EMSModel

/// The card of a data set for people and for the Hub: what it is, how it was made, what it is not.
struct DatasetCard {
    let dataset: DatasetRecord
    let recipe: Recipe
    /// Encounters by protocol id.
    let protocols: [String: Int]

    var markdown: String {
        """
        ---
        license: \(dataset.license.lowercased())
        language: [\(dataset.languages.joined(separator: ", "))]
        pretty_name: \(quoted(dataset.title ?? dataset.name))
        tags: [synthetic, emergency-medical-services, multimodal, speech, physiological-signals, croissant]
        task_categories: [\(tasks.joined(separator: ", "))]
        size_categories: ["\(sizeCategory)"]
        configs:
        - config_name: encounters
          data_files: manifest.jsonl
        ---

        # \(dataset.title ?? dataset.name)

        \(dataset.description ?? "")

        \(madeUp)

        | | |
        |---|---|
        | encounters | \(dataset.counts.encounters) (\(splits)) |
        | length | \(minutes) minutes |
        | turns, words | \(dataset.counts.turns ?? 0), \(dataset.counts.words ?? 0) |
        | streams | \(streamNames) |
        | seed | \(dataset.seed.map(String.init) ?? "none") |
        | data licence | \(dataset.license) |

        ## Protocols

        | protocol | encounters |
        |---|---|
        \(protocols.keys.sorted().map { "| \($0) | \(protocols[$0] ?? 0) |" }.joined(separator: "\n"))

        ## How it was made

        `emsynth` \(dataset.versions["emsynth"] ?? "") simulated each call from a protocol file, wrote what is said from
        the simulated call, spoke it with \(speaker), placed words and actions on one session clock, and drew
        sound, signals, frames and run report from it. Numbers that are spoken, shown, recorded and reported are the
        same numbers. Recipe, seed and versions stand in `dataset.json`; `emsynth rebuild` takes them from there, builds an
        encounter again and compares it byte for byte:

        ```
        emsynth rebuild DIR enc-000000
        ```

        ## How to load it

        `manifest.jsonl` is a table that every reader of JSON Lines takes, and `croissant.json` describes it (Croissant
        1.1). `emsynth export` writes the data set for other tools: Hugging Face, WebDataset, NeMo, Lhotse, Kaldi, Praat,
        COCO, MCAP and more; `--verify` loads what it wrote.

        ```python
        import json, soundfile

        for line in open("manifest.jsonl"):
            call = json.loads(line)
            stream = {each["id"]: each for each in call["streams"]}
            talk = json.load(open(stream["transcript"]["path"]))
            if "mix" in stream:
                sound, rate = soundfile.read(stream["mix"]["path"])
        ```

        ## What it is not

        Voices are \(dataset.versions["outside-voice"] == nil ? "formant synthesis" : "synthetic"), \(areDrawn ? "frames are drawn scenes, " : "")physiology is a model. Nothing here is medical advice;
        doses are for simulation. A model that does well on this data has not been shown to do well on people.

        ## Layout

        `manifest.jsonl` holds one encounter a line with all its streams, their digests and clocks. Times are integer
        nanoseconds from the start of the session. Signals are WFDB records, sound is 16 kHz mono, pictures are PNG\(areDrawn ? " with\na mask image each" : "").\(recordings)
        """ + "\n"
    }

    private var areDrawn: Bool { recipe.frames.recorded == nil }

    private var madeUp: String {
        let isAllOurs = dataset.recordings?.isEmpty ?? true
        guard let recorded = recipe.frames.recorded else {
            let rest = isAllOurs ? ", call or recording" : " or call"
            return "**Everything here is synthetic.** No person, place\(rest) behind it is real."
        }
        let heard = isAllOurs ? "" : " and the recordings listed below"
        return """
            **Everything here but the frames\(heard) is synthetic.** The frames were given by whoever built the data set, under
            the licence \(recorded.licence); each is marked `recorded`, and nothing is known of what it shows.
            """
    }

    private var speaker: String {
        dataset.versions["outside-voice"].map { "an outside voice (\(Self.cell($0)))" } ?? "a formant synthesiser"
    }

    /// Hub tasks that the streams serve.
    private var tasks: [String] {
        let streams = recipe.streams
        return (streams.audio ? ["automatic-speech-recognition"] : []) + [
            "token-classification", "text-classification",
        ]
            + (streams.frames ? ["object-detection", "image-to-text"] : [])
    }

    /// As the Hub counts, by encounters.
    private var sizeCategory: String {
        switch dataset.counts.encounters {
        case ..<1000: "n<1K"
        case ..<10_000: "1K<n<10K"
        case ..<100_000: "10K<n<100K"
        default: "100K<n<1M"
        }
    }

    private var splits: String {
        Split.allCases.map { "\($0.rawValue) \(dataset.splits[$0.rawValue] ?? 0)" }.joined(separator: ", ")
    }

    /// With one decimal.
    private var minutes: String {
        let tenths = dataset.counts.duration.nanoseconds / 6_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }

    private var streamNames: String {
        let streams = recipe.streams
        let named = [
            (streams.audio, "audio"), (true, "transcript"), (true, "events"), (streams.frames, "frames"),
            (streams.sensors, "sensors"), (streams.report, "run report"),
        ]
        return named.filter(\.0).map(\.1).joined(separator: ", ")
    }

    /// A YAML double-quoted scalar.
    private func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
