"""How fast articles are read, beside what one would take instead: `python -m tests.benchmark.reading`.

The time is that of the processor, of one core, the best of several rounds. dateparser's search finds dates
alone; spaCy's blank pipeline with an entity ruler finds names alone. Either is passed over where it
is not installed, with a word: neither is a dependency of the program.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from geo.commands.read import make_reader
from geo.places.gazetteer import GAZETTEER, load_gazetteer

GOLD = Path(__file__).parents[1] / "events" / "reading" / "gold"
ROUNDS = 5


def measure(read: Callable[[str], object], texts: list[str], *, times: int = 1) -> float:
    """Return how many texts a second of processor time are read, in the best round."""
    for text in texts:
        read(text)
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            for text in texts:
                read(text)
        best = max(best, times * len(texts) / (time.process_time() - start))
    return best


def main() -> None:
    """Print the figures."""
    texts = [path.read_text("utf-8") for path in sorted(GOLD.rglob("*.txt"))]
    letters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {letters:,.0f} characters; articles a second and core:")
    show("dates, places, events, speakers (this program)", make_reader(None).read, texts, times=6)
    # As long as articles of an agency are: the same sentences, one article after another.
    long = ["\n\n".join(texts[start : start + 3]) for start in range(len(texts) - 2)]
    longer = sum(map(len, long)) / len(long)
    show(f"the same, articles of {longer:,.0f} characters", make_reader(None).read, long, times=2)
    english = [text for text in texts if text.isascii() or "the " in text]
    for name, make in (("dateparser, search_dates: dates", _dateparser), ("spaCy, blank: names", _spacy)):
        try:
            read = make()
        except ImportError:
            print(f"  {name} (not installed)")
        else:
            show(name, read, english)


def show(name: str, read: Callable[[str], object], texts: list[str], *, times: int = 1) -> None:
    """Print one figure."""
    print(f"{measure(read, texts, times=times):>8,.0f}  {name}")


def _dateparser() -> Callable[[str], object]:
    search = import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["en"])


def _spacy() -> Callable[[str], object]:
    pipeline = import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    names = {name for place in load_gazetteer(GAZETTEER).places() for name in (place.name, *place.names)}
    ruler.add_patterns([{"label": "GPE", "pattern": name} for name in sorted(names)])
    return lambda text: pipeline(text).ents


if __name__ == "__main__":
    main()
