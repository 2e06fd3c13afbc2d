"""Who speaks: every speaker of a call sounds the same in each turn, and no two of them sound alike."""

from __future__ import annotations

import itertools

import numpy
import soundfile
from dataset_folder import NANOSECONDS, Dataset, Encounter
from findings import assert_none

FRAME = 640
# Of a stretch of speech shorter than this nothing can be said.
SHORTEST_S = 1.2


def pitch_and_timbre(samples: numpy.ndarray, rate: int) -> tuple[float, numpy.ndarray] | None:
    """Median fundamental (octaves) and the long-term spectrum in sixteen bands (dB, mean taken away)."""
    count = len(samples) // FRAME
    if count < 10:
        return None
    frames = samples[: count * FRAME].reshape(count, FRAME)
    powers = numpy.mean(frames**2, axis=1)
    frames = frames[powers > powers.max() * 10**-2]
    size = 4 * FRAME
    spectra = numpy.abs(numpy.fft.rfft(frames * numpy.hanning(FRAME), size)) ** 2
    correlations = numpy.fft.irfft(numpy.abs(numpy.fft.rfft(frames - frames.mean(axis=1, keepdims=True), size)) ** 2)
    lags = numpy.arange(rate // 420, rate // 70)
    strengths = correlations[:, lags] / correlations[:, :1] / (1 - lags / FRAME)
    voiced = strengths.max(axis=1) > 0.6
    if voiced.sum() < 5:
        return None
    # The shortest lag that is nearly as strong as the strongest: not an octave too low.
    best = numpy.argmax(strengths >= 0.9 * strengths.max(axis=1, keepdims=True), axis=1)
    pitch = float(numpy.median(numpy.log2(rate / lags[best[voiced]])))
    edges = numpy.geomspace(180, 7_500, 17) * size / rate
    mean = spectra.mean(axis=0)
    bands = [mean[int(low) : int(high)].mean() for low, high in itertools.pairwise(edges)]
    timbre = 10 * numpy.log10(numpy.array(bands) + 1e-12)
    return pitch, timbre - timbre.mean()


def distance(one: tuple[float, numpy.ndarray], other: tuple[float, numpy.ndarray]) -> float:
    """A semitone counts like a decibel of timbre."""
    return float(numpy.hypot(12 * (one[0] - other[0]), numpy.sqrt(numpy.mean((one[1] - other[1]) ** 2))))


def mean_voice(features: list[tuple[float, numpy.ndarray]]) -> tuple[float, numpy.ndarray]:
    return (
        float(numpy.median([pitch for pitch, _ in features])),
        numpy.mean([timbre for _, timbre in features], axis=0),
    )


def features_of(encounter: Encounter) -> dict[str, list[tuple[float, numpy.ndarray]]]:
    """By speaker, of each of his longer turns in a normal voice, from his stem."""
    stems = {stream["speaker"]: stream for stream in encounter.streams("audio.stem") if "speaker" in stream}
    features: dict[str, list[tuple[float, numpy.ndarray]]] = {}
    for speaker, stream in stems.items():
        samples, rate = soundfile.read(encounter.path(stream))
        for turn in encounter.transcript["turns"]:
            length = (turn["end_ns"] - turn["start_ns"]) / NANOSECONDS
            if turn["speaker"] != speaker or turn["delivery"] != "normal" or length < SHORTEST_S:
                continue
            first, last = (turn[edge] * rate // NANOSECONDS for edge in ("start_ns", "end_ns"))
            feature = pitch_and_timbre(samples[first:last], rate)
            if feature:
                features.setdefault(speaker, []).append(feature)
    return {speaker: rows for speaker, rows in features.items() if len(rows) >= 4}


def test_speakers_keep_their_voices_and_have_their_own(dataset: Dataset) -> None:
    """Each longer turn is nearer to the voice of its own speaker, as the others of his turns have it, than to those of
    the rest of the call; a few of many may not be, because a short sentence does not hold every sound."""
    findings: list[str] = []
    right = 0
    total = 0
    for encounter in dataset.encounters:
        features = features_of(encounter)
        means = {speaker: mean_voice(rows) for speaker, rows in features.items()}
        for one, other in itertools.combinations(sorted(means), 2):
            apart = distance(means[one], means[other])
            if apart < 1:
                findings.append(f"{encounter.id}: {one} and {other} are {apart:.2f} apart")
        for speaker, rows in features.items():
            for index, row in enumerate(rows):
                left_out = mean_voice(rows[:index] + rows[index + 1 :])
                nearest = min(
                    [(distance(row, left_out), speaker)]
                    + [(distance(row, mean), name) for name, mean in means.items() if name != speaker]
                )
                right += nearest[1] == speaker
                total += 1
    if total and right < 0.9 * total:
        findings.append(f"only {right} of {total} turns are nearest to their own speaker")
    assert_none(findings)


def test_disjoint_voices_are_heard_in_one_split(dataset: Dataset) -> None:
    """Where the recipe asks for it; a device's voice is nobody's."""
    if dataset.record["recipe"].get("audio", {}).get("voices") != "disjoint":
        return
    splits: dict[str, set[str]] = {}
    for encounter in dataset.encounters:
        for speaker in encounter.record["speakers"]:
            if speaker["role"] != "aed_voice" and "voice" in speaker:
                splits.setdefault(speaker["voice"]["id"], set()).add(encounter.record["split"])
    assert_none([f"{voice} is heard in {sorted(found)}" for voice, found in splits.items() if len(found) > 1])
