import EMSDiagnostics
import EMSManifest
import EMSModel
import Foundation
import Testing

/// One way to spoil the minimal data set, and the one code it must fire.
struct Mutation: Sendable, CustomTestStringConvertible {
    enum Change: Sendable {
        /// Before sizes and digests are sealed.
        case records(@Sendable (inout MinimalDataset) -> Void)
        /// In the written folder.
        case files(@Sendable (URL) throws -> Void)
    }

    var name: String
    var code: FindingCode
    var change: Change

    static func records(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (inout MinimalDataset) -> Void
    ) -> Mutation {
        Mutation(name: name, code: code, change: .records(change))
    }

    static func files(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (URL) throws -> Void
    ) -> Mutation {
        Mutation(name: name, code: code, change: .files(change))
    }

    /// Replaces the first occurrence in a text file.
    static func text(_ name: String, _ code: FindingCode, _ path: String, _ old: String, _ new: String) -> Mutation {
        bytes(name, code, path) { data in
            guard let range = data.firstRange(of: Data(old.utf8)) else { throw CocoaError(.fileReadCorruptFile) }
            data.replaceSubrange(range, with: Data(new.utf8))
        }
    }

    static func bytes(
        _ name: String, _ code: FindingCode, _ path: String, _ change: @escaping @Sendable (inout Data) throws -> Void
    ) -> Mutation {
        files(name, code) { root in
            let url = root.appending(path: path)
            var data = try Data(contentsOf: url)
            try change(&data)
            try data.write(to: url)
        }
    }

    /// The folder of the spoiled data set.
    func apply() throws -> URL {
        var dataset = MinimalDataset()
        switch change {
        case .records(let change):
            change(&dataset)
            return try dataset.write()
        case .files(let change):
            let root = try dataset.write()
            try change(root)
            return root
        }
    }

    var testDescription: String { name }
}
