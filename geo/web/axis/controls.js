// The parts of the date axis, built once: heading, buttons, pace, date field, rail, scale, marks, key.
import { wordCount } from "../days/days.js";

/** @typedef {import("../data").AxisWords} AxisWords */
/** @typedef {import("../data").Mark} Mark */

// Steps a second.
const PACES = [1, 2, 4, 8, 15, 30];
const USUAL_PACE = 4;

/**
 * Build the parts of an axis.
 * @param {HTMLElement} element
 * @param {AxisWords} words
 * @param {string} lang
 */
export function buildControls(element, words, lang) {
  /** @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text?: string) => HTMLElementTagNameMap[Name]} */
  const make = (name, className, text = "") => {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const button = (/** @type {string} */ className, /** @type {string} */ text, label = "") => {
    const made = make("button", className, text);
    made.type = "button";
    if (!label) return made;
    // The title is the name, too, as the sign is not to be read: with a label beside it, both would be said.
    const sign = make("span", "", text);
    sign.setAttribute("aria-hidden", "true");
    made.replaceChildren(sign);
    made.title = label;
    return made;
  };
  const parts = {
    heading: make("span", "axis-day"),
    number: make("small", "axis-events"),
    previous: button("axis-previous", "◀", words.previous),
    play: button("axis-play", `▶ ${words.play}`),
    next: button("axis-next", "▶", words.next),
    pace: make("select", "axis-pace"),
    pick: make("input", "axis-pick"),
    range: make("input", "axis-range"),
    scale: make("div", "axis-scale"),
    marks: make("div", "axis-marks"),
    key: make("details", "axis-key"),
    said: make("p", "axis-said"),
  };
  parts.play.setAttribute("aria-pressed", "false");
  parts.pace.setAttribute("aria-label", words.pace);
  for (const pace of PACES) parts.pace.append(new Option(wordCount(words.paces, pace, lang), String(pace), pace === USUAL_PACE, pace === USUAL_PACE));
  Object.assign(parts.pick, { type: "date", ariaLabel: words.pick });
  Object.assign(parts.range, { type: "range", min: "0", max: "0", step: "1", value: "0", ariaLabel: words.date });
  parts.scale.setAttribute("aria-hidden", "true");
  parts.marks.setAttribute("role", "group");
  parts.marks.setAttribute("aria-label", words.marks);
  parts.said.setAttribute("role", "status");
  const [head, title, controls] = [make("div", "axis-head"), make("p", "the-day"), make("div", "axis-controls")];
  title.append(parts.heading, " ", parts.number);
  controls.append(parts.previous, parts.play, parts.next, parts.pace, parts.pick, parts.key);
  head.append(title, controls);
  element.classList.add("axis");
  element.replaceChildren(head, parts.range, parts.scale, parts.marks, parts.said);
  return parts;
}

/**
 * Write the key of the marks: the kinds that stand on the axis.
 * @param {HTMLElement} key
 * @param {Mark[]} marks
 * @param {AxisWords} words
 */
export function writeKey(key, marks, words) {
  const summary = document.createElement("summary");
  summary.textContent = words.key;
  const list = document.createElement("ul");
  for (const kind of Object.keys(words.kinds).filter((one) => marks.some((mark) => mark.kind === one))) {
    const [row, sign] = [document.createElement("li"), document.createElement("i")];
    sign.className = `axis-mark ${words.classes[kind] ?? ""}`;
    row.append(sign, words.kinds[kind] ?? kind);
    list.append(row);
  }
  if (marks.some((mark) => mark.differs)) {
    const [row, sign] = [document.createElement("li"), document.createElement("i")];
    sign.className = "axis-mark differs";
    row.append(sign, words.differs);
    list.append(row);
  }
  key.replaceChildren(summary, list);
}
