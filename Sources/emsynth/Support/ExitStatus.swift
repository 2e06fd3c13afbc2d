import ArgumentParser
import EMSAnnotation
import EMSAssembly
import EMSExport
import EMSKnowledge
import EMSManifest
import EMSSpeech
import EMSValidation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Exit codes, after sysexits.
enum ExitStatus: Int32 {
    case findings = 1
    case usage = 64
    case badInput = 65
    case noInput = 66
    case unavailable = 69
    case `internal` = 70
    case cannotWrite = 73
    case interrupted = 130

    var code: ExitCode { ExitCode(rawValue) }

    /// Ends the command with a message on standard error.
    static func fail(_ status: ExitStatus, _ message: String, remedy: String? = nil) -> ExitCode {
        Console.error("emsynth: \(message)" + (remedy.map { "\n  \($0)" } ?? ""))
        return status.code
    }

    /// Runs a command's work and turns what it throws into one message and the right exit code.
    static func run(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let error as BuildError {
            throw fail(status(of: error.kind), error.message, remedy: error.remedy)
        } catch let error as SpeechError {
            throw fail(.unavailable, error.message, remedy: error.remedy)
        } catch let error as KnowledgeError {
            throw fail(.noInput, "\(error)")
        } catch let error as EMSValidation.ValidationError {
            throw fail(.noInput, "\(error)")
        } catch let error as ExportError {
            throw fail(status(of: error.kind), Console.plain(error.message))
        } catch let error as DatasetFolderError {
            throw fail(error.kind == .noDataset ? .noInput : .badInput, Console.plain(error.message))
        } catch let error as AnnotationError {
            throw fail(
                status(of: error.kind), Console.plain(error.message), remedy: error.remedy.map { Console.plain($0) })
        } catch let error as ExitCode {
            throw error
        } catch let error as ArgumentParser.ValidationError {
            throw error
        } catch {
            throw fail(.internal, "\(error)", remedy: "This is a defect of emsynth; please report it.")
        }
    }

    private static func status(of kind: ExportError.Kind) -> ExitStatus {
        switch kind {
        case .noDataset, .missingStream: .noInput
        case .unreadable: .badInput
        case .wrongFolder, .cannotWrite: .cannotWrite
        }
    }

    private static func status(of kind: AnnotationError.Kind) -> ExitStatus {
        switch kind {
        case .noInput: .noInput
        case .unreadable, .badAnswer: .badInput
        case .programFailed: .unavailable
        case .nameTaken, .cannotWrite: .cannotWrite
        case .interrupted: .interrupted
        }
    }

    private static func status(of kind: BuildError.Kind) -> ExitStatus {
        switch kind {
        case .wrongFolder, .cannotWrite: .cannotWrite
        case .missingPart: .unavailable
        case .noInput: .noInput
        case .badInput: .badInput
        case .interrupted: .interrupted
        case .internal: .internal
        }
    }
}
