// The search of a published file: things of the collection whose words begin as those that are typed.
import { fold } from "./fold.js";
import { wordCount } from "../../../web/days/days.js";

/** @typedef {import("../../../web/data").Found} Found */

// At most this many of each group are listed.
const MOST = [6, 6, 20, 5, 6];
const EVENTS = 2;
const N = "&#123;n&#125;";

/**
 * Return what is found: how much, in words, and as HTML.
 * @param {string} q
 * @param {Found[]} things
 * @param {import("../../../web/data").Published} site
 */
export function find(q, things, { titles, said, counted, lang }) {
  const words = fold(q).split(" ").filter(Boolean);
  const found = words.length ? things.filter(({ text }) => words.every((word) => ` ${text}`.includes(` ${word}`))) : [];
  const number = (/** @type {number} */ n) => new Intl.NumberFormat(lang).format(n);
  const html = titles.map((title, group) => {
    const hits = found.filter((one) => one.group === group);
    const most = MOST[group] ?? 0;
    if (!hits.length) return "";
    const left = group === EVENTS && hits.length > most ? (said.more ?? "").replace(N, number(hits.length - most)) : "";
    return `${title.replace(N, number(hits.length))}<ul>${hits.slice(0, most).map((one) => one.html).join("")}</ul>${left}`;
  }).join("");
  const summary = found.length ? wordCount(counted.results ?? {}, found.length, lang) : said.nothing ?? "";
  return { summary, html: html || (said.hint ?? "") };
}
