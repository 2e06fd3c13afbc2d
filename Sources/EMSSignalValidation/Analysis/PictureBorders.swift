package import EMSMedia

/// Where the mask of a picture passes from one object to another, and whether the picture changes there.
package struct PictureBorders {
    /// Sum of the differences of red, green and blue that counts as a change.
    private static let step = 12
    /// With fewer pairs of pixels on borders nothing can be said.
    private static let leastPairs = 50
    /// As many are enough to try places.
    private static let mostSamples = 2000

    /// Pixels; soft edges and lenses that bend the picture reach almost as far.
    private static let nearest = 4

    private let picture: PNGPicture
    /// Neighbours right of or below one another: the first, and whether the second lies below.
    private var pairs: [(x: Int, y: Int, isBelow: Bool)] = []

    /// Nil for pictures that cannot be compared.
    package init?(_ picture: PNGPicture, labels: [UInt8]) {
        if case .indexed = picture.pixels { return nil }
        self.picture = picture
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let place = y * picture.width + x
                if x + 1 < picture.width, labels[place] != labels[place + 1] { pairs.append((x, y, false)) }
                if y + 1 < picture.height, labels[place] != labels[place + picture.width] { pairs.append((x, y, true)) }
            }
        }
        if pairs.count < Self.leastPairs { return nil }
    }

    /// Share of borders at which the picture changes.
    var share: Double { share(in: .here, every: 1) ?? 0 }

    /// How a picture lies on its mask.
    private struct Place {
        var across = 0
        var down = 0
        var isMirrored = false
        var isUpsideDown = false

        static let here = Place()
    }

    /// By how much the share must be larger elsewhere: less will do where most borders are found. A clear bag on tiles of its
    /// colour is found nowhere, and as well in one place as in another.
    package struct Gain {
        var ofFew: Double
        var ofMost: Double

        package init(ofFew: Double, ofMost: Double) {
            self.ofFew = ofFew
            self.ofMost = ofMost
        }

        private static let most = 0.6

        func isReached(from own: Double, _ share: Double) -> Bool {
            share > own + (share >= Self.most ? ofMost : ofFew)
        }
    }

    /// How the picture has to be turned over to fit the mask much better.
    package func betterSide(_ gain: Gain) -> String? {
        let every = max(1, pairs.count / Self.mostSamples)
        guard let own = share(in: .here, every: every) else { return nil }
        let sides: [(name: String, place: Place)] = [
            ("with left and right exchanged", Place(isMirrored: true)),
            ("upside down", Place(isUpsideDown: true)),
            ("turned by 180 degrees", Place(isMirrored: true, isUpsideDown: true)),
        ]
        var best: (share: Double, name: String)?
        for (name, place) in sides {
            guard let share = share(in: place, every: every), share > best?.share ?? 0,
                gain.isReached(from: own, share), !isAlike(place, every: every)
            else { continue }
            best = (share, name)
        }
        return best?.name
    }

    /// The place a few pixels aside where the picture fits the mask much better than at its own.
    func betterPlace(within reach: Int, _ gain: Gain) -> (across: Int, down: Int)? {
        let every = max(1, pairs.count / Self.mostSamples)
        guard let own = share(in: .here, every: every) else { return nil }
        var best: (share: Double, across: Int, down: Int)?
        for distance in Self.nearest...max(Self.nearest, reach) {
            for (across, down) in [(distance, 0), (-distance, 0), (0, distance), (0, -distance)] {
                guard let share = share(in: Place(across: across, down: down), every: every),
                    share > best?.share ?? 0, gain.isReached(from: own, share)
                else { continue }
                best = (share, across, down)
            }
        }
        return best.map { ($0.across, $0.down) }
    }

    private func moved(_ pair: (x: Int, y: Int, isBelow: Bool), to side: Place) -> (left: Int, top: Int) {
        var (left, top) = (pair.x + side.across, pair.y + side.down)
        // The first of two neighbours is the second on the other side.
        if side.isMirrored { left = picture.width - 1 - left - (pair.isBelow ? 0 : 1) }
        if side.isUpsideDown { top = picture.height - 1 - top - (pair.isBelow ? 1 : 0) }
        return (left, top)
    }

    /// Whether most borders lie where there are borders turned over too: a bag in the middle is its own mirror image.
    private func isAlike(_ side: Place, every: Int) -> Bool {
        func cell(_ x: Int, _ y: Int) -> Int { y / Self.nearest * (picture.width + 1) + x / Self.nearest }
        let cells = Set(pairs.map { cell($0.x, $0.y) })
        var count = 0
        var alike = 0
        for index in stride(from: 0, to: pairs.count, by: every) {
            let (left, top) = moved(pairs[index], to: side)
            count += 1
            let isNear = [-1, 0, 1].contains { down in
                [-1, 0, 1].contains { across in
                    cells.contains(cell(left + across * Self.nearest, top + down * Self.nearest))
                }
            }
            if isNear { alike += 1 }
        }
        return alike * 10 >= count * 7
    }

    /// Nil where most borders would leave the picture.
    private func share(in side: Place, every: Int) -> Double? {
        var count = 0
        var changes = 0
        for index in stride(from: 0, to: pairs.count, by: every) {
            let isBelow = pairs[index].isBelow
            let (left, top) = moved(pairs[index], to: side)
            guard left >= 0, top >= 0, left + 1 < picture.width || isBelow && left < picture.width,
                top + 1 < picture.height || !isBelow && top < picture.height
            else { continue }
            let place = top * picture.width + left
            count += 1
            if picture.difference(place, place + (isBelow ? picture.width : 1)) > Self.step { changes += 1 }
        }
        return 2 * count * every >= pairs.count ? Double(changes) / Double(count) : nil
    }
}

extension PNGPicture {
    /// Sum of the differences of red, green and blue of two pixels.
    fileprivate func difference(_ left: Int, _ right: Int) -> Int {
        switch pixels {
        case .rgb(let colours):
            (0..<3).reduce(0) { $0 + abs(Int(colours[3 * left + $1]) - Int(colours[3 * right + $1])) }
        case .gray(let levels): 3 * abs(Int(levels[left]) - Int(levels[right]))
        case .indexed: 0
        }
    }
}
