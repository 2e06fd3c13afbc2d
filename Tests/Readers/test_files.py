"""Every file of the data set against the manifest's digests."""

from __future__ import annotations

from dataset_folder import Dataset, sha256
from findings import assert_none

CARDS = {"README.md", "dataset.json", "manifest.jsonl", "croissant.json"}


def test_digests_and_no_file_is_left_over(dataset: Dataset) -> None:
    findings: list[str] = []
    listed: set[str] = set()
    for encounter in dataset.encounters:
        entries = []
        for stream in encounter.record["streams"]:
            entries.append((stream["path"], stream["bytes"], stream["sha256"]))
            entries += [(file["path"], file["bytes"], file["sha256"]) for file in stream.get("files", [])]
        for frame in encounter.frames:
            entries.append((frame["path"], frame["bytes"], frame["sha256"]))
            if "mask_path" in frame:
                entries.append((frame["mask_path"], frame["mask_bytes"], frame["mask_sha256"]))
        for path, size, digest in entries:
            file = dataset.root / path
            listed.add(path)
            if not file.is_file():
                findings.append(f"{path}: not there")
            elif file.stat().st_size != size or sha256(file) != digest:
                findings.append(f"{path}: not the bytes the manifest tells of")
    there = {path.relative_to(dataset.root).as_posix() for path in dataset.root.rglob("*") if path.is_file()}
    findings += [f"{path}: in no manifest" for path in sorted(there - listed - CARDS)]
    assert_none(findings)
