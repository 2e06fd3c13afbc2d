"""The same recipe and seed give the same bytes, however the building went."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from dataset_folder import Dataset, digests
from program import Program, build_arguments


@dataclass
class Extended:
    """A folder begun one encounter at a time, then extended two at a time."""

    first: int
    last: int
    before: dict[str, str]
    after: dict[str, str]


@pytest.fixture(scope="module")
def extended(emsynth: Program, long_tests: bool, tmp_path_factory: pytest.TempPathFactory) -> Extended:
    first, last = (10, 20) if long_tests else (3, 5)
    folder = tmp_path_factory.mktemp("extended") / "demo"
    emsynth.build(folder, encounters=first, jobs=1)
    before = digests(folder)
    emsynth.build(folder, encounters=last, jobs=2)
    return Extended(first, last, before, digests(folder))


def test_neither_jobs_nor_folder_nor_number_matter(dataset: Dataset, extended: Extended) -> None:
    """The session's data set was built two at a time, in another folder, with another number of encounters."""
    session = encounter_files(digests(dataset.root))
    ours = encounter_files(extended.after)
    assert len(folders(ours)) == extended.last
    assert differences({path: session.get(path, "") for path in ours}, ours) == []


def test_extending_keeps_what_is_there(extended: Extended) -> None:
    before = encounter_files(extended.before)
    assert len(folders(before)) == extended.first
    assert differences(before, {path: extended.after.get(path, "") for path in before}) == []


def test_killing_leaves_no_trace(emsynth: Program, extended: Extended, tmp_path: Path) -> None:
    """Killed and gone on with, two at a time: the very tree that was begun one at a time and extended."""
    folder = tmp_path / "killed"
    kill_in_the_middle(emsynth, folder, extended.last)
    left = digests(folder)
    assert 0 < len(left) and differences(left, extended.after), "the build ended before it was killed"
    emsynth.build(folder, encounters=extended.last, jobs=2)
    assert differences(extended.after, digests(folder)) == []


def kill_in_the_middle(emsynth: Program, folder: Path, encounters: int) -> None:
    """Builds, and sends SIGKILL once the first encounter is told of and the next are under way."""
    process = emsynth.start(*build_arguments(folder, encounters, jobs=2))
    for line in process.stderr:
        done = line.split("/")[0].strip()
        if done.isdigit() and int(done) >= 1:
            break
    process.kill()
    process.wait()
    process.stderr.close()


def encounter_files(tree: dict[str, str]) -> dict[str, str]:
    """The files inside encounters, without what describes the whole data set."""
    return {path: digest for path, digest in tree.items() if "/" in path}


def folders(tree: dict[str, str]) -> set[str]:
    """The encounters that the paths of files lie in."""
    return {path.split("/")[1] for path in tree}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Paths that are not in both with the same bytes."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
