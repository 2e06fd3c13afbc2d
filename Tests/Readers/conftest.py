"""One data set for all tests: built once a run in a temporary folder.

`EMSYNTH` names the program (else the release build of the checkout), `EMSYNTH_DATASET` a demo data set of seed 7 that
is there already, `EMSYNTH_LONG_TESTS=1` asks for more encounters and utterances.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from dataset_folder import Dataset
from program import Program


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Loaders keep nothing between runs and ask nobody."""
    os.environ["HF_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["HF_HUB_OFFLINE"] = "1"


@pytest.fixture(scope="session")
def long_tests() -> bool:
    """Whether the run may take its time."""
    return os.environ.get("EMSYNTH_LONG_TESTS") == "1"


@pytest.fixture(scope="session")
def emsynth() -> Program:
    return Program.find()


@pytest.fixture(scope="session")
def dataset(request: pytest.FixtureRequest, long_tests: bool, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The demo recipe: one encounter of each protocol, or two in a long run."""
    if there := os.environ.get("EMSYNTH_DATASET"):
        return Dataset(Path(there))
    folder = tmp_path_factory.mktemp("built") / "demo"
    request.getfixturevalue("emsynth").build(folder, encounters=20 if long_tests else 10, jobs=2)
    return Dataset(folder)
