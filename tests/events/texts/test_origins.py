"""Which articles are copies of one text: boilerplate, changed words, quotations, and what the records say."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from events.__main__ import main
from events.records.collection import load_collection
from events.texts.articles import Article, read_articles
from events.texts.origins import Disagreement, check_origins, compare_articles, propose_origins
from events.texts.passages import split_paragraphs
from events.texts.shingles import LEAST_WORDS, NEAR_COPY, SHINGLE, Block, match_blocks
from tests.helpers.specimens import ARTICLES, NO_ARTICLES, make_source, read_json

needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)

BACKGROUND = (
    "The mill at the Arpa was built in 1871 by two brothers from the upper valley. It burned down twice, and "
    "each time the village paid for a new wheel, a new roof and a new pair of stones."
)
RULES = (
    "Since last spring nobody may take a cart over the bridge after dark. The council, which set the rule, "
    "has never said for how long it is to stand."
)
NEWS = {
    "flood": "Water stood knee-deep in the lower mill on Tuesday. The miller took eleven sacks to the attic.",
    "wheel": "A joiner from the coast has come to look at the wheel. He wants four weeks and plenty of oak.",
    "price": "Flour costs a third more than in autumn. Bakers blame the road, the carter blames the bakers.",
    "goose": "Seven geese were counted below the weir this morning. None of them belongs to anybody in town.",
    "choir": "The choir will sing in the barn on Sunday. Whoever has a bench is asked to bring it along.",
}


def make(text: str) -> Article:
    return Article("invented.txt", tuple(split_paragraphs(text)), "0" * 64)


def make_all(**texts: str) -> dict[str, Article]:
    return {id: make(text) for id, text in texts.items()}


def five() -> dict[str, Article]:
    """Make five articles, of which the first four end in the same two paragraphs."""
    texts = {id: f"{text}\n\n{BACKGROUND}\n\n{RULES}" for id, text in NEWS.items()}
    return make_all(**(texts | {"choir": NEWS["choir"]}))


def test_four_of_five_articles_that_end_alike_are_one_origin() -> None:
    assert propose_origins(five()) == [
        frozenset({"flood", "wheel", "price", "goose"}),
        frozenset({"choir"}),
    ]


def test_a_pair_says_which_paragraphs_are_copies_and_how_much_of_the_shorter_that_is() -> None:
    longer = f"{NEWS['goose']}\n\n{NEWS['choir']}\n\n{BACKGROUND}"
    (overlap,) = compare_articles(make_all(one=longer, other=f"{BACKGROUND}\n\n{NEWS['flood']}"))
    assert (overlap.first, overlap.second) == ("one", "other")
    assert [(copy.first, copy.second, copy.similarity) for copy in overlap.paragraphs] == [(3, 1, 1.0)]
    assert (overlap.words, overlap.sentences) == (39, 2)
    assert overlap.share == 39 / 57


def test_articles_with_nothing_in_common_are_no_pair() -> None:
    assert compare_articles(make_all(**NEWS)) == []
    assert compare_articles({}) == []
    assert propose_origins({}) == []
    assert propose_origins(make_all(empty="", other="A dateline, Nov. 25")) == [
        frozenset({"empty"}),
        frozenset({"other"}),
    ]


@pytest.mark.parametrize("at", range(17))
def test_a_paragraph_with_one_word_changed_is_still_a_copy(at: int) -> None:
    words = NEWS["flood"].split()
    words[at] = words[at].replace(words[at].strip("."), "quite-other")
    (overlap,) = compare_articles(make_all(one=NEWS["flood"], other=" ".join(words)))
    assert overlap.paragraphs[0].similarity >= 12 / 18


@pytest.mark.parametrize("at", range(LEAST_WORDS))
def test_the_shortest_paragraph_that_is_compared_bears_a_changed_word_anywhere(at: int) -> None:
    words = ["seven", "grey", "geese", "were", "counted", "below", "the", "weir", "this", "morning"]
    assert len(words) == LEAST_WORDS
    changed = [*words[:at], "other", *words[at + 1 :]]
    assert len(compare_articles(make_all(one=" ".join(words), other=" ".join(changed)))) == 1


def test_a_shorter_paragraph_says_nothing() -> None:
    dateline = "THE MILL, Arpa valley, Nov. 25, by our correspondent"
    assert compare_articles(make_all(one=dateline, other=dateline)) == []


def test_a_quoted_sentence_makes_no_origin() -> None:
    quotation = (
        "“It burned down twice, and each time the village paid for a new wheel,” the chronicle says of it."
    )
    article = f"{BACKGROUND}\n\n{RULES}\n\n{NEWS['flood']}"
    quoting = f"{NEWS['goose']}\n\n{quotation}\n\n{NEWS['choir']}"
    articles = make_all(article=article, quoting=quoting)
    (overlap,) = compare_articles(articles)
    assert (overlap.sentences, overlap.is_one_origin) == (1, False)
    assert overlap.share > 0.2, "not its length, but its one sentence decides"
    assert len(propose_origins(articles)) == 2


def test_two_sentences_of_a_long_article_make_no_origin() -> None:
    rest = " ".join(f"Sack number {number} went to house number {number * 7}." for number in range(40))
    other = " ".join(f"Goose {number} of {number * 3} was seen again at noon." for number in range(40))
    articles = make_all(one=f"{rest}\n\n{RULES}", other=f"{RULES}\n\n{other}")
    (overlap,) = compare_articles(articles)
    assert (overlap.sentences, overlap.is_one_origin) == (2, False)


def test_case_quotes_dashes_and_spacing_make_no_difference() -> None:
    plain = 'He said: "The rope - a new one - was cut." Nobody had seen who was on the bridge at three.'
    other = "HE SAID:  “The rope—a new one—was cut.”\tNobody had seen who was on the bridge at three."
    (overlap,) = compare_articles(make_all(plain=plain, other=other))
    assert overlap.share == 1.0


def test_a_copy_that_has_lost_its_blank_lines_is_found() -> None:
    copy = f"{NEWS['goose']} {BACKGROUND} {RULES}"
    other = f"{NEWS['choir']} {BACKGROUND} {RULES}"
    whole = f"{NEWS['flood']}\n\n{BACKGROUND}\n\n{RULES}"
    (overlap,) = compare_articles(make_all(whole=whole, copy=copy))
    assert [(one.first, one.second) for one in overlap.paragraphs] == [(2, 1), (3, 1)]
    assert len(propose_origins(make_all(whole=whole, copy=copy, other=other))) == 1


def test_origins_are_joined_by_chains() -> None:
    texts = {"a": f"{BACKGROUND}", "b": f"{BACKGROUND}\n\n{RULES}", "c": f"{RULES}"}
    assert propose_origins(make_all(**texts)) == [frozenset({"a", "b", "c"})]


def test_the_index_finds_what_comparing_every_pair_finds() -> None:
    """Texts of few words share phrases everywhere; the index must lose none and add none."""
    chance = random.Random(11)  # noqa: S311 - the same texts each time
    phrases = [tuple(chance.choices("abcdefgh", k=chance.randint(1, 9))) for _ in range(12)]
    texts = {tuple(word for phrase in chance.choices(phrases, k=6) for word in phrase) for _ in range(150)}
    blocks = [Block(words, (len(words),)) for words in sorted(texts) if len(words) >= LEAST_WORDS]
    found = {(one.block, one.other) for own in match_blocks(blocks) for one in own if one.block < one.other}
    expected = set()
    for one, other in combinations(range(len(blocks)), 2):
        longer, shorter = sorted((blocks[one].words, blocks[other].words), key=len, reverse=True)
        runs = {longer[at : at + SHINGLE] for at in range(len(longer) - SHINGLE + 1)}
        starts = [at for at in range(len(shorter) - SHINGLE + 1) if shorter[at : at + SHINGLE] in runs]
        marked = {at + step for at in starts for step in range(SHINGLE)}
        if len(marked) >= NEAR_COPY * len(shorter):
            expected.add((one, other))
    assert found == expected
    assert len(expected) > 100


def test_records_that_agree_with_the_texts_are_not_told() -> None:
    sources = [make_source(id, origin="The Herald") for id in ("flood", "wheel", "price", "goose")]
    assert check_origins([*sources, make_source("choir", origin="The Echo")], five()) == []


def test_copies_that_are_stored_as_several_origins_are_reported() -> None:
    origins = {"flood": "The Herald", "wheel": "The Echo", "price": "The Herald", "goose": "The Herald"}
    sources = [make_source(id, origin=origin) for id, origin in origins.items()]
    (found,) = check_origins(sources, five())
    assert found == Disagreement(
        "apart", ("The Herald", "The Echo"), (("flood", "price", "goose"), ("wheel",))
    )
    assert str(found) == (
        "flood, price, goose (origin 'The Herald'); wheel (origin 'The Echo'): "
        "near-copies, stored as 2 origins: expected one"
    )


def test_articles_of_one_stored_origin_with_nothing_in_common_are_reported() -> None:
    sources = [make_source(id, origin="The Herald") for id in NEWS]
    (found,) = check_origins(sources, five())
    assert found == Disagreement(
        "together", ("The Herald",), (("flood", "wheel", "price", "goose"), ("choir",))
    )
    assert str(found) == (
        "flood, wheel, price, goose | choir: stored as one origin, 'The Herald': "
        "no paragraph in common between them"
    )


def test_an_article_without_a_text_is_not_judged() -> None:
    sources = [make_source(id, origin="The Herald") for id in ("flood", "wheel", "lost")]
    assert check_origins(sources, five()) == []


@needs_articles
def test_the_five_articles_are_of_two_origins_and_the_records_say_so() -> None:
    sources = load_collection().sources
    articles = read_articles(ARTICLES, sources)
    trend = frozenset({"today-az-200841", "trend-3339912", "trend-3340347", "trend-3339845"})
    assert sorted(propose_origins(articles), key=len) == [frozenset({"world-today-news-1098273"}), trend]
    assert check_origins(sources, articles) == []
    overlaps = compare_articles(articles)
    assert len(overlaps) == 6, "every pair of the four"
    assert all(len(one.paragraphs) >= 4 and one.share > 0.4 for one in overlaps)


@needs_articles
def test_the_command_prints_origins_pairs_and_disagreements(capsys: pytest.CaptureFixture[str]) -> None:
    answer = read_json(capsys, "origins", "--articles", ARTICLES)
    assert list(answer) == ["articles", "absent", "origins", "overlaps", "disagreements"]
    assert (answer["articles"], answer["absent"], answer["disagreements"]) == (5, [], [])
    assert [(len(one["sources"]), one["stored"]) for one in answer["origins"]] == [
        (4, ["Trend"]),
        (1, ["World Today News, newsroom not named"]),
    ]
    pair = answer["overlaps"][0]
    assert list(pair) == ["first", "second", "share", "words", "sentences", "one_origin", "paragraphs"]
    assert pair["paragraphs"][1] == {"first": 8, "second": 7, "similarity": 1.0}
    assert main(["origins", "--articles", str(ARTICLES)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "5 articles, 2 origins, 0 disagreements with the stored origins"
