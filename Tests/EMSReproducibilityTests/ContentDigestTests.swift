import EMSReproducibility
import Foundation
import Testing

struct ContentDigestTests {
    @Test func knownAnswers() {
        // FIPS 180-2, appendix B.
        #expect(
            ContentDigest(of: "abc").hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            ContentDigest(of: "").hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func piecesAreTheWhole() {
        var digester = ContentDigester()
        digester.update(Data("ab".utf8))
        digester.update(Data("c".utf8))
        #expect(digester.finish() == ContentDigest(of: "abc"))
    }

    @Test func canonicalJSONSortsKeysAndKeepsSlashes() throws {
        let bytes = try CanonicalJSON.encode(["b": "x/y", "a": "1"])
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":"1","b":"x/y"}"#)
    }
}
