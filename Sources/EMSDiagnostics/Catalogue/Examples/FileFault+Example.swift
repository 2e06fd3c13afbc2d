extension FileFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .missing: "The manifest lists `audio/emt1.flac`, which is not there."
        case .extra: "`.DS_Store` or `notes.txt` in the folder of an encounter."
        case .empty: "`mix.flac` has 0 bytes after a disk ran full."
        case .sizeMismatch: "Listed are 13,259,042 bytes, the file has 8,388,608: a copy was cut off."
        case .listedTwice: "`frames.jsonl` gives two frames the same picture."
        case .notRegular: "A named pipe is called `transcript.json`."
        case .unreadable: "The file belongs to another user."
        case .wrongMagic: "`mix.flac` starts with `RIFF`."
        case .sizeField: "A chunk of a PNG file claims 4,294,967,295 bytes."
        case .archiveBomb: "42 kB of zip that unpack to 4 GB."
        }
    }
}
