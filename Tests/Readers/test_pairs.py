"""Texts beside frames, re-derived from the scenes by this file alone; and what would let a reader guess."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from pathlib import Path

import captions
import numpy as np
import pytest
from dataset_folder import Dataset, json_lines
from findings import assert_none
from PIL import Image
from program import Program

ENCOUNTERS = 24
# Of the 768 bits of a picture's hash so many may differ between two that are taken for the same.
NEAR = 24


@pytest.fixture(scope="module")
def pictures(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("pairs") / "set"
    emsynth.do(
        "build", "text-image", "--encounters", str(ENCOUNTERS), "--seed", "7", "--set", "pairs.scenes=8",
        "--set", "splits.train=0.5", "--set", "splits.validation=0.25", "--set", "splits.test=0.25", "-o", folder,
    )  # fmt: skip
    return Dataset(folder)


def rows(pictures: Dataset):
    """Each frame with its split and its texts."""
    for encounter in pictures.encounters:
        pairs = defaultdict(list)
        for pair in json_lines(encounter.path(encounter.streams("pairs")[0])):
            pairs[pair["frame"]].append(pair)
        for frame in encounter.frames:
            yield encounter.record["split"], frame, pairs[frame["index"]]


def test_the_validator_finds_nothing(emsynth: Program, pictures: Dataset) -> None:
    result = emsynth.run("validate", pictures.root, "--level", "signals")
    assert result.returncode == 0, result.stdout


def test_texts_say_what_the_scene_says(pictures: Dataset) -> None:
    findings: list[str] = []
    for _, frame, pairs in rows(pictures):
        attributes = frame["scene"]["attributes"]
        assert {pair["style"] for pair in pairs} >= {"short", "full", "clinical"}
        for pair in pairs:
            holds = [attributes.get(f["object"], {}).get(f["attribute"]) == f["value"] for f in pair["facts"]]
            if pair["style"] == "polar":
                fine = (pair["answer"] == "yes") == holds[0]
            elif pair["style"] == "question":
                fine = holds == [True] and pair["answer"] == pair["facts"][0]["value"]
            elif pair["is_true"]:
                fine = all(holds) and "changed" not in pair
            else:
                fine = [f for f, right in zip(pair["facts"], holds, strict=True) if not right] == [pair["changed"]]
            if not fine:
                findings.append(f"{frame['path']} {pair['id']}: {pair['text']}")
    assert_none(findings)


def test_captions_follow_from_the_scene(pictures: Dataset) -> None:
    """Each short caption is what another writer says of the same attributes; little is hidden."""
    findings, hidden, count = [], 0, 0
    for encounter in pictures.encounters:
        for frame in encounter.frames:
            count += 1
            try:
                expected = captions.pattern(frame)
            except KeyError:
                hidden += 1
                continue
            if not re.fullmatch(expected, frame["caption"]):
                findings.append(f"{frame['path']}: {frame['caption']!r}, expected {expected!r}")
    assert_none(findings)
    assert hidden <= 0.02 * count, f"{hidden} of {count}"


def test_twins_differ_in_one_fact(pictures: Dataset) -> None:
    seen = 0
    for encounter in pictures.encounters:
        frames = {frame["index"]: frame for frame in encounter.frames}
        for frame in encounter.frames:
            if not (twin := frame.get("twin")):
                continue
            seen += 1
            here, there = (f["scene"]["attributes"] for f in (frame, frames[twin["of"]]))
            different = [
                (thing, name)
                for thing in here.keys() & there.keys()
                for name in here[thing].keys() | there[thing].keys()
                if here[thing].get(name) != there[thing].get(name)
            ]
            assert different == [(twin["object"], twin["attribute"])], frame["path"]
    assert seen > 100


def test_who_sees_no_picture_is_right_half_of_the_time(pictures: Dataset) -> None:
    """The best guess from a text and its choices, made with all answers known, has exactly two answers to choose from."""
    answers: dict[tuple, Counter] = defaultdict(Counter)
    truth: dict[str, Counter] = defaultdict(Counter)
    for _, _, pairs in rows(pictures):
        for pair in pairs:
            if pair["style"] in ("question", "polar"):
                answers[(pair["text"], tuple(pair["choices"]))][pair["answer"]] += 1
            elif pair["style"] == "clinical":
                truth[pair["text"]][pair["is_true"]] += 1
    asked = sum(sum(counter.values()) for counter in answers.values())
    right = sum(max(counter.values()) for counter in answers.values())
    assert asked > 200
    assert right / asked == 0.5
    asked_about = {text: counter for text, counter in truth.items() if counter[False]}
    assert asked_about
    assert all(counter[True] == counter[False] for counter in asked_about.values())


def test_compositions_of_the_test_part_are_new(pictures: Dataset) -> None:
    kinds, compositions = defaultdict(set), defaultdict(set)
    for split, frame, _ in rows(pictures):
        composition = frame["scene"]["composition"]
        assert frame["scene"]["attributes"][composition["object"]][composition["attribute"]] == composition["value"]
        labels = {thing["id"]: thing["label"] for thing in frame["objects"]}
        compositions[split].add((frame["kind"], labels[composition["object"]], composition["value"]))
        kinds[split].add(frame["kind"])
    for one, other in itertools.combinations(compositions, 2):
        assert not compositions[one] & compositions[other]
    assert len(kinds["test"] & kinds["train"]) > 5


def test_captions_are_many(pictures: Dataset) -> None:
    for style in ("short", "full", "clinical"):
        texts = [
            pair["text"]
            for _, _, pairs in rows(pictures)
            for pair in pairs
            if pair["style"] == style and pair["is_true"]
        ]
        assert len(set(texts)) / len(texts) >= 0.9, (style, Counter(texts).most_common(3))


def test_no_picture_is_in_two_splits(pictures: Dataset) -> None:
    hashes = defaultdict(list)
    for split, frame, _ in rows(pictures):
        hashes[split].append((frame["path"], difference_hash(pictures.root / frame["path"])))
    findings = []
    for one, other in itertools.combinations(hashes, 2):
        left = np.array([bits for _, bits in hashes[one]])
        right = np.array([bits for _, bits in hashes[other]])
        distances = (left[:, None, :] != right[None, :, :]).sum(axis=2)
        for i, j in np.argwhere(distances <= NEAR):
            findings.append(f"{hashes[one][i][0]} and {hashes[other][j][0]}: {distances[i, j]} bits")
    assert_none(findings)


def difference_hash(path: Path) -> np.ndarray:
    """Whether each pixel of 16 × 16 of each colour channel is brighter than its left neighbour."""
    with Image.open(path) as image:
        small = np.asarray(image.resize((17, 16), Image.Resampling.BILINEAR), dtype=np.int16)
    return (small[:, 1:] > small[:, :-1]).reshape(-1)
