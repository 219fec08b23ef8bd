"""Writes geo/web/data.d.ts from the types of geo/drawing: `python -m tests.web.declarations`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, TypeVar, Union, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

from events.model import Clock, Control
from geo.drawing import axis_data, data, ground_data, published_data

FILE = Path(data.__file__).parents[1] / "web" / "data.d.ts"
HEAD = """\
// Written from the types of geo/drawing by `python -m tests.web.declarations`; a test holds it to them.
"""
NAMED = {Clock: "Clock", Control: "Control"}
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "any"}


def declare(made: Any) -> str:
    """Return a type as TypeScript writes it; raise TypeError for one that is not known here."""
    origin: Any = get_origin(made)
    parts = get_args(made)
    if made in PLAIN or made in NAMED:
        return PLAIN.get(made) or NAMED[made]
    if isinstance(made, TypeVar) or is_typeddict(made):
        return str(made.__name__)
    if is_typeddict(origin):
        return f"{origin.__name__}<{', '.join(map(declare, parts))}>"
    if origin is Literal:
        return declare_choice(parts)
    if origin in (Union, UnionType):
        return " | ".join(map(declare, parts))
    if origin is list:
        return f"Array<{declare(parts[0])}>"
    if origin is tuple:
        return f"[{', '.join(map(declare, parts))}]"
    if origin is dict:
        return f"Record<{declare(parts[0])}, {declare(parts[1])}>"
    raise TypeError(f"{made!r}: expected a type of JSON")


def declare_choice(values: Iterable[str]) -> str:
    """Return the type of one of some strings."""
    return " | ".join(f'"{value}"' for value in values)


def declare_interface(made: Any) -> str:
    """Return a TypedDict as an interface, with its docstring."""
    names = ", ".join(name.__name__ for name in getattr(made, "__parameters__", ()))
    lines = [f"/** {' '.join(made.__doc__.split())} */"]
    lines.append(f"export interface {made.__name__}{f'<{names}>' if names else ''} {{")
    for name, hint in get_type_hints(made, include_extras=True).items():
        origin: Any = get_origin(hint)
        is_optional = origin is NotRequired
        kind = declare(get_args(hint)[0] if is_optional else hint)
        lines.append(f"  {name}{'?' if is_optional else ''}: {kind};")
    return "\n".join([*lines, "}"])


def declare_all() -> str:
    """Return the file: the names of choices, then an interface for each TypedDict, in their order."""
    choices = [f"export type {name} = {declare_choice(get_args(made))};" for made, name in NAMED.items()]
    found = [
        made
        for module in (ground_data, data, axis_data, published_data)
        for made in vars(module).values()
        if is_typeddict(made) and made.__module__ == module.__name__
    ]
    return "\n\n".join([HEAD.strip(), "\n".join(choices), *map(declare_interface, found)]) + "\n"


if __name__ == "__main__":
    FILE.write_text(declare_all(), encoding="utf-8")
