import EMSManifest
import Testing

struct SplitWordTests {
    @Test(arguments: [
        ("enc-test-1", "test"), ("DEV1", "dev"), ("a_Validation", "validation"), ("val2", "val"), ("x-train", "train"),
    ])
    func `A name with a split word is known by it`(name: String, word: String) {
        #expect(SplitWords.first(in: name) == word)
    }

    @Test(arguments: ["enc-000001", "medic1", "contest", "valve", "trainee", "testament-3", ""])
    func `A word that holds one is another word`(name: String) {
        #expect(SplitWords.first(in: name) == nil)
    }
}
