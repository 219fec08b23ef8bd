"""What the reader is handed of a gazetteer: places, and three questions about a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class NamedPlace(Protocol):
    """A place: WGS 84 degrees; `district` is the id of the unit around a settlement."""

    @property
    def id(self) -> str:
        """Return the id."""

    @property
    def kind(self) -> str:
        """Return one of district, province, city, town, village."""

    @property
    def name(self) -> str:
        """Return the name that the collection uses."""

    @property
    def lat(self) -> float:
        """Return the latitude."""

    @property
    def lon(self) -> float:
        """Return the longitude."""

    @property
    def district(self) -> str | None:
        """Return the id of the unit around it."""

    @property
    def population(self) -> int | None:
        """Return how many live there, if known."""


class Names(Protocol):
    """The names of a gazetteer. It can be pickled, as readers work in several processes."""

    def spelled(self, name: str) -> Sequence[NamedPlace]:
        """Return the places of this name, in any script, with or without accents."""

    def sounding(self, name: str) -> Sequence[NamedPlace]:
        """Return the places whose name is written otherwise for the same sounds."""

    def resembling(self, name: str) -> Sequence[NamedPlace]:
        """Return the places that a garbled name may mean, best first."""
