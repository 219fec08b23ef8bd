"""Files into the folder of a collection: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from events.files import write_whole
from events.imports.setting_aside import stem_of
from events.imports.settings import SourcesFile, describe_import
from events.imports.storing import Store
from geo.commands.imports.asked import Report, Request
from geo.commands.imports.running import Follow, Run


def import_files(request: Request, follow: Follow) -> Report:
    """Bring files into a folder, which is made if it is not there; nothing is changed if that fails.

    `follow` shows how many rows are done. Raises EventsError, GeoError or OSError.
    """
    store, named = Store(request.into), [path.stem for path in request.files] or ["A map"]
    settings = SourcesFile(request.into, title=request.title or stem_of(Path(named[0])))
    boundaries = _read_districts(request)
    run = Run(request, settings, _make_locator(request, boundaries), follow)
    counts, pending = store.write(run.batches(), run.source_ids, replace=request.replace)
    try:
        if settings.is_new and request.title is None and run.sources:
            settings.rename(next(iter(run.sources.values())).title)
        settings.describe(describe_import([source.title for source in run.sources.values()]))
        for source in run.sources.values():
            settings.add_source(source)
        settings.add_names("sides", {id: id for id in sorted(run.sides)})
        if boundaries is None and not settings.has_districts:
            settings.add_names("districts", _name_codes(run.codes))
        settings.span_days(counts.first, counts.last)
        settings.write()
        if boundaries is not None:
            from geo.imports.boundaries import write_boundaries

            write_whole(request.into / "districts.parquet", write_boundaries(boundaries.table))
        pending.put_in_place()
    finally:
        pending.remove()
    for path, text in run.mappings.items():
        path.write_text(text, "utf-8")
    report = Report(str(request.into), counts, run.reports, list(run.sources), is_new=settings.is_new)
    report.licences = {source.id: source.licence for source in run.sources.values()}
    if boundaries is not None:
        report.districts = len(boundaries.table)
        report.district_fields = (boundaries.id, boundaries.name)
        report.faults = list(boundaries.faults)
    return report


def _read_districts(request: Request) -> Any:
    if request.districts is None:
        return None
    from geo.imports.boundaries import read_boundaries

    return read_boundaries(request.districts, id=request.district_id, name=request.district_name)


def _make_locator(request: Request, boundaries: Any) -> Any:
    """Return what tells the district of a point: of the new districts, else of those that are there."""
    own = request.into / "districts.parquet"
    if boundaries is None and not own.is_file():
        return None
    from geo.imports.locating import Locator

    return Locator.read(own) if boundaries is None else Locator(boundaries.table)


def _name_codes(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of districts that the program knows the shapes of."""
    from geo.shapes.outlines import load_shapes, names_of

    names = names_of(load_shapes(codes)) if codes else {}
    return {code: names.get(code, {}).get("en", code) for code in sorted(codes)}
