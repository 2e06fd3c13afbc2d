public import EMSModel

/// Something that draws the wearer's eyes, with the kinds of frame that show it.
public struct FrameMoment: Hashable, Sendable {
    /// Of the beat or keystep; `PlannedFrame.momentID` refers to it.
    public var id: String
    /// While it goes on, frames in between look at it too.
    public var span: SessionSpan
    public var keystep: Keystep

    public init(id: String, span: SessionSpan, keystep: Keystep) {
        self.id = id
        self.span = span
        self.keystep = keystep
    }
}

public struct PlannedFrame: Hashable, Sendable {
    public var time: SessionTime
    public var kind: FrameKind
    /// The moment it shows, nil when the wearer looks around.
    public var momentID: String?

    public init(time: SessionTime, kind: FrameKind, momentID: String? = nil) {
        self.time = time
        self.kind = kind
        self.momentID = momentID
    }
}

/// Decides what the wearer looks at when: at every keystep at what it is done to, in between at what goes on, and
/// when nothing does, at patient, monitor and scene in turn.
public enum FramePlanner {
    /// Sorted by time, at most one frame for each time, all within `0 ..< duration`.
    ///
    /// - Parameters:
    ///   - everyNanoseconds: Distance of the regular frames, from 0; at most zero gives frames at keysteps alone.
    ///   - monitorFrom: When the monitor begins to show something; nil if it never does.
    ///   - contact: When the wearer reaches the patient; before, only the scene is seen.
    ///
    /// A keystep has a frame in its middle, where the action is at its clearest; of moments with the same middle the
    /// first is shown.
    public static func plan(
        duration: SessionTime, everyNanoseconds: Int64, moments: [FrameMoment], monitorFrom: SessionTime? = nil,
        contact: SessionTime = .zero
    ) -> [PlannedFrame] {
        var frames: [PlannedFrame] = []
        for moment in moments {
            guard let kind = moment.keystep.frameKind else { continue }
            let half = moment.span.length.nanoseconds / 2
            let middle = SessionTime(nanoseconds: moment.span.start.nanoseconds + half)
            guard middle >= .zero, middle < duration else { continue }
            frames.append(PlannedFrame(time: middle, kind: kind, momentID: moment.id))
        }
        if everyNanoseconds > 0 {
            var glances = 0
            var time: Int64 = 0
            while time < duration.nanoseconds {
                let instant = SessionTime(nanoseconds: time)
                frames.append(regular(at: instant, moments, monitorFrom, contact, &glances))
                time += everyNanoseconds
            }
        }
        let order = frames.indices.sorted { (frames[$0].time, $0) < (frames[$1].time, $1) }
        var result: [PlannedFrame] = []
        for index in order where result.last?.time != frames[index].time { result.append(frames[index]) }
        return result
    }

    private static func regular(
        at time: SessionTime, _ moments: [FrameMoment], _ monitorFrom: SessionTime?, _ contact: SessionTime,
        _ glances: inout Int
    ) -> PlannedFrame {
        let current = moments.last { $0.span.contains(time) && $0.keystep.frameKind != nil }
        if let current, let kind = current.keystep.frameKind {
            return PlannedFrame(time: time, kind: kind, momentID: current.id)
        }
        guard time >= contact else { return PlannedFrame(time: time, kind: .sceneWide) }
        glances += 1
        let shows = monitorFrom.map { $0 <= time } ?? false
        let kinds: [FrameKind] =
            shows ? [.monitorCloseup, .sceneWide, .monitorCloseup, .strokeFace] : [.sceneWide, .strokeFace]
        return PlannedFrame(time: time, kind: kinds[(glances - 1) % kinds.count])
    }
}
