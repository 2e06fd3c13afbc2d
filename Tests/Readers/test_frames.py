"""Frames and masks through Pillow and pngcheck."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
from dataset_folder import Dataset
from findings import assert_none
from PIL import Image


def test_pngcheck_accepts_every_file(dataset: Dataset) -> None:
    files = sorted(dataset.root.rglob("*.png"))
    assert len(files) > 100
    for first in range(0, len(files), 500):
        result = subprocess.run(
            ["pngcheck", "-q", *files[first : first + 500]], capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr


def test_frames_have_the_stated_size_and_can_be_decoded(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        assert encounter.frames
        for frame in encounter.frames:
            with Image.open(dataset.root / frame["path"]) as image:
                image.load()
                got = (image.format, image.mode, image.size)
            if got != ("PNG", "RGB", (frame["width"], frame["height"])):
                findings.append(f"{frame['path']}: {got}, expected RGB {frame['width']}x{frame['height']}")
    assert_none(findings)


def test_masks_hold_the_stated_objects(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        for frame in encounter.frames:
            findings += [f"{frame['mask_path']}: {fault}" for fault in faults_of_mask(dataset.root, frame)]
    assert_none(findings)


def faults_of_mask(root: Path, frame: dict) -> list[str]:
    """What is wrong with the mask of a frame: size, mode, ids, boxes, visibility."""
    with Image.open(root / frame["mask_path"]) as image:
        if image.mode != "P" or image.size != (frame["width"], frame["height"]):
            return [f"{image.mode} {image.size}, expected P {frame['width']}x{frame['height']}"]
        mask = np.asarray(image)
    faults = []
    ids = [thing["mask_id"] for thing in frame["objects"]]
    if len(set(ids)) != len(ids) or 0 in ids:
        faults.append(f"mask ids {ids} are not unique from 1 on")
    if unknown := sorted(set(np.unique(mask).tolist()) - set(ids) - {0}):
        faults.append(f"pixels of no object: {unknown}")
    for thing in frame["objects"]:
        if not 0 < thing["visibility"] <= 1:
            faults.append(f"{thing['id']}: visibility {thing['visibility']}")
        box = bounding_box(mask == thing["mask_id"])
        if box != thing["bbox"]:
            faults.append(f"{thing['id']}: box {thing['bbox']}, its pixels fill {box}")
    return faults


def bounding_box(pixels: np.ndarray) -> list[int] | None:
    """Left, top, width and height of the pixels that are set."""
    if not pixels.any():
        return None
    columns = np.flatnonzero(pixels.any(axis=0))
    rows = np.flatnonzero(pixels.any(axis=1))
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]
