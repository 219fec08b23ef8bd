"""Which language the page and every command speak: quick to import, for those who need no words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# A BCP 47 tag, and a folder with more catalogues: `TAG.po`.
LANGUAGE_VARIABLE, CATALOGUES_VARIABLE = "HANDOVER_LANGUAGE", "HANDOVER_CATALOGUES"


def choose_language(environment: Mapping[str, str]) -> None:
    """Speak the language that the environment names, if it does; else it stays as it is."""
    tag, folder = environment.get(LANGUAGE_VARIABLE), environment.get(CATALOGUES_VARIABLE)
    if not tag:
        return
    # Slow to import.
    from events.words.catalogue import add_catalogues, set_language

    if folder:
        add_catalogues(Path(folder))
    set_language(tag)
