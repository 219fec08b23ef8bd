"""Proposals: what a reader found in an article, or an editor selects in it, waiting to be decided on.

The value of a proposal: `article`, `record` (the draft of the event), `status` (STATUSES), `found` (for each
account: `sentence`, `start` and `end` of it in the text, `words` with `begin`, `modality`, `certain`,
`reason`), `outside` (districts that the collection has not); once it is decided `event` (the event, or the
proposal, that it became a part of) or `reason` (why it was refused).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, func, select, update

from events.desk.articles import get_text
from events.desk.database.tables import proposals, texts
from events.desk.decision import DONE, KEPT, Decision, deciding
from events.desk.differences import tidy
from events.desk.drafting import Drafter, find_span, make_slug
from events.desk.errors import DeskError, Value
from events.desk.holdings import Desk, Held, find_free_id, get, list_held
from events.desk.passages import find_passage
from events.reading.findings import Reading
from events.reading.merging import Article, MergedAccount, MergedEvent, merge
from events.reading.written import to_document

WAITING = "waiting"
# A draft that was corrected before it was accepted is called so.
STATUSES = (WAITING, "accepted", "corrected", "joined", "split", "refused")
_ACCOUNT = ("says", "attributed_to", "side", "when", "stance", "differs_on", "places")


def propose(
    desk: Desk, article: str, reading: Reading, *, name: Callable[[str], str] | None = None
) -> list[str]:
    """Keep what was found in an article, and propose its events; return the ids of the new proposals.

    An article may be read again: what nobody has touched gives way to what is found now, and what somebody
    has decided on or corrected is not proposed again. `name` returns the name of a place by its id.
    """
    with deciding(desk, "propose", note=article, sign=KEPT) as decision:
        connection = decision.connection
        value, text = get(connection, "article", article).present, get_text(connection, article).text
        connection.execute(update(texts).where(texts.c.article == article).values(found=to_document(reading)))
        kept = _let_go(decision, article)
        voice = value.get("publisher") or value.get("title") or article
        drafter = Drafter(desk.settings, article, text, voice, **({"name": name} if name else {}))
        origin = value.get("origin") or article
        merged = merge([Article(source=article, origin=origin, reading=reading)])
        drafts = [(one, _propose(drafter, one)) for one in merged]
        drafts = [(one, draft) for one, draft in drafts if not _marks(draft) & kept]
        _settle_ids(connection, reading, drafts)
        return [_put_new(decision, article, draft).id for _, draft in drafts]


def _let_go(decision: Decision, article: str) -> set[tuple[str, str]]:
    """Take away proposals that nobody has touched; return what the others rest on."""
    marks: set[tuple[str, str]] = set()
    for held in list_held(decision.connection, "proposal", proposals.c.article == article):
        if held.value and held.value["status"] == WAITING and held.version == 1:
            decision.put("proposal", held.id, None)
        else:
            marks |= _marks(held.present)
    return marks


def _marks(proposal: Value) -> set[tuple[str, str]]:
    return {(one.get("kind", ""), one["sentence"]) for one in proposal["found"]}


def _propose(drafter: Drafter, event: MergedEvent) -> Value:
    known = {district.code for district in drafter.settings.districts}
    return {
        "article": drafter.article,
        "status": WAITING,
        "record": drafter.draft(event),
        "found": [_found(drafter.text, one) for one in event.accounts],
        "modality": event.modality,
        "outside": [code for code in event.districts if code not in known],
        "route": {"from": event.origin, "to": event.to},
    }


def _found(text: str, account: MergedAccount) -> Value:
    told = account.mention
    start, end = find_span(text, told)
    return {
        "kind": told.kind,
        "sentence": told.sentence,
        "start": start,
        "end": end,
        "words": told.words.text,
        "begin": told.words.start,
        "modality": told.modality,
        "certain": told.is_certain,
        "reason": told.reason,
    }


def _settle_ids(connection: Connection, reading: Reading, drafts: list[tuple[MergedEvent, Value]]) -> None:
    """Give each draft an id of its own, and to those that move a deadline the id of that one."""
    taken: set[str] = set()
    by_event: dict[int, str] = {}
    for merged, draft in drafts:
        wanted = id = find_free_id(connection, draft["record"]["id"], "event")
        number = 1
        while id in taken:
            number += 1
            id = f"{wanted}-{number}"
        taken.add(id)
        draft["record"]["id"] = id
        by_event |= {
            at: id for at, one in enumerate(reading.events) if one in [a.mention for a in merged.accounts]
        }
    for merged, draft in drafts:
        earlier = next(
            (a.mention.supersedes for a in merged.accounts if a.mention.supersedes is not None), None
        )
        if earlier is not None and by_event.get(earlier, draft["record"]["id"]) != draft["record"]["id"]:
            draft["record"]["supersedes"] = by_event[earlier]


def _put_new(decision: Decision, article: str, value: Value) -> Held:
    prefix = f"{article}/"
    asked = select(func.count()).where(proposals.c.id.startswith(prefix, autoescape=True))
    number = (decision.connection.scalar(asked) or 0) + 1
    return decision.put("proposal", f"{prefix}{number}", value)


def add_proposal(decision: Decision, article: str, value: Value) -> Held:
    """Add a proposal of an article within a decision."""
    return _put_new(decision, article, value | {"article": article, "status": WAITING})


def select_account(
    desk: Desk, connection: Connection, article: str, span: tuple[int, int], given: Mapping[str, Any]
) -> tuple[Value, Value]:
    """Return a selection of a text as an account, and as what was found: `given` are fields of the account.

    Raises DeskError if the selection is none, or a field is none of an account.
    """
    if strange := set(given) - set(_ACCOUNT):
        raise DeskError(f"{', '.join(sorted(strange))}: expected fields of an account: {', '.join(_ACCOUNT)}")
    text, value = get_text(connection, article).text, get(connection, "article", article).present
    drafter = Drafter(desk.settings, article, text, value.get("publisher") or value.get("title") or article)
    account = {"source": article, **find_passage(text, *span), **drafter.attribute(""), **given}
    if given.get("attributed_to") and "side" not in given:
        account.pop("side", None)
    found = {"sentence": text[slice(*span)], "start": span[0], "end": span[1], "modality": "reported"}
    return account, found | {"certain": True, "reason": "", "words": "", "begin": span[0]}


def new_event(
    desk: Desk, article: str, span: tuple[int, int], fields: Mapping[str, Any], account: Mapping[str, Any]
) -> Held:
    """Propose an event that an editor finds in a selection (characters, end excluded); return the proposal.

    `fields` are those of the event's record, without accounts; its id is made of them if none is given.
    """
    with deciding(desk, "new", note=article, sign=DONE) as decision:
        made, found = select_account(desk, decision.connection, article, span, account)
        wanted = fields.get("id") or make_slug(f"{fields.get('kind', 'event')} {fields.get('when', '')}")
        id = find_free_id(decision.connection, wanted, "event")
        record = tidy({**fields, "id": id, "accounts": [made]})
        return add_proposal(
            decision, article, {"record": record, "found": [found], "modality": "reported", "outside": []}
        )
