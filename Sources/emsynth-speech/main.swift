// emsynth-speech: speaks utterances with libespeak-ng for emsynth.
//
// This program links libespeak-ng, which is licensed under the GNU General Public License, version 3 or later;
// the program as a whole is therefore distributed under GPL-3.0-or-later. The rest of emsynth talks to it through
// a pipe and links no part of it.
//
// SPDX-License-Identifier: GPL-3.0-or-later

import EMSSpeechWire

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// A Ctrl-C at the terminal reaches this process too; the program that started us decides when to stop, by closing
// standard input.
signal(SIGINT, SIG_IGN)

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--help" || (arguments.first != nil && arguments.first != "--data") || arguments.count == 1 {
    print("Usage: emsynth-speech [--data DIR]\n\nSpeaks utterances for emsynth over standard input and output.")
    exit(arguments.first == "--help" ? 0 : 64)
}

let input = WireStream(descriptor: STDIN_FILENO)
let output = WireStream(descriptor: STDOUT_FILENO)
do {
    let engine: SpeechEngine
    do {
        engine = try SpeechEngine(dataPath: arguments.dropFirst().first)
    } catch {
        try output.write(WireFrame(kind: .refusal, payload: Array(error.message.utf8)))
        exit(69)
    }
    guard let region = ResultRegion() else {
        try output.write(WireFrame(kind: .refusal, payload: Array("no memory for results".utf8)))
        exit(70)
    }
    let child = UtteranceChild(engine: engine, region: region)
    try output.write(engine.hello.frame)
    while true {
        let frame = try input.readFrame()
        guard frame.kind == .batch else { throw WireError.unexpectedKind(frame.kind.rawValue) }
        for utterance in try WireBatch(payload: frame.payload).utterances {
            child.speak(utterance)
            guard let payload = region.payload else { exit(70) }
            try output.write(kind: .result, region: payload)
        }
    }
} catch WireError.closed(midFrame: false) {
    exit(0)
} catch {
    exit(70)
}
