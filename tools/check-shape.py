#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the design says of the tree and a machine can see: sizes, licences, arrows between the rooms."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES = 500
# Which rooms a room may include, beside itself.
ARROWS = {
    "base": set(),
    "catalogue": {"base"},
    "operations": {"base"},
    "http": {"base"},
    "formats": {"base"},
    "settings": {"base", "http"},
    "oauth": {"base", "http", "formats"},
    "answers": {"base", "http", "formats"},
    "diagnosis": {"base", "catalogue", "operations", "http", "formats"},
    "history": {"base", "http", "formats", "diagnosis", "operations"},
    "practice": None,
    "commandline": None,
}
problems = []


def tracked(*patterns):
    names = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in names.stdout.splitlines()]


for path in tracked("*.cpp", "*.h"):
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    count = text.count("\n")
    if count > LINES:
        problems.append(f"{name}: {count} lines, more than {LINES}")
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text.split("\n", 1)[0]:
        problems.append(f"{name}: the first line is not the licence")
    if name.parts[0] != "app":
        continue
    room = name.parts[1]
    allowed = ARROWS.get(room, set())
    for include in re.findall(r'#include "([a-z]+)/', text):
        if allowed is not None and include != room and include not in allowed:
            problems.append(f"{name}: {room} may not know {include}")
    for include in re.findall(r"#include <(Q[A-Za-z]*(?:Widget|Window|Dialog|Label|Color|Font|Icon|Pixmap|Clipboard"
                              r"|GuiApplication)|QApplication|QtGui|QtWidgets)", text):
        problems.append(f"{name}: {include} belongs to the window")

for path in tracked("app/*CMakeLists.txt"):
    if re.search(r"Qt6::(Gui|Widgets|Svg)", "\n".join(
            line for line in path.read_text().splitlines() if not line.startswith("#"))):
        problems.append(f"{path.relative_to(ROOT)}: app/ may not link Gui or Widgets")

for problem in problems:
    print(problem, file=sys.stderr)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
