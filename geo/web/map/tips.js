// What the pointer or the focus is on, in words: beside it, above the controls, never over the name of what it tells of.
import { make } from "../tools.js";

/** @typedef {import("./placing.js").Box} Box */
/** @typedef {readonly [number, number]} Point */
/**
 * A name, with its language if it is that of a place; what is the page's own needs none.
 * @typedef {{text: string, lang?: string}} Name
 */
/**
 * What a tip says of a thing: what it is called, and a line on it, if there is one; `label` is the thing's name on the map.
 * @typedef {{names: Name[], line: string, label: Element | null}} Tip
 */

const [AWAY, EDGE] = [16, 4];

/**
 * Return where the upper left corner of a tip stands: beside a point, within the frame, on as few boxes as can be, of which
 * the first matters most.
 * @param {Point} point
 * @param {Point} size
 * @param {Point} frame
 * @param {readonly Box[]} avoid
 * @returns {Point}
 */
export function placeTip([x, y], [wide, high], [width, height], avoid) {
  /** @type {(value: number, most: number) => number} */
  const within = (value, most) => Math.max(EDGE, Math.min(value, most - EDGE));
  const acrosses = [x + AWAY, x - AWAY - wide].map((left) => within(left, width - wide));
  const downs = [y + AWAY, y - AWAY - high].map((top) => within(top, height - high));
  /** @type {Point[]} */
  const ways = [
    ...downs.flatMap((top) => acrosses.map((left) => /** @type {Point} */ ([left, top]))),
    ...[EDGE, height - high - EDGE].map((top) => /** @type {Point} */ ([acrosses[0], top])),
    ...[EDGE, width - wide - EDGE].map((left) => /** @type {Point} */ ([left, downs[0]])),
  ];
  const here = { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 };
  /** @type {(way: Point) => number} */
  const cost = ([left, top]) => {
    const box = { left, right: left + wide, top, bottom: top + high };
    return [here, ...avoid].reduce((sum, one, at) => sum + (meets(box, one) ? 8 / (at + 1) : 0), 0);
  };
  return ways.reduce((best, way) => (cost(way) < cost(best) ? way : best));
}

/** @type {(one: Box, other: Box) => boolean} */
function meets(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * Start the tips; return what writes the one that is shown anew. `describe` gets an element of the map, and the point of
 * the pointer if it was the pointer.
 * @param {HTMLElement} holder
 * @param {(target: Element, point: Point | null) => Tip | null} describe
 */
export function startTips(holder, describe) {
  const tip = document.createElement("div");
  tip.className = "district-tip";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  holder.append(tip);
  /** @type {{target: Element, point: Point | null} | null} */
  let at = null;
  let written = "";

  // A step of the day moves a tip only if it changes its words: placing it reads the layout.
  /** @param {boolean} isStep */
  function refresh(isStep) {
    const found = at && at.target.isConnected ? describe(at.target, at.point) : null;
    tip.hidden = !found;
    if (!found || !at) return;
    const text = [...found.names.map((name) => name.text), found.line].join("\n");
    if (isStep && text === written) return;
    if (text !== written) write(found);
    written = text;
    stand(at.point ?? middleOf(at.target), found.label);
  }
  /** @param {Tip} found */
  function write({ names, line }) {
    const strong = make("strong");
    names.forEach(({ text, lang }, number) => {
      if (number) strong.append(" · ");
      strong.append(Object.assign(make("bdi", "", text), lang ? { lang } : {}));
    });
    tip.replaceChildren(strong, ...(line ? [Object.assign(make("span", "", line), { dir: "auto" })] : []));
  }
  /** @type {(point: Point, label: Element | null) => void} */
  function stand(point, label) {
    const avoid = [...(label?.children ?? []), ...holder.querySelectorAll(".legend")].map((one) => one.getBoundingClientRect());
    const frame = /** @type {Point} */ ([holder.clientWidth, holder.clientHeight]);
    const { left, top } = holder.getBoundingClientRect();
    const [x, y] = placeTip(point, [tip.offsetWidth, tip.offsetHeight], frame, avoid.map((box) => (
      { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top })));
    tip.style.transform = `translate(${x}px, ${y}px)`;
  }
  /** @type {(target: Element) => Point} */
  function middleOf(target) {
    const [box, frame] = [target.getBoundingClientRect(), holder.getBoundingClientRect()];
    return [(box.left + box.right) / 2 - frame.left, (box.top + box.bottom) / 2 - frame.top];
  }
  function hide() {
    at = null;
    tip.hidden = true;
  }

  holder.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
    if (event.buttons) {
      hide();
      return;
    }
    const { left, top } = holder.getBoundingClientRect();
    at = { target: event.target, point: [event.clientX - left, event.clientY - top] };
    refresh(false);
  });
  holder.addEventListener("pointerleave", hide);
  holder.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    at = { target, point: null };
    refresh(false);
  });
  holder.addEventListener("focusout", hide);
  holder.ownerDocument.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
  return { refresh: () => { if (at) refresh(true); } };
}
