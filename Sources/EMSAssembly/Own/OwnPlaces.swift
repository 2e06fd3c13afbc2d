import EMSKnowledge
import EMSManifest
import EMSReproducibility

/// A noise of the user's, or a room of his: one recording, or all of a folder inside the one that he named.
struct OwnPlace: Hashable, Sendable {
    /// In the order of their names.
    var recordings: [OwnRecording]

    /// By the digests of what it holds.
    var id: String {
        recordings.count == 1
            ? recordings[0].id
            : OwnRecording.id(ContentDigest(of: recordings.map(\.sha256).sorted().joined(separator: "\n")).hexadecimal)
    }
}

/// The user's noises or rooms, dealt over the splits: none is in two of them.
struct OwnPlaces: Hashable, Sendable {
    let isAlone: Bool
    /// By split.
    private(set) var bySplit: [String: [OwnPlace]] = [:]

    /// Each recording by itself.
    static func noises(_ recordings: [OwnRecording], isAlone: Bool, shares: Recipe.Splits) throws -> OwnPlaces {
        try OwnPlaces(
            recordings.map { OwnPlace(recordings: [$0]) }, isAlone: isAlone, shares: shares, what: "noises")
    }

    /// Responses in a folder of their own belong to one room.
    static func rooms(_ recordings: [OwnRecording], isAlone: Bool, shares: Recipe.Splits) throws -> OwnPlaces {
        let folders = Dictionary(grouping: recordings) { recording in
            recording.name.split(separator: "/").dropLast().joined(separator: "/")
        }
        var places = (folders[""] ?? []).map { OwnPlace(recordings: [$0]) }
        for (folder, members) in folders where !folder.isEmpty {
            places.append(OwnPlace(recordings: members.sorted { $0.name < $1.name }))
        }
        return try OwnPlaces(places, isAlone: isAlone, shares: shares, what: "rooms")
    }

    /// Dealt in the order of their digests by the shares of the splits alone, so that neither the number of encounters
    /// nor the seed moves one. Each split has at least one; where there are fewer than splits, the largest has all.
    private init(_ places: [OwnPlace], isAlone: Bool, shares: Recipe.Splits, what: String) throws {
        self.isAlone = isAlone
        let splits = [("train", shares.train), ("validation", shares.validation), ("test", shares.test)]
            .filter { $0.1 > 0 }.enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
        if isAlone, places.count < splits.count {
            throw BuildError(
                .badInput, "\(places.count) \(what) of your own are too few for \(splits.count) splits",
                remedy: "Add some, take them beside those of the recipe, or set splits.train=1.")
        }
        var left = places.sorted { $0.id < $1.id }[...]
        if places.count >= splits.count {
            for (split, share) in splits.dropFirst() {
                let count = max(1, Int((share * Double(places.count)).rounded()))
                bySplit[split] = Array(left.prefix(count))
                left = left.dropFirst(count)
            }
        }
        if let largest = splits.first { bySplit[largest.0] = Array(left) }
    }

    /// How many there are to choose from; the same in every split, so that deals over all of them are alike.
    var slots: Int { bySplit.values.map(\.count).max() ?? 0 }

    /// Nil where the split has none.
    func place(_ slot: Int, split: String) -> OwnPlace? {
        guard let own = bySplit[split], !own.isEmpty else { return nil }
        return own[slot % own.count]
    }

    /// One that is dealt: of the recipe, by its name, or the user's.
    enum Dealt {
        case name(String)
        case own(OwnPlace)
    }

    /// By split, then by id.
    func records(_ use: RecordingRecord.Use) -> [RecordingRecord] {
        Split.allCases.flatMap { split in
            (bySplit[split.rawValue] ?? []).flatMap { place in
                place.recordings.map { recording in
                    RecordingRecord(
                        id: place.id, use: use, name: recording.name, sha256: recording.sha256,
                        license: recording.licence, attribution: recording.attribution, split: split,
                        measuredDecaySeconds: recording.decaySeconds.map { ($0 * 100).rounded() / 100 })
                }
            }
        }
    }
}

/// Nil where the user has none, so that those of the recipe are all.
extension OwnPlaces? {
    /// So many there are to deal: those of the recipe, unless the user's stand alone, and then the user's.
    func count(beside names: [String]) -> Int { first(after: names) + (self?.slots ?? 0) }

    /// A split without recordings has those of the recipe instead.
    func place(_ number: Int, beside names: [String], split: String) -> OwnPlaces.Dealt? {
        let first = first(after: names)
        if number < first { return .name(names[number]) }
        if let own = self?.place(number - first, split: split) { return .own(own) }
        return names.isEmpty ? nil : .name(names[(number - first) % names.count])
    }

    private func first(after names: [String]) -> Int { self?.isAlone == true ? 0 : names.count }
}
