#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the data files in resources/: run by ./check, or alone with the folder as its argument.

Each NAME.json beside a NAME.schema.json must satisfy it and name each code or id once; each file in messages/ must
be {id: {zh, en}} with the same placeholders in both languages. Prints file, entry and field of what is wrong;
exit status 1 if anything is, 2 if the folder or the jsonschema module is not there.
"""

import collections
import json
import pathlib
import re
import sys

try:
    import jsonschema
except ImportError:
    print("check-resources: the Python module jsonschema is missing (package python3-jsonschema)", file=sys.stderr)
    sys.exit(2)


class RepeatedName(ValueError):
    pass


def unique_members(pairs):
    repeated = [name for name, count in collections.Counter(name for name, _ in pairs).items() if count > 1]
    if repeated:
        raise RepeatedName("the same name twice in one object: " + ", ".join(repeated))
    return dict(pairs)


def read(path, problems):
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique_members)
    except (ValueError, OSError) as fault:
        problems.append(f"{path.parent.name}/{path.name}: {fault}")
        return None


def field_name(path):
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else ("." if name else "") + str(step)
    return name or "(all of it)"


def fields_at_fault(fault, path):
    """A missing or unknown member is the field to name, not the object around it."""
    if fault.validator == "required":
        missing = [name for name in fault.validator_value if name not in fault.instance]
        return [path + [name] for name in missing if fault.message.startswith(repr(name))]
    if fault.validator == "additionalProperties" and fault.validator_value is False:
        return [path + [name] for name in fault.instance if name not in fault.schema.get("properties", {})]
    return [path]


def entry_name(data, path):
    """Names the list item that the fault is in by its code or id, and returns the path within it."""
    path = list(path)
    if len(path) >= 2 and isinstance(path[1], int):
        item = data[path[0]][path[1]]
        for key in ("code", "id"):
            if isinstance(item, dict) and isinstance(item.get(key), str):
                return f"{key} {item[key]}: ", path[2:]
        return f"{path[0]}[{path[1]}]: ", path[2:]
    return "", path


def check_schema(path, schema_path, problems):
    data = read(path, problems)
    schema = read(schema_path, problems)
    if data is None or schema is None:
        return
    kind = jsonschema.validators.validator_for(schema)
    try:
        kind.check_schema(schema)
    except jsonschema.SchemaError as fault:
        problems.append(f"{schema_path.name}: {field_name(fault.path)}: {fault.message}")
        return
    for fault in sorted(kind(schema).iter_errors(data), key=lambda fault: list(map(str, fault.absolute_path))):
        entry, inner = entry_name(data, fault.absolute_path)
        for field in fields_at_fault(fault, inner):
            problems.append(f"{path.name}: {entry}{field_name(field)}: {fault.message[:300]}")
    for name, items in data.items() if isinstance(data, dict) else []:
        for key in ("code", "id"):
            if isinstance(items, list):
                values = [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str)]
                for value, count in collections.Counter(values).items():
                    if count > 1:
                        problems.append(f"{path.name}: {key} {value}: {name} has it {count} times")


def placeholders(text):
    return sorted(set(re.findall(r"%[1-9]", text)))


def check_quotes(data, where, problems):
    """CJK fonts draw curly quotes as wide as a Chinese letter: "model’ s". English sentences use straight ones."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "en" and isinstance(value, str) and re.search("[‘’“”]", value):
                problems.append(f"{where}: a curly quote in English: {value[:80]}")
            check_quotes(value, where, problems)
    elif isinstance(data, list):
        for value in data:
            check_quotes(value, where, problems)


def check_messages(path, problems):
    data = read(path, problems)
    if data is None:
        return
    where = f"messages/{path.name}"
    if not isinstance(data, dict):
        problems.append(f"{where}: must be an object of texts")
        return
    for name, text in data.items():
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            problems.append(f"{where}: {name}: an id has small letters, digits and single hyphens only")
        if not isinstance(text, dict) or set(text) != {"zh", "en"}:
            problems.append(f"{where}: {name}: must be an object of zh and en, nothing else")
            continue
        for language, words in text.items():
            if not isinstance(words, str) or not words.strip():
                problems.append(f"{where}: {name}: {language}: is empty or no text")
                break
        else:
            if placeholders(text["zh"]) != placeholders(text["en"]):
                problems.append(
                    f"{where}: {name}: zh has {placeholders(text['zh'])}, en has {placeholders(text['en'])}"
                )


def main():
    here = pathlib.Path(__file__).resolve().parent
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "resources"
    schemas = sorted(folder.glob("*.schema.json"))
    messages = sorted(folder.glob("messages/*.json"))
    if not schemas or not messages:
        print(f"check-resources: {folder} holds no schema or no messages", file=sys.stderr)
        return 2
    problems = []
    for schema in schemas:
        path = schema.with_name(schema.name.replace(".schema.json", ".json"))
        if path.exists():
            check_schema(path, schema, problems)
        else:
            problems.append(f"{schema.name}: there is no {path.name} beside it")
    for path in messages:
        check_messages(path, problems)
    for path in messages + [schema.with_name(schema.name.replace(".schema.json", ".json")) for schema in schemas]:
        if path.exists():
            check_quotes(read(path, []), path.name, problems)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"resources: {len(schemas)} tables and {len(messages)} message files are sound")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
