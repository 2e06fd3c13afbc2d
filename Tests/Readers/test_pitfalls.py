"""What loaders stumble over without saying so, tried on data sets whose calls are in all splits.

Each of these was seen with a real loader: rows that fall away, columns that change their type from split to split, keys
that are cut at a dot, labels that count for nothing.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dataset_folder import Dataset, json_lines
from program import Program
from swapping import wfdb_checksum

SPLITS = ["train", "validation", "test"]


def built(emsynth: Program, folder: Path, recipe: str, *options: str) -> Dataset:
    arguments = ["--encounters", "10", "--seed", "7", "--jobs", "2", *options]
    emsynth.do("build", recipe, "-o", folder, *arguments)
    return Dataset(folder)


@pytest.fixture(scope="session")
def sounds(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Ten calls with sound and sensor series, and no pictures."""
    folder = tmp_path_factory.mktemp("pitfalls") / "sounds"
    return built(emsynth, folder, "demo", "--set", "streams.frames=false")


@pytest.fixture(scope="session")
def stills(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("pitfalls") / "stills"
    return built(emsynth, folder, "text-image")


@pytest.fixture(scope="session")
def exports(
    emsynth: Program, sounds: Dataset, stills: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("pitfalls") / "exports"
    heard = "audiofolder webdataset lhotse kaldi textgrid wfdb mcap"
    for dataset, formats in ((sounds, heard), (stills, "imagefolder coco llava messages")):
        emsynth.do("export", dataset.root, "--to", *formats.split(), "-o", folder)
    return folder


def folder_rows(exports: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    return {split: json_lines(exports / name / split / "metadata.jsonl") for split in SPLITS}


@pytest.mark.parametrize("name", ["audiofolder", "imagefolder"])
def test_no_name_below_a_split_names_a_split(exports: Path, name: str) -> None:
    """The loader takes such a word for a split and drops the rows of the metadata."""
    for split in SPLITS:
        for path in (exports / name / split).rglob("*"):
            words = re.split(r"[^a-z]+", str(path.relative_to(exports / name / split)).lower())
            assert not set(words) & {"train", "training", "test", "testing", "eval", "dev", "val", "valid", "validation"}


@pytest.mark.parametrize("name", ["audiofolder", "imagefolder"])
def test_columns_have_one_type_in_every_split(exports: Path, name: str) -> None:
    """An empty list has no type, and a list of lists of words and numbers is none at all."""
    from datasets import load_dataset

    files = {split: str(exports / name / split / "metadata.jsonl") for split in SPLITS}
    alone = [load_dataset("json", data_files={split: file})[split].features for split, file in files.items()]
    assert alone[0] == alone[1] == alone[2]
    for rows in folder_rows(exports, name).values():
        for row in rows:
            assert not any(isinstance(item, list) for value in row.values() if isinstance(value, list) for item in value)


@pytest.mark.parametrize(("name", "files"), [("audiofolder", {"file_name"}), ("imagefolder", {"file_name", "mask_file_name"})])
def test_only_names_of_files_are_called_so(exports: Path, name: str, files: set[str]) -> None:
    """Any column that ends so becomes media."""
    for split, rows in folder_rows(exports, name).items():
        for row in rows:
            assert {column for column in row if column.endswith("file_name")} == files & row.keys()
            for column in files & row.keys():
                assert (exports / name / split / row[column]).is_file()


def test_samples_of_shards_lie_together_under_whole_keys(exports: Path) -> None:
    for shard in (exports / "webdataset").glob("*.tar"):
        assert shard.read_bytes()[257:265] == b"ustar\x0000"
        with tarfile.open(shard) as archive:
            names = [member.name for member in archive.getmembers() if member.isreg()]
        keys = [name.split(".", 1)[0] for name in names]
        assert all("." not in name.split(".", 1)[1] and name == name.lower() for name in names)
        assert len(set(keys)) == 1 + sum(one != other for one, other in pairwise(keys))
        members = {key: {name.split(".")[1] for name in names if name.split(".")[0] == key} for key in keys}
        assert len({frozenset(own) for own in members.values()}) == 1


def test_lhotse_knows_every_key(exports: Path) -> None:
    """Others raise a TypeError; what is more belongs into `custom`."""
    known = {
        "recordings": {"id", "sources", "sampling_rate", "num_samples", "duration", "channel_ids"},
        "supervisions": {
            "id", "recording_id", "start", "duration", "channel", "text", "language", "speaker", "gender", "alignment",
            "custom",
        },
    }  # fmt: skip
    for kind, keys in known.items():
        for split in SPLITS:
            rows = json_lines(exports / "lhotse" / f"{kind}_{split}.jsonl")
            assert rows and all(row.keys() <= keys for row in rows)


def test_objects_have_ids_from_one_and_boxes_with_a_size(exports: Path, stills: Dataset) -> None:
    """An id of zero, an id twice or corners for sizes change the average precision and nothing is said."""
    count = 0
    for path in (exports / "coco").glob("annotations/*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        sizes = {image["id"]: (image["width"], image["height"]) for image in record["images"]}
        categories = [category["id"] for category in record["categories"]]
        ids = [annotation["id"] for annotation in record["annotations"]]
        for numbers in (list(sizes), categories, ids):
            assert min(numbers) >= 1 and len(set(numbers)) == len(numbers)
        for annotation in record["annotations"]:
            x, y, width, height = annotation["bbox"]
            assert width > 0 and height > 0 and annotation["area"] > 0 and annotation["iscrowd"] in (0, 1)
            assert x >= 0 and y >= 0
            assert x + width <= sizes[annotation["image_id"]][0] and y + height <= sizes[annotation["image_id"]][1]
            assert annotation["category_id"] in categories
        count += len(ids)
    assert count == sum(len(frame["objects"]) for call in stills.encounters for frame in call.frames)


def signal_records(exports: Path) -> Iterator[tuple[Path, list[str]]]:
    for header in sorted((exports / "wfdb").rglob("*.hea")):
        yield header, header.read_text(encoding="utf-8").splitlines()


def test_checksums_and_lengths_of_signals_are_right(exports: Path) -> None:
    """No loader looks at either."""
    records = list(signal_records(exports))
    assert len(records) > 20
    for header, lines in records:
        name, signals, _, samples = lines[0].split()[:4]
        assert name == header.stem and "." not in name
        rows = np.fromfile(header.with_suffix(".dat"), dtype="<i2").reshape(-1, int(signals))
        assert len(rows) == int(samples)
        for column, line in enumerate(lines[1 : 1 + int(signals)]):
            file, form, gain, _, _, first, checksum, _, *_ = line.split()
            assert (file, form) == (f"{header.stem}.dat", "16") and " " not in gain
            assert int(first) == rows[0, column] and int(checksum) == wfdb_checksum(rows[:, column])


def test_intervals_follow_one_another_without_a_gap(exports: Path) -> None:
    from praatio import textgrid

    for path in (exports / "textgrid").rglob("*.TextGrid"):
        grid = textgrid.openTextgrid(str(path), includeEmptyIntervals=True)
        for tier in grid.tiers:
            assert tier.entries[0].start == 0 and tier.entries[-1].end == grid.maxTimestamp
            assert all(one.end == other.start for one, other in pairwise(tier.entries))


def test_recordings_have_a_summary(exports: Path, sounds: Dataset) -> None:
    """Without summary, statistics and index a viewer shows nothing."""
    from mcap.reader import make_reader

    paths = sorted((exports / "mcap").rglob("*.mcap"))
    assert len(paths) == len(sounds.encounters)
    for path in paths:
        with path.open("rb") as file:
            summary = make_reader(file).get_summary()
        assert summary and summary.statistics and summary.chunk_indexes
        assert summary.statistics.chunk_count == len(summary.chunk_indexes)
        assert sum(summary.statistics.channel_message_counts.values()) == summary.statistics.message_count
