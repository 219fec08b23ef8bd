"""The words that name a speaker, before or after a verb of speaking."""

from __future__ import annotations

import re

from events.reading.languages.tables import Table

_LONGEST = 22
# Of so few capitals letters are an abbreviation: "РФ".
_SHORTEST_NAME = 4
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
_CAPITALS = re.compile(
    r"[^\W\d_a-zа-яёəğıöüşç][\w’'-]+(?:\s(?:[^\W\d_a-zа-яёəğıöüşç][\w’'-]+|[A-Z]\.|bin|al|de|von|van|Le))*"
)
# A time of a live page, a conjunction.
_OPENING = re.compile(
    r"^(?:\d{1,2}[:.]\d\d\s+"
    r"|(?:but|and|while|as|yet|но|а|и|(?:earlier|later|meanwhile|ранее),?(?: in)?)\s+)+",
    re.IGNORECASE,
)
_AND = (" and", " и", " və")
# "The last that Yerevan had pledged": who pledged is not all of it.
_RELATIVE = "that"
_TRIM = " \t\n\r,;:—–-”\"“«»'.()\x00"


def before_verb(part: str, table: Table) -> str:
    """Return the name or title that stands right before a verb; empty if nothing there is one."""
    part = table.patterns["setting"].sub("", table.patterns["aside"].sub("", part))
    open_end = part.rstrip().endswith(",")
    cut = max(part.rfind("”"), part.rfind("\x00"), part.rfind(";"), part.rfind(": "))
    part = part[cut + 1 :]
    if part.lower().rstrip().endswith(_AND) and (verb := table.patterns["announce"].search(part.lower())):
        # "The president thanked them and announced …": one speaker.
        part = part[: verb.start()]
    if (pattern := table.patterns.get("long_subject")) and (subject := pattern.search(part.lower())):
        part = part[: subject.end()]
    pieces = [piece.strip(_TRIM) for piece in part.split(",")]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return ""
    chosen = [pieces[-1]]
    if open_end and len(pieces) > 1:
        chosen = pieces[-2:]
    elif open_end and len(pieces) == 1:
        chosen = pieces
    phrase = _OPENING.sub("", ", ".join(_from_role(piece, table) for piece in chosen))
    return phrase if is_speaker(phrase, table) else ""


def after_verb(part: str, table: Table) -> str:
    """Return the name or title that stands right after a verb or "according to", with what explains it."""
    stop = table.patterns["end_of_name"].search(part.lower())
    pieces = [piece.strip(_TRIM) for piece in (part[: stop.start()] if stop else part).split(",")]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return ""
    phrase = pieces[0]
    if len(pieces) > 1 and _explains(pieces[0], pieces[1], table):
        phrase = f"{pieces[0]}, {pieces[1]}"
    return phrase if is_speaker(phrase, table) else ""


def is_speaker(phrase: str, table: Table) -> bool:
    """Return whether a phrase can name one who speaks."""
    words = _WORD.findall(phrase)
    low = [word.lower().rstrip(".") for word in words]
    if not words or len(words) > _LONGEST or low[0] in table.words["no_speaker"]:
        return False
    if _RELATIVE in low[1:]:
        return False
    if low[-1] in table.words["pronoun"] and len(low) <= 2:
        return True
    has_role = any(_has_role(word, table) for word in low)
    has_name = any(word[0].isupper() for word in words[(1 if len(words) > 2 and not has_role else 0) :])
    return has_role or has_name


def has_office(phrase: str, table: Table) -> bool:
    """Return whether a phrase names an office, or is a pronoun."""
    words = [word.lower().rstrip(".") for word in _WORD.findall(phrase)]
    return any(_has_role(word, table) for word in words) or words[-1:][0] in table.words["pronoun"]


def find_person(phrase: str, table: Table) -> str:
    """Return the name of a person in a phrase: two capitals or more that name no office; else empty."""
    for found in reversed(list(_CAPITALS.finditer(phrase))):
        words = found.group().split()
        if phrase[: found.start()].lower().endswith("the "):
            continue
        offices = [
            number
            for number, word in enumerate(words)
            if _has_role(word.lower(), table)
            or word.lower() in table.words["office"]
            or (word.isupper() and len(word) < _SHORTEST_NAME)
            or word.lower().endswith(("’s", "'s"))
        ]
        words = words[offices[-1] + 1 :] if offices else words
        if len(words) > 1:
            return " ".join(words)
    return ""


def _has_role(word: str, table: Table) -> bool:
    return word in table.words["role"] or word.removesuffix("’s").removesuffix("'s") in table.words["role"]


def _explains(name: str, more: str, table: Table) -> bool:
    """Return whether words after a comma tell who a speaker is."""
    words = [word.lower() for word in _WORD.findall(more)]
    if not words or len(words) > 12 or words[0] in table.words["no_speaker"]:
        return False
    if any(_has_role(word, table) for word in words[:6]) and words[0] not in table.words["clause_start"]:
        return not (table.patterns["finite"].search(more.lower()) and len(words) > 3)
    # "the president's spokesman, Dmitry Peskov"
    names = _CAPITALS.fullmatch(more)
    return bool(names and (len(words) > 1 or more.isupper()) and not find_person(name, table))


def _from_role(piece: str, table: Table) -> str:
    """Leave out what stands before a title in a long phrase: "the comment of the head of …"."""
    found = table.patterns["before_role"].search(piece.lower())
    return piece[found.end() :] if found else piece
