"""CPU time of the sound of calls: emsynth beside a pipeline of soundfile and scipy that does the same work.

    scripts/benchmark-sound [--encounters N] [--recipe NAME]

Both start from the turns as the synthesiser speaks them (22,050 Hz) and end with such files: turns are resampled to
16 kHz, placed on their speaker's stem, sent through their channel or convolved with the impulse response of their room,
and mixed onto the bed; the mix and the noise make the noisy twin; mix, stems, bed, noise and noisy twin are written as
FLAC. The pipeline reads bed, noise and impulse responses from files and takes all gains from the manifest. emsynth makes
these itself, measures levels and loudness to find the gains, and writes impulse responses and recordings with faults
besides, which is in its figure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import soundfile
from scipy import signal

RATE = 16_000
SPOKEN_RATE = 22_050
STAGES = ("resampling", "sound_scene", "audio_encoding")


def gain(decibels: float) -> float:
    return 10 ** (decibels / 20)


def sixteen_bits(samples: numpy.ndarray) -> numpy.ndarray:
    return numpy.clip(numpy.rint(samples), -32_768, 32_767).astype(numpy.int16)


class Call:
    """A call of a data set with its turns at the rate of the synthesiser."""

    def __init__(self, root: Path, record: dict, folder: Path) -> None:
        self.root, self.record, self.folder = root, record, folder
        self.streams = {stream["id"]: stream for stream in record["streams"]}
        with open(root / self.streams["transcript"]["path"], encoding="utf-8") as file:
            self.turns = json.load(file)["turns"]
        self.gains = record["provenance"]["sound"]["turn_gains_db"]
        stems = {}
        for turn in self.turns:
            if turn["id"] not in self.gains:
                continue
            if turn["speaker"] not in stems:
                stems[turn["speaker"]], _ = soundfile.read(self.path(f"stem-{turn['speaker']}"))
            first, last = (turn[edge] * RATE // 1_000_000_000 for edge in ("start_ns", "end_ns"))
            spoken = signal.resample_poly(stems[turn["speaker"]][first:last], 441, 320)
            soundfile.write(folder / f"{turn['id']}.wav", spoken, SPOKEN_RATE, subtype="PCM_16")

    def path(self, stream: str) -> Path:
        return self.root / self.streams[stream]["path"]

    def make(self) -> None:
        bed, _ = soundfile.read(self.path("stem-bed"), dtype="int16")
        mix = bed.astype(numpy.float64)
        stems: dict[str, numpy.ndarray] = {}
        impulses: dict[str, numpy.ndarray] = {}
        for turn in self.turns:
            if turn["id"] not in self.gains:
                continue
            spoken, _ = soundfile.read(self.folder / f"{turn['id']}.wav", dtype="float32")
            speech = signal.resample_poly(spoken, 320, 441) * 32_768
            first = turn["start_ns"] * RATE // 1_000_000_000
            stem = stems.setdefault(turn["speaker"], numpy.zeros(len(mix), numpy.int16))
            speech = speech[: len(mix) - first]
            stem[first : first + len(speech)] = sixteen_bits(speech)
            heard = self.heard(turn, speech, impulses)[: len(mix) - first]
            mix[first : first + len(heard)] += heard * gain(self.gains[turn["id"]])
        self.write("mix", mix)
        self.write("bed", bed)
        for speaker, stem in stems.items():
            self.write(speaker, stem)
        for stream in self.record["streams"]:
            if stream["kind"] == "audio.noisy":
                noise, _ = soundfile.read(self.path("stem-noise"), dtype="int16")
                noisy = mix * gain(stream["noise"]["clean_gain_db"]) + noise * gain(stream["noise"]["noise_gain_db"])
                self.write(stream["id"], noisy)
                self.write("noise", noise)

    def heard(self, turn: dict, speech: numpy.ndarray, impulses: dict[str, numpy.ndarray]) -> numpy.ndarray:
        if turn["channel"] in ("radio", "telephone"):
            band = signal.butter(6, (300, 3_300), "bandpass", fs=RATE, output="sos")
            line = signal.sosfilt(band, speech)[::2] / 32_768
            companded = numpy.sign(line) * numpy.log1p(255 * numpy.abs(line)) / numpy.log(256)
            coarse = numpy.rint(companded * 127) / 127
            wide = numpy.zeros(len(speech))
            wide[::2] = numpy.sign(coarse) * numpy.expm1(numpy.abs(coarse) * numpy.log(256)) / 255 * 65_536
            return signal.sosfilt(band, wide)
        name = f"impulse-{turn['speaker']}"
        if name not in self.streams:
            return speech
        if name not in impulses:
            samples, _ = soundfile.read(self.path(name), dtype="int16")
            impulses[name] = samples / 16_384
        return signal.oaconvolve(speech, impulses[name])

    def write(self, name: str, samples: numpy.ndarray) -> None:
        soundfile.write(self.folder / f"{name}.flac", sixteen_bits(samples), RATE, subtype="PCM_16")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emsynth", required=True, help="the program")
    parser.add_argument("--benchmark", required=True, help="the program that measures its stages")
    parser.add_argument("--recipe", default="ems-audio")
    parser.add_argument("--encounters", type=int, default=4)
    options = parser.parse_args()
    count = str(options.encounters)
    measured = json.loads(
        subprocess.run(
            [options.benchmark, "--recipe", options.recipe, "--encounters", count, "--runs", "1", "--json"],
            check=True, capture_output=True, text=True,
        ).stdout
    )
    own = sum(stage["build_ms"] for stage in measured["stages"] if stage["stage"] in STAGES) / 1000
    hours = measured["session_s"] / 3600
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "set"
        command = [options.emsynth, "build", options.recipe, "-o", str(root), "--encounters", count, "--jobs", "1"]
        subprocess.run(command, check=True, capture_output=True)
        spent = 0.0
        for line in (root / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
            with tempfile.TemporaryDirectory() as work:
                call = Call(root, json.loads(line), Path(work))
                before = time.process_time()
                call.make()
                spent += time.process_time() - before
    print(f"{count} encounters of {options.recipe}, {hours * 60:.1f} minutes of calls")
    for name, seconds in (("emsynth", own), ("soundfile and scipy", spent)):
        print(f"{name:20} {seconds:7.2f} s of CPU time, {hours / (seconds / 60):6.2f} hours of audio a CPU minute")
    print(f"emsynth takes {own / spent:.2f} of the time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
