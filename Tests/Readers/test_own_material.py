"""Noises, rooms and a voice of the user's own: what they give is in the data set, and told as it is."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path

import numpy
import pytest
import soundfile
from dataset_folder import NANOSECONDS, Dataset, sha256
from program import CHECKOUT, Program

VOICE = CHECKOUT / "docs" / "examples" / "outside-voice" / "voice.py"
DECAY_S = 0.6
RECIPE = ["build", "ems-audio", "--seed", "5", "--jobs", "2", "--set", "audio.ladder.lombard=false"]


def own_noise(folder: Path, count: int) -> None:
    """Noises of different rates, depths and channels, each with a licence file."""
    folder.mkdir(parents=True)
    for number in range(count):
        generator = numpy.random.default_rng(number)
        rate = [8_000, 44_100, 48_000, 22_050][number % 4]
        sound = generator.normal(0, 0.05, (rate * 3, 1 + number % 2))
        name = folder / f"noise {number}.{'flac' if number % 2 else 'wav'}"
        soundfile.write(name, sound, rate, subtype="PCM_24" if number % 2 else "FLOAT")
        licence = "SPDX-FileCopyrightText: 2024 Ann | Person\nSPDX-License-Identifier: CC-BY-4.0\n"
        name.with_name(f"{name.name}.license").write_text(licence, encoding="utf-8")


def own_rooms(folder: Path, count: int) -> None:
    """Rooms of two responses each, that decay in a known time behind a second of silence before the direct sound."""
    for number in range(count):
        (folder / f"room{number}").mkdir(parents=True)
        for place in range(2):
            generator = numpy.random.default_rng(100 + 2 * number + place)
            rate = 44_100
            time = numpy.arange(round(DECAY_S * rate)) / rate
            tail = 0.03 * generator.normal(size=len(time)) * 10 ** (-3 * time / DECAY_S)
            tail[0] = 0.9
            sound = numpy.concatenate([numpy.zeros(rate), tail])
            soundfile.write(folder / f"room{number}" / f"{place}.wav", sound, rate, subtype="PCM_24")


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    own_noise(folder / "noise", 6)
    own_rooms(folder / "rooms", 3)
    return folder


def options(material: Path) -> list[str | Path]:
    return [
        "--noise-dir", material / "noise", "--rir-dir", material / "rooms", "--own-licence", "CC0-1.0",
        "--only-own-noise", "--only-own-rooms", "--voice-command", sys.executable, VOICE,
    ]  # fmt: skip


@pytest.fixture(scope="module")
def own(emsynth: Program, material: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    out = tmp_path_factory.mktemp("built") / "own"
    emsynth.do(*RECIPE, "--encounters", "4", "-o", out, *options(material))
    return Dataset(out)


def test_it_is_valid(emsynth: Program, own: Dataset) -> None:
    result = emsynth.run("validate", own.root, "--level", "signals", "--strict")
    assert result.returncode == 0, result.stdout


def test_recordings_are_told(own: Dataset, material: Path) -> None:
    listed = {recording["sha256"]: recording for recording in own.record["recordings"]}
    files = {sha256(path): path for path in material.rglob("*") if path.suffix in (".wav", ".flac")}
    assert listed.keys() == files.keys()
    card = (own.root / "README.md").read_text(encoding="utf-8")
    for digest, recording in listed.items():
        folder = material / ("noise" if recording["use"] == "noise" else "rooms")
        assert recording["name"] == files[digest].relative_to(folder).as_posix()
        assert recording["license"] == ("CC-BY-4.0" if recording["use"] == "noise" else "CC0-1.0")
        assert recording.get("attribution") == ("2024 Ann | Person" if recording["use"] == "noise" else None)
        assert digest in card
    assert "Ann \\| Person" in card
    for encounter in own.encounters:
        split = encounter.record["split"]
        noises = [stream["noise"] for stream in encounter.streams("audio.noisy")]
        rooms = [stream["room"] for stream in encounter.streams("audio.impulse")]
        assert noises and rooms
        for part in noises + rooms:
            assert listed[part["source"]["sha256"]]["split"] == split
            assert listed[part["source"]["sha256"]]["license"] == part["source"]["license"]
    assert str(material) not in (own.root / "dataset.json").read_text(encoding="utf-8")


def test_rooms_decay_as_they_were_made_and_begin_at_once(own: Dataset) -> None:
    for encounter in own.encounters:
        for stream in encounter.streams("audio.impulse"):
            room = stream["room"]
            assert abs(room["measured_decay_s"] / DECAY_S - 1) < 0.1
            samples, rate = soundfile.read(encounter.path(stream))
            peak = int(numpy.argmax(numpy.abs(samples)))
            assert peak / rate == pytest.approx(room["delay_s"]) and room["delay_s"] <= 0.001


def test_ratios_are_those_that_are_stated(own: Dataset) -> None:
    """Measured anew from mix, twin and the times of words."""
    for encounter in own.encounters:
        mix, rate = soundfile.read(encounter.path(encounter.streams("audio.mix")[0]))
        spoken = numpy.zeros(len(mix), bool)
        for turn in encounter.transcript["turns"]:
            for word in turn["words"]:
                spoken[word["start_ns"] * rate // NANOSECONDS : word["end_ns"] * rate // NANOSECONDS] = True
        for stream in encounter.streams("audio.noisy"):
            noisy, _ = soundfile.read(encounter.path(stream))
            clean = mix * 10 ** (stream["noise"]["clean_gain_db"] / 20)
            ratio = 10 * numpy.log10(numpy.mean(clean[spoken] ** 2) / numpy.mean((noisy - clean)[spoken] ** 2))
            assert abs(ratio - stream["noise"]["snr_db"]) < 1


def test_the_voice_is_told_and_heard(own: Dataset) -> None:
    assert own.record["versions"]["outside-voice"] == "hum 1.0"
    assert "espeak-ng" not in own.record["versions"]
    assert "outside voice" in (own.root / "README.md").read_text(encoding="utf-8")
    encounter = own.encounters[0]
    for speaker in encounter.record["speakers"]:
        assert "engine_voice" not in speaker["voice"]
    stem = encounter.streams("audio.stem")[0]
    samples, rate = soundfile.read(encounter.path(stem))
    turn = next(turn for turn in encounter.transcript["turns"] if turn["speaker"] == stem["speaker"])
    heard = numpy.flatnonzero(numpy.abs(samples) > 0.005) / rate
    # The hum of a word rises from nothing within its span.
    assert abs(heard[0] - turn["words"][0]["start_ns"] / NANOSECONDS) < 0.02


def test_other_folders_of_the_same_files_give_the_same_bytes(
    emsynth: Program, own: Dataset, material: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "moved"
    material.rename(moved)
    try:
        result = emsynth.run("rebuild", own.root, own.encounters[1].id, *options(moved))
    finally:
        moved.rename(material)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "identical" in result.stdout and "note" not in result.stderr


def test_another_voice_or_none_is_refused(emsynth: Program, own: Dataset, material: Path) -> None:
    before = sha256(own.root / "dataset.json")
    other = emsynth.run(*RECIPE, "--encounters", "4", "-o", own.root, *options(material), "--tempo", "1.2")
    assert other.returncode == 73 and "outside-voice" in other.stderr, other.stderr
    usual = emsynth.run(*RECIPE, "--encounters", "4", "-o", own.root, *options(material)[:-3])
    assert usual.returncode == 73 and "outside-voice" in usual.stderr, usual.stderr
    for missing in ([], options(material)[-3:]):
        result = emsynth.run("rebuild", own.root, own.encounters[0].id, *missing)
        assert result.returncode == 64 and "Give the same" in result.stderr, result.stderr
    assert sha256(own.root / "dataset.json") == before


def test_bad_folders_are_refused_and_nothing_is_written(emsynth: Program, tmp_path: Path) -> None:
    own_noise(tmp_path / "noise", 2)
    own_rooms(tmp_path / "rooms", 1)
    torn = tmp_path / "noise" / "torn.wav"
    cases = [
        (["--noise-dir", tmp_path / "none"], 66, "none"),
        (["--noise-dir", tmp_path / "noise", "--only-own-noise"], 65, "too few"),
        (["--own-licence", "CC0-1.0"], 64, "--noise-dir"),
        (["--voice-command", tmp_path / "no-voice"], 69, "no-voice"),
        (["--voice-command", "/bin/true"], 69, "greeting"),
        (["--rir-dir", tmp_path / "rooms"], 65, "licence"),
    ]
    for arguments, code, words in cases:
        out = tmp_path / "out"
        result = emsynth.run(*RECIPE, "--encounters", "1", "-o", out, *arguments)
        assert result.returncode == code and words in result.stderr, (arguments, result.stderr)
        assert not out.exists()
    generator = numpy.random.default_rng(1)
    for sound, words in [
        (numpy.full(16_000, numpy.nan), "not numbers"), (numpy.zeros(32_000), "nothing can be heard"),
        (generator.normal(0, 0.1, 100), "lasts"),
    ]:  # fmt: skip
        soundfile.write(torn, sound, 16_000, subtype="FLOAT")
        result = emsynth.run(
            *RECIPE, "-o", tmp_path / "out", "--noise-dir", tmp_path / "noise", "--own-licence", "CC0-1.0"
        )
        assert result.returncode == 65 and words in result.stderr and "torn.wav" in result.stderr, result.stderr
        assert not (tmp_path / "out").exists()


def test_another_tempo_changes_times_alone(emsynth: Program, tmp_path: Path) -> None:
    said = []
    for tempo in ("1", "1.15"):
        out = tmp_path / tempo
        emsynth.do(
            *RECIPE, "--encounters", "2", "-o", out, "--voice-command", sys.executable, VOICE, "--tempo", tempo
        )
        calls = []
        for encounter in Dataset(out).encounters:
            turns = copy.deepcopy(encounter.transcript["turns"])
            for turn in turns:
                for part in [turn, *turn["words"]]:
                    del part["start_ns"], part["end_ns"]
                for mention in turn["mentions"]:
                    mention.pop("of_ns", None)
            readings = {event["reading_id"]: event["value"] for event in encounter.events_of("reading")}
            calls.append((turns, readings, encounter.record["speakers"]))
        said.append(calls)
    assert said[0] == said[1]
