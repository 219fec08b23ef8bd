"""What checks the scripts: TypeScript's checker, a linter, and the tests that node runs.

None of it is needed to run the program. Without node, or without the packages and a network to get them by,
these tests are skipped; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOOLS = HERE / "node_modules" / ".bin"
INSTALL = ("install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
# A file that each tool must reject, and a part of its message.
FAULTS = {
    "tsc": ("/** @type {number} */\nexport const day = 'today';\n", "Type 'string' is not assignable"),
    "eslint": ("export const show = (box, html) => { box.innerHTML = html; };\n", "textContent"),
    "node": ("import assert from 'node:assert';\nassert.equal(1, 2);\n", "ERR_ASSERTION"),
}


def give_up(reason: str) -> NoReturn:
    """Skip, or in CI fail, for a reason."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def node() -> str:
    """Return node's path, with the packages beside these tests."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        give_up("no node or no npm: the scripts are checked where both are installed")
    if not (TOOLS / "tsc").exists():
        done = run(npm, *INSTALL)
        if done.returncode:
            give_up(f"npm install: no packages to check the scripts with: {done.stderr.strip()}")
    return node


def run(*command: str, cwd: Path = HERE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def check(node: str, tool: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run a tool over the scripts below a folder that is laid out as the project is."""
    here = root / HERE.relative_to(ROOT)
    if tool == "tsc":
        return run(node, str(TOOLS / "tsc"), "--noEmit", "--project", str(here))
    if tool == "eslint":
        rules = str(here / "eslint.config.js")
        return run(node, str(TOOLS / "eslint"), "--config", rules, "geo", "tests/web", cwd=root)
    return run(node, "--test", cwd=here)


@pytest.mark.parametrize("tool", FAULTS)
def test_the_scripts_have_no_fault(node: str, tool: str) -> None:
    done = check(node, tool, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", FAULTS)
def test_each_tool_can_complain(node: str, tool: str, tmp_path: Path) -> None:
    source, fault = FAULTS[tool]
    here = tmp_path / HERE.relative_to(ROOT)
    here.mkdir(parents=True)
    (tmp_path / "geo" / "web").mkdir(parents=True)
    for name in ("eslint.config.js", "tsconfig.json", "package.json"):
        shutil.copy(HERE / name, here)
    (here / "node_modules").symlink_to(HERE / "node_modules")
    (here / "fault.test.js" if tool == "node" else tmp_path / "geo" / "web" / "fault.js").write_text(source)
    done = check(node, tool, tmp_path)
    assert done.returncode != 0
    assert fault in done.stdout + done.stderr
