"""The joiner of scripts: what it makes of modules, and what it refuses."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from geo.drawing.scripts import join_modules
from geo.errors import ScriptError

ENTRY = """// What for.
import { one, two as deux } from "./numbers.js";
import {
  sum,
} from "./lib/sum.js";

/** @typedef {import("./numbers.js").Number} Number */
export const three = sum(one, deux);
export function four() {
  return sum(three, one);
}
"""
NUMBERS = 'import { sum } from "./lib/sum.js";\nexport const one = 1;\nexport const two = sum(one, 1);\n'
SUM = "let calls = 0;\nexport function sum(a, b) {\n  calls += 1;\n  return a + b;\n}\n"


def write(folder: Path, **files: str) -> Path:
    """Write modules, by their stems; return the path of the one named `entry`."""
    (folder / "lib").mkdir(exist_ok=True)
    for stem, source in files.items():
        (folder / f"{stem.replace('__', '/')}.js").write_text(source, encoding="utf-8")
    return folder / "entry.js"


def test_modules_become_one_classic_script_each_of_them_once(tmp_path: Path) -> None:
    entry = write(tmp_path, entry=ENTRY, numbers=NUMBERS, lib__sum=SUM)
    assert join_modules(entry, global_name="Handed") == (
        '"use strict";\n'
        "const Handed = (() => {\n"
        "// sum.js\nconst module0 = (() => {\n"
        "let calls = 0;\nfunction sum(a, b) {\n  calls += 1;\n  return a + b;\n}\n\n"
        "return { sum };\n"
        "})();\n"
        "// numbers.js\nconst module1 = (() => {\n"
        "const { sum } = module0;\n"
        "const one = 1;\nconst two = sum(one, 1);\n\n"
        "return { one, two };\n"
        "})();\n"
        "const { one, two: deux } = module1;\n"
        "const {\n  sum,\n} = module0;\n\n"
        "const three = sum(one, deux);\n"
        "function four() {\n  return sum(three, one);\n}\n\n"
        "return { three, four };\n"
        "})();\n"
    )


def test_a_module_is_joined_with_its_exports_the_default_one_too(tmp_path: Path) -> None:
    source = f"{ENTRY}export default function five() {{ return 5; }}\n"
    entry = write(tmp_path, entry=source, numbers=NUMBERS, lib__sum=SUM)
    joined = join_modules(entry, global_name=None)
    assert joined.startswith("// sum.js\nconst module0 = (() => {\nlet calls")
    assert joined.endswith(
        "export function four() {\n  return sum(three, one);\n}\n"
        "export default function five() { return 5; }\n"
    )
    assert "import {" not in joined


@pytest.mark.skipif(shutil.which("node") is None, reason="no node: it is what runs the joined script here")
def test_both_forms_run(tmp_path: Path) -> None:
    entry = write(tmp_path, entry=ENTRY, numbers=NUMBERS, lib__sum=SUM)
    classic, module = tmp_path / "classic.cjs", tmp_path / "module.mjs"
    classic.write_text(join_modules(entry, global_name="H") + "console.log(H.three, H.four());\n", "utf-8")
    module.write_text(join_modules(entry, global_name=None) + "console.log(three, four());\n", "utf-8")
    for file in (classic, module):
        done = subprocess.run(["node", str(file)], capture_output=True, encoding="utf-8", check=False)  # noqa: S607
        assert done.stdout == "3 4\n", done.stderr


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('import all from "./numbers.js";', "'import all from \"./numbers.js\";'"),
        ('import * as all from "./numbers.js";', "'import * as all"),
        ('import "./numbers.js";', "'import \"./numbers.js\";'"),
        ('import { one } from "numbers";', "'import { one } from \"numbers\";'"),
        ("import { one } from './numbers.js';", "import { one } from"),
        ('const all = await import("./numbers.js");', "'import(\"./numbers.js\");'"),
        ("const here = import.meta.url;", "'import.meta.url;'"),
        ('export * from "./numbers.js";', "'export * from \"./numbers.js\";'"),
        ("const a = 1;\nexport { a };", "'export { a };'"),
        ("export let a = 1;", "'export let a = 1;'"),
        ("export const { a } = {};", "'export const { a } = {};'"),
        ("export default function a() {}", "'export default function a() {}'"),
        ('import { a } from "./none.js";', "none.js: no such file"),
        ('import { a } from "./round.js";', "round.js: ./entry.js: expected no module that imports this one"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, source: str, fault: str) -> None:
    round_about = 'import { b } from "./entry.js";\nexport const a = 1;\n'
    entry = write(tmp_path, entry=source, numbers=NUMBERS, lib__sum=SUM, round=round_about)
    with pytest.raises(ScriptError) as raised:
        join_modules(entry, global_name="H")
    assert fault in str(raised.value)


def test_a_default_export_is_the_entrys_alone(tmp_path: Path) -> None:
    entry = write(tmp_path, entry='import { a } from "./other.js";', other="export default function a() {}\n")
    with pytest.raises(ScriptError, match=r"other\.js: 'export default function a"):
        join_modules(entry, global_name=None)


def test_a_word_in_a_comment_or_a_string_is_no_import(tmp_path: Path) -> None:
    source = '// import this\n/* export\n   import that */\nexport const a = "imports (all)";\n'
    assert 'const a = "imports (all)";' in join_modules(write(tmp_path, entry=source), global_name="H")


def test_comments_are_left_out_and_no_code_with_them(tmp_path: Path) -> None:
    source = """// One.
const held = {
  /** @type {number} */ one: 1,
  /** @type {string} */ two: "// no comment",
};
/**
 * Three.
 */
export function three() {
  // Four.
  return `
/* kept: it is text */ ${held.two}`;
}
"""
    joined = join_modules(write(tmp_path, entry=source), global_name="Held")
    assert "One." not in joined
    assert "Three." not in joined
    assert "Four." not in joined
    assert '/** @type {number} */ one: 1,\n  /** @type {string} */ two: "// no comment",' in joined
