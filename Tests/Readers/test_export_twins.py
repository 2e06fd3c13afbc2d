"""Noisy twins and texts beside frames in exports, in both directions: what the data set has is there, and nothing else."""

from __future__ import annotations

import glob
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from dataset_folder import NANOSECONDS, Dataset, digests, json_lines
from findings import assert_none, same_rows
from program import Program, snippets

SOUND = ["audiofolder", "webdataset", "nemo", "lhotse", "kaldi", "ctm-stm"]
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
        emsynth.do("export", noisy.root, "--to", *SOUND, "--audio", audio, "-o", folder / audio)
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
