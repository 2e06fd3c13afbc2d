import EMSKnowledge

extension CroissantTable {
    /// What the streams of a recipe are as tables.
    /// - Parameter hasMasks: readers want every column in every file, and recorded frames have none.
    static func tables(for streams: Recipe.Streams, hasMasks: Bool) -> [CroissantTable] {
        var tables = [turns, words, events]
        var frames = frames
        if !hasMasks { frames.columns.removeAll { $0.name == "mask_path" } }
        if streams.frames { tables += [frames, pictures] }
        if streams.sensors { tables.append(signals) }
        return tables
    }

    private static let turns = CroissantTable(
        name: "turns", description: "What was said: a turn a row.", files: "*/*/transcript.json", kind: .document,
        columns: [
            Column("id", "sc:Text", "Id of the turn in its call.", from: "$.turns[*].id"),
            Column("speaker", "sc:Text", "Who speaks.", from: "$.turns[*].speaker"),
            Column("role", "sc:Text", "What the speaker is.", from: "$.turns[*].role"),
            Column("topic", "sc:Text", "What it is about.", from: "$.turns[*].topic"),
            Column("start_ns", "sc:Integer", "Start in nanoseconds of the session.", from: "$.turns[*].start_ns"),
            Column("end_ns", "sc:Integer", "End in nanoseconds of the session.", from: "$.turns[*].end_ns"),
            Column("text", "sc:Text", "As it would be written.", from: "$.turns[*].text"),
            Column("spoken", "sc:Text", "Token by token, as it is said.", from: "$.turns[*].spoken"),
            Column("clean", "sc:Text", "What was meant.", from: "$.turns[*].clean"),
        ])

    private static let words = CroissantTable(
        name: "words", description: "Words of the turns with their times.", files: "*/*/transcript.json",
        kind: .document,
        columns: [
            Column("turn", "sc:Text", "Id of the turn.", from: "$.turns[*].words[*].`parent`.`parent`.id"),
            Column("text", "sc:Text", "A token of the turn's text.", from: "$.turns[*].words[*].text"),
            Column(
                "start_ns", "sc:Integer", "Start in nanoseconds of the session.",
                from: "$.turns[*].words[*].start_ns"),
            Column(
                "end_ns", "sc:Integer", "End in nanoseconds of the session.", from: "$.turns[*].words[*].end_ns"),
        ])

    private static let events = CroissantTable(
        name: "events", description: "What happened and what was done: an event a row.", files: "*/*/events.jsonl",
        kind: .lines,
        columns: [
            Column("id", "sc:Text", "Id of the event in its call."), Column("type", "sc:Text", "Kind of event."),
            Column("label", "sc:Text", "What it is."),
            Column("start_ns", "sc:Integer", "Start in nanoseconds of the session."),
            Column("end_ns", "sc:Integer", "End in nanoseconds of the session."),
        ])

    private static let frames = CroissantTable(
        name: "frames", description: "Labels of the pictures: a picture a row.", files: "*/*/frames.jsonl",
        kind: .lines,
        columns: [
            Column("index", "sc:Integer", "Number of the picture in its call, from 0."),
            Column("t_ns", "sc:Integer", "Nanoseconds of the session."),
            Column("path", "sc:Text", "The picture, relative to the data set."),
            Column("mask_path", "sc:Text", "The mask of its objects, relative to the data set."),
            Column("kind", "sc:Text", "What the wearer looks at."), Column("caption", "sc:Text", "In a sentence."),
        ])

    private static let pictures = CroissantTable(
        name: "pictures", description: "The pictures themselves.", files: "*/*/frames/*.png",
        kind: .content(mediaType: "image/png"),
        columns: [
            Column("path", "sc:Text", "Relative to the data set, as in frames.", from: "fullpath"),
            Column("image", "sc:ImageObject", "The picture.", from: "content"),
        ])

    private static let signals = CroissantTable(
        name: "signals",
        description: "Series of the devices: a WFDB record a row. The samples are in the .dat file beside the header.",
        files: "*/*/sensors/*.hea", kind: .content(mediaType: "text/plain"),
        columns: [
            Column("path", "sc:Text", "The header, relative to the data set.", from: "fullpath"),
            Column("header", "sc:Text", "What the record holds: rate, samples, signals, units.", from: "content"),
        ])
}
