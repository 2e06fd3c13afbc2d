import EMSManifest

/// By how much the things of a call are redder than blue in each of its frames.
struct UsualColours {
    /// What has one colour in every call: 1 for red and -1 for blue, and how far it must lie on the other side. Measured over
    /// 12,000 stills in cold and in warm light: skin, wood, alarms and wounds have 14 more of red at least, pads 12 more of
    /// blue, gloves 55 more of red at most. Bags are blue or amber.
    private static let natural: [String: (sign: Int, margin: Int)] = [
        "arm": (1, 10), "face": (1, 10), "hand": (1, 10), "leg": (1, 10), "torso": (1, 10), "furniture": (1, 10),
        "stretcher": (1, 10), "alarm_bar": (1, 10), "burn": (1, 10), "wound": (1, 10), "defibrillator_pad": (-1, 10),
        "gloved_hand": (-1, 70),
    ]

    /// Of fewer pixels no colour is told.
    private static let fewestPixels = 100
    /// Levels between red and blue of a thing that is coloured at all.
    private static let coloured = 20
    /// In so many frames a thing has its colour, and so many things tell of a frame.
    private static let fewest = (frames: 5, things: 3)
    /// Share of them that have the opposite colour. Measured over 3,533 frames with two such things and more: a third at most.
    private static let share = 0.75

    private var warmth: [String: [(frame: Int, value: Int)]] = [:]
    /// Frames in which something has the colour that it never has.
    private var unnatural: Set<Int> = []

    mutating func add(_ frame: FrameRecord, _ levels: [UInt8], _ labels: [UInt8]) {
        // Histograms of red and blue for each number of the mask.
        var counts = [[Int32]](repeating: [], count: 256)
        for object in frame.objects where (1..<256).contains(object.maskID) {
            counts[object.maskID] = .init(repeating: 0, count: 512)
        }
        for (pixel, label) in labels.enumerated() where !counts[Int(label)].isEmpty {
            counts[Int(label)][Int(levels[3 * pixel])] += 1
            counts[Int(label)][256 + Int(levels[3 * pixel + 2])] += 1
        }
        for object in frame.objects where (1..<256).contains(object.maskID) {
            let (red, blue) = (counts[object.maskID][..<256], counts[object.maskID][256...])
            guard red.reduce(0, +) >= Self.fewestPixels else { continue }
            let value = Self.median(red) - Self.median(blue)
            warmth["\(frame.kind) \(object.id)", default: []].append((frame.index, value))
            if let (sign, margin) = Self.natural[object.label], value * sign <= -margin {
                unnatural.insert(frame.index)
            }
        }
    }

    private static func median(_ counts: ArraySlice<Int32>) -> Int {
        var left = counts.reduce(0, +) / 2
        return counts.firstIndex {
            left -= $0
            return left < 0
        }.map { $0 - counts.startIndex } ?? 0
    }

    func areUnnatural(in frame: Int) -> Bool { unnatural.contains(frame) }

    /// Compared with the same things in other frames.
    func areExchanged(in frame: Int) -> Bool {
        var (things, exchanged) = (0, 0)
        for values in warmth.values where values.count >= Self.fewest.frames {
            guard let own = values.first(where: { $0.frame == frame })?.value else { continue }
            let usual = values.map(\.value).sorted()[values.count / 2]
            guard abs(usual) >= Self.coloured else { continue }
            things += 1
            if own * usual.signum() <= -Self.coloured { exchanged += 1 }
        }
        return things >= Self.fewest.things && Double(exchanged) >= Self.share * Double(things)
    }
}
