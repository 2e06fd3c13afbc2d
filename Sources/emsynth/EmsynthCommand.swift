import ArgumentParser
import EMSAssembly

@main
struct EmsynthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emsynth",
        abstract: "Assemble, validate and look at synthetic multimodal data sets of emergency medical calls.",
        discussion: """
            Everything it makes is synthetic and reproducible: the same recipe, seed and program give the same bytes.
            Exit codes: 0 fine, 1 findings, 64 usage, 65 bad input file, 66 no input, 69 missing voice, library or program,
            70 internal, 73 cannot write, 130 interrupted.
            """,
        version: EmsynthVersion.current,
        subcommands: [
            BuildCommand.self, ValidateCommand.self, ExplainCommand.self, PreviewCommand.self, ExportCommand.self,
            AnnotateCommand.self, RebuildCommand.self, ProtocolsCommand.self, VoicesCommand.self, SchemaCommand.self,
            DoctorCommand.self,
        ])
}
