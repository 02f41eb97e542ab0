#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: seeds.py FOLDER : writes what the fuzzers begin with to FOLDER/fuzz_reading and FOLDER/fuzz_causes, from the
rows of the tests. The form of the second is told in fuzz_causes.cpp."""
import hashlib
import json
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


def rows(folder):
    for path in sorted((DATA / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def as_bytes(value):
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else b""


def headers(message):
    return b"\n".join(as_bytes(name) + b": " + as_bytes(value) for name, value in message.get("headers") or [])


def cause_seed(row):
    request = row.get("request") or {}
    response = row.get("response") or {}
    code = row.get("expect", {}).get("code")
    pieces = [
        as_bytes(request.get("method")), as_bytes(request.get("url")), headers(request), as_bytes(request.get("body")),
        str(response.get("status") or "").encode(), headers(response), as_bytes(response.get("body")),
        b"" if code is None else str(code).encode(),
    ]
    return bytes([7]) + b"".join(piece + b"\xff" for piece in pieces)


def main():
    target = Path(sys.argv[1])
    seeds = {"fuzz_causes": [cause_seed(row) for row in rows("causes")],
             "fuzz_reading": [as_bytes(row["text"]) for row in rows("reading")]}
    seeds["fuzz_reading"] += [path.read_bytes() for path in (DATA / "pastes").glob("*.txt")]
    for name, contents in seeds.items():
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        for content in contents:
            (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)
        print(f"{name}: {len(list(folder.iterdir()))} seeds")


if __name__ == "__main__":
    main()
