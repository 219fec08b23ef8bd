"""Which paragraphs are near-copies of each other, by the runs of words that they share.

A text is read as `passages` reads it for a fingerprint: NFKC-normalised, case-folded, letters and digits
only, here cut into words. Two paragraphs are compared by their shingles, all runs of SHINGLE words. Their
similarity is the share of the shorter one's words that stand in a run which the other has too, so that a
paragraph is also found within a text that has lost its blank lines; the Jaccard index, and MinHash which
estimates it, would see hardly anything in common there. An index from shingle to paragraph finds the pairs
that are worth comparing, and what many texts hold word for word is compared once.

A paragraph of several lines is compared line by line where a line ends with a sentence. A language written
without spaces between words is not compared.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from events.texts.articles import Article
from events.texts.passages import split_sentences

# Two newsrooms that write of one matter share runs of four words, stock phrases; hardly ever of five.
SHINGLE = 5
# A changed word costs a paragraph of this length at most itself and the four words to one side of it ...
LEAST_WORDS = 2 * SHINGLE
# ... so that half of its words or more still stand in shared runs. What is shorter, a dateline, says nothing.
NEAR_COPY = 0.5

_WORD = re.compile(r"[^\W_]+")
_LINE_END = re.compile(r"(?<=[.!?…\"”’»)\]])[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A text that is compared as a whole: its words, and how many of them each of its sentences has."""

    words: tuple[str, ...]
    sentences: tuple[int, ...]

    def count_sentences(self, mask: int) -> int:
        """Count the sentences of which half the words or more are marked in a mask."""
        count = 0
        for length in self.sentences:
            count += 2 * (mask & ((1 << length) - 1)).bit_count() >= length
            mask >>= length
        return count


@dataclass(frozen=True, slots=True)
class Match:
    """A block and one like it, by number; `own` and `others` mark each one's shared words, one bit a word."""

    block: int
    other: int
    own: int
    others: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """The different blocks of all texts.

    `places` holds for each block the articles (by number, from 0) and paragraphs (from 1) in which it stands,
    `of_article` for each article its paragraphs and their blocks, `lengths` the words of each article.
    """

    blocks: list[Block] = field(default_factory=list)
    places: list[list[tuple[int, int]]] = field(default_factory=list)
    of_article: list[list[tuple[int, int]]] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)


def read_blocks(articles: Iterable[Article]) -> Blocks:
    """Cut the texts into blocks. Blocks of fewer than LEAST_WORDS words count in the length only."""
    found = Blocks()
    numbers: dict[tuple[str, ...], int] = {}
    for article_number, article in enumerate(articles):
        own, length = [], 0
        for paragraph, text in enumerate(article.paragraphs, 1):
            for block in _cut(text):
                length += len(block.words)
                if len(block.words) < LEAST_WORDS:
                    continue
                number = numbers.setdefault(block.words, len(found.blocks))
                if number == len(found.blocks):
                    found.blocks.append(block)
                    found.places.append([])
                found.places[number].append((article_number, paragraph))
                own.append((paragraph, number))
        found.of_article.append(own)
        found.lengths.append(length)
    return found


def match_blocks(blocks: Sequence[Block]) -> list[list[Match]]:
    """Return for each block the blocks that are near-copies of it, itself first."""
    shingles = [_shingles(block.words) for block in blocks]
    matches = []
    for number, block in enumerate(blocks):
        whole = (1 << len(block.words)) - 1
        matches.append([Match(number, number, whole, whole)])
    for one, other, shared in _candidates(blocks, shingles):
        own = _mark(shingles[one], shared)
        if own.bit_count() >= NEAR_COPY * len(blocks[one].words):
            others = _mark(shingles[other], shared)
            matches[one].append(Match(one, other, own, others))
            matches[other].append(Match(other, one, others, own))
    return matches


def _cut(text: str) -> Iterator[Block]:
    sentences: list[list[str]] = []
    for line in _LINE_END.split(text):
        sentences += [_words(sentence) for sentence in split_sentences(line)]
        # A line that is too short to be compared goes with the next one.
        if sum(map(len, sentences)) >= LEAST_WORDS:
            yield _block(sentences)
            sentences = []
    yield _block(sentences)


def _block(sentences: Sequence[Sequence[str]]) -> Block:
    words = tuple(word for sentence in sentences for word in sentence)
    return Block(words, tuple(len(sentence) for sentence in sentences))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _shingles(words: tuple[str, ...]) -> list[int]:
    # Numbers take less memory than words; should two shingles ever have one, five words are marked amiss.
    return [hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _mark(shingles: Sequence[int], others: set[int]) -> int:
    mask, run = 0, (1 << SHINGLE) - 1
    for at, shingle in enumerate(shingles):
        if shingle in others:
            mask |= run << at
    return mask


def _candidates(
    blocks: Sequence[Block], shingles: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, set[int]]]:
    """Return the pairs, the shorter first, that share enough shingles to be near-copies, and which."""
    every = [set(own) for own in shingles]
    frequency = Counter(shingle for own in every for shingle in own)
    standing: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(blocks)), key=lambda number: -len(blocks[number].words)):
        own = sorted({one for one in every[number] if frequency[one] > 1}, key=frequency.__getitem__)
        # Near-copies share at least this many shingles; hence one of them is not among the commonest,
        # which need not be looked up: phrases that are everywhere do not pair everything.
        repeated = max(Counter(shingles[number]).values())
        needed = math.ceil(NEAR_COPY * len(blocks[number].words) / (SHINGLE * repeated))
        looked_up = own[: max(len(own) - needed + 1, 0)]
        for other in set[int]().union(*(standing[one] for one in looked_up)):
            if len(shared := every[number] & every[other]) >= needed:
                yield number, other, shared
        for shingle in own:
            standing[shingle].append(number)
