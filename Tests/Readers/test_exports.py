"""Every export, loaded by the tool it is for with the very lines that `docs/loading.md` shows, against the data set.

What a snippet prints is a row of what it loaded; here its loop bodies are read again with the same objects, and every
row, length, word and box is compared in both directions.
"""

from __future__ import annotations

import csv
import glob
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from dataset_folder import NANOSECONDS, Dataset, digests, json_lines, sha256
from findings import assert_none, same_rows
from program import CHECKOUT, Program, snippets

# These loaders want PyTorch, which is large; the other tests of these formats read them without.
NEEDS_TORCH = {"audiofolder", "lhotse"}


@pytest.fixture(scope="session")
def dataset(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """One call: some of these formats hold hundreds of megabytes a call, and their readers are slow."""
    folder = tmp_path_factory.mktemp("exported") / "demo"
    emsynth.build(folder, encounters=1, jobs=1)
    return Dataset(folder)


@pytest.fixture(scope="session")
def exports(emsynth: Program, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    emsynth.do("export", dataset.root, "--to", "all", "-o", folder, "--shard-size", "1")
    return folder


@pytest.mark.parametrize("name", sorted(snippets()))
def test_the_page_tells_how_to_load_it(exports: Path, name: str) -> None:
    if name in NEEDS_TORCH:
        pytest.importorskip("torch")
    printed = io.StringIO()
    with chdir(exports), redirect_stdout(printed):
        exec(compile(snippets()[name], f"docs/loading.md, {name}", "exec"), {"__name__": name})
    assert printed.getvalue().strip()


def test_every_format_is_on_the_page(exports: Path) -> None:
    assert {path.name for path in exports.iterdir()} == set(snippets())


def test_an_export_says_what_it_was_made_from(exports: Path, dataset: Dataset) -> None:
    for folder in exports.iterdir():
        record = json.loads((folder / "export.json").read_text(encoding="utf-8"))
        assert record["format"] == folder.name
        assert record["manifest_sha256"] == sha256(dataset.root / "manifest.jsonl")
        assert record["counts"]["encounters"] == len(dataset.encounters)


def test_sha256sum_finds_every_file_as_it_was_written(exports: Path) -> None:
    for folder in exports.iterdir():
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
        listed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
        files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        assert listed == files - {"SHA256SUMS", "export.json"}


def test_the_same_again_is_byte_for_byte(
    emsynth: Program, exports: Path, dataset: Dataset, tmp_path: Path
) -> None:
    emsynth.do("export", dataset.root, "--to", "all", "-o", tmp_path, "--shard-size", "1")
    assert digests(tmp_path) == digests(exports)


def test_verifying_loads_what_is_installed_and_names_the_rest(
    emsynth: Program, exports: Path, dataset: Dataset
) -> None:
    formats = ["textgrid", "csv", "lhotse"]
    command = ["export", dataset.root, "--to", *formats, "-o", exports, "--shard-size", "1", "--verify"]
    result = emsynth.run(*command, "--python", sys.executable)
    assert result.returncode == 0, result.stdout
    assert "verified: textgrid: " in result.stdout and "verified: csv: " in result.stdout
    if importlib.util.find_spec("lhotse") is None:
        assert "not verified: lhotse: ModuleNotFoundError" in result.stdout
    assert "not verified: textgrid" in emsynth.run(*command, "--python", "no-such-python").stdout


def test_a_broken_export_does_not_verify(emsynth: Program, dataset: Dataset, tmp_path: Path) -> None:
    command = ["export", dataset.root, "--to", "brat", "-o", tmp_path, "--verify", "--python", sys.executable]
    assert emsynth.run(*command).returncode == 0
    text = next((tmp_path / "brat").glob("*/*.txt"))
    text.write_text("x" + text.read_text(encoding="utf-8"), encoding="utf-8")
    result = emsynth.run(*command)
    assert result.returncode == 1 and "does not load: brat: AssertionError" in result.stdout


def test_another_export_in_its_place_is_refused(emsynth: Program, exports: Path, dataset: Dataset) -> None:
    before = digests(exports / "ctm-stm")
    same = emsynth.run("export", dataset.root, "--to", "ctm-stm", "-o", exports)
    assert (same.returncode, digests(exports / "ctm-stm")) == (0, before)
    other = emsynth.run("export", dataset.root, "--to", "ctm-stm", "-o", exports, "--text", "clean")
    assert other.returncode == 73
    assert "made with other options" in other.stderr
    assert digests(exports / "ctm-stm") == before


# What the data set has, in the shape of the exports.


def turns(dataset: Dataset) -> Iterator[tuple[Any, dict[str, Any]]]:
    for encounter in dataset.encounters:
        for turn in encounter.transcript["turns"]:
            yield encounter, turn


def segments(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Turns by the id of their segment."""
    return {
        f"{encounter.id}-{turn['speaker']}-{turn['id']}": turn | {"split": encounter.record["split"]}
        for encounter, turn in turns(dataset)
    }


def seconds(nanoseconds: int) -> float:
    return nanoseconds / NANOSECONDS


def sample(nanoseconds: int) -> int:
    """The first at or after a time, at 16 kHz."""
    return -(-nanoseconds * 16_000 // NANOSECONDS)


def mix(dataset: Dataset) -> dict[str, Any]:
    import soundfile

    return {
        encounter.id: soundfile.read(encounter.path(encounter.streams("audio.mix")[0]), dtype="int16")[0]
        for encounter in dataset.encounters
    }


def words_of(rows: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    return [(word["text"], word["start"], word["end"]) for row in rows for word in row["words"]]


def segment_facts(dataset: Dataset) -> dict[str, Any]:
    """Split, text, samples and words of each segment."""
    tracks = mix(dataset)
    facts = {}
    for key, turn in segments(dataset).items():
        sound = tracks[key[:10]][sample(turn["start_ns"]) : sample(turn["end_ns"])]
        words = [(word["text"], seconds(word["start_ns"]), seconds(word["end_ns"])) for word in turn["words"]]
        facts[key] = (turn["split"], turn["text"], sound.tobytes(), words)
    return facts


def test_audiofolder_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    """Columns through the loader's own reader of JSON lines, sound beside it."""
    import soundfile
    from datasets import load_dataset

    loaded = {}
    files = {path.parent.name: str(path) for path in (exports / "audiofolder").glob("*/metadata.jsonl")}
    for split, rows in load_dataset("json", data_files=files).items():
        for row in rows:
            samples, _ = soundfile.read(exports / "audiofolder" / split / row["file_name"], dtype="int16")
            loaded[row["id"]] = (split, row["text"], samples.tobytes(), words_of(row["turns"]))
    assert_none(same_rows(loaded, segment_facts(dataset)))
    sounds = {path.stem for path in (exports / "audiofolder").rglob("*.flac")}
    assert sounds == loaded.keys()


def test_parquet_is_the_data_set(exports: Path, dataset: Dataset, tmp_path: Path) -> None:
    import soundfile
    from datasets import Audio, Image, load_dataset

    script = [sys.executable, CHECKOUT / "scripts/parquet.py"]
    for name in ("audiofolder", "imagefolder"):
        subprocess.run([*script, exports / name, tmp_path / name, "--rows", "150"], check=True, capture_output=True)
    splits = {encounter.record["split"] for encounter in dataset.encounters}

    def read(name: str) -> dict[str, Any]:
        files = {split: str(tmp_path / name / f"data/{split}-*.parquet") for split in splits}
        return load_dataset("parquet", data_files=files)

    loaded = {}
    for split, rows in read("audiofolder").items():
        assert isinstance(rows.features["audio"], Audio)
        for row in rows.cast_column("audio", Audio(decode=False)):
            samples, _ = soundfile.read(io.BytesIO(row["audio"]["bytes"]), dtype="int16")
            loaded[row["id"]] = (split, row["text"], samples.tobytes(), words_of(row["turns"]))
    assert_none(same_rows(loaded, segment_facts(dataset)))
    pictures = read("imagefolder")
    for rows in pictures.values():
        assert isinstance(rows.features["image"], Image) and isinstance(rows.features["mask"], Image)
    assert sum(map(len, pictures.values())) == sum(len(encounter.frames) for encounter in dataset.encounters)


def test_webdataset_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    import soundfile
    import webdataset

    loaded, members = {}, set()
    shards = sorted(glob.glob(str(exports / "webdataset/*.tar")))
    assert len(shards) > len({encounter.record["split"] for encounter in dataset.encounters})
    for shard in shards:
        assert Path(shard).stat().st_size < 2_500_000
        for row in webdataset.WebDataset([shard], shardshuffle=False):
            samples, _ = soundfile.read(io.BytesIO(row["flac"]), dtype="int16")
            columns = json.loads(row["json"])
            split = Path(shard).name.rsplit("-", 1)[0]
            loaded[row["__key__"]] = (split, row["txt"].decode(), samples.tobytes(), words_of(columns["turns"]))
            members.add(frozenset(key for key in row if not key.startswith("__")))
    assert_none(same_rows(loaded, segment_facts(dataset)))
    assert len(members) == 1


def test_nemo_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    import soundfile

    loaded = {}
    for manifest in (exports / "nemo").glob("*_manifest.json"):
        for row in json_lines(manifest):
            first = round(row["offset"] * 16_000)
            samples, _ = soundfile.read(
                manifest.parent / row["audio_filepath"], start=first, frames=round(row["duration"] * 16_000),
                dtype="int16",
            )  # fmt: skip
            loaded[row["id"]] = (manifest.name.removesuffix("_manifest.json"), row["text"], len(samples))
    expected = {
        key: (turn["split"], turn["text"], round((turn["end_ns"] - turn["start_ns"]) * 16_000 / NANOSECONDS))
        for key, turn in segments(dataset).items()
    }
    assert_none(same_rows(loaded, expected))


def test_lhotse_lines_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    """The keys and types that Lhotse demands, without Lhotse."""
    loaded = {}
    for path in (exports / "lhotse").glob("cuts_*.jsonl"):
        split = path.stem.removeprefix("cuts_")
        recordings = {row["id"]: row for row in json_lines(path.with_name(f"recordings_{split}.jsonl"))}
        supervisions = {row["id"]: row for row in json_lines(path.with_name(f"supervisions_{split}.jsonl"))}
        for cut in json_lines(path):
            assert set(cut) == {"id", "start", "duration", "channel", "supervisions", "recording", "type"}
            assert cut["recording"] == recordings[cut["recording"]["id"]]
            (inner,) = cut["supervisions"]
            whole = supervisions[cut["id"]]
            assert (inner["start"], inner["duration"]) == (0.0, cut["duration"])
            assert whole["start"] == cut["start"]
            for one, other in zip(inner["alignment"]["word"], whole["alignment"]["word"], strict=True):
                assert one[0] == other[0] and abs(one[1] + cut["start"] - other[1]) < 1e-6
            words = [(word, start) for word, start, _, _ in whole["alignment"]["word"]]
            loaded[cut["id"]] = (split, whole["text"], cut["start"], words)
    expected = {
        key: (
            turn["split"], turn["text"], seconds(turn["start_ns"]),
            [(word["text"], seconds(word["start_ns"])) for word in turn["words"]],
        )
        for key, turn in segments(dataset).items()
    }  # fmt: skip
    assert_none(same_rows(loaded, expected))


def test_kaldi_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    import kaldiio

    loaded = {}
    with chdir(exports / "kaldi"):
        for scp in glob.glob("*/wav.scp"):
            folder = Path(scp).parent
            tables = {}
            for name in ["wav.scp", "segments", "text", "utt2spk", "spk2utt"]:
                raw = (folder / name).read_bytes()
                assert raw.endswith(b"\n") and b"\r" not in raw and b"\xc2\xa0" not in raw
                lines = raw.removesuffix(b"\n").split(b"\n")
                assert lines == sorted(lines, key=lambda line: line.split(b" ")[0]), f"{folder}/{name}"
                tables[name] = dict(line.decode().split(" ", 1) for line in lines)
            pairs = list(tables["utt2spk"].items())
            assert pairs == sorted(pairs, key=lambda pair: (pair[1].encode(), pair[0].encode()))
            assert all(key.startswith(speaker) for key, speaker in pairs)
            spoken = {key: speaker for speaker, keys in tables["spk2utt"].items() for key in keys.split(" ")}
            assert spoken == tables["utt2spk"]
            for key, (_, samples) in kaldiio.load_scp_sequential(scp, segments=f"{folder}/segments"):
                loaded[key] = (folder.name, tables["text"][key], len(samples))
    expected = segments(dataset)
    assert loaded.keys() == expected.keys()
    for key, (split, text, count) in loaded.items():
        turn = expected[key]
        assert (split, text) == (turn["split"], turn["text"])
        assert abs(count - (turn["end_ns"] - turn["start_ns"]) * 16_000 / NANOSECONDS) <= 1


def test_textgrids_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    from praatio import textgrid

    for encounter in dataset.encounters:
        path = exports / "textgrid" / encounter.record["split"] / f"{encounter.id}.TextGrid"
        grid = textgrid.openTextgrid(str(path), includeEmptyIntervals=False)
        speakers = {turn["speaker"] for turn in encounter.transcript["turns"]}
        assert set(grid.tierNames) == {f"{name} {tier}" for name in speakers for tier in ("turns", "words")}
        for name in speakers:
            own = [turn for turn in encounter.transcript["turns"] if turn["speaker"] == name]
            for tier, rows in [("turns", own), ("words", [word for turn in own for word in turn["words"]])]:
                entries = [(entry.label, entry.start) for entry in grid.getTier(f"{name} {tier}").entries]
                assert entries == [(row["text"], seconds(row["start_ns"])) for row in rows]


def test_ctm_and_stm_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    words, spoken = [], []
    for path in (exports / "ctm-stm").glob("*.ctm"):
        rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
        assert rows == sorted(rows, key=lambda row: (row[0], float(row[2])))
        words += [(row[0], row[4], float(row[2]), float(row[3])) for row in rows]
    for path in (exports / "ctm-stm").glob("*.stm"):
        for line in path.read_text(encoding="utf-8").splitlines():
            recording, _, speaker, start, end, _, text = line.split(" ", 6)
            spoken.append((recording, speaker, float(start), float(end), text))
    assert sorted(words) == sorted(
        (encounter.id, word["text"], seconds(word["start_ns"]), seconds(word["end_ns"] - word["start_ns"]))
        for encounter, turn in turns(dataset)
        for word in turn["words"]
    )
    assert sorted(spoken) == sorted(
        (
            encounter.id, f"{encounter.id}-{turn['speaker']}", seconds(turn["start_ns"]), seconds(turn["end_ns"]),
            turn["text"],
        )
        for encounter, turn in turns(dataset)
    )  # fmt: skip


def test_rttm_and_uem_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    from pyannote.database.util import load_rttm, load_uem

    loaded = []
    for path in (exports / "rttm-uem").glob("*.rttm"):
        scored = load_uem(path.with_suffix(".uem"))
        for recording, annotation in load_rttm(path).items():
            encounter = next(each for each in dataset.encounters if each.id == recording)
            assert scored[recording].duration() == pytest.approx(seconds(encounter.duration_ns))
            loaded += [(recording, label, round(span.start, 6)) for span, _, label in annotation.itertracks(True)]
    assert sorted(loaded) == sorted(
        (encounter.id, turn["speaker"], round(seconds(turn["start_ns"]), 6)) for encounter, turn in turns(dataset)
    )


def test_subtitles_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    import webvtt

    for encounter in dataset.encounters:
        path = exports / "webvtt-srt" / encounter.record["split"] / encounter.id
        expected = [(turn["speaker"], turn["text"]) for turn in encounter.transcript["turns"]]
        cues = list(webvtt.read(f"{path}.vtt"))
        assert [(cue.voice, cue.text) for cue in cues] == expected
        assert [cue.text for cue in webvtt.from_srt(f"{path}.srt")] == [": ".join(pair) for pair in expected]
        for cue, turn in zip(cues, encounter.transcript["turns"], strict=True):
            assert abs(cue.start_in_seconds - seconds(turn["start_ns"])) < 1.001
            assert cue.identifier == turn["id"]


def test_coco_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    import numpy
    from PIL import Image
    from pycocotools.coco import COCO

    findings: list[str] = []
    expected = {
        f"{encounter.record['split']}/{encounter.id}-{frame['index']:06}.png": frame
        for encounter in dataset.encounters
        for frame in encounter.frames
    }
    seen = set()
    for path in (exports / "coco/annotations").glob("*.json"):
        coco = COCO(str(path))
        for number, picture in coco.imgs.items():
            assert number >= 1 and picture["file_name"] not in seen
            seen.add(picture["file_name"])
            frame = expected[picture["file_name"]]
            assert sha256(exports / "coco/images" / picture["file_name"]) == frame["sha256"]
            mask = numpy.asarray(Image.open(dataset.root / frame["mask_path"]))
            annotations = coco.loadAnns(coco.getAnnIds(imgIds=[number]))
            boxes = [(coco.cats[each["category_id"]]["name"], each["bbox"]) for each in annotations]
            if boxes != [(each["label"], each["bbox"]) for each in frame["objects"]]:
                findings.append(f"{picture['file_name']}: other boxes")
            for each, thing in zip(annotations, frame["objects"], strict=True):
                own = mask == thing["mask_id"]
                if not (coco.annToMask(each) == own).all() or each["area"] != own.sum():
                    findings.append(f"{picture['file_name']}, {thing['id']}: another mask")
    assert seen == expected.keys()
    assert_none(findings)


def test_imagefolder_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    from datasets import load_dataset

    loaded = {}
    for split, rows in load_dataset("imagefolder", data_dir=str(exports / "imagefolder")).items():
        for row in rows:
            boxes = [(each["label"], list(each["bbox"]), each["mask_id"]) for each in row["objects"]]
            loaded[row["id"]] = (split, row["image"].size, row["mask"].size, row["time"], boxes)
    expected = {}
    for encounter in dataset.encounters:
        for frame in encounter.frames:
            size = (frame["width"], frame["height"])
            boxes = [(each["label"], each["bbox"], each["mask_id"]) for each in frame["objects"]]
            key = f"{encounter.id}-{frame['index']:06}"
            expected[key] = (encounter.record["split"], size, size, seconds(frame["t_ns"]), boxes)
    assert_none(same_rows(loaded, expected))


def test_conversations_are_about_the_pictures(exports: Path, dataset: Dataset) -> None:
    llava = {row["id"]: row for path in (exports / "llava").glob("t*.json") for row in json.loads(path.read_text())}
    llava |= {
        row["id"]: row for path in (exports / "llava").glob("validation.json") for row in json.loads(path.read_text())
    }
    messages = {row["id"]: row for path in (exports / "messages").glob("*.jsonl") for row in json_lines(path)}
    expected = {
        f"{encounter.id}-{frame['index']:06}": frame for encounter in dataset.encounters for frame in encounter.frames
    }
    assert llava.keys() == messages.keys() == expected.keys()
    for key, frame in expected.items():
        assert sha256(exports / "llava" / llava[key]["image"]) == frame["sha256"]
        assert sha256(exports / "messages" / messages[key]["images"][0]) == frame["sha256"]
        said = [part["value"] for part in llava[key]["conversations"]]
        assert said[0].startswith("<image>\n") and said[1] == frame["scene"]["captions"]["full"]
        answers = [part["content"][-1]["text"] for part in messages[key]["messages"]]
        assert [said[0].removeprefix("<image>\n"), *said[1:]] == answers


def test_tables_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    def table(name: str) -> list[dict[str, str]]:
        with (exports / "csv" / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    assert [(row["encounter"], row["turn"], row["text"], float(row["start_s"])) for row in table("turns.csv")] == [
        (encounter.id, turn["id"], turn["text"], seconds(turn["start_ns"])) for encounter, turn in turns(dataset)
    ]
    assert [(row["reading"], float(row["value"]), row["unit"]) for row in table("vitals.csv")] == [
        (event["reading_id"], event["value"], event["unit"])
        for encounter in dataset.encounters
        for event in encounter.events_of("reading")
    ]
    kinds = {"medication", "procedure", "shock", "compressions", "ventilation"}
    assert [(row["encounter"], row["event"], row["label"], row["dose"]) for row in table("interventions.csv")] == [
        (encounter.id, event["id"], event["label"], f"{event['dose']:g}" if "dose" in event else "")
        for encounter in dataset.encounters
        for event in encounter.events
        if event["type"] in kinds
    ]


def test_times_are_of_one_type_to_readers_that_guess(exports: Path) -> None:
    """Whole seconds too: tables are joined by them."""
    from pyarrow import csv as arrow

    times = {
        "turns.csv": {"start_s", "end_s"},
        "vitals.csv": {"time_s"},
        "interventions.csv": {"start_s", "end_s"},
    }
    for name, columns in times.items():
        schema = arrow.read_csv(exports / "csv" / name).schema
        assert {field.name: str(field.type) for field in schema if field.name in columns} == dict.fromkeys(columns, "double")


def test_dialogues_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    for encounter in dataset.encounters:
        path = exports / "ems-dialogue" / encounter.record["split"] / f"{encounter.id}.json"
        call = json.loads(path.read_text(encoding="utf-8"))
        assert call["protocol"] == [encounter.record["protocol"]["odemsa"]]
        assert [(row["topic"], row["role"], row["utterance"]) for row in call["dialogue"]] == [
            (turn["topic"], turn["role"], turn["text"]) for turn in encounter.transcript["turns"]
        ]


def test_egocentric_trials_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    root = exports / "egocentric-ems"
    manifest = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    trials = [trial for each in manifest["subjects"] for part in each["scenarios"] for trial in part["trials"]]
    assert [trial["trial_id"] for trial in trials] == [encounter.id for encounter in dataset.encounters]
    for trial, encounter in zip(trials, dataset.encounters, strict=True):
        assert [(step["class_id"], step["label"], step["start_t"], step["end_t"]) for step in trial["keysteps"]] == [
            (event["keystep_id"], event["label"], seconds(event["start_ns"]), seconds(event["end_ns"]))
            for event in encounter.events_of("keystep")
        ]
        assert all((root / stream["file_path"]).is_file() for stream in trial["streams"].values())
        watch = encounter.sensor("watch")
        if watch is not None:
            with (root / trial["streams"]["smartwatch"]["file_path"]).open(newline="") as file:
                rows = list(csv.DictReader(file))
            assert len(rows) == watch.stream["samples"]
            assert rows[0]["sw_epoch_ms"] == str(round(watch.offset_ns / 1_000_000))


def test_mentions_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    for encounter in dataset.encounters:
        stem = exports / "brat" / encounter.record["split"] / encounter.id
        text = stem.with_suffix(".txt").read_bytes().decode()
        lines = stem.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
        found = []
        for line in lines:
            if line.startswith("T"):
                _, span, quoted = line.split("\t")
                kind, start, end = span.split()
                assert text[int(start) : int(end)] == quoted
                found.append((kind, quoted))
        assert found == [
            (mention["kind"], turn["text"][mention["start"] : mention["end"]])
            for turn in encounter.transcript["turns"]
            for mention in turn["mentions"]
        ]
        assert sum(line.startswith("N") for line in lines) == sum(
            "code" in mention for turn in encounter.transcript["turns"] for mention in turn["mentions"]
        )


def labelled(exports: Path) -> dict[tuple[str, str], tuple[str, list[tuple[str, str, str]]]]:
    """Letters and mentions of every sentence: kind, letters, code."""
    sentences = {}
    for path in (exports / "conll").glob("*.conll"):
        for block in path.read_text(encoding="utf-8").removesuffix("\n\n").split("\n\n"):
            head, *lines = block.splitlines()
            rows = [line.split("\t") for line in lines]
            spans: list[tuple[str, str, str]] = []
            for label_column, code_column in ((1, 2), (3, 4)):
                open_kind = None
                for row in rows:
                    token, label, code = row[0], row[label_column], row[code_column]
                    if label.startswith("B-"):
                        spans.append((label[2:], token, code))
                    elif label.startswith("I-"):
                        assert open_kind == label[2:], head
                        spans[-1] = (spans[-1][0], spans[-1][1] + token, code)
                    open_kind = label[2:] or None
            sentences[tuple(head.split()[1:3])] = ("".join(row[0] for row in rows), sorted(spans))
    return sentences


def mentions_of(dataset: Dataset) -> dict[tuple[str, str], tuple[str, list[tuple[str, str, str]]]]:
    return {
        (encounter.id, turn["id"]): (
            "".join(turn["text"].split()),
            sorted(
                (mention["kind"], "".join(turn["text"][mention["start"] : mention["end"]].split()), mention.get("code", "_"))
                for mention in turn["mentions"]
            ),
        )
        for encounter, turn in turns(dataset)
    }


def test_labelled_words_are_the_data_set(exports: Path, dataset: Dataset) -> None:
    assert_none(same_rows(labelled(exports), mentions_of(dataset)))


def test_a_mention_inside_another_is_labelled_too(
    emsynth: Program, dataset: Dataset, tmp_path: Path
) -> None:
    """One in a thousand mentions lies inside another; here one is put inside each that has several words."""
    shutil.copytree(dataset.root, tmp_path / "set", copy_function=os.link)
    there = Dataset(tmp_path / "set")
    count = 0
    for encounter in there.encounters:
        for turn in encounter.transcript["turns"]:
            inner = []
            for mention in turn["mentions"]:
                text = turn["text"][mention["start"] : mention["end"]]
                if " " in text:
                    start = mention["start"] + (text.rindex(" ") + 1 if count % 2 else 0)
                    end = mention["end"] if count % 2 else mention["start"] + text.index(" ")
                    inner.append(mention | {"start": start, "end": end, "kind": "place", "code": "emsynth:inner"})
                    count += 1
            turn["mentions"] += inner
        path = encounter.path(encounter.streams("transcript")[0])
        path.unlink()
        path.write_text(json.dumps(encounter.transcript), encoding="utf-8")
    assert count > 2
    emsynth.do("export", there.root, "--to", "conll", "-o", tmp_path)
    assert_none(same_rows(labelled(tmp_path), mentions_of(there)))


def test_the_signal_tree_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    import wfdb

    root = exports / "wfdb"
    records = (root / "RECORDS").read_text().split()
    expected = [
        f"{encounter.record['split']}/{encounter.id}/{sensor.name}"
        for encounter in dataset.encounters
        for sensor in encounter.sensors
    ]
    assert records == expected
    for name in records:
        assert wfdb.rdrecord(str(root / name)).sig_len > 0
    sums = dict(reversed(line.split("  ")) for line in (root / "SHA256SUMS.txt").read_text().splitlines())
    assert sums.items() <= digests(root).items()
    assert len(sums) == 2 + sum(
        1 + len(sensor.stream["files"]) for encounter in dataset.encounters for sensor in encounter.sensors
    )


def test_mcap_is_the_data_set(exports: Path, dataset: Dataset) -> None:
    import base64
    import hashlib
    import math

    import soundfile
    import wfdb
    from mcap.reader import make_reader

    for encounter in dataset.encounters:
        path = exports / "mcap" / encounter.record["split"] / f"{encounter.id}.mcap"
        rows: dict[str, list[tuple[int, Any]]] = {}
        with path.open("rb") as file:
            reader = make_reader(file, validate_crcs=True)
            summary = reader.get_summary()
            assert summary is not None and summary.statistics is not None and summary.chunk_indexes
            last = 0
            for _, channel, message in reader.iter_messages():
                assert message.log_time >= last
                last = message.log_time
                rows.setdefault(channel.topic, []).append((message.log_time, json.loads(message.data)))
        assert summary.statistics.message_count == sum(map(len, rows.values()))
        spoken = encounter.transcript["turns"]
        assert [(time, row["name"], row["message"]) for time, row in rows["/talk"]] == [
            (turn["start_ns"], turn["speaker"], turn["text"]) for turn in spoken
        ]
        assert len(rows["/words"]) == sum(len(turn["words"]) for turn in spoken)
        ids = [row["id"] for _, row in rows["/events"]]
        assert sorted(ids) == sorted(event["id"] for event in encounter.events)
        assert [row for _, row in rows["/events"]] == sorted(
            encounter.events, key=lambda event: (event["start_ns"], event["id"])
        )
        pictures = [
            (time, hashlib.sha256(base64.b64decode(row["data"])).hexdigest()) for time, row in rows["/camera"]
        ]
        assert pictures == [(frame["t_ns"], frame["sha256"]) for frame in encounter.frames]
        sound = b"".join(base64.b64decode(row["data"]) for _, row in rows["/audio"])
        track, _ = soundfile.read(encounter.path(encounter.streams("audio.mix")[0]), dtype="int16")
        assert sound == track.tobytes()
        for sensor in encounter.sensors:
            record = wfdb.rdrecord(str(sensor.header.with_suffix("")))
            samples = rows["/sensors/" + sensor.name.removeprefix(f"{encounter.id}-")]
            assert len(samples) == record.sig_len
            for index in range(0, record.sig_len, 97):
                time, row = samples[index]
                assert abs(time / NANOSECONDS - sensor.seconds(index)) < 1e-6
                for name, value in zip(record.sig_name, record.p_signal[index], strict=True):
                    got = row[name]
                    assert (got is None) if math.isnan(value) else got == pytest.approx(value, abs=1e-9)


def test_xdf_is_aligned_by_its_offsets(exports: Path, dataset: Dataset) -> None:
    """Every stream within 5 ms of the true clock after synchronisation, which the file does not hold."""
    import numpy
    import pyxdf
    import soundfile
    import wfdb

    for number, encounter in enumerate(dataset.encounters):
        path = exports / "xdf" / encounter.record["split"] / f"{encounter.id}.xdf"
        # Sound is read sample by sample in Python: once is enough.
        kinds = [{"type": kind} for kind in (["Audio"] if number == 0 else []) + ["Signals", "Markers"]]
        streams = {stream["info"]["name"][0]: stream for stream in pyxdf.load_xdf(path, select_streams=kinds)[0]}
        plain = pyxdf.load_xdf(path, select_streams=[{"type": "Signals"}], synchronize_clocks=False)[0]
        raw = {stream["info"]["name"][0]: stream for stream in plain}
        assert {stream["name"] for stream in pyxdf.resolve_streams(str(path))} == {"words", "events", "mix"} | raw.keys()
        assert raw.keys() == {sensor.stream["id"] for sensor in encounter.sensors}
        if number == 0:
            track, _ = soundfile.read(encounter.path(encounter.streams("audio.mix")[0]), dtype="int16")
            assert (streams["mix"]["time_series"][:, 0] == track).all()
            assert numpy.abs(streams["mix"]["time_stamps"] - numpy.arange(len(track)) / 16_000).max() < 0.005
        for sensor in encounter.sensors:
            stream = streams[sensor.stream["id"]]
            record = wfdb.rdrecord(str(sensor.header.with_suffix("")))
            assert numpy.allclose(stream["time_series"], record.p_signal, atol=1e-9, equal_nan=True)
            true = numpy.array([sensor.seconds(index) for index in range(record.sig_len)])
            assert numpy.abs(stream["time_stamps"] - true).max() < 0.005
            assert abs(raw[sensor.stream["id"]]["time_stamps"][0]) < 1e-6
        spoken = sorted(
            ((word["start_ns"], word["text"]) for turn in encounter.transcript["turns"] for word in turn["words"]),
        )
        stamped = zip(streams["words"]["time_stamps"], streams["words"]["time_series"], strict=True)
        assert sorted((round(time * NANOSECONDS), row[1]) for time, row in stamped) == spoken
        ids = [row[0] for row in streams["events"]["time_series"]]
        assert sorted(ids) == sorted(event["id"] for event in encounter.events)
