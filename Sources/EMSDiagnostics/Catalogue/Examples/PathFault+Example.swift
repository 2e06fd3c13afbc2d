extension PathFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .traversal: "`\"path\": \"../../etc/passwd\"`"
        case .absolute: "`\"path\": \"/home/anna/mix.flac\"`, or a URL."
        case .encoded: "`\"path\": \"train/enc%2D000001/mix.flac\"`"
        case .linkOutside: "`mix.flac` is a link to `/data/mix.flac`."
        case .hardLink: "`mix.flac` and a file outside of the data set are one."
        case .archiveMember: "A tar archive with a member `../../.profile`."
        }
    }
}
