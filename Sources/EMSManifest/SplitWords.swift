/// Words that loaders take for a split wherever they stand in a name, so that a file with one is put into that split, or
/// dropped without a word from its own.
public enum SplitWords {
    private static let all: Set<String> = [
        "train", "training", "test", "testing", "dev", "val", "valid", "validation", "eval", "evaluation",
    ]

    /// The first of them in a name, in lower case; nil if there is none. Whatever is no letter parts words: loaders do not
    /// read `dev1` as one.
    public static func first(in name: String) -> String? {
        name.lowercased().split { !$0.isLetter }.map(String.init).first { all.contains($0) }
    }
}
