import EMSImagery
import EMSModel
import Testing

@Suite struct FramePlannerTests {
    private let second: Int64 = 1_000_000_000

    private func moment(_ id: String, _ start: Int, _ end: Int, _ keystep: Keystep) -> FrameMoment {
        FrameMoment(id: id, span: SessionSpan(start: .seconds(start), end: .seconds(end)), keystep: keystep)
    }

    @Test func `each keystep with a look has a frame in its middle`() {
        let frames = FramePlanner.plan(
            duration: .seconds(60), everyNanoseconds: 0,
            moments: [
                moment("b", 20, 30, .chestCompressions), moment("a", 4, 6, .attachDefibPads),
                moment("talk", 8, 12, .askPatientAgeSex),
            ])
        #expect(
            frames == [
                PlannedFrame(time: .seconds(5), kind: .torsoPads, momentID: "a"),
                PlannedFrame(time: .seconds(25), kind: .compressions, momentID: "b"),
            ])
    }

    @Test func `regular frames look at what goes on, else around`() {
        let frames = FramePlanner.plan(
            duration: .seconds(50), everyNanoseconds: 10 * second, moments: [moment("cpr", 18, 31, .chestCompressions)],
            monitorFrom: .seconds(35), contact: .seconds(5))
        #expect(frames.map(\.time) == [0, 10, 20, 24.5, 30, 40].map { SessionTime.seconds($0) })
        #expect(frames[0].kind == .sceneWide)
        #expect(frames[2] == PlannedFrame(time: .seconds(20), kind: .compressions, momentID: "cpr"))
        #expect(frames[5].momentID == nil)
        for frame in frames where frame.time < .seconds(35) { #expect(frame.kind != .monitorCloseup) }
    }

    @Test func `times are sorted, unique and inside the session`() {
        let moments = (0..<40).map { moment("m\($0)", $0, $0 + 4, Keystep.allCases[$0 * 3 % Keystep.allCases.count]) }
        let frames = FramePlanner.plan(
            duration: .seconds(30), everyNanoseconds: second, moments: moments, monitorFrom: .zero)
        #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.time < $1.time })
        #expect(frames.allSatisfy { $0.time >= .zero && $0.time < .seconds(30) })
    }

    @Test func `a moment outside the session is not shown`() {
        let frames = FramePlanner.plan(
            duration: .seconds(5), everyNanoseconds: 0, moments: [moment("late", 5, 9, .chestCompressions)])
        #expect(frames.isEmpty)
    }

    @Test(arguments: [("break room", ScenePlace.office), ("Sidewalk", .street), ("moon", .livingRoom)])
    func `places of protocol files have a picture`(name: String, place: ScenePlace) {
        #expect(ScenePlace(named: name) == place)
    }
}
