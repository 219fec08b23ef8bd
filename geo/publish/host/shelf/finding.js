// The search of a published file: things of the collection whose words begin as those that are typed, or whose places these name.
import { fold } from "./fold.js";
import { wordCount } from "../../../web/days/days.js";

/** @typedef {import("../../../web/data").Found} Found */

// At most this many of each group are listed.
export const MOST_EVENTS = 20;
const MOST = [6, 6, MOST_EVENTS, 5, 6];
const EVENTS = 2;
const N = "&#123;n&#125;";

/**
 * What is looked through, and the events that were found in files: how many, and the first of them as lines.
 * @typedef {{things: Found[], names: ReturnType<typeof import("./spelling.js").openSpelling>,
 *   events: {count: number, lines: string[]} | null}} Index
 */

/**
 * Return the words that are typed: folded, and as they stand there.
 * @param {string} q
 */
export function readWords(q) {
  return q.split(/[\s,;]+/).flatMap((typed) => fold(typed).split(" ").filter(Boolean).map((word) => ({ word, typed })));
}

/**
 * Return what is found: how much, in words, and as HTML.
 * @param {string} q
 * @param {Index} index
 * @param {import("../../../web/data").Published} site
 */
export function find(q, { things, names, events }, { titles, said, counted, lang }) {
  const words = readWords(q);
  const named = names.findNamed(words);
  const found = words.length ? things.filter(({ text, places }) => words.every(({ word }, at) =>
    ` ${text}`.includes(` ${word}`) || places.some((id) => named[at]?.has(id)))) : [];
  const number = (/** @type {number} */ n) => new Intl.NumberFormat(lang).format(n);
  let count = 0;
  const html = titles.map((title, group) => {
    const hits = found.filter((one) => one.group === group).map((one) => one.html);
    const [all, lines] = group === EVENTS && events ? [events.count, events.lines] : [hits.length, hits];
    const most = MOST[group] ?? 0;
    count += all;
    if (!all) return "";
    const left = group === EVENTS && all > most ? (said.more ?? "").replace(N, number(all - most)) : "";
    return `${title.replace(N, number(all))}<ul>${lines.slice(0, most).join("")}</ul>${left}`;
  }).join("");
  const summary = count ? wordCount(counted.results ?? {}, count, lang) : said.nothing ?? "";
  return { summary, html: html || (said.hint ?? "") };
}
