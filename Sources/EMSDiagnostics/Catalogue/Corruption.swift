/// What can be wrong with a data set, by kinds: those that other people's loaders meet in practice and mostly pass over.
/// The number is stable.
///
/// Each kind has a code of its own; a kind may also fire further codes, depending on which record it is in. A test demands
/// a mutation of a clean data set for each of them.
public enum Corruption: Int, Hashable, Sendable, CaseIterable {
    case malformedJSON = 1
    case truncatedLine
    case duplicateKey
    case invalidUTF8
    case byteOrderMark
    case loneSurrogate
    case controlCharacter
    case nonFiniteNumber
    case numberOverflow
    case integerOverflow
    case trailingData
    case excessDepth
    case oversizedLine
    case lineEnding
    case confusableID
    case missingField
    case wrongType
    case unknownField
    case unknownValue
    case outOfRange
    case unsupportedVersion
    case typeDrift
    case duplicateID
    case danglingReference
    case orphanRecord
    case cyclicReference
    case caseCollision
    case unsafeID
    case countMismatch
    case missingFile
    case extraFile
    case emptyFile
    case sizeMismatch
    case digestMismatch
    case malformedDigest
    case wrongMagic
    case listedTwice
    case unreadableFile
    case pathTraversal
    case absolutePath
    case encodedPath
    case linkOutside
    case hardLink
    case specialFile
    case archiveBomb
    case pictureBomb
    case sizeField
    case terminalEscape
    case formula
    case archiveMember
    case audioDataLength
    case audioRate
    case audioLength
    case silentAudio
    case undecodableAudio
    case emptyInterval
    case wordOutsideTurn
    case wordOrder
    case wordsDiffer
    case turnOutsideSession
    case speakerOverlap
    case undecodablePicture
    case pictureSize
    case boxOutside
    case unknownCategory
    case seriesLength
    case timeOrder
    case implausibleSamples
    case seriesChecksum
    case streamLength
    case splitLeakage
    case staleExport
}

extension Corruption {
    /// In a few words, such as `a file with another digest`.
    public var title: String { description.title }

    /// The code that this kind fires, and no other kind.
    public var code: FindingCode { description.code }

    private var description: (title: String, code: FindingCode) {
        switch self {
        case .malformedJSON: ("JSON that is malformed", .json(.malformed))
        case .truncatedLine: ("a last line that is cut off", .json(.truncated))
        case .duplicateKey: ("a key that occurs twice in an object", .json(.duplicateKey))
        case .invalidUTF8: ("bytes that are not UTF-8", .json(.invalidUTF8))
        case .byteOrderMark: ("a byte order mark, or UTF-16", .json(.byteOrderMark))
        case .loneSurrogate: ("half of a surrogate pair", .json(.loneSurrogate))
        case .controlCharacter: ("a raw control character or NUL", .json(.controlCharacter))
        case .nonFiniteNumber: ("NaN or Infinity", .json(.nonFinite))
        case .numberOverflow: ("a number such as 1e999", .json(.numberOverflow))
        case .integerOverflow: ("an integer beyond 2^53 or 2^63", .json(.integerOverflow))
        case .trailingData: ("a trailing comma, or data behind the value", .json(.trailingData))
        case .excessDepth: ("brackets nested too deeply", .json(.tooDeep))
        case .oversizedLine: ("a line that is too long", .json(.lineTooLong))
        case .lineEnding: ("carriage returns or blank lines", .json(.lineEnding))
        case .confusableID: ("ids that are not normalised or can be confused", .identity(.notNormalised))
        case .missingField: ("a required field that is missing", .schema(.missingField))
        case .wrongType: ("a field of the wrong type, such as a boolean for an integer", .schema(.wrongType))
        case .unknownField: ("a field that is not in the schema", .schema(.unknownField))
        case .unknownValue: ("a value outside its vocabulary", .schema(.unknownValue))
        case .outOfRange: ("a value outside its range", .schema(.outOfRange))
        case .unsupportedVersion: ("a format version that is not supported", .schema(.unsupportedVersion))
        case .typeDrift: ("a field that changes its type between rows or splits", .schema(.typeDrift))
        case .duplicateID: ("an id that occurs twice", .identity(.duplicateID))
        case .danglingReference: ("a reference to nothing", .identity(.danglingReference))
        case .orphanRecord: ("a record that nothing refers to", .identity(.orphanRecord))
        case .cyclicReference: ("references in a circle", .identity(.cyclicReference))
        case .caseCollision: ("names that differ in case alone", .identity(.caseCollision))
        case .unsafeID: ("an id that exports cannot hold: dot, space, split word", .identity(.unsafeID))
        case .countMismatch: ("a count that is not what is counted", .dataset(.countMismatch))
        case .missingFile: ("a listed file that is missing", .files(.missing))
        case .extraFile: ("a file that is not listed", .files(.extra))
        case .emptyFile: ("an empty file", .files(.empty))
        case .sizeMismatch: ("a file of another size", .files(.sizeMismatch))
        case .digestMismatch: ("a file with another digest", .checksum(.mismatch))
        case .malformedDigest: ("a digest that is none", .checksum(.malformed))
        case .wrongMagic: ("first bytes that do not fit the extension", .files(.wrongMagic))
        case .listedTwice: ("a file that is listed twice", .files(.listedTwice))
        case .unreadableFile: ("a file that cannot be read", .files(.unreadable))
        case .pathTraversal: ("a path with `..`", .path(.traversal))
        case .absolutePath: ("a path that is absolute, a home, a drive or a URL", .path(.absolute))
        case .encodedPath: ("a path with percent signs or backslashes", .path(.encoded))
        case .linkOutside: ("a symbolic link that leads out or in a circle", .path(.linkOutside))
        case .hardLink: ("a hard link", .path(.hardLink))
        case .specialFile: ("a pipe, socket, device or folder for a file", .files(.notRegular))
        case .archiveBomb: ("a zip, gzip or tar bomb", .files(.archiveBomb))
        case .pictureBomb: ("a picture that claims too many pixels", .image(.tooLarge))
        case .sizeField: ("a size in a RIFF, PNG or tar header that overflows", .files(.sizeField))
        case .terminalEscape: ("terminal escapes in a text", .text(.terminalEscape))
        case .formula: ("a text that a spreadsheet runs", .text(.formula))
        case .archiveMember: ("links or absolute members in a tar archive", .path(.archiveMember))
        case .audioDataLength: ("an audio header that contradicts the length of the data", .audio(.dataLength))
        case .audioRate: ("a rate or number of channels that is not the manifest's", .audio(.rateMismatch))
        case .audioLength: ("a number of samples that is not the manifest's", .audio(.lengthMismatch))
        case .silentAudio: ("audio that is silent, constant or clipped", .audio(.silent))
        case .undecodableAudio: ("audio that is cut off or fails its checksum", .audio(.undecodable))
        case .emptyInterval: ("a negative or empty interval", .transcript(.interval))
        case .wordOutsideTurn: ("a word outside its turn", .transcript(.wordOutsideTurn))
        case .wordOrder: ("words that overlap or are not in order", .transcript(.wordOrder))
        case .wordsDiffer: ("words that are not the text", .transcript(.wordsDiffer))
        case .turnOutsideSession: ("a turn beyond the audio", .transcript(.turnOutsideSession))
        case .speakerOverlap: ("a speaker who talks over himself", .transcript(.speakerOverlap))
        case .undecodablePicture: ("a picture with a wrong checksum or without its end", .image(.undecodable))
        case .pictureSize: ("a picture of another size than recorded", .image(.sizeMismatch))
        case .boxOutside: ("a box that is empty, leaves the image or is written as corners", .frame(.box))
        case .unknownCategory: ("an unknown category, or the number 0", .frame(.category))
        case .seriesLength: ("a number of samples that is not rate times duration", .sensor(.lengthMismatch))
        case .timeOrder: ("times that go back, repeat or lie beyond the record", .sensor(.annotationOrder))
        case .implausibleSamples: ("sentinels, flat lines or implausible values", .sensor(.implausible))
        case .seriesChecksum: ("samples that are not those of the header's checksum", .sensor(.checksumMismatch))
        case .streamLength: ("streams that disagree on clock or length", .cross(.lengthMismatch))
        case .splitLeakage: ("the same person, seed or recording in two splits", .dataset(.splitLeakage))
        case .staleExport: ("a card or export that describes another state", .dataset(.staleExport))
        }
    }
}
