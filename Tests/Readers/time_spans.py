"""Half-open spans of time as (start, end) pairs of seconds."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

Span = tuple[float, float]


def without(span: Span, cuts: Iterable[Span]) -> list[Span]:
    """What is left of a span when others are cut out of it."""
    rest = [span]
    for start, end in cuts:
        rest = [
            piece
            for first, last in rest
            for piece in ((first, min(last, start)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    return sorted(rest)


def length(span: Span) -> float:
    return span[1] - span[0]


def pieces(span: Span, shortest: float) -> list[Span]:
    """A span cut into equal pieces, as many as there can be of at least a length."""
    count = max(1, int(length(span) / shortest))
    step = length(span) / count
    return [(span[0] + index * step, span[0] + (index + 1) * step) for index in range(count)]


def runs(mask: np.ndarray) -> list[tuple[int, int]]:
    """The half-open index ranges in which a mask is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
