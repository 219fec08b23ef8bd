"""Whether an event is told as a fact, a plan, something denied, or something that depends on another."""

from __future__ import annotations

from events.reading.findings import Modality
from events.reading.happenings.hits import Hit
from events.reading.languages.tables import Table

_BEFORE, _AFTER = 110, 60


def judge(low: str, hit: Hit, sentence: tuple[int, int], table: Table) -> tuple[Modality, str]:
    """Return the modality of what a hit tells, and the words that make it so."""
    patterns = table.patterns
    start, end = sentence
    before = low[max(hit.begin, hit.start - _BEFORE) : hit.end]
    whole_before, after = low[start : hit.start], low[hit.end : min(hit.stop, hit.end + _AFTER)]
    rest = low[hit.begin : hit.stop]
    if found := patterns["called_off"].search(low[start:end]):
        return "denied", f"“{found.group()}”: it did not come about"
    if found := patterns["denial"].search(whole_before) or patterns["denial_after"].search(low, hit.end, end):
        return "denied", f"“{found.group()}” denies it"
    if found := patterns["condition"].search(rest) or patterns["condition"].search(whole_before):
        return "conditional", f"“{found.group()}” makes it depend on something"
    if found := patterns["negation"].search(before):
        return "denied", f"“{found.group()}” says that it did not happen"
    if found := patterns["possible"].search(before):
        return "conditional", f"“{found.group()}” calls it possible"
    if found := patterns["plan"].search(before) or patterns["plan_after"].search(after):
        return "planned", f"“{found.group()}” puts it ahead"
    lead = low[max(hit.begin, hit.start - 20) : hit.start]
    if patterns["infinitive"].search(lead) and not patterns["actual"].search(lead):
        return "planned", "only meant: an infinitive"
    return "reported", "told as a fact"
