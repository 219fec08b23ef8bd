// What is said of a district on a day: the lines of its label, and the sentence for its tip and for readers of the screen.
import { nameIn } from "./tools.js";

/** @typedef {import("./data").Words} Words */
/**
 * What a district shows: its state, what is drawn of the day, and whether a reader has chosen it.
 * @typedef {{state: import("./states.js").State, clash: import("./day.js").Clash | null, leaves: boolean,
 *   differs: boolean, isChosen: boolean}} Shown
 */

/** @type {(words: Words, left: number) => string} */
function wordLeft(words, left) {
  if (left === 0) return words.today;
  return left === 1 ? words.one_day_left : words.days_left.replace("{n}", String(left));
}

/** @type {(words: Words, day: string) => string} */
function wordShortDay(words, day) {
  return `${Number(day.slice(8))} ${words.months[Number(day.slice(5, 7)) - 1]}`;
}

/**
 * Return all that is known of a district, as sentences.
 * @param {Words} words
 * @param {Shown} shown
 */
export function wordShown(words, { state, clash, leaves }) {
  const text = state.left === null ? state.text : `${state.text}, ${wordLeft(words, state.left)}`;
  return [text, clash ? `${words.clashes}, ${clash.title}` : "", leaves ? words.leaves : ""].filter(Boolean).join(". ");
}

/**
 * Return the lines of a label: the name in a language, and what is below it.
 * @param {Words} words
 * @param {Record<string, string>} names
 * @param {string} lang
 * @param {Shown} shown
 */
export function wordLabel(words, names, lang, { state, clash, differs }) {
  const { control, deadline, left, supersedes } = state;
  const lines = [nameIn(names, lang)];
  if (control === "due" && deadline !== null && left !== null) {
    lines.push(`${words.by} ${wordShortDay(words, deadline)} · ${wordLeft(words, left)}`);
    const moved = supersedes.map((day) => wordShortDay(words, day));
    if (moved.length) lines.push(`${words.moved_from} ${moved.join(", ")}`);
  } else if (words.short[control]) lines.push(words.short[control]);
  if (clash) lines.push(`${words.clashes}, ${clash.title}`);
  if (differs) lines.push(`≠ ${words.differs}`);
  return lines;
}
