"""Two calls of a data set that exchange streams; whatever lists them is sealed again."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np


def wfdb_checksum(samples: np.ndarray) -> int:
    """The sum of 16-bit samples as a signed number of 16 bits (header(5) of WFDB)."""
    total = int(samples.astype(np.int64).sum()) & 0xFFFF
    return total - 0x10000 if total >= 0x8000 else total


class PairOfCalls:
    """A data set of two encounters in a folder of its own, which may be spoilt."""

    def __init__(self, source: Path, ids: tuple[str, str], root: Path) -> None:
        self.root = root
        self.ids = ids
        lines = [json.loads(line) for line in (source / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
        self.records = [line for line in lines if line["id"] in ids]
        for record in self.records:
            place = f"{record['split']}/{record['id']}"
            shutil.copytree(source / place, root / place)
        for name in ("dataset.json", "README.md"):
            (root / name).write_bytes((source / name).read_bytes())
        # It lists no file: the one of the source would tell of all calls.
        name = json.loads((root / "dataset.json").read_text(encoding="utf-8"))["name"]
        card = json.dumps({"@type": "sc:Dataset", "name": name}) + "\n"
        (root / "croissant.json").write_text(card, encoding="utf-8")
        self.seal()

    def folder(self, index: int) -> str:
        record = self.records[index]
        return f"{record['split']}/{record['id']}"

    def stream(self, index: int, name: str) -> dict:
        return next(stream for stream in self.records[index]["streams"] if stream["id"] == name)

    def names(self) -> list[str]:
        """Streams that both calls have."""
        other = {stream["id"] for stream in self.records[1]["streams"]}
        return [stream["id"] for stream in self.records[0]["streams"] if stream["id"] in other]

    def exchange(self, name: str, fitted: bool) -> None:
        """Gives each call the other's stream under its own names.

        Fitted sound and sensor records also get the clock and the length of the stream they stand for.
        """
        streams = [self.stream(0, name), self.stream(1, name)]
        before = copy.deepcopy(streams)
        files = [self.contents(stream) for stream in streams]
        for own, other in ((0, 1), (1, 0)):
            if streams[own]["kind"].startswith("audio"):
                self.exchange_sound(streams[own], before[own], before[other], files[other], fitted)
            elif streams[own]["kind"] == "sensor":
                self.exchange_sensor(streams[own], before[own], before[other], files[other], fitted)
            else:
                path = streams[own]["path"]
                text = files[other][before[other]["path"]].decode()
                (self.root / path).write_text(self.renamed(text, other, own), encoding="utf-8")
                if streams[own]["kind"] == "frames":
                    continue
        if streams[0]["kind"] == "frames":
            self.exchange_folder("frames")
            self.exchange_folder("masks")
        self.seal()

    def exchange_files(self, folder: str) -> None:
        """Exchanges pictures or masks of the same number and leaves the rest as it is."""
        numbers = [{path.name for path in (self.root / self.folder(i) / folder).iterdir()} for i in (0, 1)]
        for name in sorted(numbers[0] & numbers[1]):
            paths = [self.root / self.folder(i) / folder / name for i in (0, 1)]
            contents = [path.read_bytes() for path in paths]
            for path, content in zip(paths, reversed(contents), strict=True):
                path.write_bytes(content)
        self.seal()

    def exchange_folder(self, folder: str) -> None:
        paths = [self.root / self.folder(i) / folder for i in (0, 1)]
        aside = self.root / "aside"
        paths[0].rename(aside)
        paths[1].rename(paths[0])
        aside.rename(paths[1])

    def renamed(self, text: str, source: int, target: int) -> str:
        text = text.replace(self.folder(source), self.folder(target))
        return text.replace(self.records[source]["id"], self.records[target]["id"])

    def contents(self, stream: dict) -> dict[str, bytes]:
        paths = [stream["path"], *(file["path"] for file in stream.get("files", []))]
        return {path: (self.root / path).read_bytes() for path in paths}

    def exchange_sound(
        self, stream: dict, own: dict, other: dict, files: dict[str, bytes], fitted: bool
    ) -> None:
        import io

        import soundfile

        target = self.root / stream["path"]
        if not fitted:
            target.write_bytes(files[other["path"]])
            stream["samples"] = other["samples"]
            return
        samples, rate = soundfile.read(io.BytesIO(files[other["path"]]), dtype="int16")
        soundfile.write(target, np.resize(samples, own["samples"]), rate, subtype="PCM_16")

    def exchange_sensor(
        self, stream: dict, own: dict, other: dict, files: dict[str, bytes], fitted: bool
    ) -> None:
        """Header, signals and annotations; a fitted record is cut, or begins again at its end."""
        suffixes = {path.rsplit(".", 1)[1]: path for path in files}
        header = files[suffixes["hea"]].decode()
        signals = files[suffixes["dat"]]
        count = other["samples"]
        stream["channels"] = other["channels"]
        if fitted:
            rows = np.frombuffer(signals, dtype="<i2").reshape(-1, other["channels"])
            offset = (own["clock"]["offset_ns"] - other["clock"]["offset_ns"]) * other["sample_rate_hz"] / 1e9
            rows = np.roll(rows, -round(offset), axis=0)
            rows = np.resize(rows, (own["samples"], other["channels"]))
            signals = rows.tobytes()
            header = self.recounted(header, rows)
            count = own["samples"]
        else:
            stream["clock"] = other["clock"]
        stream["samples"] = count
        source, target = Path(other["path"]).stem, Path(stream["path"]).stem
        folder = (self.root / stream["path"]).parent
        (folder / f"{target}.hea").write_text(header.replace(source, target), encoding="utf-8")
        (folder / f"{target}.dat").write_bytes(signals)
        kept = [suffix for suffix in suffixes if suffix != "atr" or not fitted]
        if "atr" in kept:
            (folder / f"{target}.atr").write_bytes(files[suffixes["atr"]])
        else:
            (folder / f"{target}.atr").unlink(missing_ok=True)
        stream["files"] = [
            {"path": str(Path(stream["path"]).with_suffix(f".{suffix}")), "bytes": 0, "sha256": ""}
            for suffix in kept
            if suffix != "hea"
        ]

    @staticmethod
    def recounted(header: str, rows: np.ndarray) -> str:
        """A header with the length, first values and checksums of other samples (header(5) of WFDB)."""
        lines = header.splitlines()
        name, signals, rate, *_ = lines[0].split()
        lines[0] = f"{name} {signals} {rate} {len(rows)}"
        for column in range(rows.shape[1]):
            parts = lines[1 + column].split(" ")
            parts[5] = str(int(rows[0, column]))
            parts[6] = str(wfdb_checksum(rows[:, column]))
            lines[1 + column] = " ".join(parts)
        return "\n".join(lines) + "\n"

    def seal(self) -> None:
        """Sizes, digests and the manifest of what lies in the folder."""
        for record in self.records:
            for stream in record["streams"]:
                if stream["kind"] == "frames":
                    self.seal_frames(self.root / stream["path"])
                for entry in [stream, *stream.get("files", [])]:
                    content = (self.root / entry["path"]).read_bytes()
                    entry["bytes"] = len(content)
                    entry["sha256"] = hashlib.sha256(content).hexdigest()
            record["digest"] = self.digest(record)
        text = "".join(json.dumps(record, sort_keys=True) + "\n" for record in self.records)
        (self.root / "manifest.jsonl").write_text(text, encoding="utf-8")

    def seal_frames(self, path: Path) -> None:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            for prefix in ("", "mask_"):
                content = (self.root / row[f"{prefix}path"]).read_bytes()
                row[f"{prefix}bytes"] = len(content)
                row[f"{prefix}sha256"] = hashlib.sha256(content).hexdigest()
        path.write_text("".join(json.dumps(row, sort_keys=True) + "\n" for row in rows), encoding="utf-8")

    @staticmethod
    def digest(record: dict) -> str:
        lines = ""
        for stream in record["streams"]:
            lines += f"{stream['id']} {stream['sha256']}\n"
            for file in stream.get("files", []):
                lines += f"{file['path'].rsplit('/', 1)[1]} {file['sha256']}\n"
        return hashlib.sha256(lines.encode()).hexdigest()
