// The date axis: a native range input with its scale and marks, the day in words, play, and the ways to other days.
//
// It knows no host: it is given data, and calls `onday` at each change of the day, at once, and once more when the
// reader stays on a day. The day under the handle is the only one that is kept.
import { countSteps, countUpTo, dayAt, placeOf, toIso, toNumber, wordCount, wordDay } from "../days/days.js";
import { buildControls, writeKey } from "./controls.js";
import { drawMarks } from "./marks.js";
import { createPlayer } from "./player.js";
import { whenPainted } from "../painted.js";
import { drawScale } from "./scale.js";

/** @typedef {import("../data").AxisData} AxisData */
/** @typedef {import("../data").AxisWords} AxisWords */
/** @typedef {{isResting: boolean, isPlaying: boolean}} Pass */

// The reader stays on a day that has not changed for this long, in milliseconds.
const REST = 350;

/**
 * Return an axis within an element.
 * @param {HTMLElement} element
 * @param {{words: AxisWords, lang: string, onday: (day: string, pass: Pass) => void}} host
 */
export function createAxis(element, { words, lang, onday }) {
  const parts = buildControls(element, words, lang);
  const { range, heading, said, scale, marks, play, previous, next, pace, pick, key } = parts;
  /** @type {AxisData} */
  let axis = { first: 0, last: 0, days: null, names: {}, counts: [], stops: [], marks: null, beyond: ["", ""] };
  /** @type {Map<number, number>} */
  let counts = new Map();
  let [day, resting, restedOn, width, isFollowed] = [0, 0, "", 0, false];
  const names = { months: words.months, weekdays: words.weekdays };
  const short = { months: words.shortMonths, weekdays: words.weekdays };
  const word = (/** @type {number} */ one) => axis.names[one] ?? wordDay(one, words.day, names);
  const player = createPlayer({ step: playOn, ended });

  // ---- the day ---------------------------------------------------------------------------------------

  /** @param {number} to */
  function set(to, isQuiet = false) {
    const place = placeOf(axis, to);
    const found = dayAt(axis, place);
    if (found === day) return;
    day = found;
    if (Number(range.value) !== place) range.value = String(place);
    // What follows the axis is painted in the same frame; the words come after.
    onday(toIso(day), { isResting: false, isPlaying: player.isPlaying() });
    writeDay();
    if (!isQuiet) restSoon();
  }
  function restSoon() {
    window.clearTimeout(resting);
    if (!player.isPlaying()) resting = window.setTimeout(rest, REST);
  }
  // Report a day on which the reader stays, once.
  function rest() {
    window.clearTimeout(resting);
    if (restedOn === toIso(day)) return;
    restedOn = toIso(day);
    onday(restedOn, { isResting: true, isPlaying: false });
  }
  // The day under the handle, and how many events it has, in words.
  const dayWords = () => ({
    date: axis.names[day] ?? wordDay(day, words.long, names),
    events: wordCount(words.events, counts.get(day) ?? 0, lang),
  });
  function writeDay() {
    const { date, events } = dayWords();
    range.setAttribute("aria-valuetext", `${date}, ${events}`);
    range.dataset.day = toIso(day);
    if (isFollowed) return;
    // The frame with the map of the day is painted first; the words and the buttons follow in the next.
    isFollowed = true;
    whenPainted(writeWords);
  }
  function writeWords() {
    isFollowed = false;
    const { date, events } = dayWords();
    heading.textContent = date;
    parts.number.textContent = events;
    pick.value = toIso(day);
    for (const [button, found] of /** @type {[HTMLButtonElement, number | null][]} */ ([[previous, stopBefore()], [next, stopAfter()]]))
      button.setAttribute("aria-disabled", String(found === null));
  }
  /**
   * Have screen readers say what the day brings: the browser says only where the handle is.
   * @param {string} text
   */
  function say(text) {
    said.textContent = text;
  }

  // ---- other days ------------------------------------------------------------------------------------

  const stopBefore = () => axis.stops[countUpTo(axis.stops, day - 1) - 1] ?? null;
  const stopAfter = () => axis.stops[countUpTo(axis.stops, day)] ?? null;
  /** @param {number | null} to */
  function goTo(to) {
    if (to === null) return;
    player.stop();
    set(to);
  }
  function playOn() {
    set(dayAt(axis, Math.min(placeOf(axis, day) + 1, countSteps(axis) - 1)), true);
    return placeOf(axis, day) < countSteps(axis) - 1;
  }
  function ended() {
    play.textContent = `▶ ${words.play}`;
    play.setAttribute("aria-pressed", "false");
    rest();
  }
  function togglePlay() {
    if (player.isPlaying()) {
      player.stop();
      return;
    }
    if (placeOf(axis, day) >= countSteps(axis) - 1) set(axis.first, true);
    window.clearTimeout(resting);
    play.textContent = `⏸ ${words.pause}`;
    play.setAttribute("aria-pressed", "true");
    player.start(Number(pace.value));
  }

  // ---- input -----------------------------------------------------------------------------------------

  range.addEventListener("input", () => {
    const place = Number(range.value);
    player.stop();
    set(dayAt(axis, place));
  });
  range.addEventListener("pointerdown", () => player.stop());
  range.addEventListener("keydown", (event) => {
    const isPage = event.key === "PageUp" || event.key === "PageDown";
    if (/^(Arrow|Page|Home|End)/.test(event.key)) player.stop();
    if (!isPage || event.altKey || event.ctrlKey || event.metaKey) return;
    // A week on each page, or a tenth of a longer axis; of listed days a few.
    event.preventDefault();
    const steps = axis.days ? Math.ceil(countSteps(axis) / 10) : Math.max(7, Math.round(countSteps(axis) / 50));
    const place = placeOf(axis, day) + (event.key === "PageUp" ? steps : -steps);
    set(dayAt(axis, Math.min(Math.max(place, 0), countSteps(axis) - 1)));
  });
  key.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !key.open) return;
    key.open = false;
    key.querySelector("summary")?.focus();
  });
  play.addEventListener("click", togglePlay);
  previous.addEventListener("click", () => goTo(stopBefore()));
  next.addEventListener("click", () => goTo(stopAfter()));
  pace.addEventListener("change", () => { if (player.isPlaying()) player.start(Number(pace.value)); });
  pick.addEventListener("change", () => {
    if (pick.value && pick.validity.valid) goTo(toNumber(pick.value));
    else pick.value = toIso(day);
  });

  // ---- the scale -------------------------------------------------------------------------------------

  function draw() {
    width = scale.clientWidth;
    if (!width || !countSteps(axis)) return;
    // Larger letters take more of the width.
    const large = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    drawScale(scale, axis, { words, short, width: width / large, word });
    drawMarks(marks, axis, { words, lang, width, large, word, go: goTo });
    key.hidden = !axis.marks;
    writeKey(key, axis.marks ?? [], words);
  }
  const watch = new ResizeObserver(() => { if (scale.clientWidth !== width) draw(); });
  watch.observe(scale);

  /**
   * Take the days and what stands on them; keep the day if it is among them, else go to the nearest.
   * @param {AxisData} data
   */
  function update(data) {
    if (JSON.stringify(data) === JSON.stringify(axis)) return;
    axis = data;
    counts = new Map(data.counts);
    range.max = String(countSteps(axis) - 1);
    range.value = String(placeOf(axis, day));
    [pick.min, pick.max] = [toIso(axis.first), toIso(axis.last)];
    width = 0;
    draw();
    if (day) {
      const kept = day;
      set(kept);
      writeDay();
    }
  }
  /**
   * Go to a day that the host has chosen; it is not reported back.
   * @param {string} to
   */
  function go(to) {
    player.stop();
    window.clearTimeout(resting);
    set(toNumber(to), true);
    restedOn = toIso(day);
  }
  function close() {
    player.stop();
    window.clearTimeout(resting);
    watch.disconnect();
  }

  return { update, go, rest, say, close, day: () => toIso(day), isPlaying: () => player.isPlaying() };
}
