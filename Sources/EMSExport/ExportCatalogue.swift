/// All formats, in the order in which they are listed.
public enum ExportCatalogue {
    /// A new format is a line here.
    static let types: [any ExportFormat.Type] = [
        AudioFolderFormat.self, ImageFolderFormat.self, WebDatasetFormat.self, PictureWebDatasetFormat.self,
        NeMoFormat.self, LhotseFormat.self, KaldiFormat.self, TextGridFormat.self, CTMFormat.self, RTTMFormat.self,
        SubtitleFormat.self, COCOFormat.self,
        LLaVAFormat.self, MessagesFormat.self, CSVFormat.self, DialogueFormat.self, EgocentricFormat.self,
        BratFormat.self, CoNLLFormat.self, WFDBFormat.self, MCAPFormat.self, XDFFormat.self, NEMSISFormat.self,
    ]

    public static let formats: [Description] = types.map {
        Description(
            name: $0.name, summary: $0.summary, needs: $0.needs.map(\.rawValue).sorted(), choices: $0.choices,
            loader: $0.loader)
    }

    /// A format for people.
    public struct Description: Hashable, Sendable {
        public let name: String
        public let summary: String
        /// Streams without which there is nothing to export.
        public let needs: [String]
        /// Options that make a difference to it.
        public let choices: Set<ExportChoice>
        public let loader: ExportLoader
    }
}
