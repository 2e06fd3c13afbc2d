"""The emsynth executable under test."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


class Program:
    """Runs emsynth and hands back what it printed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def find(cls) -> Program:
        """The program `EMSYNTH` names, or else the release build of this checkout."""
        if named := os.environ.get("EMSYNTH"):
            path = Path(named)
        else:
            show = ["swift", "build", "-c", "release", "--show-bin-path"]
            folder = subprocess.run(show, cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout.strip()
            path = Path(folder) / "emsynth"
        if not path.is_file():
            raise FileNotFoundError(f"{path} is not there: run swift build -c release, or set EMSYNTH")
        return cls(path)

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Runs to the end, whatever the exit code."""
        return subprocess.run([self.path, *arguments], capture_output=True, text=True, check=False)

    def do(self, *arguments: str | Path) -> None:
        """Runs to the end; fails loudly unless that went well."""
        result = self.run(*arguments)
        assert result.returncode == 0, result.stderr

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Starts and leaves the progress on standard error to be read."""
        return subprocess.Popen(
            [self.path, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    def build(self, folder: Path, encounters: int, jobs: int) -> None:
        """Builds the demo recipe with seed 7; fails loudly."""
        self.do(*build_arguments(folder, encounters, jobs))


# Ten calls of these hold every rhythm and device that the readers look for.
PROTOCOLS = [
    "anaphylaxis", "bradycardia", "cardiac-arrest", "hemorrhage-control", "hypoglycemia", "opioid-overdose",
    "respiratory-distress", "seizure", "stemi", "stroke",
]  # fmt: skip


def build_arguments(folder: Path, encounters: int, jobs: int) -> list[str]:
    weights = [part for name in PROTOCOLS for part in ("--set", f"protocols.{name}=1")]
    return [
        "build", "demo", "--encounters", str(encounters), "--seed", "7", "--jobs", str(jobs), "-o", str(folder),
        *weights,
    ]  # fmt: skip


def snippets() -> dict[str, str]:
    """The Python block under each heading of the page that names a format."""
    page = (CHECKOUT / "docs/loading.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^### `([a-z0-9-]+)`\n.*?^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE))
