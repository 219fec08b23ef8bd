"""Citations: what a reference manager reads is what the sources say, and what is ours is marked as ours."""

from __future__ import annotations

import json
from datetime import date

import pypandoc
import pytest
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]
from pybtex.richtext import Text  # type: ignore[import-untyped]
from rispy import loads  # type: ignore[import-untyped]

from events.exchange.citations import CitationFormat, write_citations
from events.exchange.formats import FORMATS, Stamp, suggest_name
from events.model import Source
from events.records.collection import load_collection
from tests.helpers.specimens import make_source

STAMP = Stamp(title="The bridge", version="1.2", day=date(2026, 11, 22))
DATED = make_source("herald", "2020-11-05", byline="Ada Miller", origin="The Agency", note="Garbled.")
UNDATED = make_source("courier", "unknown")
NOTE = (
    "[descriptive title]: the collection's own, not the article's. Origin of the text: The Agency. Garbled. "
    "Cited from: The bridge, version 1.2, exported on 22 November 2026."
)
HOSTILE = r"100% of $5 & #1_a {b} \c ~d ^e “f” <g> @h, Kəlbəcər Քարվաճառ Кельбаджар"


def read_bibtex(*sources: Source) -> BibliographyData:
    return parse_string(write_citations(sources, "bibtex", stamp=STAMP), "bibtex")


def plain(latex: str) -> str:
    """Return what LaTeX prints; pybtex leaves a few commands, which are put in here."""
    names = {r"\textbraceleft ": "{", r"\textbraceright ": "}", r"\textasciicircum ": "^", r"\$": "$"}
    text = Text.from_latex(latex).render_as("text")
    for name, character in names.items():
        text = text.replace(name, character).replace(name.rstrip(), character)
    return str(text)


def test_bibtex_holds_a_dated_article_with_all_that_is_known_of_it() -> None:
    entry = read_bibtex(DATED).entries["herald"]
    assert entry.type == "online"
    assert [str(person) for person in entry.persons["author"]] == ["Miller, Ada"]
    assert {key: plain(value) for key, value in entry.fields.items()} == {
        "title": "The bridge is closed [descriptive title]",
        "organization": "The Herald",
        "date": "2020-11-05",
        "url": "https://herald.example/bridge",
        "urldate": "2026-11-22",
        "langid": "english",
        "note": NOTE,
    }


def test_an_undated_article_without_a_byline_has_no_date_and_no_author() -> None:
    entry = read_bibtex(UNDATED).entries["courier"]
    assert not {"year", "date"} & set(entry.fields)
    assert not entry.persons
    (ris,) = loads(write_citations([UNDATED], "ris", stamp=STAMP))
    assert not {"year", "date", "authors"} & set(ris)
    (item,) = json.loads(write_citations([UNDATED], "csl", stamp=STAMP))
    assert not {"issued", "author"} & set(item)
    assert ". The Herald, n.d. https://" in write_citations([UNDATED], "text", stamp=STAMP)


def test_whatever_a_record_holds_bibtex_prints_it() -> None:
    source = make_source(title=HOSTILE, publisher=HOSTILE, byline=HOSTILE, note=HOSTILE)
    fields = read_bibtex(source).entries["herald"].fields
    assert plain(fields["title"]) == f"{HOSTILE} [descriptive title]"
    assert plain(fields["organization"]) == HOSTILE
    assert HOSTILE in plain(fields["note"])


def test_what_latex_takes_for_a_command_is_escaped() -> None:
    text = write_citations([make_source(title=r"&%$#_ {b} \c ~d ^e")], "bibtex", stamp=STAMP)
    assert (
        r"  title = {{\&\%\$\#\_ \textbraceleft{}b\textbraceright{} \textbackslash{}c \textasciitilde{}d"
        r" \textasciicircum{}e [descriptive title]}},"
    ) in text.split("\n")


def test_an_address_stays_an_address_in_bibtex() -> None:
    address = "https://a.example/x_y?p=1&q=50%25#~z"
    assert read_bibtex(make_source(url=address)).entries["herald"].fields["url"] == address
    braced = make_source(url="https://a.example/{x}\\y")
    assert read_bibtex(braced).entries["herald"].fields["url"] == "https://a.example/%7Bx%7D%5Cy"


def test_ris_holds_an_article_as_zotero_reads_it() -> None:
    text = write_citations([DATED, UNDATED], "ris", stamp=STAMP)
    first, second = loads(text)
    assert first == {
        "type_of_reference": "NEWS",
        "id": "herald",
        "authors": ["Miller, Ada"],
        "title": "The bridge is closed [descriptive title]",
        "secondary_title": "The Herald",
        "publisher": "The Herald",
        "year": "2020",
        "date": "2020/11/05",
        "urls": ["https://herald.example/bridge"],
        "access_date": "2026/11/22",
        "language": "en",
        "name_of_database": "The bridge, version 1.2",
        "notes": [NOTE],
    }
    assert second["id"] == "courier"
    lines = text.split("\r\n")
    assert (lines[0], lines[1]) == ("TY  - NEWS", "ID  - herald")
    assert lines.count("ER  - ") == 2
    assert "\n" not in text.replace("\r\n", "")


def test_a_line_break_in_a_record_makes_no_line_of_ris() -> None:
    source = make_source(title="A\nER  - \r\nTY  - BOOK\u2028B", note="x\x85y")
    (read,) = loads(write_citations([source], "ris", stamp=STAMP))
    assert read["title"] == "A ER - TY - BOOK B [descriptive title]"


def test_csl_json_has_the_fields_of_its_schema() -> None:
    (item,) = json.loads(write_citations([DATED], "csl", stamp=STAMP))
    assert item == {
        "id": "herald",
        "type": "article-newspaper",
        "author": [{"family": "Miller", "given": "Ada"}],
        "title": "The bridge is closed [descriptive title]",
        "container-title": "The Herald",
        "publisher": "The Herald",
        "issued": {"date-parts": [[2020, 11, 5]]},
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "URL": "https://herald.example/bridge",
        "language": "en",
        "source": "The bridge, version 1.2",
        "note": NOTE,
    }


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")
def test_a_citation_processor_makes_a_bibliography_of_it() -> None:
    items = json.loads(write_citations([DATED, UNDATED], "csl", stamp=STAMP))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for id in ("herald", "courier"):
        bibliography.register(Citation([CitationItem(id)]))
    dated, undated = sorted(str(entry) for entry in bibliography.bibliography())
    assert dated == (
        "Miller, A. (2020) “The bridge is closed [descriptive title]”, The Herald, 5 November. "
        "Available at: https://herald.example/bridge (Accessed: November 22, 2026)."
    )
    assert undated == (
        "The Herald (no date) “The bridge is closed [descriptive title]”, The Herald. "
        "Available at: https://courier.example/bridge (Accessed: November 22, 2026)."
    )


def test_text_to_copy_has_one_citation_a_paragraph() -> None:
    assert write_citations([DATED, UNDATED], "text", stamp=STAMP) == (
        "Sources. The bridge, version 1.2, exported on 22 November 2026\n"
        "\n"
        "Ada Miller. The bridge is closed [descriptive title]. The Herald, 5 November 2020. "
        "Text by: The Agency. https://herald.example/bridge (accessed 22 November 2026). Garbled.\n"
        "\n"
        "The bridge is closed [descriptive title]. The Herald, n.d. "
        "https://courier.example/bridge (accessed 22 November 2026).\n"
    )


@pytest.mark.parametrize("format", ["bibtex", "ris", "csl", "text"])
def test_every_citation_names_version_day_and_part_of_the_collection(format: str) -> None:
    stamp = Stamp(title="The bridge", version="1.2", day=date(2026, 11, 22), chosen="Kalbajar (AZ-KAL)")
    text = write_citations([DATED], format, stamp=stamp)  # type: ignore[arg-type]
    assert "Kalbajar (AZ-KAL), from The bridge, version 1.2, exported on 22 November 2026" in text


def test_no_source_makes_an_empty_document_that_still_reads() -> None:
    assert not read_bibtex().entries
    assert loads(write_citations([], "ris", stamp=STAMP)) == []
    assert json.loads(write_citations([], "csl", stamp=STAMP)) == []


def test_the_shipped_sources_are_read_by_all() -> None:
    sources = load_collection().sources
    ids = [source.id for source in sources]
    assert list(read_bibtex(*sources).entries) == ids
    assert [record["id"] for record in loads(write_citations(sources, "ris", stamp=STAMP))] == ids
    assert [item["id"] for item in json.loads(write_citations(sources, "csl", stamp=STAMP))] == ids


def test_file_names_are_ascii_and_say_what_is_in_them() -> None:
    stamp = Stamp(title="Handover Map", version="1.0.0", day=date(2026, 11, 22), chosen="Kəlbəcər (AZ-KAL)")
    assert suggest_name(FORMATS["geojson"], stamp) == "handover-map-1.0.0-kelbecer-az-kal.geojson"
    bad = Stamp(title="../..", version="", day=date(2026, 11, 22))
    assert suggest_name(FORMATS["csv"], bad) == "collection.csv"
    long = Stamp(title="x" * 500, version="1", day=date(2026, 11, 22))
    assert suggest_name(FORMATS["ris"], long) == "x" * 120 + ".ris"


@pytest.mark.parametrize(("form", "reader"), [("ris", "ris"), ("bibtex", "biblatex"), ("csl", "csljson")])
def test_pandoc_reads_who_wrote_an_article_where_and_in_which_year(form: CitationFormat, reader: str) -> None:
    text = write_citations([DATED, UNDATED], form, stamp=STAMP)
    read = json.loads(pypandoc.convert_text(text, "csljson", format=reader))
    dated, undated = sorted(read, key=lambda item: str(item["id"]), reverse=True)
    assert (dated["id"], dated["publisher"]) == ("herald", "The Herald")
    assert dated["author"] == [{"family": "Miller", "given": "Ada"}]
    assert dated["title"] == "The bridge is closed [descriptive title]"
    assert dated["URL"] == "https://herald.example/bridge"
    assert dated["issued"]["date-parts"][0][0] == 2020
    assert undated["id"] == "courier"
    assert "issued" not in undated
