"""What editors decide: accept, correct, join, split, refuse; and an account that is added to an event.

Each is one change. What was looked at is named with its version (`seen`): if somebody else has changed it
meanwhile, ConflictError tells both versions and where they differ, and nothing is stored. What would break a
rule of the records is told as RecordsError, as `check` does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from events.desk.articles import FIELDS
from events.desk.decision import Decision, deciding
from events.desk.differences import name_account, tidy
from events.desk.errors import DeskError, Value
from events.desk.holdings import Desk, Held, find, get
from events.desk.proposing import WAITING, add_proposal, select_account
from events.desk.sameness import set_apart

# What happens is told as such; of other kinds a plan or a denial may be the event.
_FACTS = ("control", "movement", "clash", "agreement")


def accept(desk: Desk, proposal: str, *, seen: int, as_fact: bool = False) -> Held:
    """Make a proposal an event of the collection, and its article a source; return the event.

    What its article tells as planned, denied or conditional is no fact: `as_fact` accepts it all the same.
    """
    with deciding(desk, "accept", note=proposal) as decision:
        value = _waiting(decision, proposal)
        _refuse_plans(desk, value, as_fact)
        record = value["record"]
        if (there := find(decision.connection, "event", record["id"])) and there.value is not None:
            raise DeskError(f"there is an event {record['id']!r}: expected another id, or to join the two")
        status = "corrected" if value.get("corrected") else "accepted"
        decision.put("proposal", proposal, value | {"status": status, "event": record["id"]}, seen=seen)
        return _put_event(decision, record)


def correct(desk: Desk, kind: str, id: str, record: Mapping[str, Any], *, seen: int) -> Held:
    """Store another record of a proposal, an event, or a source; return what is held then.

    Of a proposal it need not keep the rules before it is accepted. The id of an event or a source stays.
    """
    with deciding(desk, "correct", note=id) as decision:
        connection = decision.connection
        value, record = get(connection, kind, id).present, tidy(record)
        if kind == "proposal":
            value = _waiting(decision, id) | {"record": record, "corrected": True}
            return decision.put(kind, id, value, seen=seen)
        if kind not in ("event", "source") or record.get("id") != id:
            raise DeskError(f"record {record.get('id')!r} for {kind} {id!r}: expected the same id")
        return decision.put(kind, id, record, seen=seen)


def join(desk: Desk, proposal: str, into: tuple[str, str], *, seen: int, seen_into: int) -> Held:
    """Add the accounts of a proposal to what tells the same: `("event", ID)` or `("proposal", ID)`.

    An account keeps its own day where that is another than the event's, and differs where both exclude each
    other. Return the event, or the proposal, that has them now.
    """
    kind, id = into
    with deciding(desk, "join", note=f"{proposal} → {id}") as decision:
        value, other = _waiting(decision, proposal), get(decision.connection, kind, id).present
        if kind == "proposal":
            _waiting(decision, id)
        if kind not in ("event", "proposal") or id == proposal:
            raise DeskError(f"{kind} {id!r}: expected an event, or another proposal, to join it with")
        target = other["record"] if kind == "proposal" else other
        there = {name_account(one) for one in target.get("accounts", ())}
        added = [one for one in value["record"].get("accounts", ()) if name_account(one) not in there]
        added = [set_apart(one, value["record"], target) for one in added]
        joined = target | {"accounts": [*target.get("accounts", ()), *added]}
        decision.put("proposal", proposal, value | {"status": "joined", "event": id}, seen=seen)
        if kind == "event":
            return _put_event(decision, joined, seen=seen_into)
        found = [*other["found"], *value["found"]]
        return decision.put(kind, id, other | {"record": joined, "found": found}, seen=seen_into)


def split(desk: Desk, kind: str, id: str, accounts: Collection[int], *, seen: int) -> tuple[Held, Held]:
    """Part some accounts (by place, from 0) from a proposal or an event; they become a proposal.

    Without any, all of a proposal is doubled: for a sentence that tells of two events. Return what stays, and
    the new proposal.
    """
    with deciding(desk, "split", note=id) as decision:
        value = get(decision.connection, kind, id).present
        record = value["record"] if kind == "proposal" else value
        there = record.get("accounts", [])
        if not set(accounts) <= set(range(len(there))) or len(set(accounts)) == len(there):
            raise DeskError(
                f"accounts {sorted(accounts)} of {len(there)}: expected some, and not all of them"
            )
        if kind == "event" and not accounts:
            raise DeskError("no account to be parted from the event: expected one or more")
        parted = {**record, "id": f"{record['id']}-b"} | {
            "accounts": [one for at, one in enumerate(there) if at in accounts or not accounts]
        }
        rest = record | {
            "accounts": [one for at, one in enumerate(there) if at not in accounts or not accounts]
        }
        if kind == "event":
            held = decision.put(kind, id, rest, seen=seen)
            article = parted["accounts"][0]["source"]
            made = {"found": [], "modality": "reported", "outside": []}
        else:
            _waiting(decision, id)
            found = value["found"] if len(value["found"]) == len(there) else []
            keeps = [one for at, one in enumerate(found) if at not in accounts]
            made = {
                "found": [one for at, one in enumerate(found) if at in accounts or not accounts],
                "modality": value["modality"],
                "outside": value["outside"],
            }
            article = value["article"]
            held = decision.put(kind, id, value | {"record": rest, "found": keeps}, seen=seen)
        return held, add_proposal(decision, article, made | {"record": parted})


def refuse(desk: Desk, proposal: str, reason: str, *, seen: int) -> Held:
    """Refuse a proposal with a reason, which history keeps."""
    if not reason.strip():
        raise DeskError("a refusal without a reason: expected some words on why")
    with deciding(desk, "refuse", note=reason.strip()) as decision:
        value = _waiting(decision, proposal) | {"status": "refused", "reason": reason.strip()}
        return decision.put("proposal", proposal, value, seen=seen)


def remove_event(desk: Desk, event: str, reason: str, *, seen: int) -> Held:
    """Take an event out of the collection, with a reason, which history keeps."""
    if not reason.strip():
        raise DeskError("an event removed without a reason: expected some words on why")
    with deciding(desk, "remove", note=reason.strip()) as decision:
        get(decision.connection, "event", event)
        return decision.put("event", event, None, seen=seen)


def new_account(
    desk: Desk, article: str, span: tuple[int, int], event: tuple[str, int], given: Mapping[str, Any]
) -> Held:
    """Add a selection of an article (characters, end excluded) to an event, `(ID, seen)`, as an account.

    `given` are fields of the account: `says` at the least. Return the event.
    """
    id, seen = event
    with deciding(desk, "account", note=f"{article} → {id}") as decision:
        account, _found = select_account(desk, decision.connection, article, span, given)
        value = get(decision.connection, "event", id).present
        return _put_event(decision, value | {"accounts": [*value["accounts"], tidy(account)]}, seen=seen)


def _waiting(decision: Decision, proposal: str) -> Value:
    value = get(decision.connection, "proposal", proposal).present
    if value["status"] != WAITING:
        raise DeskError(f"proposal {proposal!r} is {value['status']} already: expected one that waits")
    return value


def _refuse_plans(desk: Desk, value: Value, as_fact: bool) -> None:
    rules = {kind.id: kind.rule for kind in desk.settings.kinds}
    kind, modality = value["record"].get("kind", ""), value.get("modality", "reported")
    if modality != "reported" and rules.get(kind) in _FACTS and not as_fact:
        raise DeskError(
            f"the article tells this {kind} as {modality}: expected another kind, such as announcement, "
            "or to accept it as a fact all the same"
        )


def _put_event(decision: Decision, record: Value, *, seen: int | None = None) -> Held:
    """Store an event, with the sources of its accounts that are articles of the desk."""
    for source in {account.get("source", "") for account in record.get("accounts", ())}:
        held = find(decision.connection, "source", source)
        article = find(decision.connection, "article", source)
        if (held is None or held.value is None) and article and article.value:
            decision.put("source", source, _make_source(article))
    return decision.put("event", record["id"], tidy(record), seen=seen)


def _make_source(article: Held) -> Value:
    value = article.present
    told = {name: value[name] for name in (*FIELDS, "sha256") if value.get(name)}
    return {"id": article.id} | told
