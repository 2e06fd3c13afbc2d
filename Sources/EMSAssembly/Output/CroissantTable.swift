import EMSManifest

/// A record set of the Croissant card with the files its rows are read from. Each has a set of files of its own: the
/// reference reader takes all fields of one set from every file, and they must be as many.
struct CroissantTable {
    enum Kind {
        /// A line of JSON a row; sources are columns.
        case lines
        /// Rows are what the sources, as JSON paths, find in a file.
        case document
        /// A file a row, with its content.
        case content(mediaType: String)
    }

    struct Column {
        var name: String
        var type: String
        /// A column or a path; the field's own name if nil.
        var source: String?
        var description: String

        init(_ name: String, _ type: String, _ description: String, from source: String? = nil) {
            self.name = name
            self.type = type
            self.description = description
            self.source = source
        }
    }

    var name: String
    var description: String
    /// Glob pattern of the files, relative to the data set.
    var files: String
    var kind: Kind
    var columns: [Column]

    var fileSet: JSONValue {
        [
            "@type": "cr:FileSet", "@id": .string(fileSetID), "name": .string(fileSetID),
            "description": .string("Files of \(name)."), "encodingFormat": .string(mediaType),
            "includes": .string(files),
        ]
    }

    var recordSet: JSONValue {
        let call = field(
            Column("encounter", "sc:Text", "Id of the call."),
            // The second part of `train/enc-000000/…`.
            extract: ["fileProperty": "fullpath"], transform: ["regex": "^[^/]+/([^/]+)/.*$"])
        return [
            "@type": "cr:RecordSet", "@id": .string(name), "name": .string(name),
            "description": .string(description), "field": .array([call] + columns.map(field)),
        ]
    }

    private var fileSetID: String { "\(name)-files" }

    private var mediaType: String {
        switch kind {
        case .lines: "application/jsonlines"
        case .document: "application/json"
        case .content(let mediaType): mediaType
        }
    }

    private func field(_ column: Column) -> JSONValue {
        let source = column.source ?? column.name
        return switch kind {
        case .lines: field(column, extract: ["column": .string(source)])
        case .document: field(column, extract: ["jsonPath": .string(source)])
        case .content: field(column, extract: ["fileProperty": .string(source)])
        }
    }

    private func field(_ column: Column, extract: JSONValue, transform: JSONValue? = nil) -> JSONValue {
        var source: [String: JSONValue] = ["fileSet": ["@id": .string(fileSetID)], "extract": extract]
        source["transform"] = transform
        return [
            "@type": "cr:Field", "@id": .string("\(name)/\(column.name)"), "name": .string(column.name),
            "description": .string(column.description), "dataType": .string(column.type), "source": .object(source),
        ]
    }
}
