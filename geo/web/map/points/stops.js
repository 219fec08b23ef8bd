// The circles of events for the keyboard: they are painted on one canvas, so a button is laid over each while the focus is among
// them. All are one stop of the tab key; the arrow keys lead from one to the next, from west to east.
import { findNext, setStop } from "../../roving.js";
import { make } from "../../tools.js";

/** @typedef {{point: readonly [number, number], around: number}} Stop a circle on the map, in pixels */

/**
 * Add the buttons; return what lays them anew, to be called when the circles have changed.
 * @param {HTMLElement} holder
 * @param {{title: string, list: () => Stop[], name: (stop: Stop) => string, press: (stop: Stop) => void}} circles
 */
export function startStops(holder, { title, list, name, press }) {
  const group = make("div", "spot-stops");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", title);
  holder.append(group);
  const entry = makeStop(title, { point: [0, 0], around: 0 });
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  let [isIn, isLaying] = [false, false];
  group.append(entry);
  group.hidden = true;

  /** @param {number} at the one that gets the focus */
  function lay(at) {
    const stops = list().sort((one, other) => one.point[0] - other.point[0] || one.point[1] - other.point[1]);
    buttons = stops.map((stop) => {
      const button = makeStop(name(stop), stop);
      button.addEventListener("click", () => press(stop));
      return button;
    });
    isLaying = true;
    group.replaceChildren(...(buttons.length ? buttons : [entry]));
    const next = buttons[Math.min(at, buttons.length - 1)] ?? entry;
    setStop(group.querySelectorAll("button"), next);
    next.focus({ preventScroll: true });
    isLaying = false;
  }
  group.addEventListener("focusin", ({ target }) => {
    if (isLaying || isIn) return;
    isIn = true;
    if (target === entry) lay(0);
  });
  group.addEventListener("focusout", ({ relatedTarget }) => {
    if (isLaying || (relatedTarget instanceof Node && group.contains(relatedTarget))) return;
    isIn = false;
    group.replaceChildren(entry);
    setStop([entry], entry);
  });
  group.addEventListener("keydown", (event) => {
    const next = findNext(event, buttons, group);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(buttons, next);
    next.focus({ preventScroll: true });
  });
  /** @param {boolean} isShown whether there are any circles */
  return function refresh(isShown) {
    group.hidden = !isShown;
    if (isIn && isShown) lay(Math.max(buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)), 0));
  };
}

/** @type {(label: string, stop: Stop) => HTMLButtonElement} */
function makeStop(label, { point: [x, y], around }) {
  const button = /** @type {HTMLButtonElement} */ (make("button", "spot-stop"));
  button.type = "button";
  button.setAttribute("aria-label", label);
  Object.assign(button.style, { left: `${x - around}px`, top: `${y - around}px`, width: `${2 * around}px`, height: `${2 * around}px` });
  return button;
}
