// Draws the collection on the map and redraws it for a view, in place: the parts put together. It knows no host: the
// caller passes all that it needs, and calls `show`.
import { startAreas } from "./areas.js";
import { startClosing } from "./closing.js";
import { openDays } from "../days/day.js";
import { startDistricts } from "./districts.js";
import { startGround } from "./ground/ground.js";
import { startLabels } from "./labels.js";
import { startNavigation } from "./navigation.js";
import { followPlace, openPlace } from "./place.js";
import { startPrinting } from "./printing.js";
import { startCounts } from "./points/counts.js";
import { startRoutes } from "./routes.js";
import { startSpots } from "./points/spots.js";
import { startTips } from "./tips.js";

/**
 * What is to be shown; `among` says which events are let through (rows.js), `district` is the code of the chosen one, `event`
 * the id of the one that is marked, or null.
 * @typedef {{date: string, clock: import("../data").Clock, among: string | null,
 *   district: string | null, event: string | null, lang: string}} View
 */
/**
 * What a map is started with: Leaflet's map, its groups by key, the words on it, the data, what fetches a file of the data,
 * and what is told of the place that is shown, and of the events (by number) whose circle was clicked.
 * @typedef {{map: L.Map, groups: Record<string, L.LayerGroup | undefined>, words: import("../data").Words,
 *   data: import("../data").Bundle, load: import("../days/chunks.js").LoadChunk, onPlace?: (place: {at: string, layers: string}) => void, onSpot?: (spot: {events: number[], day: string}) => void}} Given
 */
/**
 * What the parts of a started map share.
 * @typedef {Given & {view: View, days: ReturnType<typeof openDays>, labels: import("./labels.js").Labels}} Parts
 */

/**
 * Start a map; return it with `show`, which takes what changes of the view, and `open`, which takes the
 * place and the layers of a link. Nothing is drawn until a date is shown; then the
 * element that holds the map carries it in `data-date`.
 * @param {Given} given
 */
export function startMap(given) {
  const { map, words } = given;
  /** @type {View} */
  const view = { date: "", clock: "happened", among: null, district: null, event: null, lang: "" };
  const holder = map.getContainer();
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", words.map);
  nameControls(holder, words);
  startClosing(holder);

  const labels = startLabels(map);
  const days = openDays(given.data.days, given.load, () => paint(true));
  const parts = { ...given, view, days, labels };
  const ground = startGround(parts);
  const districts = startDistricts(parts, ground);
  const areas = startAreas(parts, ground);
  const routes = startRoutes(parts);
  const counts = startCounts(parts);
  const spots = startSpots(parts, counts);
  const boxes = new Map(given.data.districts.features.map(({ properties: { id, bbox } }) => [id, bbox]));
  const navigation = startNavigation(map, words, {
    boundsOf: (code) => {
      const box = boxes.get(code);
      return box ? L.latLngBounds([box[1], box[0]], [box[3], box[2]]) : null;
    },
    onSettle: labels.resettle,
    boxes: [...boxes.values()],
  });
  startPrinting(map, labels.settle);
  /** @param {{at?: string | null, layers?: string | null}} place */
  function open(place) {
    const before = { ...given.groups };
    if (place.at) navigation.stay();
    openPlace(map, before, place);
  }
  if (given.onPlace) followPlace(map, given.groups, { isMoved: navigation.isMoved, report: given.onPlace });

  const tips = startTips(holder, (target, point) =>
    (point && (spots.describe(point) ?? ground.describe(point))) ?? spots.describeStop(target) ?? routes.describe(target) ?? areas.describe(target)
      ?? districts.describe(target));
  const tellLegend = () => ground.tell([...districts.looks(), ...areas.looks(), ...(routes.isShown() ? ["route"] : [])]);
  map.on("overlayadd overlayremove", tellLegend);

  /** @param {boolean} isAll */
  function paint(isAll) {
    const today = days.today(view);
    if (isAll) {
      ground.paint();
      labels.resettle();
    }
    ground.paintDay();
    areas.paint();
    routes.paint(today.routes, view.event);
    districts.paint(today, isAll);
    tellLegend();
    tips.refresh();
    counts.paint(view);
    spots.refresh();
    holder.dataset.date = view.date;
  }

  /** @type {Partial<View>} */
  let next = {};
  let [isDrawing, isLate] = [false, false];
  // At once, and once in a frame: what comes after that, before the frame is drawn, waits for it. So a machine that
  // cannot keep up leaves days out instead of falling behind.
  /** @param {Partial<View>} step */
  function show(step) {
    next = { ...next, ...step };
    if (isDrawing) isLate = true;
    else showNext();
  }
  function endFrame() {
    isDrawing = false;
    if (isLate) showNext();
    isLate = false;
  }
  function showNext() {
    const wanted = { ...view, ...next };
    if (!wanted.date || isSame(view, wanted)) return;
    const isAll = !view.date || wanted.lang !== view.lang;
    const isOther = wanted.district !== view.district;
    next = {};
    Object.assign(view, wanted);
    paint(isAll);
    if (isOther) navigation.bring(view.district);
    isDrawing = true;
    requestAnimationFrame(endFrame);
  }
  return { show, open };
}

/**
 * Name Leaflet's own buttons in the page's language.
 * @param {HTMLElement} holder
 * @param {import("../data").Words} words
 */
function nameControls(holder, words) {
  const names = { "zoom-in": words.zoom_in, "zoom-out": words.zoom_out, "layers-toggle": words.layers };
  for (const [control, name] of Object.entries(names)) {
    const button = holder.querySelector(`.leaflet-control-${control}`);
    button?.setAttribute("title", name);
    button?.setAttribute("aria-label", name);
  }
}

/** @type {(one: View, other: View) => boolean} */
function isSame(one, other) {
  return one.date === other.date && one.clock === other.clock && one.among === other.among
    && one.district === other.district && one.event === other.event && one.lang === other.lang;
}
