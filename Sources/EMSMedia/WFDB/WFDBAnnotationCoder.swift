/// The MIT annotation format (annot(5) of the WFDB Applications Guide): 16-bit words, six bits of code over ten bits of
/// time difference, with escape codes for everything that does not fit.
enum WFDBAnnotationCoder {
    private static let skip = 59
    private static let number = 60
    private static let subtype = 61
    private static let channel = 62
    private static let auxiliary = 63
    private static let resolutionPrefix = "## time resolution: "

    /// Sorted by sample, then channel, then order given. The first word pair notes the rate that samples count in.
    static func encode(_ annotations: [WFDBAnnotation], sampleRateHertz: Double) throws(MediaError) -> [UInt8] {
        var writer = WordWriter()
        let resolution = resolutionPrefix + WFDBNumber.text(sampleRateHertz)
        try writer.append(WFDBAnnotation(sample: 0, code: .note, text: resolution))
        let order = annotations.indices.sorted { left, right in
            let (first, second) = (annotations[left], annotations[right])
            return (first.sample, first.channel, left) < (second.sample, second.channel, right)
        }
        for index in order { try writer.append(annotations[index]) }
        return writer.finished
    }

    /// The annotations without the note of the rate.
    static func decode(_ bytes: [UInt8]) throws(MediaError) -> [WFDBAnnotation] {
        var reader = WordReader(bytes: bytes)
        var annotations = try reader.annotations()
        if let first = annotations.first, first.code == .note, first.text.hasPrefix(resolutionPrefix) {
            annotations.removeFirst()
        }
        return annotations
    }

    private struct WordWriter {
        private var bytes: [UInt8] = []
        private var sample = 0
        private var channel = 0
        private var number = 0

        /// With the zero word that marks the end.
        var finished: [UInt8] { bytes + [0, 0] }

        mutating func append(_ annotation: WFDBAnnotation) throws(MediaError) {
            let text = Array(annotation.text.utf8)
            guard annotation.sample >= 0, text.count <= 255, text.allSatisfy({ (32..<127).contains($0) }),
                (-128...127).contains(annotation.subtype), (0...255).contains(annotation.channel),
                (-128...127).contains(annotation.number)
            else { throw MediaError(.invalidArgument, "annotation at sample \(annotation.sample) cannot be written") }
            var difference = annotation.sample - sample
            while difference > 1023 {
                let step = min(difference, Int(Int32.max))
                // High word first, each word little-endian.
                word(WFDBAnnotationCoder.skip, 0)
                append16(step >> 16)
                append16(step)
                difference -= step
            }
            word(annotation.code.rawValue, difference)
            sample = annotation.sample
            if annotation.subtype != 0 { word(WFDBAnnotationCoder.subtype, annotation.subtype & 0xFF) }
            // Channel and number hold until they change, the others for one annotation.
            if annotation.channel != channel {
                word(WFDBAnnotationCoder.channel, annotation.channel)
                channel = annotation.channel
            }
            if annotation.number != number {
                word(WFDBAnnotationCoder.number, annotation.number & 0xFF)
                number = annotation.number
            }
            if !text.isEmpty {
                word(WFDBAnnotationCoder.auxiliary, text.count)
                bytes += text
                if !text.count.isMultiple(of: 2) { bytes.append(0) }
            }
        }

        private mutating func word(_ code: Int, _ value: Int) { append16(code << 10 | value) }

        private mutating func append16(_ value: Int) {
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
    }

    private struct WordReader {
        let bytes: [UInt8]
        private var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func annotations() throws(MediaError) -> [WFDBAnnotation] {
            var found: [WFDBAnnotation] = []
            var sample = 0
            var channel = 0
            var number = 0
            while true {
                let word = try next()
                if word == 0 { break }
                let code = word >> 10
                if code == WFDBAnnotationCoder.skip {
                    let difference = Int32(truncatingIfNeeded: try next() << 16 | next())
                    sample += Int(difference)
                    continue
                }
                sample += word & 0x3FF
                // Code 0 with a difference only moves the time; wfdb-python puts one behind the note of the rate.
                if code == 0 { continue }
                guard let known = WFDBAnnotationCode(rawValue: code) else {
                    throw MediaError(.malformed, "annotation code \(code) is unknown")
                }
                guard sample >= 0 else { throw MediaError(.malformed, "an annotation lies before the record") }
                var subtype = 0
                var text = ""
                while let escape = peekEscape() {
                    let value = try next() & 0x3FF
                    switch escape {
                    case WFDBAnnotationCoder.subtype: subtype = Int(Int8(truncatingIfNeeded: value))
                    case WFDBAnnotationCoder.channel: channel = value & 0xFF
                    case WFDBAnnotationCoder.number: number = Int(Int8(truncatingIfNeeded: value))
                    default: text = try auxiliaryText(byteCount: value)
                    }
                }
                found.append(
                    WFDBAnnotation(
                        sample: sample, code: known, subtype: subtype, channel: channel, number: number, text: text))
            }
            guard position == bytes.count else {
                throw MediaError(.malformed, "there are bytes after the end of the annotations")
            }
            return found
        }

        private mutating func next() throws(MediaError) -> Int {
            guard position + 2 <= bytes.count else {
                throw MediaError(.truncated, "the annotations end without an end mark")
            }
            defer { position += 2 }
            return Int(bytes[position]) | Int(bytes[position + 1]) << 8
        }

        private func peekEscape() -> Int? {
            guard position + 2 <= bytes.count else { return nil }
            let code = Int(bytes[position + 1]) >> 2
            return code >= WFDBAnnotationCoder.number ? code : nil
        }

        /// Padded to an even number of bytes; other writers end it with zeros.
        private mutating func auxiliaryText(byteCount: Int) throws(MediaError) -> String {
            let padded = byteCount + byteCount % 2
            guard position + padded <= bytes.count else {
                throw MediaError(.truncated, "the text of an annotation ends early")
            }
            defer { position += padded }
            return String(decoding: bytes[position..<(position + byteCount)].prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
