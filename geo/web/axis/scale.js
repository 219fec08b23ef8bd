// Draws the scale of the axis: ticks, labels, and breaks where days are left out.
import { fill, wordDay } from "../days/days.js";
import { findGaps, findListedTicks, findTicks, shiftOf } from "./ticks.js";

/** @typedef {import("../data").AxisData} AxisData */
/** @typedef {import("../data").AxisWords} AxisWords */

// A break of at least this many days is drawn as one, not as a dotted stretch of the line.
const BREAK = 180;

/**
 * Draw the scale into an element, anew.
 * @param {HTMLElement} place
 * @param {AxisData} axis
 * @param {{words: AxisWords, short: {months: string[], weekdays: string[]}, width: number, word: (day: number) => string}} host
 */
export function drawScale(place, axis, { words, short, width, word }) {
  place.replaceChildren();
  const label = (/** @type {number} */ day, /** @type {string} */ unit) => {
    const year = new Date(day * 86400000).getUTCFullYear();
    if (unit === "listed") return axis.names[day] ?? wordDay(day, words.day, short);
    if (unit === "day" || unit === "week") return wordDay(day, words.short, short);
    if (unit === "month" || unit === "quarter") return wordDay(day, words.month, short);
    return String(year);
  };
  const ticks = axis.days ? pickTicks() : findTicks(axis, width);
  function pickTicks() {
    const isWhole = findGaps(axis).length === 0;
    const whole = { first: axis.first, last: axis.last, days: null };
    return isWhole ? findTicks(whole, width) : findListedTicks(axis, width, (day) => label(day, "listed"));
  }
  for (const { share, day, unit, isLabelled } of ticks) {
    const tick = document.createElement("span");
    tick.className = isLabelled ? "axis-tick labelled" : "axis-tick";
    tick.style.insetInlineStart = `${100 * share}%`;
    if (isLabelled) {
      const text = document.createElement("span");
      text.textContent = label(day, unit);
      // At the ends a label keeps within the page.
      const shift = shiftOf(text.textContent, share, width);
      if (shift) text.style.insetInlineStart = `${shift / 16}rem`;
      tick.append(text);
    }
    place.append(tick);
  }
  /** @type {(at: string, title: string, isBreak: boolean) => void} */
  const addGap = (at, title, isBreak) => {
    const gap = document.createElement("span");
    gap.className = isBreak ? "axis-gap break" : "axis-gap";
    gap.style.insetInlineStart = at;
    gap.title = title;
    if (isBreak) gap.textContent = "⫽";
    place.append(gap);
  };
  for (const { share, begin, end } of findGaps(axis))
    addGap(`${100 * share}%`, fill(words.gap, { begin: word(begin), end: word(end) }), end - begin >= BREAK);
  // What no day of the calendar stands for lies before the first day and after the last, beside the handle.
  const [before, after] = axis.beyond;
  if (before) addGap("-5px", before, true);
  if (after) addGap("calc(100% + 5px)", after, true);
}
