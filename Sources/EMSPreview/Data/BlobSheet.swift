import Foundation

/// Media files in the page, as base64 by number.
struct BlobSheet {
    private(set) var blobs: [Data] = []
    private(set) var encodedByteCount = 0

    /// Adds a file and returns its number.
    mutating func add(_ bytes: Data) -> Int {
        let encoded = bytes.base64EncodedData()
        encodedByteCount += encoded.count
        blobs.append(encoded)
        return blobs.count - 1
    }
}
