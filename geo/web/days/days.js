// Days and the steps of an axis: numbers, ISO texts and words.
//
// A day is the number of days since 1970-01-01, as the server counts them. A step is a place on the axis, from 0.

/**
 * The days of an axis: all between its ends, or those that are listed.
 * @typedef {object} Steps
 * @property {number} first
 * @property {number} last
 * @property {number[] | null} days
 */

/**
 * Words with names in braces, to be filled in; a plural message has one for each plural category of its language.
 * @typedef {Record<string, string>} Plural
 */

const DAY = 86400000;

/** @param {string} iso */
export function toNumber(iso) {
  return Math.round(Date.parse(iso) / DAY);
}

/** @param {number} day */
export function toIso(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @param {Steps} steps */
export function countSteps(steps) {
  return steps.days ? steps.days.length : steps.last - steps.first + 1;
}

/**
 * Return the day of a step.
 * @param {Steps} steps
 * @param {number} place
 */
export function dayAt(steps, place) {
  return steps.days ? /** @type {number} */ (steps.days[place]) : steps.first + place;
}

/**
 * Return the step of a day; of a day between two steps the earlier one; of a day beyond the ends the nearest end.
 * @param {Steps} steps
 * @param {number} day
 */
export function placeOf(steps, day) {
  if (!steps.days) return Math.min(Math.max(day, steps.first), steps.last) - steps.first;
  return Math.max(countUpTo(steps.days, day) - 1, 0);
}

/**
 * Return how many of some sorted numbers are not above a limit.
 * @param {number[]} sorted
 * @param {number} limit
 */
export function countUpTo(sorted, limit) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (sorted[middle]) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Return where a day lies between the first step (0) and the last (1); a day that is no step lies between two.
 * @param {Steps} steps
 * @param {number} day
 */
export function shareOf(steps, day) {
  const most = Math.max(countSteps(steps) - 1, 1);
  if (!steps.days) return (Math.min(Math.max(day, steps.first), steps.last) - steps.first) / most;
  const place = placeOf(steps, day);
  const [here, next] = [dayAt(steps, place), steps.days[place + 1]];
  const isBetween = day > here && next !== undefined;
  return (place + (isBetween ? 0.5 : 0)) / most;
}

/**
 * Fill in the names in braces.
 * @param {string} pattern
 * @param {Record<string, string | number>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Word a number of things.
 * @param {Plural} plural
 * @param {number} n
 * @param {string} lang
 */
export function wordCount(plural, n, lang) {
  const { rules, numbers } = formatsOf(lang);
  return fill(plural[rules.select(n)] ?? plural.other ?? "{n}", { n: numbers.format(n) });
}

/** @type {Map<string, {rules: Intl.PluralRules, numbers: Intl.NumberFormat}>} Made once for each language: that is slow. */
const formats = new Map();
/** @param {string} lang */
function formatsOf(lang) {
  const made = formats.get(lang) ?? { rules: new Intl.PluralRules(lang), numbers: new Intl.NumberFormat(lang) };
  formats.set(lang, made);
  return made;
}

/**
 * Word a day by a pattern: with its weekday, or with the short name of its month.
 * @param {number} day
 * @param {string} pattern
 * @param {{months: string[], weekdays: string[]}} names
 */
export function wordDay(day, pattern, names) {
  const date = new Date(day * DAY);
  return fill(pattern, {
    weekday: names.weekdays[(date.getUTCDay() + 6) % 7] ?? "",
    day: date.getUTCDate(),
    month: names.months[date.getUTCMonth()] ?? "",
    year: date.getUTCFullYear(),
  });
}
