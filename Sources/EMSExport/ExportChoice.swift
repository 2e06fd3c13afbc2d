/// A choice among the options that changes what a format writes, if the format heeds it.
public enum ExportChoice: Hashable, Sendable, CaseIterable {
    /// Turns packed into one segment.
    case packed
    /// The dry voices instead of the mix.
    case speaker
    /// The noisy twins instead of the mix.
    case noisy
    /// Other words than the written ones.
    case words
    /// The size of shards.
    case shards
}

extension ExportOptions {
    /// What differs from the default.
    var choices: Set<ExportChoice> {
        let usual = ExportOptions()
        var choices: Set<ExportChoice> = []
        if cut != usual.cut { choices.insert(.packed) }
        if track == .speaker { choices.insert(.speaker) }
        if track == .noisy { choices.insert(.noisy) }
        if words != usual.words { choices.insert(.words) }
        if shardBytes != usual.shardBytes { choices.insert(.shards) }
        return choices
    }

    /// The options of a format: what it cannot heed is as it always is, and so says its `export.json`.
    func heeded(by heard: Set<ExportChoice>) -> ExportOptions {
        let usual = ExportOptions()
        let ignored = choices.subtracting(heard)
        return ExportOptions(
            cut: ignored.contains(.packed) ? usual.cut : cut,
            track: ignored.contains(.speaker) || ignored.contains(.noisy) ? usual.track : track,
            words: ignored.contains(.words) ? usual.words : words,
            shardBytes: ignored.contains(.shards) ? usual.shardBytes : shardBytes)
    }
}

extension ExportCatalogue.Description {
    /// What was chosen and makes no difference to this format, in the order of the cases. The size of shards is no matter
    /// of what an export says, so that a format without shards heeds every size.
    public func unheeded(_ options: ExportOptions) -> [ExportChoice] {
        let ignored = options.choices.subtracting(choices)
        return ExportChoice.allCases.filter { $0 != .shards && ignored.contains($0) }
    }
}
