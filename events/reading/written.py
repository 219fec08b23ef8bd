"""A reading as JSON: the form that `handover-map read --json` prints, and that gold has."""

from __future__ import annotations

from typing import Any

from events.reading.findings import FoundEvent, Reading


def to_document(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain lists and dicts."""
    return {
        "published": reading.published,
        "language": reading.language,
        "publisher": reading.publisher,
        "byline": reading.byline,
        "dates": [
            {
                "text": one.words.text,
                "start": one.words.start,
                "edtf": one.edtf,
                "relation": one.relation,
                "time": one.time,
                "certain": one.is_certain,
                "reason": one.reason,
            }
            for one in reading.dates
        ],
        "places": [
            {
                "text": one.words.text,
                "start": one.words.start,
                "id": one.id,
                "kind": one.kind,
                "rivals": list(one.rivals),
                "certain": one.is_certain,
                "reason": one.reason,
            }
            for one in reading.places
        ],
        "events": [_event(one) for one in reading.events],
        "notes": list(reading.notes),
    }


def _event(one: FoundEvent) -> dict[str, Any]:
    route = {"from": one.origin or None, "to": one.to or None} if one.origin or one.to else None
    return {
        "kind": one.kind,
        "when": one.when,
        "districts": list(one.districts),
        "places": list(one.places),
        "route": route,
        "modality": one.modality,
        "attributed_to": one.attributed_to,
        "sentence": one.sentence,
        "supersedes": one.supersedes,
        "text": one.words.text,
        "start": one.words.start,
        "certain": one.is_certain,
        "reason": one.reason,
    }
