"""Which rows of a file of events keep the rules: all judged together, the faulty ones worded one by one.

The rules are those of `schema` and `rules`, applied here to whole columns. These modules themselves then word
the faults of a row, so that every kind of file has the same messages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from events.dates import parse_when
from events.errors import DateError, Fault
from events.model import PRECISIONS, STANCES
from events.records.parquet_table import Parts, Texts, offsets_of, split_texts
from events.records.record import unflatten
from events.records.rules import UNIQUE, Known, check_event, stray_fault
from events.records.schema import EventInput, check_shape, is_media
from events.timeline.columns import Flags, follow

# At most this many faults of a file are worded; of the other rows only the number is given.
MOST_WORDED = 200
_SLUG, _MARK = r"\A[a-z0-9]+(-[a-z0-9]+)*\z", r"\A[0-9a-f]{16}\z"
_URL = r"\Ahttps?://[^\s\"'<>]+\z"
_MOST_WORDS = 2
_TEXTS_OF_ACCOUNT = ("source", "says", "attributed_to")


@dataclass(frozen=True, slots=True)
class Vetted:
    """What was found: rows of a wrong shape, rows with the id of an earlier row, rows that break a rule."""

    is_misshapen: Flags
    is_repeated: Flags
    is_against_rules: Flags


def vet_rows(parts: Parts, known: Known) -> Vetted:
    """Look at all rows."""
    is_misshapen = _misshapen(parts) | _by_row(_misshapen_accounts(parts), parts.sources)
    is_misshapen |= np.diff(parts.sources.offsets) == 0
    is_repeated = _repeated(parts.table["id"], ~is_misshapen)
    is_sound = ~(is_misshapen | is_repeated)
    return Vetted(is_misshapen, is_repeated, is_sound & _breaks_rules(parts, known))


def word_faults(parts: Parts, vetted: Vetted, strays: Sequence[int], known: Known) -> list[Fault]:
    """Word what is wrong, row by row, up to MOST_WORDED faults; of what is left, the number of rows."""
    file = known.file
    misshapen, repeated, against = (
        np.flatnonzero(flags).tolist()
        for flags in (vetted.is_misshapen, vetted.is_repeated, vetted.is_against_rules)
    )
    is_repeated, is_stray = set(repeated), set(strays)
    rows = [*misshapen, *repeated, *against, *strays]
    faults: list[Fault] = []
    for done, row in enumerate(rows):
        if len(faults) >= MOST_WORDED:
            value = f"{len(rows) - done:,} more rows with faults"
            return [*faults, Fault(file, "", "", value, "rows without; these are set aside, too")]
        record = parts.table.slice(row, 1).to_pylist()[0]
        name = name_row(row + 1, record["id"])
        if row in is_repeated:
            faults.append(Fault(file, name, "id", repr(record["id"]), UNIQUE))
        elif row in is_stray:
            faults.append(stray_fault(file, name, (record["supersedes"] or "").strip()))
        else:
            faults += _word_record(name, record, known)
    return faults


def name_row(number: int, id: Any) -> str:
    """Return the name of a row, counted from 1, in a message."""
    return f"row {number}" + (f" ({id})" if isinstance(id, str) and id else "")


def _word_record(name: str, record: dict[str, Any], known: Known) -> list[Fault]:
    """Return the faults of one row, in the words of the rules, with the names of the columns."""
    found: list[Fault] = []
    shaped = check_shape(EventInput, unflatten(record), found, file=known.file, record=name)
    if shaped is not None:
        check_event(name, shaped, known, found)
    faults = [Fault(one.file, one.record, _column(one.field), one.value, one.expected) for one in found]
    # What is set aside has a reason, even if neither module finds one.
    return faults or [Fault(known.file, name, "", "cannot be used", "an event in the words of the records")]


def _column(field: str) -> str:
    """Return the column that holds a field of the plain form."""
    return re.sub(r"^(route|fatalities)\.", r"\1_", field)


def _misshapen(parts: Parts) -> Flags:
    """Return for each row whether a field, its accounts aside, has a wrong shape."""
    import pyarrow.compute as compute

    table = parts.table
    is_bad: Flags = _unlike(table["id"], _SLUG) | (parts.kind < 0) | _is_blank(table["summary"])
    is_bad |= (parts.when < 0) | np.array([*(not text for text in parts.whens), True])[parts.when]
    for name in ("supersedes", "route_from", "route_to", "event_type", "sub_event_type", "location"):
        is_bad |= _is_blank(table[name]) & _is_given(table[name])
    is_bad |= _is_given(table["route_from"]) != _is_given(table["route_to"])
    for name in ("fatalities_low", "fatalities_best", "fatalities_high"):
        is_bad |= _flags(compute.fill_null(compute.less(table[name], 0), False))
    is_bad |= ~_is_one_of(table["precision"], PRECISIONS) & _is_given(table["precision"])
    is_bad |= _media_misshapen(table["media"])
    further = (split_texts(table[name].combine_chunks()) for name in ("actors", "tags"))
    for texts in (parts.districts, parts.places, *further):
        is_bad |= _by_row(_blanks(texts), texts)
    return is_bad


def _media_misshapen(texts: Any) -> Flags:
    """Return for each row whether what it has as pictures and videos is none; few have any."""
    found = np.zeros(len(texts), dtype=np.bool_)
    for row in np.flatnonzero(_is_given(texts)).tolist():
        found[row] = not is_media(texts[row].as_py())
    return found


def _misshapen_accounts(parts: Parts) -> Flags:
    """Return for each account whether a field has a wrong shape."""
    import pyarrow.compute as compute

    accounts = parts.accounts
    is_bad = _flags(compute.fill_null(compute.less(accounts["paragraph"], 1), False))
    for name in _TEXTS_OF_ACCOUNT:
        is_bad |= _is_blank(accounts[name])
    is_bad |= _unlike(accounts["url"], _URL) & _is_given(accounts["url"])
    for name in ("differs_on", "when", "row"):
        is_bad |= _is_blank(accounts[name]) & _is_given(accounts[name])
    is_bad |= _unlike(accounts["side"], _SLUG) & _is_given(accounts["side"])
    is_bad |= ~_is_one_of(accounts["stance"], STANCES) & _is_given(accounts["stance"])
    return is_bad | _misshapen_lists(accounts)


def _misshapen_lists(accounts: Any) -> Flags:
    """Return for each account whether a sentence is no fingerprint, or its words or places are wrong."""
    sentences, words, places = (accounts[name].combine_chunks() for name in ("sentences", "words", "places"))
    is_mark = ~_unlike(sentences.flatten(), _MARK)
    is_word, is_place = (~_is_blank(lists.flatten()) for lists in (words, places))
    is_bad: Flags = np.diff(offsets_of(words)) > _MOST_WORDS
    for lists, is_good in ((sentences, is_mark), (words, is_word), (places, is_place)):
        offsets = offsets_of(lists)
        good = np.concatenate(([0], np.cumsum(is_good)))
        is_bad |= np.diff(good[offsets]) < np.diff(offsets)
    return is_bad


def _repeated(ids: Any, is_candidate: Flags) -> Flags:
    """Return for each row whether an earlier one of the right shape has its id."""
    places = ids.combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    candidates = np.flatnonzero(is_candidate)
    _, firsts = np.unique(places[candidates], return_index=True)
    is_repeated = is_candidate.copy()
    is_repeated[candidates[firsts]] = False
    return is_repeated


def _breaks_rules(parts: Parts, known: Known) -> Flags:
    """Return for each row whether it breaks a rule of `rules`, whatever its shape."""
    import pyarrow
    import pyarrow.compute as compute

    is_date, has_last = np.array([*map(_read_date, parts.whens), (False, False)]).T[:, parts.when]
    accounts = parts.accounts
    is_bad: Flags = ~is_date | (follow(parts.kinds, "deadline", "extension")[parts.kind] & ~has_last)
    is_bad |= _is_given(parts.table["supersedes"]) & ~follow(parts.kinds, "extension")[parts.kind]
    is_bad |= _control_breaks_rules(parts, known)
    if known.unshown:
        ids = pyarrow.array([*known.unshown], pyarrow.string())
        is_bad |= _flags(compute.is_in(parts.table["id"], value_set=ids))
    if known.codes is not None:
        is_bad |= _by_row(_outside(parts.districts, known.codes), parts.districts)
    is_bad |= _by_row(_outside(parts.sources, known.sources), parts.sources)
    is_bad |= _by_row(_accounts_break_rules(parts.accounts, known), parts.sources)
    differs = _flags(_equal(accounts["stance"], "differs"))
    return is_bad | _by_row(differs != _is_given(accounts["differs_on"]), parts.sources)


def _control_breaks_rules(parts: Parts, known: Known) -> Flags:
    """Return for each row whether it names a side where control does not change, or none where it does."""
    import pyarrow
    import pyarrow.compute as compute

    side, changes = parts.table["controlled_by"], follow(parts.kinds, "control")[parts.kind]
    needs = np.array([*(one.rule == "control" and not one.control for one in parts.kinds), False])[parts.kind]
    is_named = _is_given(side)
    is_bad: Flags = (is_named & ~changes) | (needs & ~is_named) | (_unlike(side, _SLUG) & is_named)
    if known.sides is not None:
        sides = pyarrow.array([*known.sides], pyarrow.string())
        is_bad |= ~_flags(compute.is_in(side, value_set=sides)) & is_named
    return is_bad


def _accounts_break_rules(accounts: Any, known: Known) -> Flags:
    """Return for each account whether its side is unknown, or its own date is none."""
    import pyarrow
    import pyarrow.compute as compute

    whens = accounts["when"].combine_chunks()
    is_bad = _rest_on_nothing(accounts, known)
    # Few accounts have a date of their own.
    wrong = [
        text for text in compute.unique(whens).to_pylist() if text is not None and not _read_date(text)[0]
    ]
    if wrong:
        is_bad |= _flags(compute.is_in(whens, value_set=pyarrow.array(wrong, pyarrow.string())))
    if known.sides is not None:
        is_bad |= ~_is_one_of(accounts["side"], known.sides) & _is_given(accounts["side"])
    return is_bad


def _rest_on_nothing(accounts: Any, known: Known) -> Flags:
    """Return for each account whether it rests on a passage or a row that its source has not."""
    has_passage: Flags = np.diff(offsets_of(accounts["sentences"].combine_chunks())) > 0
    is_bad: Flags = has_passage != _is_given(accounts["paragraph"])
    if known.texts is not None:
        is_bad |= has_passage != _is_one_of(accounts["source"], known.texts)
        is_bad |= _is_given(accounts["row"]) & ~_is_one_of(accounts["source"], known.datasets)
    return is_bad


def _read_date(text: str) -> tuple[bool, bool]:
    """Return whether a text is a date, and whether that has a last day."""
    try:
        return True, parse_when(text).last is not None
    except DateError:
        return False, False


def _by_row(is_bad: Flags, texts: Texts) -> Flags:
    """Return for each row whether any of its values is bad."""
    found = np.zeros(len(texts.offsets) - 1, dtype=np.bool_)
    found[texts.rows()[is_bad]] = True
    return found


def _blanks(texts: Texts) -> Flags:
    """Return for each value whether it is null or blank."""
    return np.array([*(not name for name in texts.names), True])[texts.values]


def _outside(texts: Texts, names: Collection[str]) -> Flags:
    """Return for each value whether it is none of the names."""
    return np.array([*(name not in names for name in texts.names), True])[texts.values]


def _is_blank(texts: Any) -> Flags:
    """Return for each text whether it is null or blank."""
    import pyarrow.compute as compute

    lengths = compute.binary_length(compute.utf8_trim_whitespace(texts))
    return _flags(compute.fill_null(compute.equal(lengths, 0), True))


def _is_one_of(texts: Any, known: Collection[str]) -> Flags:
    """Return for each text, without white space around it, whether it is a known one."""
    import pyarrow
    import pyarrow.compute as compute

    values = pyarrow.array([*known], pyarrow.string())
    return _flags(compute.is_in(compute.utf8_trim_whitespace(texts), value_set=values))


def _is_given(texts: Any) -> Flags:
    """Return for each text whether it is there."""
    return _flags(texts.is_valid())


def _unlike(texts: Any, pattern: str) -> Flags:
    """Return for each text whether it is null or not of a pattern."""
    import pyarrow.compute as compute

    return ~_flags(compute.fill_null(compute.match_substring_regex(texts, pattern), False))


def _equal(texts: Any, value: str) -> Any:
    import pyarrow.compute as compute

    return compute.fill_null(compute.equal(texts, value), False)


def _flags(values: Any) -> Flags:
    """Return truths of Arrow as an array of their own."""
    return np.array(values.to_numpy(zero_copy_only=False), dtype=np.bool_)
