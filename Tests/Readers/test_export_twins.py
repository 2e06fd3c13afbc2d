"""Noisy twins and texts beside frames in exports, in both directions: what the data set has is there, and nothing else."""

from __future__ import annotations

import csv
import glob
import io
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy
import pytest
from dataset_folder import NANOSECONDS, Dataset, digests, json_lines
from findings import assert_none, same_rows
from program import Program, snippets

SOUND = ["audiofolder", "webdataset", "nemo", "lhotse", "kaldi", "ctm-stm"]
# These name recordings, or hold them whole.
WHOLE = ["rttm-uem", "webvtt-srt", "textgrid", "mcap", "egocentric-ems"]
PICTURES = ["imagefolder", "webdataset-images", "llava", "messages", "coco"]


# Clean and noisy.


@pytest.fixture(scope="module")
def noisy(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("noisy") / "set"
    emsynth.do(
        "build", "ems-audio", "--encounters", "1", "--seed", "7", "--set", "audio.ladder.take=every_ratio",
        "--set", "audio.ladder.snr_db=[0, 10]", "--set", "audio.ladder.lombard=false", "-o", folder,
    )  # fmt: skip
    return Dataset(folder)


@pytest.fixture(scope="module")
def sounds(emsynth: Program, noisy: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    for audio in ("mix", "noisy"):
        emsynth.do("export", noisy.root, "--to", *SOUND, *WHOLE, "--audio", audio, "-o", folder / audio)
    return folder


def twins(noisy: Dataset) -> dict[str, tuple]:
    """Scene, ratios, id of the clean segment, text and samples of every turn in every noisy twin."""
    import soundfile

    facts = {}
    for encounter in noisy.encounters:
        streams = encounter.streams("audio.noisy")
        assert len(streams) == 2
        for stream in streams:
            samples, _ = soundfile.read(encounter.path(stream), dtype="int16")
            noise = stream["noise"]
            for turn in encounter.transcript["turns"]:
                clean = f"{encounter.id}-{turn['speaker']}-{turn['id']}"
                first, last = (-(-turn[key] * 16_000 // NANOSECONDS) for key in ("start_ns", "end_ns"))
                facts[f"{clean}-{stream['id']}"] = (
                    noise["scene"], float(noise["snr_db"]), float(noise["measured_snr_db"]), clean, turn["text"],
                    samples[first:last].tobytes(),
                )  # fmt: skip
    return facts


def heard(row: dict[str, Any], samples: bytes) -> tuple:
    return (row["scene"], row["snr_db"], row["measured_snr_db"], row["twin"], row["text"], samples)


def test_audiofolder_has_the_noisy_twins(sounds: Path, noisy: Dataset) -> None:
    import soundfile
    from datasets import load_dataset

    def load(audio: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        files = {path.parent.name: str(path) for path in (sounds / audio / "audiofolder").glob("*/metadata.jsonl")}
        for split, rows in load_dataset("json", data_files=files).items():
            for row in rows:
                yield sounds / audio / "audiofolder" / split / row["file_name"], row

    loaded = {}
    for path, row in load("noisy"):
        loaded[row["id"]] = heard(row, soundfile.read(path, dtype="int16")[0].tobytes())
    assert_none(same_rows(loaded, twins(noisy)))
    clean = {row["id"]: row["text"] for _, row in load("mix")}
    assert {fact[3]: fact[4] for fact in loaded.values()} == clean


def test_webdataset_has_the_noisy_twins(sounds: Path, noisy: Dataset) -> None:
    import soundfile
    import webdataset

    loaded = {}
    shards = sorted(glob.glob(str(sounds / "noisy/webdataset/*.tar")))
    for sample in webdataset.WebDataset(shards, shardshuffle=False):
        samples, _ = soundfile.read(io.BytesIO(sample["flac"]), dtype="int16")
        loaded[sample["__key__"]] = heard(json.loads(sample["json"]), samples.tobytes())
    assert_none(same_rows(loaded, twins(noisy)))


def test_tracks_are_cut_from_the_noisy_twins(sounds: Path, noisy: Dataset) -> None:
    """NeMo, Lhotse and Kaldi point into whole tracks: those are the noisy ones, sample for sample."""
    import kaldiio
    import soundfile

    expected = {key: fact[:5] for key, fact in twins(noisy).items()}
    tracks = {
        f"{encounter.id}-{stream['id']}": soundfile.read(encounter.path(stream), dtype="int16")[0].tobytes()
        for encounter in noisy.encounters
        for stream in encounter.streams("audio.noisy")
    }
    root = sounds / "noisy"
    loaded, files = {}, set()
    for manifest in (root / "nemo").glob("*_manifest.json"):
        for row in json_lines(manifest):
            loaded[row["id"]] = heard(row, b"")[:5]
            files.add(row["audio_filepath"])
    assert_none(same_rows(loaded, expected))
    for name in files:
        assert soundfile.read(root / "nemo" / name, dtype="int16")[0].tobytes() == tracks[Path(name).stem]
    assert {Path(name).stem for name in files} == tracks.keys()
    loaded = {}
    for path in (root / "lhotse").glob("cuts_*.jsonl"):
        for cut in json_lines(path):
            (inner,) = cut["supervisions"]
            loaded[cut["id"]] = heard(inner["custom"] | {"text": inner["text"]}, b"")[:5]
            assert cut["id"].endswith(cut["recording"]["id"].removeprefix(cut["id"][:10]))
    assert_none(same_rows(loaded, expected))
    loaded = {}
    with chdir(root / "kaldi"):
        for scp in glob.glob("*/wav.scp"):
            folder = Path(scp).parent
            tables = {}
            for name in ["text", "utt2scene", "utt2snr", "utt2twin", "segments"]:
                lines = (folder / name).read_bytes().removesuffix(b"\n").split(b"\n")
                assert lines == sorted(lines, key=lambda line: line.split(b" ")[0]), name
                tables[name] = dict(line.decode().split(" ", 1) for line in lines)
            for key, (_, samples) in kaldiio.load_scp_sequential(scp):
                assert samples.astype("int16").tobytes() == tracks[key]
            for key, text in tables["text"].items():
                ratio = float(tables["utt2snr"][key])
                loaded[key] = (tables["utt2scene"][key], ratio, tables["utt2twin"][key], text)
                assert key.endswith(tables["segments"][key].split(" ")[0].removeprefix(key[:10]))
    assert_none(same_rows(loaded, {key: (fact[0], fact[1], fact[3], fact[4]) for key, fact in expected.items()}))


def test_scoring_files_name_the_noisy_recordings(sounds: Path, noisy: Dataset) -> None:
    spoken = defaultdict(list)
    for path in (sounds / "noisy/ctm-stm").glob("*.stm"):
        for line in path.read_text(encoding="utf-8").splitlines():
            recording, _, _, _, _, _, text = line.split(" ", 6)
            spoken[recording].append(text)
    assert {recording: sorted(texts) for recording, texts in spoken.items()} == {
        f"{encounter.id}-{stream['id']}": sorted(turn["text"] for turn in encounter.transcript["turns"])
        for encounter in noisy.encounters
        for stream in encounter.streams("audio.noisy")
    }


def test_packed_segments_have_noisy_twins_too(emsynth: Program, noisy: Dataset, tmp_path: Path) -> None:
    rows = {}
    for audio in ("mix", "noisy"):
        command = ["--to", "nemo", "--segments", "packed", "--audio", audio, "-o", tmp_path / audio]
        assert emsynth.run("export", noisy.root, *command).returncode == 0
        paths = (tmp_path / audio / "nemo").glob("*_manifest.json")
        rows[audio] = [row for path in paths for row in json_lines(path)]
    clean = {row["id"]: (row["offset"], row["duration"], row["text"]) for row in rows["mix"]}
    assert len(rows["noisy"]) == 2 * len(clean) > 0
    assert all((row["offset"], row["duration"], row["text"]) == clean[row["twin"]] for row in rows["noisy"])


def recordings(noisy: Dataset) -> dict[str, tuple[Any, dict[str, Any], dict[str, Any]]]:
    """Encounter, stream and what is to be said of every noisy twin, by the id of the recording."""
    return {
        f"{encounter.id}-{stream['id']}": (
            encounter, stream,
            {"twin": encounter.id, "scene": stream["noise"]["scene"]}
            | {key: float(stream["noise"][key]) for key in ("snr_db", "measured_snr_db")},
        )
        for encounter in noisy.encounters
        for stream in encounter.streams("audio.noisy")
    }  # fmt: skip


def typed(facts: dict[str, str]) -> dict[str, Any]:
    """What a format keeps as texts."""
    return {key: float(value) if key.endswith("snr_db") else value for key, value in facts.items()}


def track(encounter: Any, stream: dict[str, Any]) -> bytes:
    import soundfile

    return soundfile.read(encounter.path(stream), dtype="int16")[0].tobytes()


@pytest.mark.parametrize("name", ["ctm-stm", "rttm-uem", "webvtt-srt", "textgrid"])
def test_a_table_says_what_noisy_recordings_are(sounds: Path, noisy: Dataset, name: str) -> None:
    with (sounds / "noisy" / name / "recordings.csv").open(encoding="utf-8", newline="") as file:
        rows = {row.pop("recording"): row for row in csv.DictReader(file)}
    assert_none(
        same_rows(
            {key: row | {column: float(row[column]) for column in row if "snr" in column} for key, row in rows.items()},
            {
                key: {"encounter": encounter.id, "split": encounter.record["split"], "path": stream["path"]} | noise
                for key, (encounter, stream, noise) in recordings(noisy).items()
            },
        )
    )
    assert not (sounds / "mix" / name / "recordings.csv").exists()


def test_diarisation_names_the_noisy_recordings(sounds: Path, noisy: Dataset) -> None:
    from pyannote.database.util import load_rttm, load_uem

    spoken, scored = {}, {}
    for path in (sounds / "noisy/rttm-uem").glob("*.rttm"):
        scored |= {key: span.duration() for key, span in load_uem(path.with_suffix(".uem")).items()}
        for recording, annotation in load_rttm(path).items():
            spoken[recording] = sorted(
                # In samples, which the borders of turns lie on.
                (label, round(span.start * 16_000), round(span.end * 16_000))
                for span, _, label in annotation.itertracks(True)
            )
    expected = {
        key: sorted(
            (turn["speaker"], *(round(turn[edge] * 16_000 / NANOSECONDS) for edge in ("start_ns", "end_ns")))
            for turn in encounter.transcript["turns"]
        )
        for key, (encounter, _, _) in recordings(noisy).items()
    }
    assert_none(same_rows(spoken, expected))
    assert scored == pytest.approx(
        {key: encounter.duration_ns / NANOSECONDS for key, (encounter, _, _) in recordings(noisy).items()}
    )


@pytest.mark.parametrize(("name", "endings"), [("webvtt-srt", [".vtt", ".srt"]), ("textgrid", [".TextGrid"])])
def test_every_noisy_recording_has_a_file_like_that_of_the_mix(
    sounds: Path, noisy: Dataset, name: str, endings: list[str]
) -> None:
    for ending in endings:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in (sounds / "noisy" / name).glob(f"*/*{ending}")}
        expected = {}
        for key, (encounter, _, _) in recordings(noisy).items():
            clean = sounds / "mix" / name / encounter.record["split"] / f"{encounter.id}{ending}"
            note = f"NOTE Synthetic: {encounter.id}\n"
            expected[key] = clean.read_text(encoding="utf-8").replace(note, note.replace(encounter.id, key))
        assert_none(same_rows(texts, expected))


def test_mcap_has_a_topic_for_each_noisy_twin(sounds: Path, noisy: Dataset) -> None:
    import base64

    from mcap.reader import make_reader

    for encounter in noisy.encounters:
        messages: dict[str, dict[str, list]] = {}
        metadata = {}
        for audio in ("mix", "noisy"):
            rows = messages[audio] = defaultdict(list)
            path = sounds / audio / "mcap" / encounter.record["split"] / f"{encounter.id}.mcap"
            with path.open("rb") as file:
                for _, channel, message in make_reader(file, validate_crcs=True).iter_messages():
                    rows[channel.topic].append((message.log_time, message.data))
                    metadata[channel.topic] = channel.metadata
        assert metadata.pop("/audio") == {}
        assert {
            topic: (b"".join(base64.b64decode(json.loads(data)["data"]) for _, data in rows), typed(metadata[topic]))
            for topic, rows in messages["noisy"].items()
            if topic.startswith("/audio")
        } == {
            f"/audio/{stream['id']}": (track(encounter, stream), noise)
            for other, stream, noise in recordings(noisy).values()
            if other is encounter
        }
        rest = [
            {topic: rows for topic, rows in messages[audio].items() if not topic.startswith("/audio")}
            for audio in ("mix", "noisy")
        ]
        assert rest[0] == rest[1] and rest[0]


def test_trials_are_the_noisy_recordings(sounds: Path, noisy: Dataset) -> None:
    def trials(audio: str) -> dict[str, dict[str, Any]]:
        manifest = json.loads((sounds / audio / "egocentric-ems/manifest.json").read_text(encoding="utf-8"))
        parts = [part for subject in manifest["subjects"] for part in subject["scenarios"]]
        return {trial["trial_id"]: trial for part in parts for trial in part["trials"]}

    def steps(trial: dict[str, Any]) -> list[dict[str, Any]]:
        return [step | {"keystep_id": step["keystep_id"].removeprefix(trial["trial_id"])} for step in trial["keysteps"]]

    clean, loaded = trials("mix"), trials("noisy")
    expected = recordings(noisy)
    assert loaded.keys() == expected.keys()
    for key, trial in loaded.items():
        encounter, stream, noise = expected[key]
        assert {name: trial[name] for name in noise} == noise
        sound = sounds / "noisy/egocentric-ems" / trial["streams"]["audio"]["file_path"]
        assert sound.read_bytes() == encounter.path(stream).read_bytes()
        twin = clean[trial["twin"]]
        assert steps(trial) == steps(twin) and not twin.keys() & noise.keys()
        assert trial["streams"]["transcript"] == twin["streams"]["transcript"]


def xdf_sound(path: Path) -> dict[str, tuple[dict[str, Any], bytes]]:
    """Description and samples of every stream of sound, chunk by chunk: the loader takes a minute for a call."""
    names: dict[int, str] = {}
    found: dict[str, tuple[dict[str, str], bytearray]] = {}
    with path.open("rb") as file:
        assert file.read(4) == b"XDF:"
        while width := file.read(1):
            content = file.read(int.from_bytes(file.read(width[0]), "little"))
            tag, number = int.from_bytes(content[:2], "little"), int.from_bytes(content[2:6], "little")
            if tag == 2 and (header := ElementTree.fromstring(content[6:])).findtext("type") == "Audio":
                names[number] = header.findtext("name", "")
                description = {part.tag: part.text or "" for part in header.find("desc") or [] if part.tag != "channels"}
                found[names[number]] = (description, bytearray())
            elif tag == 3 and number in names:
                # The first sample has a stamp of eight bytes, the others a zero.
                rows = numpy.frombuffer(b"\0" + content[20:], dtype=numpy.uint8).reshape(-1, 3)
                found[names[number]][1].extend(rows[:, 1:].tobytes())
    return {name: (typed(description), bytes(samples)) for name, (description, samples) in found.items()}


def test_xdf_has_a_stream_for_each_noisy_twin(emsynth: Program, noisy: Dataset, tmp_path: Path) -> None:
    import pyxdf

    emsynth.do("export", noisy.root, "--to", "xdf", "--audio", "noisy", "-o", tmp_path)
    for encounter in noisy.encounters:
        path = tmp_path / "xdf" / encounter.record["split"] / f"{encounter.id}.xdf"
        expected = {
            stream["id"]: (noise, track(encounter, stream))
            for _, stream, noise in recordings(noisy).values()
        }
        named = {stream["name"] for stream in pyxdf.resolve_streams(str(path)) if stream["type"] == "Audio"}
        assert named == expected.keys()
        assert xdf_sound(path) == expected
        (words,) = pyxdf.load_xdf(path, select_streams=[{"name": "words"}])[0]
        assert len(words["time_stamps"]) == sum(len(turn["words"]) for turn in encounter.transcript["turns"])


def test_voices_alone_are_recordings_of_their_own(emsynth: Program, noisy: Dataset, tmp_path: Path) -> None:
    import base64

    from mcap.reader import make_reader
    from praatio import textgrid
    from pyannote.database.util import load_rttm

    formats = ["rttm-uem", "webvtt-srt", "textgrid", "mcap"]
    emsynth.do("export", noisy.root, "--to", *formats, "--audio", "speaker", "-o", tmp_path)
    expected = defaultdict(list)
    for encounter in noisy.encounters:
        for turn in encounter.transcript["turns"]:
            expected[f"{encounter.id}-{turn['speaker']}"].append(turn)
    spoken = {}
    for path in (tmp_path / "rttm-uem").glob("*.rttm"):
        for recording, annotation in load_rttm(path).items():
            assert annotation.labels() == [recording.removeprefix(recording[:11])]
            spoken[recording] = [round(span.start * 16_000) for span in annotation.itersegments()]
    assert_none(
        same_rows(
            spoken,
            {
                key: sorted(round(row["start_ns"] * 16_000 / NANOSECONDS) for row in rows)
                for key, rows in expected.items()
            },
        )
    )
    assert {path.stem for path in (tmp_path / "webvtt-srt").glob("*/*.vtt")} == expected.keys()
    grids = {path.stem: textgrid.openTextgrid(str(path), False) for path in (tmp_path / "textgrid").glob("*/*.TextGrid")}
    assert {key: [entry.label for entry in grid.tiers[0].entries] for key, grid in grids.items()} == {
        key: [turn["text"] for turn in rows] for key, rows in expected.items()
    }
    for encounter in noisy.encounters:
        with next((tmp_path / "mcap").glob(f"*/{encounter.id}.mcap")).open("rb") as file:
            sound = defaultdict(list)
            for _, channel, message in make_reader(file).iter_messages():
                if channel.topic.startswith("/audio"):
                    sound[channel.topic].append(base64.b64decode(json.loads(message.data)["data"]))
        assert {topic: b"".join(blocks) for topic, blocks in sound.items()} == {
            f"/audio/{stream['id']}": track(encounter, stream)
            for stream in encounter.streams("audio.stem")
            if stream.get("speaker") in {turn["speaker"] for turn in encounter.transcript["turns"]}
        }


def test_a_voice_that_is_not_there_alone_is_missed(emsynth: Program, noisy: Dataset, tmp_path: Path) -> None:
    """Not the mix in its place."""
    shutil.copytree(noisy.root, tmp_path / "set", copy_function=os.link)
    manifest = tmp_path / "set/manifest.jsonl"
    rows = json_lines(manifest)
    for row in rows:
        row["streams"] = [stream for stream in row["streams"] if stream["kind"] != "audio.stem"]
    manifest.unlink()
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for name in ("nemo", "textgrid"):
        command = ["--to", name, "--audio", "speaker", "-o", tmp_path / "out"]
        result = emsynth.run("export", tmp_path / "set", *command)
        assert result.returncode == 66 and "has no track of the voice of" in result.stderr
        assert not (tmp_path / "out" / name).exists()


# Choices that make no difference.


@pytest.fixture(scope="module")
def texts(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("texts") / "set"
    emsynth.do("build", "transcripts", "--encounters", "2", "--seed", "7", "-o", folder)
    return Dataset(folder)


@pytest.mark.parametrize(
    ("names", "options", "deaf"),
    [
        (["nemo", "csv"], ["--audio", "noisy"], ["csv"]),
        (["coco"], ["--audio", "noisy"], ["coco"]),
        (["egocentric-ems"], ["--audio", "speaker"], ["egocentric-ems"]),
        (["nemsis", "brat"], ["--text", "clean"], ["brat", "nemsis"]),
        (["textgrid"], ["--segments", "packed"], ["textgrid"]),
        (["mcap"], ["--text", "spoken", "--segments", "packed"], ["mcap"]),
    ],
)
def test_a_choice_that_makes_no_difference_is_refused(
    emsynth: Program, texts: Dataset, tmp_path: Path, names: list[str], options: list[str], deaf: list[str]
) -> None:
    result = emsynth.run("export", texts.root, "--to", *names, *options, "-o", tmp_path / "out")
    assert result.returncode == 64
    for option in zip(options[::2], options[1::2], strict=True):
        assert f"{' '.join(option)} makes no difference to {', '.join(deaf)}" in result.stderr
    assert not (tmp_path / "out").exists()


def test_with_all_formats_it_is_said_and_the_export_says_so(
    emsynth: Program, texts: Dataset, tmp_path: Path
) -> None:
    result = emsynth.run("export", texts.root, "--to", "all", "--text", "clean", "-o", tmp_path / "all")
    assert result.returncode == 0, result.stderr
    (line,) = [line for line in result.stderr.splitlines() if "makes no difference" in line]
    deaf = set(line.removeprefix("--text clean makes no difference to ").split(", "))
    choices = {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))["options"]["text"]
        for path in (tmp_path / "all").glob("*/export.json")
    }
    assert {name for name, text in choices.items() if text == "text"} == deaf
    assert {name for name, text in choices.items() if text == "clean"} == {
        "textgrid", "ctm-stm", "webvtt-srt", "ems-dialogue",
    }  # fmt: skip
    # What is not concerned is the same export as ever.
    emsynth.do("export", texts.root, "--to", *deaf, "-o", tmp_path / "usual")
    for name in deaf:
        assert digests(tmp_path / "all" / name) == digests(tmp_path / "usual" / name)
    again = emsynth.run("export", texts.root, "--to", *deaf, "-o", tmp_path / "all")
    assert again.returncode == 0 and again.stdout.count("is there already, and the same") == len(deaf)


# Pictures.


@pytest.fixture(scope="module")
def pictures(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("pictures") / "set"
    emsynth.do(
        "build", "text-image", "--encounters", "6", "--seed", "7", "--set", "pairs.scenes=3",
        "--set", "pairs.utterances=true", "--set", "splits.train=0.5", "--set", "splits.validation=0.25",
        "--set", "splits.test=0.25", "-o", folder,
    )  # fmt: skip
    return Dataset(folder)


@pytest.fixture(scope="module")
def exported(emsynth: Program, pictures: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    emsynth.do("export", pictures.root, "--to", *PICTURES, "-o", folder, "--shard-size", "1")
    return folder


def frames(pictures: Dataset) -> Iterator[tuple[str, str, Any, dict, list[dict]]]:
    """Key, split, encounter, frame and texts of every picture."""
    for encounter in pictures.encounters:
        texts = defaultdict(list)
        for pair in json_lines(encounter.path(encounter.streams("pairs")[0])):
            texts[pair["frame"]].append(pair)
        for frame in encounter.frames:
            key = f"{encounter.id}-{frame['index']:06d}"
            yield key, encounter.record["split"], encounter, frame, texts[frame["index"]]


def text_row(pair: dict[str, Any]) -> dict[str, Any]:
    """As tables have it."""
    return {
        "id": pair["id"], "style": pair["style"], "text": pair["text"], "is_true": pair["is_true"],
        "answer": pair.get("answer", ""), "choices": pair.get("choices", []), "facts": pair["facts"],
        "changed": [pair["changed"]] if "changed" in pair else [], "turn": pair.get("turn_id", ""),
    }  # fmt: skip


def columns(pictures: Dataset) -> dict[str, tuple]:
    expected = {}
    for key, split, encounter, frame, pairs in frames(pictures):
        twin = frame.get("twin")
        fact = [{name: twin[name] for name in ("object", "attribute", "value", "instead_of")}] if twin else []
        other = f"{encounter.id}-{twin['of']:06d}" if twin else ""
        expected[key] = (split, [text_row(pair) for pair in pairs], other, fact)
    styles = {pair["style"] for *_, pairs in frames(pictures) for pair in pairs}
    assert styles == {"short", "full", "clinical", "question", "polar", "utterance"}
    assert any(other for _, _, other, _ in expected.values())
    return expected


def seen(row: dict[str, Any], split: str) -> tuple:
    return (split, row["texts"], row["twin"], row["twin_fact"])


def test_imagefolder_has_the_texts(exported: Path, pictures: Dataset) -> None:
    from datasets import load_dataset

    loaded = {
        row["id"]: seen(row, split)
        for split, rows in load_dataset("imagefolder", data_dir=str(exported / "imagefolder")).items()
        for row in rows
    }
    assert_none(same_rows(loaded, columns(pictures)))


def test_webdataset_has_the_texts_and_pictures(exported: Path, pictures: Dataset) -> None:
    import webdataset

    loaded, media = {}, {}
    shards = sorted(glob.glob(str(exported / "webdataset-images/*.tar")))
    assert len(shards) > 2
    for shard in shards:
        for sample in webdataset.WebDataset([shard], shardshuffle=False):
            split = Path(shard).name.rsplit("-", 1)[0]
            loaded[sample["__key__"]] = seen(json.loads(sample["json"]), split)
            media[sample["__key__"]] = (sample["png"], sample["mask.png"], sample["txt"].decode())
    assert_none(same_rows(loaded, columns(pictures)))
    assert media == {
        key: (
            (pictures.root / frame["path"]).read_bytes(), (pictures.root / frame["mask_path"]).read_bytes(),
            frame["scene"]["captions"]["full"],
        )
        for key, _, _, frame, _ in frames(pictures)
    }  # fmt: skip


def asked(pair: dict[str, Any]) -> tuple[str, str, str]:
    if pair["style"] in ("question", "polar"):
        question = f"{pair['text']} Answer with one of: {'; '.join(pair['choices'])}."
        return pair["id"], question, pair["answer"]
    if pair["style"] == "utterance":
        return pair["id"], "What is said while this is seen?", pair["text"]
    return pair["id"], f"Is this true of the picture? {pair['text']}", "yes" if pair["is_true"] else "no"


@pytest.mark.parametrize("name", ["llava", "messages"])
def test_conversations_have_the_texts(exported: Path, pictures: Dataset, name: str) -> None:
    from datasets import load_dataset

    ending = ".json" if name == "llava" else ".jsonl"
    files = {path.stem: str(path) for path in (exported / name).glob(f"*{ending}") if path.stem != "export"}
    loaded, talks = {}, {}
    for split, rows in load_dataset("json", data_files=files).items():
        for row in rows:
            loaded[row["id"]] = seen(row, split)
            if name == "llava":
                said = [part["value"] for part in row["conversations"]]
            else:
                said = [message["content"][-1]["text"] for message in row["messages"]]
            exchanges = list(zip(row["pairs"], said[::2], said[1::2], strict=True))
            talks[row["id"]] = [exchange for exchange in exchanges if exchange[0]]
    assert_none(same_rows(loaded, columns(pictures)))
    assert_none(same_rows(talks, {key: [asked(pair) for pair in pairs] for key, *_, pairs in frames(pictures)}))


def test_coco_has_the_texts(exported: Path, pictures: Dataset) -> None:
    from pycocotools.coco import COCO

    loaded: dict[str, list] = defaultdict(list)
    known = {}
    for kind in ("captions", "negatives", "questions"):
        for path in sorted((exported / "coco" / kind).glob("*.json")):
            with redirect_stdout(io.StringIO()):
                coco = COCO(str(path))
                objects = COCO(str(exported / "coco/annotations" / path.name))
            assert coco.imgs == objects.imgs
            for number, image in coco.imgs.items():
                key = Path(image["file_name"]).stem
                known[key] = (path.stem, Path(image.get("twin", "")).stem, image.get("twin_fact"))
                for row in coco.loadAnns(coco.getAnnIds(imgIds=[number])):
                    text = row["question" if kind == "questions" else "caption"]
                    changed = [row["changed"]] if "changed" in row else []
                    loaded[key].append(
                        {
                            "id": row["pair"], "style": row["style"], "text": text, "is_true": kind != "negatives",
                            "answer": row.get("answer", ""), "choices": row.get("choices", []),
                            "facts": row["facts"], "changed": changed, "turn": row.get("turn", ""),
                        }
                    )  # fmt: skip
    expected = columns(pictures)
    texts = {key: sorted(rows, key=lambda row: row["id"]) for key, rows in loaded.items()}
    assert_none(same_rows(texts, {key: row[1] for key, row in expected.items()}))
    assert known == {
        key: (
            split, other,
            {name: fact[0][name] for name in ("object", "attribute", "value")} if fact else None,
        )
        for key, (split, _, other, fact) in expected.items()
    }  # fmt: skip


def test_snippets_of_the_page_load_them(exported: Path) -> None:
    lines = snippets()
    for name in PICTURES:
        printed = io.StringIO()
        with chdir(exported), redirect_stdout(printed):
            exec(compile(lines[name], f"docs/loading.md, {name}", "exec"), {"__name__": name})
        assert printed.getvalue().strip(), name


def test_the_same_again_is_byte_for_byte(
    emsynth: Program, exported: Path, pictures: Dataset, tmp_path: Path
) -> None:
    emsynth.do("export", pictures.root, "--to", *PICTURES, "-o", tmp_path, "--shard-size", "1")
    assert digests(tmp_path) == digests(exported)


def test_a_data_set_without_noisy_twins_has_none_to_export(emsynth: Program, dataset: Dataset, tmp_path: Path) -> None:
    result = emsynth.run("export", dataset.root, "--to", "nemo", "--audio", "noisy", "-o", tmp_path / "out")
    assert result.returncode == 66 and "has no noisy twin" in result.stderr
    assert not (tmp_path / "out/nemo").exists()
