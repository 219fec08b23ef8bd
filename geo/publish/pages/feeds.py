"""What machines read of a site: the feed of events, the list of its pages, schema.org's description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from events.model import UNKNOWN, Event, Source, SourceKind
from events.words.catalogue import current_language
from geo.escaping import script_json
from geo.html.elements import account_url, word_title
from geo.publish.links import INDEX
from geo.views.opened import Opened

ATOM, SITEMAP = "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"
# The latest events of the feed, and those of schema.org's description: a page must not grow without end.
MOST_ENTRIES, MOST_DESCRIBED = 100, 60
# What schema.org calls the kinds of sources.
_TYPES: dict[SourceKind, str] = {
    "article": "NewsArticle",
    "dataset": "Dataset",
    "book": "Book",
    "video": "VideoObject",
    "post": "SocialMediaPosting",
    "image": "ImageObject",
    "map": "Map",
}


def write_feed(opened: Opened, base: str) -> bytes:
    """Return the events in the order of their reporting, the latest first, as Atom (RFC 4287)."""
    register_namespace("", ATOM)
    settings, timeline = opened.settings, opened.timeline
    newest, _negated = timeline.newest("reported")
    reported = [row for row in newest.tolist() if timeline.columns.reported[row] < date.max.toordinal()]
    feed = Element(f"{{{ATOM}}}feed", {"xml:lang": current_language()})
    events = opened.collection.events.take(reported[:MOST_ENTRIES])
    days = [date.fromordinal(int(timeline.columns.reported[row])) for row in reported[:MOST_ENTRIES]]
    _add(feed, "id", base or f"urn:handover-map:{settings.version}:{INDEX}")
    _add(feed, "title", settings.title)
    _add(feed, "updated", _stamp(max(days, default=settings.last_day)))
    SubElement(feed, f"{{{ATOM}}}link", {"href": base or "./", "rel": "alternate"})
    if base:
        SubElement(feed, f"{{{ATOM}}}link", {"href": f"{base}feed.xml", "rel": "self"})
    author = SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", settings.title)
    sources = {source.id: source for source in opened.collection.sources}
    for event, day in zip(events, days, strict=True):
        entry = SubElement(feed, f"{{{ATOM}}}entry")
        address = f"{base}{INDEX}#e-{event.id}"
        _add(entry, "id", address if base else f"urn:handover-map:{settings.version}:{event.id}")
        _add(entry, "updated", _stamp(day))
        SubElement(entry, f"{{{ATOM}}}link", {"href": address, "rel": "alternate"})
        _describe_in_feed(entry, event, sources)
    return _write_xml(feed)


def _describe_in_feed(entry: Element, event: Event, sources: Mapping[str, Source]) -> None:
    _add(entry, "title", event.summary)
    for account in event.accounts:
        if href := account_url(sources[account.source], account):
            SubElement(entry, f"{{{ATOM}}}link", {"href": href, "rel": "related"})
    lines = [f"{one.attributed_to}: {one.says}" for one in event.accounts]
    _add(entry, "summary", "\n".join(dict.fromkeys(lines)))


def _write_xml(root: Element) -> bytes:
    indent(root)
    return str(tostring(root, encoding="unicode", xml_declaration=True)).encode() + b"\n"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def write_sitemap(base: str, pages: Sequence[str]) -> bytes:
    """Return the addresses of all pages as a sitemap (sitemaps.org)."""
    register_namespace("", SITEMAP)
    root = Element(f"{{{SITEMAP}}}urlset")
    for page in pages:
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = base + ("" if page == INDEX else page)
    return _write_xml(root)


def describe_collection(opened: Opened, base: str, downloads: Sequence[tuple[str, str]]) -> str:
    """Return the collection as schema.org's Dataset, with its articles and the first events, as JSON-LD."""
    settings, sources = opened.settings, opened.collection.sources
    # An address of its own is needed for what is described; where the site will stand may not be known.
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": settings.title,
        "description": settings.description,
        "version": settings.version,
        "inLanguage": current_language(),
        "temporalCoverage": f"{opened.earliest.isoformat()}/{settings.last_day.isoformat()}",
        "spatialCoverage": [
            {"@type": "Place", "name": name, "identifier": code} for code, name in opened.names.items()
        ],
        "citation": [_describe_source(source) for source in sources[:MOST_DESCRIBED]],
        "hasPart": [
            _describe_event(opened, event, base)
            for event in opened.timeline.records(opened.timeline.rows(), MOST_DESCRIBED)
        ],
    }
    if base:
        about |= {"url": base, "@id": base}
        about["distribution"] = [
            {"@type": "DataDownload", "name": name, "contentUrl": base + file} for name, file in downloads
        ]
    return script_json(about)


def _describe_source(source: Source) -> dict[str, Any]:
    given = {
        "url": source.url,
        "inLanguage": source.language,
        "license": source.licence,
        "creditText": source.attribution,
        "datePublished": "" if source.published == UNKNOWN else source.published,
    }
    return {
        "@type": _TYPES[source.kind],
        "name": word_title(source),
        "publisher": {"@type": "Organization", "name": source.publisher},
        **{name: value for name, value in given.items() if value},
    }


def _describe_event(opened: Opened, event: Event, base: str) -> dict[str, Any]:
    days = {"startDate": event.when.first, "endDate": event.when.last}
    places = [opened.names.get(code, code) for code in event.districts]
    return {
        "@type": "Event",
        "name": event.summary,
        **({"url": f"{base}{INDEX}#e-{event.id}"} if base else {}),
        **{name: day.isoformat() for name, day in days.items() if day},
        **({"location": [{"@type": "Place", "name": name} for name in places]} if places else {}),
    }
