import EMSManifest
import Foundation

/// The exchange with an annotator that has introduced itself: frames go out, up to its batch ahead of the answers, and
/// encounters are stored when all their frames are answered.
struct FrameExchange {
    let program: OutsideProgram
    let hello: AnnotatorHello
    let options: DatasetAnnotator.Options
    let folder: DatasetFolder
    private var output: AnnotationFolder
    private let total: Int
    private let isStopped: () -> Bool
    private let labels: Set<String>
    /// Encounters that are sent, whole or in part, and not stored; in the order of the manifest.
    private var open: [OpenEncounter] = []
    /// Frames without an answer, by id.
    private var unanswered: [String: FrameRecord] = [:]
    private var lineCount = 1
    private var doneCount = 0

    private struct OpenEncounter {
        let record: EncounterRecord
        let frameCount: Int
        var rows: [AnnotationRecord] = []
    }

    init(
        program: OutsideProgram, hello: AnnotatorHello, options: DatasetAnnotator.Options, folder: DatasetFolder,
        output: AnnotationFolder, total: Int, isStopped: @escaping () -> Bool
    ) {
        self.program = program
        self.hello = hello
        self.options = options
        self.folder = folder
        self.output = output
        self.total = total
        self.isStopped = isStopped
        labels = Set(hello.annotator.labels)
    }

    var index: AnnotationIndex { output.index }

    /// - Throws: `AnnotationError`; what is whole has been stored then.
    mutating func run(isAsked: (String) -> Bool, progress: (Int, Int) -> Void) throws {
        do {
            progress(0, total)
            try folder.forEachEncounter { record in
                if isAsked(record.id) { try send(record, progress) }
            }
            program.endInput()
            while !unanswered.isEmpty { try receive(progress) }
            try finish()
            try output.commit()
        } catch {
            // What it has answered is worth keeping, whatever came then.
            try? output.commit()
            throw told(error)
        }
    }

    private mutating func send(_ record: EncounterRecord, _ progress: (Int, Int) -> Void) throws {
        let frames = try folder.rows(FrameRecord.self, .frames, of: record)
        guard !frames.isEmpty else { return }
        if output.holds(record) {
            doneCount += frames.count
            return progress(doneCount, total)
        }
        open.append(OpenEncounter(record: record, frameCount: frames.count))
        for frame in frames {
            let id = "\(record.id)/\(frame.index)"
            let file = try folder.resolve(frame.path)
            guard unanswered[id] == nil, FileManager.default.isReadableFile(atPath: file) else {
                throw AnnotationError(
                    .unreadable, "\(frame.path) cannot be read, or frame \(frame.index) of \(record.id) occurs twice",
                    remedy: "emsynth validate tells what is wrong.")
            }
            let picture = options.sendsPictures ? try folder.bytes(of: frame.path) : nil
            try program.send(
                try FrameRequest.frame(frame, id: id, of: record, file: file, picture: picture),
                within: options.answerLimit, isStopped: isStopped)
            unanswered[id] = frame
            while unanswered.count >= hello.batch { try receive(progress) }
        }
    }

    private mutating func receive(_ progress: (Int, Int) -> Void) throws {
        guard let line = try program.line(within: options.answerLimit, isStopped: isStopped) else {
            throw DatasetAnnotator.early(
                program, options, "with \(unanswered.count) frames unanswered", isStopped)
        }
        lineCount += 1
        let answer = try AnnotatorAnswer(line, number: lineCount, labels: labels)
        guard let frame = unanswered.removeValue(forKey: answer.id),
            let place = open.firstIndex(where: { answer.id.hasPrefix("\($0.record.id)/") })
        else {
            throw AnnotationError(
                .badAnswer,
                "line \(lineCount) of the annotator is about \"\(WireText.shown(answer.id))\", which is no frame "
                    + "that waits for an answer")
        }
        open[place].rows.append(AnnotationRecord(frame: frame.index, time: frame.time, scores: answer.scores))
        doneCount += 1
        progress(doneCount, total)
        if open[place].rows.count == open[place].frameCount {
            let whole = open.remove(at: place)
            try output.add(whole.rows.sorted { $0.frame < $1.frame }, of: whole.record)
        }
    }

    /// The program must have nothing more to say and end well.
    private func finish() throws {
        if let line = try program.line(within: options.answerLimit, isStopped: isStopped) {
            let text = WireText.shown(String(decoding: line, as: UTF8.self))
            throw AnnotationError(.badAnswer, "the annotator goes on when all frames are answered: \(text)")
        }
        switch program.end(within: options.answerLimit, isStopped: isStopped) {
        case true?: return
        case false?:
            throw AnnotationError(
                .programFailed, "the annotator \(program.ending ?? "ended") when all frames were answered")
        case nil: throw AnnotationError(.programFailed, "the annotator does not end when all frames are answered")
        }
    }

    /// The error with what is kept in spite of it.
    private func told(_ error: any Error) -> any Error {
        guard let error = error as? AnnotationError else { return error }
        let count = output.index.encounters.count
        let kept =
            "\(count) encounters are annotated under “\(output.index.name)”; the same command goes on from there."
        return AnnotationError(
            error.kind, error.message, remedy: [error.remedy, kept].compactMap(\.self).joined(separator: " "))
    }
}
