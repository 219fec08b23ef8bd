// Places by their names in any spelling: by the tables of geo/places, which Python hands over.

/** @typedef {import("../../../web/data").Spelling} Spelling */

// Words that may make up one name, at most; a part of a name counts from this many letters on.
const [LONGEST_NAME, LEAST_LETTERS] = [3, 3];

/**
 * Return what tells which places some typed words name.
 * @param {Spelling} spelling
 */
export function openSpelling({ letters, sounds, kinds, likeness, places }) {
  const patterns = sounds.map(([pattern, sound]) => /** @type {const} */ ([new RegExp(pattern, "g"), sound]));
  const named = Object.entries(places);

  /** @param {string} typed */
  function keyOf(typed) {
    const plain = typed.normalize("NFKC").toLowerCase().split(/\s+/).map((word) =>
      [...word].map((letter) => letters[letter] ?? letter.normalize("NFKD")).join("").replace(/[^a-z]/g, ""));
    return patterns.reduce((key, [pattern, sound]) => key.replace(pattern, sound), plain.filter((word) => !kinds.includes(word)).join(""));
  }
  /** @type {(one: string, other: string) => boolean} */
  function isAlike(one, other) {
    if (one === other) return true;
    // Garbled or not, a name keeps its first sound.
    if (one[0] !== other[0]) return false;
    const length = Math.min(one.length, other.length);
    const least = likeness.find(([shortest]) => length >= shortest)?.[1] ?? 101;
    return 200 * countCommon(one, other) >= least * (one.length + other.length);
  }
  /** @type {(folded: string, typed: string) => string[]} */
  function find(folded, typed) {
    const key = keyOf(typed);
    const isLong = folded.length >= LEAST_LETTERS;
    return named.filter(([, { text, sounds: keys }]) =>
      (isLong && ` ${text}`.includes(` ${folded}`)) || (key !== "" && keys.some((one) => isAlike(one, key)))).map(([id]) => id);
  }
  /**
   * Return for each word the ids of the places that it names, alone or with those beside it.
   * @param {{word: string, typed: string}[]} words folded, and as they were typed
   */
  function findNamed(words) {
    const found = words.map(() => /** @type {Set<string>} */ (new Set()));
    for (let first = 0; first < words.length; first += 1)
      for (let last = first + 1; last <= Math.min(first + LONGEST_NAME, words.length); last += 1) {
        const run = words.slice(first, last);
        const typed = [...new Set(run.map((one) => one.typed))].join(" ");
        for (const id of find(run.map(({ word }) => word).join(" "), typed))
          for (let at = first; at < last; at += 1) found[at]?.add(id);
      }
    return found;
  }
  return { findNamed };
}

/**
 * Return how many letters two words have in common, in order.
 * @param {string} one
 * @param {string} other
 */
function countCommon(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let at = 0; at < other.length; at += 1)
      next.push(other[at] === letter ? row[at] + 1 : Math.max(row[at + 1], next[at] ?? 0));
    row = next;
  }
  return row[other.length];
}
