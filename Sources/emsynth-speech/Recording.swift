import CEspeakNG
import EMSSpeechWire

/// Takes what the engine hands out while it speaks: samples and events.
final class Recording {
    struct Event {
        enum Kind { case word, sound, silence, end }

        var kind: Kind
        /// Unicode scalar of the text, from 1.
        var position: Int
        var sample: Int
    }

    private let region: ResultRegion
    private(set) var sampleCount = 0
    private var events: [Event] = []
    private var isTooLong = false

    private init(into region: ResultRegion) { self.region = region }

    /// Speaks the text with the voice that is set; the samples go to the region.
    static func make(of text: String, into region: ResultRegion) throws(WireFailure) -> Recording {
        let recording = Recording(into: region)
        espeak_SetSynthCallback { wave, count, events in
            Recording.take(wave, count: Int(count), events: events)
        }
        // No espeakSSML: markup in the text could run commands. No espeakENDPAUSE: the timeline makes the pauses.
        let flags = UInt32(espeakCHARS_UTF8 | espeakPHONEMES)
        let status = text.withCString { bytes in
            espeak_Synth(
                bytes, text.utf8.count + 1, 0, POS_CHARACTER, 0, flags, nil,
                Unmanaged.passUnretained(recording).toOpaque())
        }
        guard !recording.isTooLong else { throw WireFailure(.tooLong, message: "longer than two minutes") }
        guard status == EE_OK else { throw WireFailure(.engine, message: "espeak-ng refused the utterance") }
        return recording
    }

    /// Answers 1 to make the engine stop.
    private static func take(
        _ wave: UnsafeMutablePointer<Int16>?, count: Int, events: UnsafeMutablePointer<espeak_EVENT>?
    ) -> Int32 {
        guard var event = events else { return 0 }
        var found: [Event] = []
        while event.pointee.type != espeakEVENT_LIST_TERMINATED {
            if let kind = kind(of: event.pointee) {
                found.append(
                    Event(
                        kind: kind, position: Int(event.pointee.text_position), sample: Int(event.pointee.sample)))
            }
            event += 1
        }
        // The engine hands our pointer back with each event, that which ends the list included.
        guard let context = event.pointee.user_data else { return 0 }
        let recording = Unmanaged<Recording>.fromOpaque(context).takeUnretainedValue()
        recording.events += found
        guard let wave, count > 0 else { return 0 }
        guard recording.region.append(UnsafeBufferPointer(start: wave, count: count), after: recording.sampleCount)
        else {
            recording.isTooLong = true
            return 1
        }
        recording.sampleCount += count
        return 0
    }

    private static func kind(of event: espeak_EVENT) -> Event.Kind? {
        switch event.type {
        case espeakEVENT_WORD: .word
        case espeakEVENT_END: .end
        case espeakEVENT_PHONEME: event.id.string.0 == 0 ? .silence : .sound
        default: nil
        }
    }

    /// The words that can be heard, in the order in which they were spoken.
    ///
    /// A word begins with its first phoneme that has a name: that is where the sound sets in, while the word event
    /// itself comes earlier. It ends with the first pause, word or clause end after its last such phoneme; a nameless
    /// phoneme amid others is a glide and no end.
    func soundedWords() -> [SoundedWord] {
        var words: [SoundedWord] = []
        var position: Int?
        var onset: Int?
        var end: Int?
        func close(at sample: Int) {
            if let position, let onset {
                words.append(SoundedWord(position: position, onset: onset, end: end ?? sample))
            }
            position = nil
            onset = nil
            end = nil
        }
        for event in events {
            switch event.kind {
            case .word:
                close(at: event.sample)
                position = event.position
            case .sound:
                onset = onset ?? event.sample
                end = nil
            case .silence:
                if onset != nil { end = end ?? event.sample }
            case .end: close(at: event.sample)
            }
        }
        close(at: sampleCount)
        return words
    }
}

/// A word event of the engine with the sound that belongs to it.
struct SoundedWord {
    var position: Int
    var onset: Int
    var end: Int
}
