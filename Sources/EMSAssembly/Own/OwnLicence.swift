import Foundation

/// Under what terms a recording may be passed on: `NAME.license` beside the file, as the REUSE specification has it, or
/// one that the user gives for all.
struct OwnLicence: Hashable {
    /// SPDX identifier or expression.
    var identifier: String
    /// The lines `SPDX-FileCopyrightText`, joined.
    var attribution: String?

    private static let mostBytes = 1 << 16

    /// For each file its own, else the default.
    ///
    /// - Throws: `BuildError.badInput` if a file has neither, or a licence file cannot be understood.
    static func read(for names: [String], in folder: String, default common: String?) throws(BuildError) -> [OwnLicence]
    {
        if let common, !isLicence(common) {
            throw BuildError(
                .badInput, "“\(common)” is no licence", remedy: "Write an SPDX identifier such as CC-BY-4.0.")
        }
        var licences: [OwnLicence] = []
        var without: [String] = []
        for name in names {
            let path = "\(folder)/\(name).license"
            if FileManager.default.fileExists(atPath: path) {
                licences.append(try OwnLicence(file: path))
            } else if let common {
                licences.append(OwnLicence(identifier: common))
            } else {
                without.append(name)
            }
        }
        if let first = without.first {
            let others = without.count > 1 ? " and \(without.count - 1) more files" : ""
            throw BuildError(
                .badInput, "nothing says the licence of \(folder)/\(first)\(others)",
                remedy: "Write `SPDX-License-Identifier: …` into \(first).license, or give one for all with "
                    + "--own-licence.")
        }
        return licences
    }

    private init(identifier: String) { self.identifier = identifier }

    private init(file path: String) throws(BuildError) {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Self.mostBytes,
            let text = String(validating: bytes, as: UTF8.self)
        else { throw BuildError(.badInput, "\(path) cannot be read as text", remedy: "Write it in UTF-8.") }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let tagged = Self.values(of: "SPDX-License-Identifier:", in: lines)
        let identifiers = tagged.isEmpty ? Array(lines.filter { !$0.isEmpty }.prefix(1)) : tagged
        guard identifiers.count == 1, Self.isLicence(identifiers[0]) else {
            throw BuildError(
                .badInput, "\(path) does not say one licence",
                remedy: "Write one line `SPDX-License-Identifier: …`, such as CC-BY-4.0.")
        }
        identifier = identifiers[0]
        let holders = Self.values(of: "SPDX-FileCopyrightText:", in: lines)
        attribution = holders.isEmpty ? nil : holders.joined(separator: "; ")
    }

    private static func values(of tag: String, in lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix(tag) }.map { $0.dropFirst(tag.count).trimmingCharacters(in: .whitespaces) }
    }

    private static func isLicence(_ text: String) -> Bool {
        (try? /[A-Za-z0-9][A-Za-z0-9.+\- ()]{0,99}/.wholeMatch(in: text)) != nil
    }
}
