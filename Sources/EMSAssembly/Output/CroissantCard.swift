import EMSKnowledge
import EMSManifest
import EMSModel

/// The card of a data set for machines: Croissant 1.1 with the fields of its vocabulary for responsible AI
/// (docs.mlcommons.org/croissant). The record sets are the table of encounters and those of their streams.
struct CroissantCard {
    let dataset: DatasetRecord
    let streams: Recipe.Streams
    let manifestSHA256: String
    /// Of `dataset.json`.
    let recordSHA256: String

    var json: JSONValue {
        var card: [String: JSONValue] = [
            "@context": Self.context, "@type": "sc:Dataset", "name": .string(dataset.name),
            "description": .string(dataset.description ?? dataset.title ?? dataset.name),
            "conformsTo": ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"],
            "license": .string(dataset.license), "version": "1.0.0",
            "creator": ["@type": "sc:Organization", "name": "emsynth"],
            "inLanguage": .array(dataset.languages.map(JSONValue.string)),
            "keywords": ["synthetic", "emergency medical services", "multimodal", "speech", "physiological signals"],
            "distribution": .array(
                [
                    file(DatasetFormat.manifestFileName, "application/jsonlines", manifestSHA256),
                    file(DatasetFormat.datasetFileName, "application/json", recordSHA256),
                ] + tables.map(\.fileSet)), "recordSet": .array([encounters] + tables.map(\.recordSet)),
        ]
        if let title = dataset.title { card["alternateName"] = .string(title) }
        for (key, text) in responsibility { card["rai:\(key)"] = .string(text) }
        return .object(card)
    }

    private var tables: [CroissantTable] {
        CroissantTable.tables(for: streams, hasMasks: dataset.recipe?["frames"]?["recorded"] == nil)
    }

    private var encounters: JSONValue {
        [
            "@type": "cr:RecordSet", "@id": "encounters", "name": "encounters",
            "description": "One call a row; its streams stand in the same line of the manifest.",
            "key": ["@id": "encounters/id"],
            "field": [
                field("id", "sc:Text", "Id of the call."),
                field("index", "sc:Integer", "Number of the call, from 0."),
                field("split", "sc:Text", "train, validation or test."),
                field("language", "sc:Text", "BCP 47 tag."),
                field("duration_ns", "sc:Integer", "Length of the session in nanoseconds."),
                field("digest", "sc:Text", "SHA-256 over the digests of all streams."),
            ],
        ]
    }

    private func field(_ name: String, _ type: String, _ description: String) -> JSONValue {
        [
            "@type": "cr:Field", "@id": .string("encounters/\(name)"), "name": .string(name),
            "description": .string(description), "dataType": .string(type),
            "source": [
                "fileObject": ["@id": .string(DatasetFormat.manifestFileName)], "extract": ["column": .string(name)],
            ],
        ]
    }

    private func file(_ name: String, _ type: String, _ digest: String) -> JSONValue {
        [
            "@type": "cr:FileObject", "@id": .string(name), "name": .string(name), "contentUrl": .string(name),
            "encodingFormat": .string(type), "sha256": .string(digest),
        ]
    }

    private var responsibility: [(key: String, text: String)] {
        let isAllOurs = dataset.recordings?.isEmpty ?? true
        let areDrawn = dataset.recipe?["frames"]?["recorded"] == nil
        let voices = dataset.versions["outside-voice"] == nil ? "formant synthesis" : "synthetic"
        return [
            (
                "dataCollection",
                "Simulated from protocol files by emsynth; nothing was collected from people"
                    + (isAllOurs ? "." : ", but noises and rooms that dataset.json lists are recordings.")
                    + (areDrawn ? "" : " The frames were given by whoever built the data set.")
            ),
            ("dataCollectionType", "Software Collection"),
            (
                "dataAnnotationProtocol",
                "Labels are the simulation's own truth; nobody annotated."
                    + (areDrawn ? "" : " Kinds and captions of frames are their owner's.")
            ),
            (
                "personalSensitiveInformation",
                isAllOurs && areDrawn
                    ? "None: people, places, calls and recordings are made up."
                    : "None in the talk: people, places and calls are made up."
                        + (isAllOurs ? "" : " Nobody has heard the recordings that dataset.json lists.")
                        + (areDrawn ? "" : " Nobody has looked at the frames.")
            ),
            (
                "dataBiases",
                "Protocols have the shares of the recipe, not those of real calls. Voices are \(voices), and talk "
                    + "comes from a grammar."
            ),
            (
                "dataLimitations",
                (areDrawn ? "Frames are drawn scenes and physiology" : "Physiology")
                    + " is a model. A model that does well here has not been shown to do "
                    + "well on people."
            ),
            (
                "dataUseCases",
                "Building and testing speech recognition, information extraction, event detection and alignment across "
                    + "modalities. Not for medical decisions."
            ),
            ("dataSocialImpact", "Nothing here is medical advice; doses are for simulation."),
        ]
    }

    /// The context that Croissant 1.1 asks for.
    private static let context: JSONValue = [
        "@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/",
        "dct": "http://purl.org/dc/terms/", "citeAs": "cr:citeAs", "column": "cr:column",
        "conformsTo": "dct:conformsTo", "containedIn": "cr:containedIn",
        "data": ["@id": "cr:data", "@type": "@json"], "dataType": ["@id": "cr:dataType", "@type": "@vocab"],
        "equivalentProperty": "cr:equivalentProperty", "samplingRate": "cr:samplingRate",
        "examples": ["@id": "cr:examples", "@type": "@json"], "extract": "cr:extract", "field": "cr:field",
        "fileObject": "cr:fileObject", "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet",
        "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField",
        "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
        "repeated": "cr:repeated", "replace": "cr:replace", "separator": "cr:separator", "source": "cr:source",
        "subField": "cr:subField", "transform": "cr:transform",
    ]
}
