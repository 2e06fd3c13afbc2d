"""Tells the people of a call apart by pitch, formants and spectral tilt, without any model of speakers.

Each person's turns are dealt to two halves in turn, way of speaking by way of speaking; whispers, which have no pitch, and
turns shorter than a second are left out. A half is described by the median fundamental and its spread (semitones), the
median formants F1 to F3 of its voiced frames (semitones), and the tilt of its spectrum between 400 Hz and 3 kHz (dB an
octave), all of which pass a telephone. Each of these is divided by what it differs by between the halves of one person (root
of the mean square, over all persons). The distance of two persons is that of their whole descriptions. Reported are the 95th
percentile of the distance of a person to himself (between his halves), and the share of pairs of persons in one call who are
nearer than that.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from pathlib import Path

import numpy
import parselmouth
import soundfile

NANOSECONDS = 1_000_000_000
SHORTEST_TURN_S = 1.0
# Of a person who speaks less than this in either half, nothing can be said.
SHORTEST_HALF_S = 4.0
FEATURES = ["pitch", "pitch range", "F1", "F2", "F3", "tilt"]


def voiced_frames(samples: numpy.ndarray, rate: int) -> numpy.ndarray:
    """F0, F1, F2 and F3 in Hz of each voiced frame of 10 ms."""
    sound = parselmouth.Sound(samples, rate)
    pitch = sound.to_pitch_ac(time_step=0.01, pitch_floor=60, pitch_ceiling=450)
    formants = sound.to_formant_burg(time_step=0.01, max_number_of_formants=5, maximum_formant=5200)
    rows = []
    for time, hertz in zip(pitch.xs(), pitch.selected_array["frequency"], strict=True):
        if hertz > 0:
            rows.append([hertz, *(formants.get_value_at_time(number, time) for number in (1, 2, 3))])
    frames = numpy.array(rows).reshape(-1, 4)
    return frames[numpy.isfinite(frames).all(axis=1)]


def power(samples: numpy.ndarray, rate: int) -> numpy.ndarray:
    """Mean power in eight bands from 400 Hz to 3 kHz."""
    size = 1024
    frames = samples[: len(samples) // size * size].reshape(-1, size) * numpy.hanning(size)
    spectrum = (numpy.abs(numpy.fft.rfft(frames)) ** 2).sum(axis=0)
    edges = numpy.geomspace(400, 3000, 9) * size / rate
    return numpy.array([spectrum[int(low) : int(high)].mean() for low, high in itertools.pairwise(edges)])


def description(turns: list[tuple[numpy.ndarray, numpy.ndarray]]) -> numpy.ndarray:
    frames = numpy.concatenate([frames for frames, _ in turns])
    semitones = 12 * numpy.log2(frames)
    low, high = numpy.percentile(semitones[:, 0], [10, 90])
    bands = 10 * numpy.log10(sum(power for _, power in turns) + 1e-12)
    octaves = numpy.linspace(0, numpy.log2(3000 / 400), len(bands))
    tilt = numpy.polyfit(octaves, bands, 1)[0]
    f0, f1, f2, f3 = numpy.median(semitones, axis=0)
    return numpy.array([f0, high - low, f1, f2, f3, tilt])


def people(dataset: Path, call: dict) -> dict[str, dict]:
    """By speaker: role, voice, both halves and the whole."""
    path = next(stream["path"] for stream in call["streams"] if stream["kind"] == "transcript")
    transcript = json.loads((dataset / path).read_text(encoding="utf-8"))
    roles = {person["id"]: person for person in call["speakers"]}
    result = {}
    for stream in call["streams"]:
        if stream["kind"] != "audio.stem" or stream.get("speaker") not in roles:
            continue
        speaker = stream["speaker"]
        samples, rate = soundfile.read(dataset / stream["path"])
        halves: tuple[list, list] = ([], [])
        seconds = [0.0, 0.0]
        dealt: dict[str, int] = defaultdict(int)
        for turn in transcript["turns"]:
            length = (turn["end_ns"] - turn["start_ns"]) / NANOSECONDS
            if turn["speaker"] != speaker or turn["delivery"] == "whispered" or length < SHORTEST_TURN_S:
                continue
            first, last = (turn[edge] * rate // NANOSECONDS for edge in ("start_ns", "end_ns"))
            frames = voiced_frames(samples[first:last], rate)
            if len(frames) < 20:
                continue
            half = dealt[turn["delivery"]] % 2
            dealt[turn["delivery"]] += 1
            halves[half].append((frames, power(samples[first:last], rate)))
            seconds[half] += length
        if min(seconds) >= SHORTEST_HALF_S:
            person = roles[speaker]
            result[speaker] = {
                "role": person["role"],
                "voice": person.get("voice", {}).get("id", ""),
                "halves": [description(half) for half in halves],
                "whole": description(halves[0] + halves[1]),
            }
    return result


def measure(dataset: Path) -> dict:
    lines = (dataset / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    calls = {call["id"]: people(dataset, call) for call in map(json.loads, lines)}
    everybody = [person for call in calls.values() for person in call.values()]
    differences = numpy.array([person["halves"][0] - person["halves"][1] for person in everybody])
    scale = numpy.sqrt(numpy.mean(differences**2, axis=0))
    selves = numpy.linalg.norm(differences / scale, axis=1)
    limit = float(numpy.percentile(selves, 95))
    pairs = []
    for name, call in calls.items():
        for one, other in itertools.combinations(sorted(call), 2):
            difference = (call[one]["whole"] - call[other]["whole"]) / scale
            pairs.append(
                {
                    "encounter": name,
                    "people": [f"{call[who]['role']} {call[who]['voice']}" for who in (one, other)],
                    "distance": round(float(numpy.linalg.norm(difference)), 2),
                    "by": {key: round(float(value), 1) for key, value in zip(FEATURES, difference, strict=True)},
                }
            )
    pairs.sort(key=lambda pair: pair["distance"])
    near = sum(pair["distance"] < limit for pair in pairs)
    return {
        "people": len(everybody),
        "pairs": len(pairs),
        "within_person_rms": {key: round(float(value), 2) for key, value in zip(FEATURES, scale, strict=True)},
        "self_median": round(float(numpy.median(selves)), 2),
        "self_p95": round(limit, 2),
        "pair_median": round(float(numpy.median([pair["distance"] for pair in pairs])), 2),
        "pairs_nearer_than_self_p95": near,
        "share_nearer": round(near / max(1, len(pairs)), 4),
        "nearest": pairs,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pairs", type=int, default=10, help="how many of the nearest pairs are told (default 10)")
    options = parser.parse_args()
    result = measure(options.dataset)
    nearest = result.pop("nearest")[: options.pairs]
    if options.json:
        print(json.dumps(result | {"nearest": nearest}, indent=2))
        return
    for key, value in result.items():
        print(f"{key}: {value}")
    for pair in nearest:
        print(f"{pair['distance']:6.2f}  {pair['encounter']}  {' / '.join(pair['people'])}  {pair['by']}")


if __name__ == "__main__":
    main()
