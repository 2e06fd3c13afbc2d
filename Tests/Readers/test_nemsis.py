"""The NEMSIS export against the run reports, and against the schema and rules of the standard where they are there.

`EMSYNTH_NEMSIS` names a folder with the official XSDs and `EMSDataSet.sch`; they are not part of the project.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from dataset_folder import Dataset, digests
from findings import assert_none
from lxml import etree
from program import CHECKOUT, Program

# What the run report does not say: surrogates, and what the manifest knows.
ADDED = {
    "dAgency.01", "dAgency.02", "dAgency.04", "eRecord.01", "eRecord.02", "eRecord.03", "eRecord.04", "eResponse.01",
    "eResponse.03", "eResponse.04", "eResponse.05", "eResponse.07", "eResponse.23", "eDispatch.01", "ePatient.07",
    "ePatient.08", "ePatient.09", "ePatient.14", "eScene.06", "eScene.07", "eScene.09", "eScene.18", "eScene.19",
    "eScene.21", "eSituation.13", "eInjury.01", "eNarrative.01", "eVitals.02", "eMedications.02", "eProcedures.02",
    "eDisposition.05", "eDisposition.06", "eDisposition.07", "eDisposition.16", "eDisposition.17", "eDisposition.19",
    "eDisposition.20", "eDisposition.21", "eDisposition.23", "eDisposition.24", "eDisposition.27", "eDisposition.28",
    "eDisposition.29", "eDisposition.30", "eDisposition.32",
}  # fmt: skip
# Deprecated: ePatient.25 has it.
LEFT_OUT = {"ePatient.13"}


@pytest.fixture(scope="module")
def dataset(emsynth: Program, long_tests: bool, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Calls of all protocols, without sound."""
    folder = tmp_path_factory.mktemp("reported") / "transcripts"
    count = "200" if long_tests else "43"
    emsynth.do("build", "transcripts", "--encounters", count, "--seed", "11", "-o", folder)
    return Dataset(folder)


@pytest.fixture(scope="module")
def exports(emsynth: Program, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    emsynth.do("export", dataset.root, "--to", "nemsis", "-o", folder)
    return folder


def entries(report: dict[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    """Element, value and pertinent negative of all that the report says. Of what was not done the time is no value."""
    negative = {
        (name.split(".")[0], entry["group"])
        for name, rows in report.items()
        if "." in name
        for entry in rows
        if "pn" in entry
    }
    for name, rows in report.items():
        if "." not in name or name in LEFT_OUT:
            continue
        section = name.split(".")[0]
        for entry in rows:
            in_row = section in {"eMedications", "eProcedures"} and (section, entry["group"]) in negative
            if "pn" in entry or not in_row:
                value = entry.get("value")
                yield name, None if value is None else f"{value:g}" if isinstance(value, float) else str(value), entry.get("pn")


def test_every_report_says_what_the_run_report_says(exports: Path, dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        path = exports / "nemsis" / encounter.record["split"] / f"{encounter.id}.xml"
        root = etree.parse(path).getroot()
        found = []
        for node in root.iter("{*}*"):
            name = etree.QName(node).localname
            if re.fullmatch(r"[de][A-Z][A-Za-z]+\.\d\d", name) and "NV" not in node.attrib:
                found.append((name, node.text, node.get("PN")))
        told = sorted(found, key=str)
        wanted = sorted(entries(encounter.report), key=str)
        names = {name for name, _, _ in wanted}
        findings += [f"{encounter.id}: nothing says {row}" for row in told if row[0] not in names | ADDED]
        findings += [f"{encounter.id}: lost {row}" for row in wanted if row not in told]
        same = [row for row in told if row[0] in names]
        if len(same) != len(wanted):
            findings.append(f"{encounter.id}: {len(wanted)} entries became {len(same)}")
        narrative = root.findtext(".//{*}eNarrative.01")
        assert narrative == " ".join(["Synthetic.", *(part["text"] for part in encounter.report["narrative"])])
    assert len(list((exports / "nemsis").glob("*/*.xml"))) == len(dataset.encounters)
    assert_none(findings)


def test_procedures_have_codes(dataset: Dataset) -> None:
    codes = {entry["value"] for each in dataset.encounters for entry in each.report.get("eProcedures.03", [])}
    assert codes and all(code.isdigit() for code in codes)


def test_no_two_reports_have_one_identifier(exports: Path, dataset: Dataset) -> None:
    found = {
        etree.parse(path).find(".//{*}PatientCareReport").get("UUID") for path in (exports / "nemsis").glob("*/*.xml")
    }
    assert len(found) == len(dataset.encounters)


def official_check() -> str:
    """The second block of the format's section."""
    page = (CHECKOUT / "docs/loading.md").read_text(encoding="utf-8")
    section = page.split("### `nemsis`\n")[1].split("\n## ")[0]
    return re.findall(r"^```python\n(.*?)^```", section, re.DOTALL | re.MULTILINE)[1]


@pytest.fixture(scope="module")
def official() -> Path:
    if folder := os.environ.get("EMSYNTH_NEMSIS"):
        return Path(folder)
    pytest.skip("EMSYNTH_NEMSIS names no folder with the schema and rules of NEMSIS")


def test_schema_and_rules_accept_every_report(
    official: Path, exports: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEMSIS_SCHEMA", str(official))
    printed = StringIO()
    with chdir(exports), redirect_stdout(printed):
        exec(compile(official_check(), "docs/loading.md, nemsis", "exec"), {"__name__": "nemsis"})
    lines = printed.getvalue().splitlines()
    assert len(lines) == len(dataset.encounters)
    assert_none([line for line in lines if "is valid, 0 warnings" not in line])


def test_rules_refuse_what_is_wrong(
    official: Path, exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault of each kind: one for the schema, one for the rules."""
    monkeypatch.setenv("NEMSIS_SCHEMA", str(official))
    source = next((exports / "nemsis").glob("*/*.xml")).read_text(encoding="utf-8")
    code = compile(official_check(), "docs/loading.md, nemsis", "exec")
    place = tmp_path / "nemsis" / "test" / "enc-000000.xml"
    place.parent.mkdir(parents=True)
    place.write_text(source.replace("<eScene.07>9923001</eScene.07>", ""), encoding="utf-8")
    with chdir(tmp_path), pytest.raises(etree.DocumentInvalid):
        exec(code, {"__name__": "nemsis"})
    negative = re.sub(r'<(eVitals\.10)>\d+</', r'<\1 PN="8801019">70</', source, count=1)
    assert negative != source
    place.write_text(negative, encoding="utf-8")
    with chdir(tmp_path), pytest.raises(AssertionError, match="nemSch_e008"):
        exec(code, {"__name__": "nemsis"})


def test_verifying_holds_reports_against_the_schema(
    official: Path, emsynth: Program, exports: Path, dataset: Dataset
) -> None:
    import sys

    before = digests(exports)
    command = ["export", dataset.root, "--to", "nemsis", "-o", exports, "--verify", "--schema", official]
    result = emsynth.run(*command, "--python", sys.executable)
    assert result.returncode == 0, result.stdout
    assert "valid by schema and rules" in result.stdout
    assert digests(exports) == before
