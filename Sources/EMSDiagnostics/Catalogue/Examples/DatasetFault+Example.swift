extension DatasetFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .splitLeakage: "The same group, seed or recording in `train` and in `test`."
        case .countMismatch: "`counts.turns` is 812, and the transcripts hold 790."
        case .indexOrder: "A line with index 3 follows one with index 5."
        case .empty: "`manifest.jsonl` has no byte."
        case .notADataset: "`emsynth validate out`, where the data set is `out/demo`."
        case .unfinished: "The folder holds `.emsynth` and no `dataset.json`."
        case .outlier: "Of ten calls with a kidney stone nine report `N23`, one reports `R10.9`."
        case .otherRecipe: "`license` is `MIT`, the recipe says `CC0-1.0`."
        case .staleExport: "`export.json` names the digest of a manifest that has since got more lines."
        }
    }
}
