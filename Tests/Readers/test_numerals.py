"""Numbers on drawn monitors, read back from the pixels by a reader of printed text (tesseract)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from dataset_folder import Dataset
from PIL import Image, ImageOps
from program import Program

READOUTS = ["hr", "spo2", "etco2", "rr", "nibp"]


def test_numerals_of_clean_close_ups_are_those_of_the_record(emsynth: Program, tmp_path: Path) -> None:
    if not shutil.which("tesseract"):
        pytest.skip("tesseract is not installed (Debian package tesseract-ocr)")
    result = emsynth.run(
        "build", "text-image", "--encounters", "4", "--seed", "11", "--set", "pairs.kinds.monitor_closeup=1",
        "--set", "pairs.scenes=6", "--set", "pairs.nuisance=0", "--set", "frames.width=960",
        "--set", "frames.height=540", "-o", tmp_path / "set",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    dataset = Dataset(tmp_path / "set")
    read, misread = 0, []
    for encounter in dataset.encounters:
        for frame in encounter.frames:
            if frame["kind"] != "monitor_closeup":
                continue
            boxes = {thing["id"]: thing["bbox"] for thing in frame["objects"]}
            for name in READOUTS:
                shown = frame["scene"]["attributes"][name]["text"]
                if "-" in shown:
                    continue
                read += 1
                if (found := numeral(dataset.root / frame["path"], boxes[name])) != shown:
                    misread.append(f"{frame['path']} {name}: {found!r}, not {shown!r}")
    assert read > 60
    assert len(misread) <= 0.05 * read, f"{len(misread)} of {read}\n" + "\n".join(misread)


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
