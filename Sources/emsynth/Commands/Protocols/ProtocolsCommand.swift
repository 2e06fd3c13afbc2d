import ArgumentParser

struct ProtocolsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocols", abstract: "List, show, check and review protocol files.",
        subcommands: [ListProtocols.self, ShowProtocol.self, CheckProtocols.self, ReviewProtocol.self])
}
