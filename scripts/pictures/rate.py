"""Pictures a second and core: of a build, and of a Python pipeline (pycairo, numpy, Pillow) that draws such monitors.

Both draw at 480 × 270 pixels, with a mask of each object, boxes and visibility counted on it, and both encoded as
PNG. The build also makes the calls the pictures are of and the texts beside them; what is measured is CPU time, so
that the number of jobs does not matter.
"""

from __future__ import annotations

import json
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import python_pipeline

RECIPE = """
name: rate
title: Pictures a second
description: Pictures whose time is measured.
licence: CC0-1.0
language: en
encounters: {calls}
seed: 3
pace: short
streams: {{audio: false, frames: true, sensors: false, report: false}}
frames: {{width: 480, height: 270}}
pairs: {{scenes: {scenes}, nuisance: {nuisance}, utterances: false{kinds}}}
splits: {{train: 1, validation: 0, test: 0}}
"""


def spent() -> float:
    """CPU seconds of the programs that were started, as `process_time` counts them of this one."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def build(program: Path, calls: int, scenes: int, kinds: str, nuisance: float) -> tuple[float, list[dict]]:
    """CPU seconds of a build, and its frames."""
    with tempfile.TemporaryDirectory() as folder:
        recipe = Path(folder) / "rate.yaml"
        recipe.write_text(
            RECIPE.format(calls=calls, scenes=scenes, kinds=kinds, nuisance=nuisance), encoding="utf-8"
        )
        before = spent()
        subprocess.run(
            [program, "build", recipe, "-o", Path(folder) / "set", "--jobs", "1"], check=True, capture_output=True
        )
        seconds = spent() - before
        frames = [
            json.loads(line)
            for path in sorted(Path(folder).glob("set/*/*/frames.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
    return seconds, frames


def marginal(program: Path, kinds: str, nuisance: float) -> float:
    """Pictures a CPU second that more pictures of the same calls take, texts and masks included."""
    many, frames = build(program, 16, 24, kinds, nuisance)
    few, fewer = build(program, 16, 2, kinds, nuisance)
    return (len(frames) - len(fewer)) / (many - few)


def measure(program: Path) -> dict:
    seconds, frames = build(program, 24, 24, "", 0.5)
    monitors = marginal(program, ", kinds: {monitor_closeup: 1}", 0)
    views = [python_pipeline.View(number) for number in range(60)]
    start = time.process_time()
    for view in views:
        python_pipeline.render(view)
    python = len(views) / (time.process_time() - start)
    return {
        "all kinds, whole build": round(len(frames) / seconds, 1),
        "all kinds, more pictures of the same calls": round(marginal(program, "", 0.5), 1),
        "monitors, more pictures of the same calls": round(monitors, 1),
        "monitors, Python": round(python, 1),
        "ratio": round(monitors / python, 2),
    }  # fmt: skip
