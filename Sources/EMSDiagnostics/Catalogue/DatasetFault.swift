/// Faults of the data set as a whole.
public enum DatasetFault: String, CatalogueArea {
    case splitLeakage = "split-leakage"
    case countMismatch = "count-mismatch"
    case indexOrder = "index-order"
    case empty
    case notADataset = "not-a-dataset"
    case unfinished
    case staleExport = "stale-export"
    case outlier
    case otherRecipe = "other-recipe"

    public static var area: String { "dataset" }
}

extension DatasetFault {
    public var entry: CatalogueEntry {
        switch self {
        case .splitLeakage:
            CatalogueEntry(
                .error, "A group occurs in more than one split, or the files of an encounter lie in another",
                "What is learnt on one split is tested on the same person or phrase in the other.",
                "Move all encounters of the group, and their files, into one split.")
        case .countMismatch:
            CatalogueEntry(
                .error, "A count differs from what is counted",
                "Part of the data is missing, or the counts are stale. Of several that differ one is named.",
                "Count again, or restore what is missing.")
        case .indexOrder:
            CatalogueEntry(
                .error, "Encounters are not in the order of their index",
                "Readers that rely on the order pair records wrongly.",
                "Sort the manifest by index.")
        case .empty:
            CatalogueEntry(
                .error, "The data set holds no encounter",
                "There is nothing to use.",
                "Build at least one encounter.")
        case .notADataset:
            CatalogueEntry(
                .error, "The folder is not a data set",
                "It holds no dataset.json and no manifest.jsonl.",
                "Name the folder that holds dataset.json.")
        case .unfinished:
            CatalogueEntry(
                .error, "The data set is not finished",
                "A build was interrupted, so that parts are missing.",
                "Run the same build again: it resumes.")
        case .staleExport:
            CatalogueEntry(
                .error, "A card, an export or annotations describe another state of the data set",
                "Whoever loads the data by it gets other data than the manifest lists.",
                "Export or annotate again.")
        case .outlier:
            CatalogueEntry(
                .error, "An encounter differs from all others of its kind",
                "Complaint and impression follow from protocol and presentation, codes from what they are of, and what a name means from the name: those of one encounter were changed.",
                "Restore the document of the encounter.")
        case .otherRecipe:
            CatalogueEntry(
                .error, "The data set says something else than the recipe it was built from",
                "Licence, name, title, seed, language and protocols are those of the recipe, and the seed of an encounter follows from that of the data set and its index: one of the two was changed.",
                "Restore the field, or build again.")
        }
    }
}
