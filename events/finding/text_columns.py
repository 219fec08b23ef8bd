"""Texts of events as columns: without case and accents, to be looked through at once.

Not row by row: of a large collection each distinct text is folded once, by Arrow, when the first search needs
it, and a word is looked for in whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.timeline.columns import Flags, Ints


@dataclass(frozen=True, slots=True)
class Column:
    """Texts: that of row n is the distinct one at `places[n]`; `folded` are those, each behind a space."""

    distinct: Any
    folded: Any
    places: NDArray[np.int64]

    def having(self, word: str) -> Flags:
        """Return for each row whether a word of its text begins with a folded word."""
        import pyarrow.compute as compute

        found = compute.match_substring(self.folded, f" {word}").to_numpy(zero_copy_only=False)
        return np.asarray(found, dtype=np.bool_)[self.places]

    def distinct_having(self, words: tuple[str, ...]) -> Ints:
        """Return the places of the distinct texts that have every word."""
        import pyarrow.compute as compute

        found = np.ones(len(self.folded), dtype=np.bool_)
        for word in words:
            found &= compute.match_substring(self.folded, f" {word}").to_numpy(zero_copy_only=False)
        return np.flatnonzero(found).astype(np.int32)


def fold_column(texts: Any) -> Column:
    """Return a column of an Arrow array of texts; what is null is empty."""
    import pyarrow.compute as compute

    encoded = compute.fill_null(texts, "").dictionary_encode()
    plain = compute.utf8_normalize(encoded.dictionary, form="NFKD")
    plain = compute.utf8_lower(compute.replace_substring_regex(plain, pattern=r"\p{M}+", replacement=""))
    plain = compute.replace_substring_regex(plain, pattern=r"[^\p{L}\p{N}]+", replacement=" ")
    folded = compute.binary_join_element_wise("", plain, " ")
    return Column(encoded.dictionary, folded, encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64))
