"""Numbers on drawn monitors and words on bracelets, read back from the pixels by a reader of printed text (tesseract)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from dataset_folder import Dataset
from PIL import Image, ImageOps
from program import CHECKOUT, Program

READOUTS = ["hr", "spo2", "etco2", "rr", "nibp"]


def test_numerals_of_clean_close_ups_are_those_of_the_record(emsynth: Program, tmp_path: Path) -> None:
    root = build(emsynth, tmp_path, {"scenes": 8, "kinds": {"monitor_closeup": 1}}, encounters=4, seed=11)
    read, misread = 0, []
    for frame in frames(root, "monitor_closeup"):
        boxes = {thing["id"]: thing["bbox"] for thing in frame["objects"]}
        for name in READOUTS:
            shown = frame["scene"]["attributes"][name]["text"]
            if "-" in shown:
                continue
            read += 1
            if (found := numeral(root / frame["path"], boxes[name])) != shown:
                misread.append(f"{frame['path']} {name}: {found!r}, not {shown!r}")
    assert read > 60
    assert len(misread) <= 0.05 * read, f"{len(misread)} of {read}\n" + "\n".join(misread)


def test_words_of_clean_bracelets_are_those_of_the_record(emsynth: Program, tmp_path: Path) -> None:
    kinds = {"allergy_tag": 1, "monitor_closeup": 0.01}
    root = build(emsynth, tmp_path, {"scenes": 4, "kinds": kinds}, encounters=36, seed=12)
    read, misread = 0, []
    for frame in frames(root, "allergy_tag"):
        box = next(thing["bbox"] for thing in frame["objects"] if thing["id"] == "plate")
        shown = frame["scene"]["attributes"]["plate"]["text"].upper()
        read += 1
        if shown not in (found := words(root / frame["path"], box)):
            misread.append(f"{frame['path']}: {found!r}, not {shown!r}")
    assert read >= 20
    assert len(misread) <= 0.05 * read, f"{len(misread)} of {read}\n" + "\n".join(misread)


def build(emsynth: Program, folder: Path, pairs: dict[str, object], encounters: int, seed: int) -> Path:
    """A data set of clean pictures of 960 × 540 pixels."""
    if not shutil.which("tesseract"):
        pytest.skip("tesseract is not installed (Debian package tesseract-ocr)")
    recipe = yaml.safe_load((CHECKOUT / "assets/recipes/text-image.yaml").read_text(encoding="utf-8"))
    recipe["frames"] = {"width": 960, "height": 540}
    recipe["pairs"] = {"nuisance": 0, **pairs}
    (folder / "recipe.yaml").write_text(yaml.safe_dump(recipe, width=1000), encoding="utf-8")
    emsynth.do(
        "build", folder / "recipe.yaml", "--encounters", str(encounters), "--seed", str(seed), "-o", folder / "set"
    )
    return folder / "set"


def frames(root: Path, kind: str) -> list[dict]:
    return [frame for encounter in Dataset(root).encounters for frame in encounter.frames if frame["kind"] == kind]


def words(path: Path, box: list[int]) -> str:
    left, top, width, height = box
    with Image.open(path) as image:
        crop = image.convert("L").crop((left, top, left + width, top + height))
    file = path.parent / f"{path.stem}.ocr.png"
    crop.resize((width * 2, height * 2), Image.Resampling.LANCZOS).save(file)
    printed = subprocess.run(["tesseract", str(file), "-", "--psm", "6"], capture_output=True, text=True, check=True)
    file.unlink()
    return " ".join(printed.stdout.upper().split())


def numeral(path: Path, box: list[int]) -> str:
    left, top, width, height = box
    with Image.open(path) as image:
        crop = image.convert("RGB").crop((left - 4, top - 4, left + width + 4, top + height + 4))
    # Light digits on black become black ones on white, in the size that the reader expects.
    light = ImageOps.invert(Image.merge("RGB", crop.split()).convert("L"))
    scale = 64 / light.height
    light = ImageOps.autocontrast(light.resize((round(light.width * scale), 64), Image.Resampling.LANCZOS))
    light = ImageOps.expand(light, 24, fill=255)
    file = path.parent / f"{path.stem}-{left}-{top}.ocr.png"
    light.save(file)
    printed = subprocess.run(
        ["tesseract", str(file), "-", "--psm", "7", "-c", "tessedit_char_whitelist=0123456789/"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    file.unlink()
    return printed.stdout.strip()
