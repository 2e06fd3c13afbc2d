"""Sound through libsndfile's Python binding."""

from __future__ import annotations

import soundfile
from dataset_folder import NANOSECONDS, Dataset
from findings import assert_none

# -1 dBFS of 16-bit samples, and one step for rounding.
HIGHEST_PEAK = 32_768 * 10 ** (-1 / 20) + 1


def test_streams_are_what_the_manifest_says(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        streams = encounter.streams("audio.mix", "audio.stem")
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
        for stream in encounter.streams("audio.mix", "audio.stem"):
            peak = 0
            decoded = 0
            for block in soundfile.blocks(encounter.path(stream), blocksize=1 << 20, dtype="int16"):
                peak = max(peak, int(block.max()), -int(block.min()))
                decoded += len(block)
            if decoded != stream["samples"]:
                findings.append(f"{stream['path']}: {decoded} samples decoded of {stream['samples']}")
            # The ceiling of −1 dBFS is the mix's; a stem is the voice as it was synthesised and must not clip.
            highest = HIGHEST_PEAK if stream["kind"] == "audio.mix" else 32_766
            if not 0 < peak <= highest:
                findings.append(f"{stream['path']}: peak {peak}, at most {highest:.1f} expected")
    assert_none(findings)
