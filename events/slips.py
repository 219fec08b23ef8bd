"""The slips of people who write data files by hand, and what to do, in words for those new to TOML."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime
from datetime import time as hour_of_day
from difflib import get_close_matches
from typing import Any

_LONGEST_VALUE, _LINES_BACK = 120, 6
_PLACE = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")
_CURLY = re.compile("[“”„‟«»‘’‚`´]")
_COMMA_DAY = re.compile(r"=\s*\[?\s*[0-9]{1,4}\s*[,./]\s*[0-9]{1,2}\s*[,./]\s*[0-9]{1,4}")
_BARE = re.compile(r"=\s*[^\W\d_][^\"'\[{]*$")
# How people write dates, and how this program reads them. Names of months are English.
_DATES = {
    "%Y-%m-%d": "%Y-%m-%d",
    "%Y/%m/%d": "%Y-%m-%d",
    "%Y.%m.%d": "%Y-%m-%d",
    "%d.%m.%Y": "%Y-%m-%d",
    "%d %B %Y": "%Y-%m-%d",
    "%d %b %Y": "%Y-%m-%d",
    "%B %d, %Y": "%Y-%m-%d",
    "%b %d, %Y": "%Y-%m-%d",
    "%Y-%m": "%Y-%m",
    "%B %Y": "%Y-%m",
    "%b %Y": "%Y-%m",
}
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAME = re.compile(r"^\s*([\w.-]+)\s*[:=]")


def suggest(value: str, among: Iterable[str]) -> str:
    """Return a question after the name that was probably meant, to end a message; empty if none is near."""
    near = get_close_matches(value, list(among), n=1)
    if not near:
        by_case = {name.casefold(): name for name in among}
        near = get_close_matches(value.casefold(), list(by_case), n=1)
        near = [by_case[near[0]]] if near else []
    return f"; did you mean {near[0]!r}?" if near else ""


def word_value(value: Any) -> str:
    """Word a value as it stands in a file, shortened."""
    if isinstance(value, date | datetime | hour_of_day):
        return f"{value.isoformat()} without quotation marks"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)[:_LONGEST_VALUE]


def word_text_expected(value: Any) -> str:
    """Word that a text was expected, and how this value would be one."""
    text = value.isoformat() if isinstance(value, date | datetime | hour_of_day) else value
    if isinstance(text, list | dict):
        return "one text in quotation marks"
    written = str(text).lower() if isinstance(text, bool) else str(text)
    return f'a text in quotation marks: "{written}"'


def suggest_date(text: str) -> str:
    """Return a question after the date that a text means, as this program reads it; empty if none is seen.

    Of a day that does not exist, and of an interval that ends before it begins, it says so.
    """
    if found := _ISO_DAY.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
        if not 1 <= month <= 12:
            return "; there is no such month: they go from 01 to 12"
        most = monthrange(year % 400 + 400, month)[1]
        return f"; there is no such day: this month has {most}" if not 1 <= day <= most else ""
    begin, slash, end = text.strip().partition("/")
    if slash and _ISO_DAY.fullmatch(begin) and _ISO_DAY.fullmatch(end) and end < begin:
        return f"; it ends before it begins: did you mean {f'{end}/{begin}'!r}?"
    for form, written in _DATES.items():
        try:
            meant = datetime.strptime(text.strip().rstrip("."), form).strftime(written)
        except ValueError:
            continue
        return "" if meant == text else f"; did you mean {meant!r}?"
    return ""


def word_toml_error(error: str, text: str) -> tuple[int, str, str]:
    """Word why a text is no TOML: the number of the line (0: not known), what stands there, what to do.

    `error` is what the reader of TOML says.
    """
    lines = text.splitlines()
    found = _PLACE.search(error)
    number = int(found[1]) if found and found[1] else 0
    reason = _PLACE.sub("", error).strip()
    if not number:
        number = _find_unclosed(lines) or len(lines)
    number = min(number, len(lines))
    line = lines[number - 1].strip() if number else ""
    # A table in one bracket shows where the next one has two.
    if head := re.fullmatch(r"\[\[\s*([\w.-]+)\s*\]\]", line):
        alone = re.compile(rf"\s*\[\s*{re.escape(head[1])}\s*\]")
        if single := next((at for at, one in enumerate(lines[: number - 1], 1) if alone.match(one)), 0):
            return (
                single,
                repr(lines[single - 1].strip()),
                f"two brackets, as above all others: [[{head[1]}]]",
            )
    # A quotation mark or bracket that is missing shows on a line after.
    for at in range(number, max(number - _LINES_BACK, 0), -1):
        if lines[at - 1].strip() and (advice := _advise(lines[at - 1], reason)):
            return at, repr(lines[at - 1].strip()[:_LONGEST_VALUE]), advice
    return number, repr(line[:_LONGEST_VALUE]), f'a line such as title = "…" ({reason})'


def word_encoding_error(content: bytes, error: UnicodeDecodeError) -> tuple[int, str, str]:
    """Word that a file is in another encoding: the number of the line, what stands there, what to do."""
    number = len((content[: error.start] + b".").splitlines())
    line = content.splitlines()[number - 1].decode("ascii", "replace").strip()[:_LONGEST_VALUE]
    advice = "text in UTF-8: save the file again, and choose UTF-8 as its encoding where that is asked"
    return number, repr(line), advice


def _advise(line: str, reason: str) -> str:
    """Return what to do about a line; empty if nothing is seen in it."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', '""', line).split("#", 1)[0].strip()
    name = found[1] if (found := _NAME.match(line)) else "title"
    if "overwrite" in reason or "already" in reason or "twice" in reason:
        return f"each name once in a record: {name!r} stands twice; take one of them away"
    for is_so, advice in _SLIPS:
        if is_so(bare):
            return advice.format(name=name)
    return ""


def _opens_wrongly(bare: str) -> bool:
    return bare.startswith("[") and not re.fullmatch(r"\[[^\[\]]+\]|\[\[[^\[\]]+\]\]", bare)


def _is_bare(bare: str) -> bool:
    return bool(_BARE.search(bare)) and not re.search(r"=\s*(true|false|inf|nan)$", bare)


# What is seen in a line whose texts are emptied, and what to do then, in the order in which it is looked for.
_SLIPS: tuple[tuple[Callable[[str], object], str], ...] = (
    (
        _CURLY.search,
        'straight quotation marks: {name} = "…"; those here are curly, as word processors make them',
    ),
    (
        lambda bare: bare.count('"') % 2 or bare.count("'") % 2,
        'a quotation mark at either end of the text: {name} = "…"; a " within it is written \\"',
    ),
    (_COMMA_DAY.search, "a day as year-month-day with hyphens: {name} = 2020-11-25"),
    (_opens_wrongly, "as many brackets behind the name as before it: [[event]]"),
    (
        lambda bare: bare.count("[") > bare.count("]") or bare.count("{") > bare.count("}"),
        'a bracket that closes the one that is opened: {name} = ["…"]',
    ),
    (re.compile(r"[\w.-]+\s*:").match, 'an equals sign in place of the colon: {name} = "…"'),
    (_is_bare, 'quotation marks around a text: {name} = "…"'),
    (re.compile(r'""\s*""').search, 'a comma between two texts: {name} = ["…", "…"]'),
    (
        lambda bare: bare and "=" not in bare,
        'a name, an equals sign and a value: title = "…"; before a line that is for people stands #',
    ),
    (re.compile(r"=$").search, 'a value behind the equals sign: {name} = "…"'),
)


def _find_unclosed(lines: list[str]) -> int:
    """Return the number of the last line whose quotation marks or brackets do not close; 0 for none."""
    for number in range(len(lines), 0, -1):
        bare = lines[number - 1].split("#", 1)[0]
        if bare.count('"') % 2 or bare.count("[") > bare.count("]"):
            return number
    return 0


def find_line(text: str, record: str, field: str) -> int:
    """Return the number of the line of a field of a record in a TOML file; 0 if it is not found.

    `record` is as faults name it, “record 2 (bridge)”, “collection.kinds.protest”; `field` as well,
    “accounts.1.side”. Where the field has no line of its own, it is the first line of its record.
    """
    lines = text.splitlines()
    numbered = re.match(r"(?:record|step) (\d+)", record)
    if numbered:
        begins = [at for at, line in enumerate(lines) if re.match(r"\s*\[\[\s*[\w-]+\s*\]\]", line)]
        if not 0 < int(numbered[1]) <= len(begins):
            return 0
        begin = begins[int(numbered[1]) - 1]
        end = next((at for at in begins if at > begin), len(lines))
    else:
        name = re.escape(record)
        heads = [at for at, line in enumerate(lines) if re.match(rf"\s*\[+\s*{name}\s*\]+", line)]
        if not heads:
            # A record may stand on one line of the table that holds it: protest = { label = "protest" }.
            table, _dot, key = record.rpartition(".")
            return find_line(text, table, key) if table else 0
        begin = heads[0]
        end = next((at for at in range(begin + 1, len(lines)) if re.match(r"\s*\[", lines[at])), len(lines))
    parts = [part for part in field.split(".") if part]
    if parts[:1] in (["accounts"], ["media"]) and len(parts) > 1 and parts[1].isdigit():
        head = rf"\s*\[\[\s*[\w-]+\.{parts[0].rstrip('s')}"
        accounts = [at for at in range(begin, end) if re.match(head, lines[at])]
        if len(accounts) >= int(parts[1]):
            begin = accounts[int(parts[1]) - 1]
            end = next((at for at in accounts if at > begin), end)
            parts = parts[2:]
    elif numbered:
        nested = [at for at in range(begin + 1, end) if re.match(r"\s*\[\[", lines[at])]
        end = nested[0] if nested else end
    for part in parts[:1]:
        for at in range(begin, end):
            if re.match(rf"\s*\"?{re.escape(part)}\"?\s*=", lines[at]):
                return at + 1
    return begin + 1
