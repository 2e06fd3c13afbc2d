"""Everything that is wrong, in one message."""

from __future__ import annotations

import pytest

MOST_SHOWN = 60


def assert_none(findings: list[str]) -> None:
    """Fails with all findings, so that one run shows them together."""
    if findings:
        shown = "\n".join(findings[:MOST_SHOWN])
        pytest.fail(f"{len(findings)} findings\n{shown}", pytrace=False)
