import EMSManifest
import EMSModel
import EMSValidationTesting

extension MinimalDataset {
    /// Makes recordings of the calls: no seed, no recipe, and reports that say that they are not synthetic.
    mutating func becomeRecorded() {
        dataset.isSynthetic = false
        dataset.seed = nil
        dataset.recipe = nil
        for index in calls.indices {
            calls[index].record.isSynthetic = false
            calls[index].record.seed = nil
            calls[index].transcript.isSynthetic = false
            calls[index].report = ["synthetic": false]
        }
    }
}
