import EMSModel
import Testing

@Suite("Halving a sorted list")
struct PartitioningIndexTests {
    @Test("The place found is that of the first element past the border, in lists of every length")
    func firstPast() {
        for count in 0...9 {
            let values = (0..<count).map { 2 * $0 }
            for border in -1...(2 * count) {
                let place = values.partitioningIndex { $0 >= border }
                #expect(place == values.firstIndex { $0 >= border } ?? count)
            }
        }
    }

    @Test("A part of a list keeps the places of the whole")
    func slice() {
        let values = [9, 1, 3, 5, 0]
        #expect(values[1...3].partitioningIndex { $0 > 3 } == 3)
        #expect(values[1...3].partitioningIndex { $0 > 7 } == 4)
    }
}
