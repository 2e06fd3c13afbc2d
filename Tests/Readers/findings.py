"""Everything that is wrong, in one message."""

from __future__ import annotations

from typing import Any

import pytest

MOST_SHOWN = 60


def assert_none(findings: list[str]) -> None:
    """Fails with all findings, so that one run shows them together."""
    if findings:
        shown = "\n".join(findings[:MOST_SHOWN])
        pytest.fail(f"{len(findings)} findings\n{shown}", pytrace=False)


def same_rows(loaded: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """What a loader lost, added or changed."""
    findings = [f"lost: {key}" for key in expected.keys() - loaded.keys()]
    findings += [f"added: {key}" for key in loaded.keys() - expected.keys()]
    findings += [
        f"{key}: {loaded[key]!r} instead of {expected[key]!r}"
        for key in sorted(loaded.keys() & expected.keys())
        if loaded[key] != expected[key]
    ]
    return findings
