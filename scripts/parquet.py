#!/usr/bin/env python3
"""Writes an audiofolder or imagefolder export as Parquet with the media inside, as the Hugging Face Hub lays it out.

    scripts/parquet.py EXPORT OUT [--rows N]

Needs pyarrow. Media columns are structs of bytes and path, all columns may be null, and the schema carries the
features, so that `load_dataset("parquet", data_files=…)` gives Audio and Image columns. Rows keep their order.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

MEDIA = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
KINDS = {".flac": ("audio", "Audio"), ".wav": ("audio", "Audio"), ".png": ("image", "Image")}


def batched(values: Iterable[Any], count: int) -> Iterator[list[Any]]:
    """Lists of at most so many values."""
    values = iter(values)
    while part := list(islice(values, count)):
        yield part


def rows(split: Path) -> Iterator[dict[str, Any]]:
    """Rows of a split with their media; `file_name` becomes `audio` or `image`, `mask_file_name` becomes `mask`."""
    with (split / "metadata.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            media = {}
            for key in [key for key in row if key == "file_name" or key.endswith("_file_name")]:
                path = split / row.pop(key)
                name = KINDS[path.suffix][0] if key == "file_name" else key.removesuffix("_file_name")
                media[name] = {"bytes": path.read_bytes(), "path": path.name}
            yield media | row


def feature(kind: pa.DataType, name: str) -> Any:
    """A column's type as the loader writes it down."""
    if kind == MEDIA:
        return {"_type": "Audio" if name == "audio" else "Image"}
    if pa.types.is_list(kind):
        return {"feature": feature(kind.value_type, name), "_type": "List"}
    if pa.types.is_struct(kind):
        return {field.name: feature(field.type, field.name) for field in kind}
    return {"dtype": {"double": "float64"}.get(str(kind), str(kind)), "_type": "Value"}


def table_schema(export: Path) -> pa.Schema:
    """One schema for all splits, from all their rows without media; a list that is always empty is one of texts."""
    types: pa.Schema | None = None
    for split in sorted(export.glob("*/metadata.jsonl")):
        with split.open(encoding="utf-8") as lines:
            for part in batched(lines, 1000):
                found = pa.Table.from_pylist([json.loads(line) for line in part]).schema
                types = found if types is None else pa.unify_schemas([types, found], promote_options="permissive")
    if types is None:
        raise SystemExit(f"{export} holds no metadata.jsonl")
    first = next(rows(next(iter(sorted(export.glob("*/metadata.jsonl")))).parent))
    media = [pa.field(name, MEDIA) for name, value in first.items() if isinstance(value, dict) and "bytes" in value]
    plain = [field for field in types if field.name != "file_name" and not field.name.endswith("_file_name")]
    schema = pa.schema(media + plain)
    features = {field.name: feature(field.type, field.name) for field in schema}
    return schema.with_metadata({"huggingface": json.dumps({"info": {"features": features}})})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="an audiofolder or imagefolder export")
    parser.add_argument("out", type=Path, help="a new folder")
    parser.add_argument("--rows", type=int, default=1000, help="rows in a file (1000)")
    arguments = parser.parse_args()
    schema = table_schema(arguments.export)
    (arguments.out / "data").mkdir(parents=True)
    for split in sorted(path.parent for path in arguments.export.glob("*/metadata.jsonl")):
        for number, part in enumerate(batched(rows(split), arguments.rows)):
            table = pa.Table.from_pylist(part, schema=schema)
            pq.write_table(table, arguments.out / "data" / f"{split.name}-{number:05}.parquet", row_group_size=100)
            print(f"{split.name}-{number:05}.parquet: {len(part)} rows")


if __name__ == "__main__":
    main()
