// What of the collection stands on the axis: a mark for each kind of event on a day, a span for each deadline; of many
// events only how many each stretch of days has. Each mark is a button that goes to its day and says what it is.
import { countUpTo, dayAt, countSteps, fill, placeOf, shareOf, wordCount } from "../days/days.js";
import { findNext, setStop } from "../roving.js";

/** @typedef {import("../days/days.js").Steps} Steps */
/** @typedef {import("../data").Mark} Mark */
/** @typedef {import("../data").AxisData} AxisData */
/** @typedef {import("../data").AxisWords} AxisWords */

// A stretch of days with its number of events is at least this many pixels wide.
const BAR = 5;
// The width of a mark in pixels, as in axis.css.
const MARK = 11;
// Deadlines that overlap lie in lanes; those that find none are marked on their day alone.
const LANES = 4;
// The width of a letter of a label, and the gap between the label and its deadline, in pixels.
const [LETTER, BESIDE] = [6.2, 14];

/**
 * Return the marks of each day and kind, in order.
 * @param {Mark[]} marks
 */
function group(marks) {
  /** @type {Map<string, {day: number, kind: string, titles: string[], differs: boolean}>} */
  const groups = new Map();
  for (const { day, kind, title, differs } of marks) {
    const key = `${day} ${kind}`;
    const found = groups.get(key) ?? { day, kind, titles: [], differs: false };
    found.titles.push(title);
    found.differs ||= differs;
    groups.set(key, found);
  }
  return [...groups.values()];
}

/**
 * Return the spans, each with its lane, in which none overlaps another or its label. A span without room has no lane.
 * @param {Mark[]} marks
 * @param {Steps} steps
 * @param {number} width in pixels
 */
export function layLanes(marks, steps, width) {
  /** @type {number[]} */
  const ends = [];
  const spans = marks.filter(({ begin, day }) => begin !== null && begin < day && begin <= steps.last && day >= steps.first);
  return spans.sort((one, other) => Number(one.begin) - Number(other.begin) || one.day - other.day).map((mark) => {
    const begin = shareOf(steps, Number(mark.begin)) * width;
    let lane = ends.findIndex((end) => end <= begin);
    if (lane < 0) lane = ends.length;
    const label = mark.where ? mark.where.length * LETTER + BESIDE : 0;
    if (lane < LANES) ends[lane] = shareOf(steps, mark.day) * width + label;
    return { mark, lane: lane < LANES ? lane : -1 };
  });
}

/**
 * Return how many events each stretch of the axis has: its first and its last step, and the number.
 * @param {Steps} steps
 * @param {[number, number][]} counts
 * @param {number} stretches
 */
export function countStretches(steps, counts, stretches) {
  const total = countSteps(steps);
  const size = Math.max(1, Math.ceil(total / stretches));
  const days = counts.map(([day]) => day);
  const found = [];
  for (let place = 0; place < total; place += size) {
    const [first, last] = [dayAt(steps, place), dayAt(steps, Math.min(place + size, total) - 1)];
    const own = counts.slice(countUpTo(days, first - 1), countUpTo(days, last));
    found.push({ first, last, number: own.reduce((sum, [, count]) => sum + count, 0) });
  }
  return found;
}

/**
 * Draw the marks into an element, anew. `go` is called with the day of a mark that is pressed.
 * @param {HTMLElement} place
 * @param {AxisData} axis
 * `large` is how many times as large as usual the letters are.
 * @param {{words: AxisWords, lang: string, width: number, large: number, word: (day: number) => string, go: (day: number) => void}} host
 */
export function drawMarks(place, axis, { words, lang, width, large, word, go }) {
  place.replaceChildren();
  /** @type {HTMLElement[]} */
  const buttons = [];
  /** @type {(className: string, label: string, day: number) => HTMLButtonElement} */
  const button = (className, label, day) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    // The title is the name, too: with both, screen readers say it twice.
    made.title = label;
    made.tabIndex = -1;
    made.dataset.day = String(day);
    made.addEventListener("click", () => go(day));
    buttons.push(made);
    return made;
  };
  if (axis.marks) drawEach(place, axis, axis.marks, { words, width, large, word, button });
  else drawStretches(place, axis, { words, lang, width, word, button });
  rove(place, buttons);
}

/**
 * @param {HTMLElement} place
 * @param {AxisData} axis
 * @param {Mark[]} marks
 * @param {{words: AxisWords, width: number, large: number, word: (day: number) => string, button: (className: string, label: string, day: number) => HTMLButtonElement}} host
 */
function drawEach(place, axis, marks, { words, width, large, word, button }) {
  const lanes = layLanes(marks, axis, width / large);
  const spans = new Set(lanes.filter(({ lane }) => lane >= 0).map(({ mark }) => mark));
  const depth = Math.max(-1, ...lanes.map(({ lane }) => lane)) + 1;
  place.style.setProperty("--lanes", String(depth));
  for (const { mark, lane } of lanes) {
    if (lane < 0) continue;
    const { kind, title, day } = mark;
    const begin = Math.max(Number(mark.begin), axis.first);
    const differs = mark.differs ? `, ${words.differs}` : "";
    const named = { kind: words.kinds[kind] ?? kind, titles: title, begin: word(Number(mark.begin)), day: word(day) };
    // What stands beside the span is a part of its name, unless its words say it already.
    const said = fill(words.span, named) + differs;
    const made = button(`axis-span ${words.classes[kind] ?? ""}`, said.includes(mark.where) ? said : `${said}, ${mark.where}`, day);
    const [from, to] = [shareOf(axis, begin), shareOf(axis, day)];
    made.style.insetInlineStart = `${100 * from}%`;
    made.style.width = `${100 * (to - from)}%`;
    made.style.setProperty("--lane", String(lane));
    if (day > axis.last) made.classList.add("goes-on");
    const label = document.createElement("span");
    label.textContent = mark.where;
    label.dir = "auto";
    // At the end of the axis the label stands before the deadline, over its span.
    made.classList.toggle("ends-late", to * width + (mark.where.length * LETTER + BESIDE) * large > width);
    made.append(label);
    place.append(made);
  }
  // The marks of one day stand in a cell as wide as a step, in as many rows as they need.
  const room = width / Math.max(countSteps(axis) - 1, 1);
  const wide = Math.min(Math.max(room, MARK + 1), 40);
  let rows = 0;
  /** @type {Map<number, HTMLElement>} */
  const cells = new Map();
  const apart = marks.filter((mark) => !spans.has(mark) && mark.day >= axis.first && mark.day <= axis.last);
  for (const { day, kind, titles, differs } of group(apart)) {
    let cell = cells.get(day);
    if (!cell) {
      cell = document.createElement("div");
      cell.className = "axis-cell";
      cell.style.width = `${wide}px`;
      cell.style.insetInlineStart = `calc(${100 * shareOf(axis, day)}% - ${wide / 2}px)`;
      cells.set(day, cell);
      place.append(cell);
    }
    const label = fill(words.marked, { day: word(day), kind: words.kinds[kind] ?? kind, titles: titles.join(" ") });
    const made = button(`axis-mark ${words.classes[kind] ?? ""}`, differs ? `${label}, ${words.differs}` : label, day);
    made.classList.toggle("differs", differs);
    cell.append(made);
    rows = Math.max(rows, Math.ceil(cell.childElementCount / Math.floor(wide / MARK)));
  }
  place.style.setProperty("--rows", String(rows));
}

/**
 * The height of a bar grows with the square root of its number, so that a quiet stretch still shows.
 * @param {HTMLElement} place
 * @param {AxisData} axis
 * @param {{words: AxisWords, lang: string, width: number, word: (day: number) => string, button: (className: string, label: string, day: number) => HTMLButtonElement}} host
 */
function drawStretches(place, axis, { words, lang, width, word, button }) {
  place.style.setProperty("--lanes", "0");
  place.style.setProperty("--rows", "2");
  const stretches = countStretches(axis, axis.counts, Math.max(Math.floor(width / BAR), 1));
  const most = Math.max(...stretches.map(({ number }) => number), 1);
  for (const { first, last, number } of stretches) {
    if (!number) continue;
    const label = `${first === last ? word(first) : `${word(first)} – ${word(last)}`}: ${wordCount(words.events, number, lang)}`;
    const made = button("axis-bar", label, first);
    const [from, to] = [placeOf(axis, first), placeOf(axis, last) + 1].map((at) => at / countSteps(axis));
    made.style.insetInlineStart = `${100 * Number(from)}%`;
    made.style.width = `${100 * (Number(to) - Number(from))}%`;
    made.style.setProperty("--high", Math.sqrt(number / most).toFixed(3));
    place.append(made);
  }
}

/**
 * Make one tab stop of many buttons: arrows, Home and End lead from one to the next, in the order of their days.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} buttons
 */
function rove(place, buttons) {
  const order = [...buttons].sort((one, other) => Number(one.dataset.day) - Number(other.dataset.day));
  if (order[0]) order[0].tabIndex = 0;
  place.onkeydown = (event) => {
    const next = findNext(event, order, place);
    if (!next) return;
    event.preventDefault();
    setStop(order, next);
    next.focus();
  };
}
