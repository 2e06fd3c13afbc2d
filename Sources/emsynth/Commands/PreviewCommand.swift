import ArgumentParser
import EMSPreview
import Foundation

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Write one HTML page to look at and listen to encounters.",
        discussion: """
            The page holds everything it shows and fetches nothing. Without an encounter it holds the first ones that fit.
            What cannot be read is left out and named on standard error.

            With --listen-sheet it holds no encounters, but a row of short clips for each noise scene of the data set, one
            for each signal-to-noise ratio, with level and spectrogram.
            """)

    @Argument(help: "The folder of the data set.")
    var dataset: String

    @Argument(help: "An encounter, such as enc-000003.")
    var encounter: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The page to write; without it <dir>-preview.html beside the folder.", valueName: "file"))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Megabytes the page may have; masks, frames and sound are left out in this order.", valueName: "mb"))
    var sizeLimit: Int = PreviewPage.defaultSizeLimitBytes / 1_000_000

    @Flag(name: .long, help: "Clips of each noise scene at each ratio instead of encounters.")
    var listenSheet = false

    func validate() throws {
        if listenSheet, encounter != nil {
            throw ValidationError("--listen-sheet is about the whole data set; leave \(encounter ?? "") out.")
        }
        guard (1...1000).contains(sizeLimit) else {
            throw ValidationError("--size-limit must lie between 1 and 1000.")
        }
        if let output, Self.lies(output, inside: dataset) {
            throw ValidationError("The page would be an extra file of the data set; choose a place outside \(dataset).")
        }
    }

    func run() throws {
        try ExitStatus.run {
            let document = try render()
            for notice in document.notices { Console.error("emsynth: warning: \(Console.plain(notice))") }
            let target = output ?? Self.absolute(dataset) + (listenSheet ? "-listen.html" : "-preview.html")
            do {
                // Under another name first: nobody opens half a page.
                try document.html.write(to: URL(filePath: target), options: .atomic)
            } catch {
                throw ExitStatus.fail(
                    .cannotWrite, "cannot write \(target): \(Self.reason(of: error))",
                    remedy: "Choose another place with -o.")
            }
            Console.print(target)
        }
    }

    private func render() throws -> PreviewDocument {
        let folder = URL(filePath: dataset)
        do {
            if listenSheet { return try ListenSheet(dataset: folder).rendered() }
            return try PreviewPage(
                dataset: folder, encounters: encounter.map { [$0] }, sizeLimitBytes: sizeLimit * 1_000_000
            ).rendered()
        } catch {
            let message = Console.plain(error.message)
            throw switch error.kind {
            case .noDataset, .noEncounter: ExitStatus.fail(.noInput, message)
            case .unreadable:
                ExitStatus.fail(.badInput, message, remedy: "`emsynth validate \(dataset)` tells all that is wrong.")
            }
        }
    }

    private static func lies(_ file: String, inside folder: String) -> Bool {
        absolute(file).hasPrefix(absolute(folder) + "/")
    }

    /// Without `.`, `..` and a slash at the end.
    private static func absolute(_ path: String) -> String {
        let path = URL(filePath: path).standardizedFileURL.path
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func reason(of error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return (error as NSError).localizedDescription
    }
}
