"""Sound through libsndfile's Python binding."""

from __future__ import annotations

import numpy
import soundfile
from dataset_folder import NANOSECONDS, Dataset
from findings import assert_none

# -1 dBFS of 16-bit samples, and one step for rounding.
HIGHEST_PEAK = 32_768 * 10 ** (-1 / 20) + 1


def test_streams_are_what_the_manifest_says(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        streams = encounter.streams("audio.mix", "audio.noisy", "audio.stem")
        assert [stream["kind"] for stream in streams].count("audio.mix") == 1
        for stream in streams:
            info = soundfile.info(encounter.path(stream))
            expected = (stream["sample_rate_hz"], stream["samples"], stream["channels"], "FLAC", "PCM_16")
            got = (info.samplerate, info.frames, info.channels, info.format, info.subtype)
            if got != expected:
                findings.append(f"{stream['path']}: expected {expected}, got {got}")
            difference = abs(info.frames - encounter.duration_ns * info.samplerate / NANOSECONDS)
            if difference > 1:
                findings.append(f"{stream['path']}: {difference:.1f} samples off the length of the session")
    assert_none(findings)


def test_nothing_is_clipped_and_nothing_is_silent(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        for stream in encounter.streams("audio.mix", "audio.noisy", "audio.stem"):
            peak = 0
            decoded = 0
            for block in soundfile.blocks(encounter.path(stream), blocksize=1 << 20, dtype="int16"):
                peak = max(peak, int(block.max()), -int(block.min()))
                decoded += len(block)
            if decoded != stream["samples"]:
                findings.append(f"{stream['path']}: {decoded} samples decoded of {stream['samples']}")
            # The ceiling of −1 dBFS is the mix's; a stem is the voice as it was synthesised and must not clip.
            highest = 32_766 if stream["kind"] == "audio.stem" else HIGHEST_PEAK
            if not 0 < peak <= highest:
                findings.append(f"{stream['path']}: peak {peak}, at most {highest:.1f} expected")
    assert_none(findings)


def test_noisy_twins_have_the_ratio_that_is_stated(dataset: Dataset) -> None:
    """Energy of the mix at its gain over energy of all else, at the samples at which a word is spoken."""
    findings: list[str] = []
    for encounter in dataset.encounters:
        for stream in encounter.streams("audio.noisy"):
            noise = stream["noise"]
            (twin,) = [other for other in encounter.streams("audio.mix") if other["id"] == noise["twin"]]
            clean, _ = soundfile.read(encounter.path(twin))
            noisy, rate = soundfile.read(encounter.path(stream))
            is_speech = numpy.zeros(len(clean), dtype=bool)
            for word in (word for turn in encounter.transcript["turns"] for word in turn["words"]):
                first, last = (word[edge] * rate // NANOSECONDS for edge in ("start_ns", "end_ns"))
                is_speech[first:last] = True
            speech = clean * 10 ** (noise["clean_gain_db"] / 20)
            ratio = 10 * numpy.log10(
                numpy.sum(speech[is_speech] ** 2) / numpy.sum((noisy - speech)[is_speech] ** 2)
            )
            for field in ("snr_db", "measured_snr_db"):
                if abs(ratio - noise[field]) > 0.2:
                    findings.append(f"{stream['path']}: {field} is {noise[field]}, measured {ratio:.2f}")
            if abs(noise["integrated_lufs"] - noise["target_lufs"]) > 0.2 or noise["target_lufs"] > -23:
                findings.append(f"{stream['path']}: {noise['integrated_lufs']} LUFS")
    assert_none(findings)
