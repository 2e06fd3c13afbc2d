public import EMSModel
public import EMSReproducibility

/// Decides what goes wrong with the microphones of a call: the wearer's, and the close ones of the speakers.
///
/// Lengths are ours: 10 to 400 ms for a drop-out, short ones as likely as long ones on a logarithmic scale, twice a
/// minute on average in a call that has any; 5 to 60 s and at most a third of the call for a dead stretch; 5 to 40 s for
/// a clipped one, cut off 6 to 15 dB below its peak.
public struct SoundFaultPlanner: Sendable {
    public let shares: SoundFaultShares
    private let random: RandomSubstream

    private static let rate = AudioScene.sampleRateHertz
    private static let secondsBetweenDropOuts = 30.0

    /// A recording that may fail.
    public struct Channel: Sendable {
        public var samples: [Int16]
        /// Where somebody is heard on it; a dead or clipped stretch begins at one of these. May be empty.
        public var turns: [Range<Int>]

        public init(samples: [Int16], turns: [Range<Int>]) {
            self.samples = samples
            self.turns = turns
        }
    }

    public init(shares: SoundFaultShares, random: RandomSubstream) {
        self.shares = shares
        self.random = random
    }

    /// Faults by the index of their channel, in order of time, apart from each other. Drop-outs are on the first channel;
    /// of further ones, one is dead or clipped, and the first where there is none.
    public func faults(of channels: [Channel]) -> [[SoundFault]] {
        var faults = [[SoundFault]](repeating: [], count: channels.count)
        guard let first = channels.first else { return faults }
        let candidates = channels.count > 1 ? Array(1..<channels.count) : [0]
        var dead = random.substream("dead")
        if dead.chance(shares.dead) {
            let place = dead.pick(candidates)
            add(stretch(channels[place], seconds: 5...60, kind: .dead, &dead), to: &faults[place])
        }
        var clipped = random.substream("clipped")
        if clipped.chance(shares.clipped) {
            let place = clipped.pick(candidates)
            add(stretch(channels[place], seconds: 5...40, kind: .clipped, &clipped), to: &faults[place])
        }
        var dropOuts = random.substream("drop-outs")
        if dropOuts.chance(shares.dropOuts) {
            for fault in self.dropOuts(count: first.samples.count, &dropOuts) { add(fault, to: &faults[0]) }
        }
        return faults.map { $0.sorted { $0.samples.lowerBound < $1.samples.lowerBound } }
    }

    /// At least one.
    private func dropOuts(count: Int, _ random: inout RandomSubstream) -> [SoundFault] {
        var faults: [SoundFault] = []
        var time = random.uniform(0...Self.secondsBetweenDropOuts)
        while faults.isEmpty || time * Double(Self.rate) < Double(count) {
            let length = 0.01 * DeterministicMath.pow(40, random.unit())
            let kind: SoundFaultKind = random.chance(0.5) ? .dropOut : .heldDropOut
            let start = Int(time * Double(Self.rate)) % max(1, count)
            let samples = (start..<start + Int(length * Double(Self.rate))).clamped(to: 0..<count)
            faults.append(SoundFault(kind: kind, samples: samples))
            // Exponential gaps: a drop-out knows nothing of the one before.
            time += length - Self.secondsBetweenDropOuts * DeterministicMath.log(1 - random.unit())
        }
        return faults
    }

    private func stretch(
        _ channel: Channel, seconds: ClosedRange<Double>, kind: SoundFaultKind, _ random: inout RandomSubstream
    ) -> SoundFault {
        let count = channel.samples.count
        let start =
            channel.turns.isEmpty ? random.integer(in: 0...max(0, count - 1)) : random.pick(channel.turns).lowerBound
        let length = min(Int(random.uniform(seconds) * Double(Self.rate)), count / 3)
        let samples = (start..<start + max(1, length)).clamped(to: 0..<count)
        guard kind == .clipped else { return SoundFault(kind: kind, samples: samples) }
        let peak = channel.samples[samples].reduce(UInt16(0)) { max($0, $1.magnitude) }
        let level = Double(peak) * Decibels.amplitude(-random.uniform(6...15))
        return SoundFault(kind: kind, samples: samples, level: Int16(max(1, level.rounded())))
    }

    /// Unless it is empty or meets another.
    private func add(_ fault: SoundFault, to faults: inout [SoundFault]) {
        // A held value is the sample before the span, which must not lie in another one.
        let isFree = !faults.contains { other in
            other.samples.lowerBound <= fault.samples.upperBound && fault.samples.lowerBound <= other.samples.upperBound
        }
        if isFree && !fault.samples.isEmpty { faults.append(fault) }
    }
}
