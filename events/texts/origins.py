"""Which articles are copies of one text: what they have in common, and the origins that follow.

Two articles are proposed as one origin if at least a fifth of the shorter one's words (SHARE) and more than
one of its sentences (SENTENCES) stand in near-copied paragraphs (`shingles`): a quotation is one sentence,
boilerplate and copies are more. Origins are joined by chains: if A shares with B, and B with C, all three are
one. A digest that takes whole paragraphs of two newsrooms joins them; `compare_articles` shows which did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from events.model import Source
from events.texts.articles import Article
from events.texts.shingles import Blocks, Match, match_blocks, read_blocks

SHARE = 0.2
SENTENCES = 2


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A paragraph of the first and one of the second article (1-based), near-copies of each other.

    `similarity` is the share of the shorter one's words that both have in common, from NEAR_COPY to 1.
    """

    first: int
    second: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two articles, by source id, have in common.

    `words` and `sentences` count what of the shorter article stands in near-copies; `share` is the words'
    share of its text, from 0 to 1.
    """

    first: str
    second: str
    paragraphs: tuple[NearCopy, ...]
    words: int
    sentences: int
    share: float

    @property
    def is_one_origin(self) -> bool:
        """Return whether so much is in common that both articles are proposed as one origin."""
        return self.share >= SHARE and self.sentences >= SENTENCES


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the stored origins do not agree with the texts.

    `apart`: the texts are proposed as one origin, the records hold several (`origins`, each with its articles
    in `groups`). `together`: the records hold one origin, of which `groups` have no paragraph in common.
    """

    finding: Literal["apart", "together"]
    origins: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        """Word the disagreement on one line."""
        parts = [", ".join(group) for group in self.groups]
        if self.finding == "together":
            stored = " | ".join(parts)
            return f"{stored}: stored as one origin, {self.origins[0]!r}: no paragraph in common between them"
        pairs = zip(parts, self.origins, strict=True)
        stored = "; ".join(f"{part} (origin {origin!r})" for part, origin in pairs)
        return f"{stored}: near-copies, stored as {len(self.origins)} origins: expected one"


def compare_articles(articles: Mapping[str, Article]) -> list[Overlap]:
    """Return every pair of articles that have a paragraph in common, in the order of the articles."""
    return list(_overlaps(articles))


def propose_origins(
    articles: Mapping[str, Article], *, overlaps: Iterable[Overlap] | None = None
) -> list[frozenset[str]]:
    """Return the articles in groups of one origin each, in the order of their first article.

    `overlaps`, if they have been worked out before, are those of these articles.
    """
    compared = _overlaps(articles) if overlaps is None else overlaps
    pairs = ((one.first, one.second) for one in compared if one.is_one_origin)
    return [frozenset(group) for group in _join(articles, pairs)]


def check_origins(
    sources: Iterable[Source],
    articles: Mapping[str, Article],
    *,
    overlaps: Sequence[Overlap] | None = None,
) -> list[Disagreement]:
    """Return where the origins stored with the sources do not agree with the texts at hand.

    An article without a text, or a text without a source, is not judged. `overlaps` as in `propose_origins`.
    """
    stored = {source.id: source.origin for source in sources if source.id in articles}
    if overlaps is None:
        overlaps = compare_articles({id: articles[id] for id in stored})
    overlaps = [one for one in overlaps if one.first in stored and one.second in stored]
    found = []
    for group in _join(stored, ((one.first, one.second) for one in overlaps if one.is_one_origin)):
        parts = _sort(group, stored)
        if len(parts) > 1:
            found.append(Disagreement("apart", tuple(parts), tuple(map(tuple, parts.values()))))
    within = [(one.first, one.second) for one in overlaps if stored[one.first] == stored[one.second]]
    joined: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for group in _join(stored, within):
        joined[stored[group[0]]].append(tuple(group))
    found += [Disagreement("together", (one,), tuple(own)) for one, own in joined.items() if len(own) > 1]
    return found


def _sort(ids: Iterable[str], stored: Mapping[str, str]) -> dict[str, list[str]]:
    """Return ids by their stored origin."""
    parts = defaultdict(list)
    for id in ids:
        parts[stored[id]].append(id)
    return parts


def _join(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return ids in groups, so that the two of every pair are in one; all in the order given."""
    heads = {id: id for id in ids}

    def head(id: str) -> str:
        while heads[id] != id:
            heads[id] = heads[heads[id]]
            id = heads[id]
        return id

    for one, other in pairs:
        heads[head(other)] = head(one)
    groups = defaultdict(list)
    for id in heads:
        groups[head(id)].append(id)
    return list(groups.values())


def _overlaps(articles: Mapping[str, Article]) -> Iterator[Overlap]:
    ids, found = list(articles), read_blocks(articles.values())
    matches = match_blocks(found.blocks)
    for number in range(len(ids)):
        common: dict[int, list[tuple[int, int, Match]]] = defaultdict(list)
        for paragraph, block in found.of_article[number]:
            for match in matches[block]:
                for other, others_paragraph in found.places[match.other]:
                    if other > number:
                        common[other].append((paragraph, others_paragraph, match))
        for other in sorted(common):
            yield _overlap(found, (number, other), (ids[number], ids[other]), common[other])


def _overlap(
    found: Blocks, pair: tuple[int, int], ids: tuple[str, str], common: Sequence[tuple[int, int, Match]]
) -> Overlap:
    is_first_shorter = found.lengths[pair[0]] <= found.lengths[pair[1]]
    shared: dict[tuple[int, int], int] = defaultdict(int)
    copies: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for first, second, match in common:
        own, others = (match.block, match.own), (match.other, match.others)
        paragraph, (block, mask) = (first, own) if is_first_shorter else (second, others)
        shared[paragraph, block] |= mask
        block, mask = min(own, others, key=lambda one: len(found.blocks[one[0]].words))
        copies[first, second].append((mask.bit_count(), len(found.blocks[block].words)))
    words = sum(mask.bit_count() for mask in shared.values())
    paragraphs = [
        NearCopy(first, second, sum(part for part, _ in parts) / sum(whole for _, whole in parts))
        for (first, second), parts in sorted(copies.items())
    ]
    return Overlap(
        *ids,
        paragraphs=tuple(paragraphs),
        words=words,
        sentences=sum(found.blocks[block].count_sentences(mask) for (_, block), mask in shared.items()),
        share=words / min(found.lengths[one] for one in pair),
    )
