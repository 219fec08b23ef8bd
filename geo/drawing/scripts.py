"""Joins the modules of a script into one file, so that a browser needs no bundler, and a file no server.

The modules keep to a part of what JavaScript allows, so that joining is a matter of lines: an import names
what it takes from a file beside it, `import { a, b as c } from "./x.js";`, and an export stands before a
function, class or constant, `export function a()`. Each module becomes a function that is called once and
returns its exports. What cannot be joined is refused.
"""

from __future__ import annotations

import re
from pathlib import Path

from geo.errors import ScriptError

_IMPORT = re.compile(r"""^import\s*\{([^{}]*)\}\s*from\s*"(\.{1,2}/[\w./-]+\.js)";$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function\*? ?|class |const )(\w+))", re.MULTILINE)
_NAME = re.compile(r"(\w+)(?:\s+as\s+(\w+))?")
# What is left of imports and exports once those above are taken out, comments aside.
_COMMENT = re.compile(r"^[^\S\n]*(?:/\*(?:(?!\*/).)*\*/[^\S\n]*$|//[^\n]*)\n?", re.MULTILINE | re.DOTALL)
_REST = re.compile(r"^\s*(?:import|export)\b.*|\bimport\s*[(.].*", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)


def join_modules(entry: Path, *, global_name: str | None) -> str:
    """Return the module `entry` and all that it imports, each once, as one script.

    With a `global_name` it is a classic script that defines a constant of this name with the entry's exports;
    with None it is a module with the same exports, of which one may be the default. Raises ScriptError.
    """
    known: dict[Path, str] = {}
    parts: list[str] = []
    main = _join(entry.resolve(), known, parts, is_kept=global_name is None)
    if global_name is None:
        return "\n".join([*parts, main])
    return "\n".join(['"use strict";', f"const {global_name} = (() => {{", *parts, main, "})();", ""])


def _join(path: Path, known: dict[Path, str], parts: list[str], *, is_kept: bool = False) -> str:
    """Return the body of a module, after its imports have been added to `parts` and `known`."""
    known[path] = ""
    if not path.is_file():
        raise ScriptError(path, "no such file: expected a module that can be imported")
    # Comments are for who reads the modules: a browser need not fetch them. They stand on lines of their own.
    source = _COMMENT.sub("", path.read_text(encoding="utf-8"))

    def take(found: re.Match[str]) -> str:
        names, other = found[1], (path.parent / found[2]).resolve()
        if other not in known:
            body = _join(other, known, parts)
            name = f"module{len(parts)}"
            parts.append(f"// {other.name}\nconst {name} = (() => {{\n{body}\n}})();")
            known[other] = name
        if not known[other]:
            raise ScriptError(path, f"{found[2]}: expected no module that imports this one")
        return f"const {{{_NAME.sub(_rename, names)}}} = {known[other]};"

    body = _IMPORT.sub(take, source)
    exports = [found[1] for found in _EXPORT.finditer(body)]
    rest = _REST.search(_COMMENT.sub("", _EXPORT.sub("", _DEFAULT.sub("", body) if is_kept else body)))
    if rest:
        raise ScriptError(path, f"{rest[0].strip()!r}: expected named imports of files, and exports of names")
    if is_kept:
        return body
    return f"{_EXPORT.sub('', body)}\nreturn {{ {', '.join(exports)} }};"


def _rename(found: re.Match[str]) -> str:
    """Return a name of an import as a pattern has it: `a as b` is `a: b`."""
    return f"{found[1]}: {found[2]}" if found[2] else found[1]
