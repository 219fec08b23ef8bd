// The circles answer: a tip says how many events stand there and near which place, a click tells the host which they are.
import { WAYS } from "./cells.js";
import { fill, wordCount } from "../../days/days.js";
import { nameIn } from "../../tools.js";
import { startStops } from "./stops.js";

/** @typedef {import("../../data").Place} Place */
/** @typedef {{lat: number, lng: number}} Point */

// A place further away than this is not named, in kilometres.
const [FAR, DEGREE] = [60, 111.2];

/**
 * Return the place that is nearest to a point, if one is near.
 * @param {readonly Place[]} places
 * @param {Point} point
 * @returns {Place | null}
 */
export function findNearest(places, { lat, lng }) {
  const narrow = Math.cos((lat * Math.PI) / 180);
  let [nearest, least] = [/** @type {Place | null} */ (null), FAR];
  for (const place of places) {
    const east = Math.abs(((place.lon - lng + 540) % 360) - 180) * narrow;
    const away = Math.hypot(east, place.lat - lat) * DEGREE;
    if (away <= least) [nearest, least] = [place, away];
  }
  return nearest;
}

/**
 * Let the circles be clicked, and reached by the keyboard; return what tells of the one at a point of the map, in pixels, or of
 * a button that stands for one, and what is to be called when they have changed.
 * @param {import("../map.js").Parts} parts
 * @param {ReturnType<typeof import("./counts.js").startCounts>} counts
 */
export function startSpots({ map, words, data, view, onSpot }, { find, list, isShown }) {
  const holder = map.getContainer();
  /** @param {readonly [number, number]} point */
  function choose(point) {
    const found = find(point);
    if (found && onSpot) onSpot({ events: found.events, day: view.date });
    return Boolean(found);
  }
  const lay = onSpot ? startStops(holder, {
    title: words.circles,
    list,
    name: ({ point }) => {
      const told = tell(point);
      return told ? [told.names[0].text, told.line].filter(Boolean).join(", ") : "";
    },
    press: ({ point }) => choose(point),
  }) : () => {};
  const refresh = () => lay(isShown());
  map.on("moveend overlayadd overlayremove", refresh);
  // Before the district that lies beneath is clicked, and not where the map was dragged.
  holder.addEventListener("click", (event) => {
    const isControl = event.target instanceof Element && event.target.closest(".leaflet-control");
    // Leaflet's types do not name what tells whether the pointer was moved.
    const { moved } = /** @type {L.Handler & {moved: () => boolean}} */ (map.dragging);
    // A button over a circle answers by itself.
    const isStop = event.target instanceof Element && event.target.matches(".spot-stop");
    if (!onSpot || isControl || isStop || moved.call(map.dragging)) return;
    const { left, top } = holder.getBoundingClientRect();
    if (!choose([event.clientX - left, event.clientY - top])) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  }, { capture: true });

  /** @type {(point: readonly [number, number]) => import("../tips.js").Tip | null} */
  function describe(point) {
    const told = tell(point);
    holder.classList.toggle("on-spot", Boolean(told && onSpot));
    return told;
  }
  /** @type {(point: readonly [number, number]) => import("../tips.js").Tip | null} */
  function tell(point) {
    const found = find(point);
    if (!found) return null;
    const { circle: { way, at }, events } = found;
    const place = way === WAYS.district ? null : findNearest(data.places, at);
    const counted = wordCount(words.here, events.length, words.lang);
    // A sentence in the page's language has the name in that, too, as others have.
    const text = place ? fill(words.near_place, { what: counted, place: nameIn(place.names, "en") }) : counted;
    return { names: [{ text }], line: words.ways[way] ?? "", label: null };
  }
  /** @type {(target: Element) => import("../tips.js").Tip | null} */
  function describeStop(target) {
    if (!target.matches(".spot-stop")) return null;
    const { left, top } = holder.getBoundingClientRect();
    const box = target.getBoundingClientRect();
    return tell([(box.left + box.right) / 2 - left, (box.top + box.bottom) / 2 - top]);
  }
  return { describe, describeStop, refresh };
}
