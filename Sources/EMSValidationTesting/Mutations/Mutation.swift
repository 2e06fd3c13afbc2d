public import EMSDiagnostics
public import EMSManifest
public import EMSValidation
public import Foundation

/// One way to spoil the minimal data set, and the one code it must fire.
///
/// For the tests of a pipeline that must reject bad data: write each of `Mutation.all` and hold that it is refused. Sizes and
/// digests are sealed again unless they are what is wrong.
public struct Mutation: Sendable {
    enum Change: Sendable {
        /// Before sizes and digests are sealed.
        case records(@Sendable (inout MinimalDataset) -> Void)
        /// In the written folder.
        case files(@Sendable (URL) throws -> Void)
    }

    /// Unique, in a few words.
    public var name: String
    public var code: FindingCode
    /// The first level that finds it.
    public var level = ValidationLevel.structure
    /// Limits under which it is found; the standard ones would ask for too large a file.
    public var jsonLimits = StrictJSON.Limits.standard
    /// Whether the administrator can read what others cannot, so that only others find it.
    public var needsOrdinaryUser = false
    var change: Change

    init(_ name: String, _ code: FindingCode, _ change: Change) {
        self.name = name
        self.code = code
        self.change = change
    }

    /// Writes the spoiled data set into a folder that does not exist. Throws what writing files throws.
    public func write(to root: URL) throws {
        var dataset = MinimalDataset()
        switch change {
        case .records(let change):
            change(&dataset)
            try dataset.write(to: root)
        case .files(let change):
            try dataset.write(to: root)
            try change(root)
        }
    }

    /// Writes the spoiled data set into a new folder among the temporary files, which the caller removes.
    public func write() throws -> URL {
        let root = FileManager.default.temporaryDirectory.appending(path: "emsynth-\(UUID().uuidString)")
        try write(to: root)
        return root
    }

    /// Options with which it is found.
    public var options: DatasetValidator.Options { DatasetValidator.Options(jsonLimits: jsonLimits) }
}

extension Mutation: CustomStringConvertible {
    public var description: String { name }
}

// How the mutations are written.
extension Mutation {
    static func records(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (inout MinimalDataset) -> Void
    ) -> Mutation {
        Mutation(name, code, .records(change))
    }

    static func files(
        _ name: String, _ code: FindingCode, _ change: @escaping @Sendable (URL) throws -> Void
    ) -> Mutation {
        Mutation(name, code, .files(change))
    }

    /// Replaces the first occurrence in a text file.
    static func text(_ name: String, _ code: FindingCode, _ path: String, _ old: String, _ new: String) -> Mutation {
        bytes(name, code, path) { data in
            let range = try found(data.firstRange(of: Data(old.utf8)))
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

    /// Throws if the clean data set does not hold what is to be changed.
    static func found<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw CocoaError(.fileReadCorruptFile) }
        return value
    }

    /// The same, found from another level on.
    func level(_ level: ValidationLevel) -> Mutation {
        var mutation = self
        mutation.level = level
        return mutation
    }

    /// The same, under other limits.
    func limits(_ limits: StrictJSON.Limits) -> Mutation {
        var mutation = self
        mutation.jsonLimits = limits
        return mutation
    }

    /// The same, for those who are not the administrator.
    func forOrdinaryUsers() -> Mutation {
        var mutation = self
        mutation.needsOrdinaryUser = true
        return mutation
    }
}
