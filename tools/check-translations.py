#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every string of the window stands in both catalogues, finished, and the catalogues are as the sources are.

Runs lupdate into a copy: a string that is new or gone is a difference, and fails."""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ["coze-lens_zh_CN.ts", "coze-lens_en.ts"]


def lupdate():
    # The plain name may be a chooser that looks for another Qt.
    for name in ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate"):
        if shutil.which(name):
            return name
    sys.exit("lupdate is missing (qt6-l10n-tools)")


def messages(path):
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def problems_of(name, path, fresh):
    known, wanted = messages(path), messages(fresh)
    for key in wanted.keys() - known.keys():
        yield f"{name}: missing: {key[0]}: {key[1]}"
    for key, message in known.items():
        if key not in wanted:
            yield f"{name}: no longer in the sources: {key[0]}: {key[1]}"
            continue
        translation = message.find("translation")
        state = translation.get("type")
        forms = [form.text or "" for form in translation.iter("numerusform")]
        plural = message.get("numerus") == "yes"
        texts = forms if plural else [translation.text or ""]
        if state in ("unfinished", "vanished", "obsolete") or not texts or not all(texts):
            yield f"{name}: {state or 'empty'}: {key[0]}: {key[1]}"
        for place in ("%1", "%2", "%3", "%n"):
            if any((place in key[1]) != (place in text) for text in texts if not (plural and place == "%n")):
                yield f"{name}: {place} differs: {key[0]}: {key[1]}"


found = []
with tempfile.TemporaryDirectory() as folder:
    for name in CATALOGUES:
        fresh = Path(folder) / name
        shutil.copy(ROOT / "translations" / name, fresh)
        subprocess.run([lupdate(), "-silent", "-no-obsolete", "-locations", "none", "-I", str(ROOT / "ui"), "-I", str(ROOT / "app"), str(ROOT / "ui"), str(ROOT / "program"),
                        "-ts", str(fresh)], check=True, stdout=subprocess.DEVNULL)
        found += problems_of(name, ROOT / "translations" / name, fresh)
for problem in found:
    print(problem, file=sys.stderr)
print(f"{len(found)} problems")
sys.exit(1 if found else 0)
