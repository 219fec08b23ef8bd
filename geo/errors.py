"""Errors of `geo`.

GeoError
├── SelectionError    selection.toml or the reference cannot be built from
├── DistrictsError    the shapes cannot be used
├── GazetteerError    the gazetteer cannot be used
├── ScriptError       modules of the map's script cannot be joined
├── UnknownPlaceError no place, district or province has this id
└── UnknownKindError  no place is of this kind
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class GeoError(Exception):
    """Stand for every error of `geo`; its text is one line for people."""


class _FaultsError(GeoError):
    """Tell all faults of one file together; `faults` holds one line for each."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        self.path = path
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__(f"{path.name}: {count}: " + "; ".join(self.faults))


class SelectionError(_FaultsError):
    """Name what selection.toml asks for and the reference does not hold."""


class DistrictsError(_FaultsError):
    """Name the records of a file of shapes that cannot be used."""


class GazetteerError(_FaultsError):
    """Name the rows of a gazetteer that cannot be used."""


class ScriptError(GeoError):
    """Name a module of a script that cannot be joined with the others, and why."""

    def __init__(self, path: Path, fault: str) -> None:
        """Name the module and what was expected of it."""
        super().__init__(f"{path.name}: {fault}")


class UnknownPlaceError(GeoError):
    """Say that an id belongs to no place; `id` is what was asked for."""

    def __init__(self, id: str, expected: str) -> None:
        """Name the id and what would have been one."""
        self.id = id
        super().__init__(f"unknown place {id!r}: expected {expected}")


class UnknownKindError(GeoError):
    """Say that places of such a kind do not exist; `kind` is what was asked for."""

    def __init__(self, kind: str, expected: str) -> None:
        """Name the kind and what would have been one."""
        self.kind = kind
        super().__init__(f"unknown kind {kind!r}: expected {expected}")
