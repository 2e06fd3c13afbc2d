/// The closed catalogue of what can be found, by area. Its slug, such as `files.missing`, is stable: reports, baselines
/// and other people's tests rely on it.
public enum FindingCode: Hashable, Sendable {
    case json(JSONFault)
    case schema(SchemaFault)
    case identity(IdentityFault)
    case dataset(DatasetFault)
    case path(PathFault)
    case files(FileFault)
    case checksum(ChecksumFault)
    case text(TextFault)
    case transcript(TranscriptFault)
    case event(EventFault)
    case frame(FrameFault)
    case cross(CrossFault)
    case care(CareFault)
    case audio(AudioFault)
    case image(ImageFault)
    case sensor(SensorFault)
    case knowledge(KnowledgeFault)
    case recipe(RecipeFault)

    private var fault: any CatalogueArea {
        switch self {
        case .json(let fault): fault
        case .schema(let fault): fault
        case .identity(let fault): fault
        case .dataset(let fault): fault
        case .path(let fault): fault
        case .files(let fault): fault
        case .checksum(let fault): fault
        case .text(let fault): fault
        case .transcript(let fault): fault
        case .event(let fault): fault
        case .frame(let fault): fault
        case .cross(let fault): fault
        case .care(let fault): fault
        case .audio(let fault): fault
        case .image(let fault): fault
        case .sensor(let fault): fault
        case .knowledge(let fault): fault
        case .recipe(let fault): fault
        }
    }

    public var area: String { type(of: fault).area }

    public var entry: CatalogueEntry { fault.entry }

    /// A case of it, in one sentence.
    public var example: String { fault.example }
}

extension FindingCode: CaseIterable {
    /// In the order of the areas.
    public static let allCases: [FindingCode] =
        JSONFault.allCases.map(FindingCode.json) + SchemaFault.allCases.map(FindingCode.schema)
        + IdentityFault.allCases.map(FindingCode.identity) + DatasetFault.allCases.map(FindingCode.dataset)
        + PathFault.allCases.map(FindingCode.path) + FileFault.allCases.map(FindingCode.files)
        + ChecksumFault.allCases.map(FindingCode.checksum) + TextFault.allCases.map(FindingCode.text)
        + TranscriptFault.allCases.map(FindingCode.transcript) + EventFault.allCases.map(FindingCode.event)
        + FrameFault.allCases.map(FindingCode.frame) + CrossFault.allCases.map(FindingCode.cross)
        + CareFault.allCases.map(FindingCode.care) + AudioFault.allCases.map(FindingCode.audio)
        + ImageFault.allCases.map(FindingCode.image)
        + SensorFault.allCases.map(FindingCode.sensor) + KnowledgeFault.allCases.map(FindingCode.knowledge)
        + RecipeFault.allCases.map(FindingCode.recipe)
}

extension FindingCode {
    /// What a validation of a data set can find; the rest is about knowledge files and recipes.
    public static let ofDatasets = allCases.filter { code in
        switch code {
        case .knowledge, .recipe: false
        default: true
        }
    }
}

extension FindingCode: RawRepresentable {
    public var rawValue: String { "\(area).\(fault.rawValue)" }

    public init?(rawValue: String) {
        guard let code = Self.bySlug[rawValue] else { return nil }
        self = code
    }

    private static let bySlug = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension FindingCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let slug = try container.decode(String.self)
        guard let code = Self(rawValue: slug) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown finding code \(slug)")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension FindingCode: CustomStringConvertible {
    public var description: String { rawValue }
}
