"""Errors of `geo`.

GeoError
├── SelectionError    selection.toml or the reference cannot be built from (a FaultsError)
├── DistrictsError    the shapes cannot be used (a FaultsError)
├── GazetteerError    the gazetteer cannot be used (a FaultsError)
├── ReadingError      a file with geometry of somebody else's cannot be read
├── ExportError       a format cannot hold what is to be exported
├── ScriptError       modules of a script cannot be joined
├── PublishError      a site cannot be written or checked
├── UnknownPlaceError no place, district or province has this id
└── UnknownKindError  no place is of this kind

A FaultsError (`events.errors`) names each fault: file, record, field, value and what was expected.
"""

from __future__ import annotations

from pathlib import Path

from events.errors import FaultsError


class GeoError(Exception):
    """Stand for every error of `geo`."""


class SelectionError(FaultsError, GeoError):
    """Carry what selection.toml asks for and the reference does not hold."""


class DistrictsError(FaultsError, GeoError):
    """Carry the faults of a file of shapes."""


class GazetteerError(FaultsError, GeoError):
    """Carry the faults of a gazetteer."""


class ReadingError(GeoError):
    """Say that a file with geometry of somebody else's cannot be read."""


class ExportError(GeoError):
    """Say what a format cannot hold of what is to be exported, or which choice it does not know."""


class ScriptError(GeoError):
    """Name a module of a script that cannot be joined with the others, and why."""

    def __init__(self, path: Path, fault: str) -> None:
        """Name the module and what was expected of it."""
        super().__init__(f"{path.name}: {fault}")


class PublishError(GeoError):
    """Name a file or folder of a site that cannot be written or checked, and why."""

    def __init__(self, path: Path, fault: str) -> None:
        """Name the path and what was expected of it."""
        super().__init__(f"{path}: {fault}")


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
