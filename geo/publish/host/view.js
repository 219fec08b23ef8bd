// What is shown, and how an address words it: the parameters of the page, behind a hash.

/** @typedef {import("../../web/data").Published} Published */
/** @typedef {{kinds: string[], districts: string[], sources: string[], sides: string[], words: string}} Filter */
/**
 * @typedef {object} View
 * @property {string} date
 * @property {string | null} district
 * @property {import("../../web/data").Clock} clock
 * @property {Filter} filter
 * @property {string} lang
 * @property {"days" | "chronology"} scale
 * @property {string | null} event
 * @property {string} at
 * @property {string} layers
 * @property {string} q
 * @property {string} compare
 * @property {string} story
 */
import { toIso, toNumber } from "../../web/days/days.js";

/** @type {readonly ("kinds" | "districts" | "sources" | "sides")[]} */
export const PARTS = ["kinds", "districts", "sources", "sides"];
const PLACE = /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @returns {Filter} */
export function noFilter() {
  return { kinds: [], districts: [], sources: [], sides: [], words: "" };
}

/**
 * Return the view of an address's parameters. What cannot be used is as if it were not there: `reject` is told its name.
 * @param {URLSearchParams} given
 * @param {Published} site
 * @param {(name: string) => void} [reject]
 * @returns {View}
 */
export function readView(given, site, reject = () => {}) {
  const text = (/** @type {string} */ name) => given.get(name) ?? "";
  /** @template Value @param {string} name @param {Value} found @returns {Value} */
  const check = (name, found) => {
    if (text(name) && !found) reject(name);
    return found;
  };
  const one = (/** @type {string} */ name, /** @type {string[]} */ allowed) =>
    check(name, allowed.find((value) => value === text(name)));
  const day = (/** @type {string} */ name) => {
    const number = DAY.test(text(name)) ? toNumber(text(name)) : NaN;
    return check(name, site.span[0] <= number && number <= site.span[1] ? toIso(number) : "");
  };
  const date = day("date") || toIso(site.opens);
  const isOfDays = site.days[0] <= toNumber(date) && toNumber(date) <= site.days[1];
  const filter = noFilter();
  for (const part of PARTS) {
    const asked = text(part).split(",").filter(Boolean);
    // Of very many values it is not known here which there are.
    const allowed = site.choices[part] ?? asked;
    filter[part] = allowed.filter((value) => asked.includes(value));
    check(part, asked.every((value) => allowed.includes(value)));
  }
  const words = (/** @type {string} */ name) => text(name).trim().replace(/\s+/g, " ");
  filter.words = words("words");
  return {
    date,
    district: one("district", Object.keys(site.names)) ?? null,
    clock: one("clock", ["happened", "reported"]) === "reported" ? "reported" : "happened",
    filter,
    // The language of the collection itself goes without saying.
    lang: (one("lang", site.langs) ?? site.langs[0]) === site.langs[0] ? "" : text("lang"),
    scale: /** @type {View["scale"]} */ (one("scale", ["days", "chronology"]) ?? (isOfDays ? "days" : "chronology")),
    event: site.piece ? text("event") || null : one("event", site.ids) ?? null,
    at: check("at", PLACE.test(text("at")) ? text("at") : ""),
    layers: text("layers").split(",").filter((key) => key in site.groups || key === "none").join(","),
    q: words("q"),
    compare: day("compare"),
    story: check("story", site.steps[Number(text("story")) - 1] ? text("story") : ""),
  };
}

/**
 * Return the parameters that open a view again: its day, and what differs from the defaults.
 * @param {View} view
 */
export function writeView(view) {
  const { filter } = view;
  const parts = PARTS.map((part) => [part, filter[part].join(",")]);
  const all = [
    ["date", view.date], ["district", view.district ?? ""], ["clock", view.clock === "happened" ? "" : view.clock],
    ...parts, ["words", filter.words], ["lang", view.lang], ["scale", view.scale === "days" ? "" : view.scale],
    ["event", view.event ?? ""], ["at", view.at], ["layers", view.layers], ["q", view.q], ["compare", view.compare], ["story", view.story],
  ];
  // Commas may stand as they are: addresses stay legible.
  return new URLSearchParams(all.filter(([, value]) => value)).toString().replaceAll("%2C", ",");
}
