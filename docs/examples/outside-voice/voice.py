#!/usr/bin/env python3
"""An outside voice for emsynth that hums: a tone for every word, at the pitch and the rate of whoever says it.

It shows the whole wire and needs the standard library alone; `--tempo` multiplies everybody's rate.
"""

import argparse
import array
import json
import math
import sys

RATE_HZ = 16_000
LANGUAGES = ("en", "de")
LOUDNESS = {"normal": 1.0, "raised": 1.4, "urgent": 1.3, "weak": 0.5, "calm": 0.9}
PAUSES_S = {"none": 0.02, "comma": 0.12, "stop": 0.2, "question": 0.2, "exclamation": 0.2}


def hum(letters: int, voice: dict, delivery: str, tempo: float) -> array.array:
    """Samples of a word: harmonics up to 3 kHz that rise and fall, at a pitch that sinks by a tenth."""
    count = round(RATE_HZ * (0.06 + 0.045 * letters) * 175 / voice["rate_wpm"] / tempo)
    hertz = (190 if voice["sex"] == "female" else 110) * 2 ** ((voice["pitch"] - 50) / 50)
    loud = 6_000 * LOUDNESS.get(delivery, 1.0)
    harmonics = range(1, int(3_000 / hertz) + 1)
    size = 512
    period = [sum(math.sin(2 * math.pi * k * i / size) / k for k in harmonics) for i in range(size)]
    samples = array.array("h")
    phase = 0.0
    for i in range(count):
        samples.append(round(loud * math.sin(math.pi * (i + 0.5) / count) * period[int(phase * size) % size]))
        phase += hertz * (1 - 0.1 * i / count) / RATE_HZ
    return samples


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tempo", type=float, default=1.0)
    tempo = parser.parse_args().tempo
    out = sys.stdout.buffer

    def answer(line: dict, sound: bytes = b"") -> None:
        out.write(json.dumps(line).encode() + b"\n" + sound)
        out.flush()

    answer({"wire": 1, "name": "hum", "version": "1.0"})
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["language"] not in LANGUAGES:
            answer({"id": asked["id"], "error": f"no voice for the language {asked['language']}"})
            continue
        samples, times = array.array("h"), []
        for token in asked["tokens"]:
            words = "".join(token.get("say", [token["text"]]))
            start = len(samples)
            samples += hum(len(words), asked["voice"], asked["delivery"], tempo)
            times.append([start, len(samples)])
            samples += array.array("h", bytes(2 * round(RATE_HZ * PAUSES_S[token["pause_after"]])))
        if sys.byteorder == "big":
            samples.byteswap()
        answer({"id": asked["id"], "sample_rate_hz": RATE_HZ, "samples": len(samples), "tokens": times}, samples.tobytes())


if __name__ == "__main__":
    main()
