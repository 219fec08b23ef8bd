// What is said of a district on a day: the lines of its label, and the sentence for its tip and for readers of the screen.
import { fill, toNumber, wordCount, wordDay } from "../days/days.js";
import { nameIn } from "../tools.js";

/** @typedef {import("../data").Words} Words */
/**
 * What a district shows: its state, what is drawn of the day, and whether a reader has chosen it.
 * @typedef {{state: import("../days/states.js").State, clash: import("../days/day.js").Clash | null, leaves: boolean, wide: boolean,
 *   differs: boolean, isChosen: boolean}} Status
 */

/** @type {(words: Words, left: number) => string} */
function wordLeft(words, left) {
  return left === 0 ? words.today : wordCount(words.days_left, left, words.lang);
}

/** @type {(words: Words, day: string) => string} */
function wordShortDay(words, day) {
  return wordDay(toNumber(day), words.date, { months: words.months, weekdays: [] });
}

/**
 * Return all that is known of a district, as sentences.
 * @param {Words} words
 * @param {Status} status
 */
export function wordStatus(words, { state, clash, leaves, wide }) {
  const text = state.left === null ? state.text : `${state.text}, ${wordLeft(words, state.left)}`;
  return [text, clash ? fill(words.clashes, { day: clash.title }) : "", leaves ? words.leaves : "", wide ? words.wide : ""].filter(Boolean).join(". ");
}

/**
 * Return the lines of a label: the name in a language, and what is below it.
 * @param {Words} words
 * @param {Record<string, string>} names
 * @param {string} lang
 * @param {Status} status
 */
export function wordLabel(words, names, lang, { state, clash, differs }) {
  const { control, short, deadline, left, supersedes } = state;
  const lines = [nameIn(names, lang)];
  if (control === "due" && deadline !== null && left !== null) {
    lines.push(fill(words.deadline, { day: wordShortDay(words, deadline), left: wordLeft(words, left) }));
    const moved = supersedes.map((day) => wordShortDay(words, day));
    if (moved.length) lines.push(fill(words.moved_from, { days: moved.join(", ") }));
  } else if (short) lines.push(short);
  if (clash) lines.push(fill(words.clashes, { day: clash.title }));
  if (differs) lines.push(`≠ ${words.differs}`);
  return lines;
}
