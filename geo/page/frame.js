// Starts the map inside streamlit-folium's frame: the one script that knows this frame.
//
// The data file calls HandoverMap.take, the script that folium writes calls start and show. The day comes from the page around
// the frame: it keeps the latest in `window.handover.day`, and its window dispatches "handover:day" at each step. The date of
// `show` counts only while the page has named none.
import { startMap } from "../web/map/map.js";
import { whenPainted } from "../web/painted.js";
import { keepQuiet, nameFrame } from "./streamlit_internals.js";

/** @typedef {import("../web/data").Step} Step */
/** @typedef {Window & {handover?: {day?: string, at?: string, layers?: string}}} Page */

/** @type {Pick<import("../web/map/map.js").Given, "data" | "load"> | null} */
let given = null;
/** @type {ReturnType<typeof startMap> | null} */
let started = null;
let day = "";
let isShown = false;

/**
 * Take the data of the map; its other files lie beside the one that calls this.
 * @param {import("../web/data").Bundle} data
 */
export function take(data) {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const beside = script ? script.src : document.baseURI;
  const load = async (/** @type {string} */ file) => {
    const answer = await fetch(new URL(file, beside));
    if (!answer.ok) throw new Error(`${file}: status ${answer.status}`);
    return answer.json();
  };
  given = { data, load };
}

/**
 * Start the map, once; nothing is drawn before `show`.
 * @param {L.Map} map
 * @param {Record<string, L.LayerGroup>} groups
 * @param {import("../web/data").Words} words
 */
export function start(map, groups, words) {
  if (!given) throw new Error("HandoverMap.start: expected a call of HandoverMap.take before");
  started = startMap({ map, groups, words, ...given, onPlace: reportPlace, onSpot: reportSpot });
  keepQuiet();
  nameFrame(words.map);
  document.documentElement.lang = words.lang;
  document.documentElement.dir = findPage()?.document.documentElement.dir ?? "";
  followPage();
}

/**
 * Show what the server says at each run of the page.
 * @param {Step} step
 */
export function show({ opening, date, at, layers, ...rest }) {
  if (!started) return;
  if (!isShown) started.open({ at: at ?? null, layers: layers ?? null });
  day ||= findPage()?.handover?.day ?? "";
  started.show({ ...rest, date: day || date });
  // The server sends the rest of the page when it knows that the map is drawn.
  if (opening && !isShown) whenPainted(() => { fetch(`../../drawn?of=${opening}`).catch(() => {}); }, findPage() ?? window);
  isShown = true;
}

/**
 * Tell the page where the map stands and which layers are on, for a link to the view.
 * @param {{at: string, layers: string}} place
 */
function reportPlace(place) {
  const page = findPage();
  if (page) page.handover = { ...page.handover, ...place };
}

/**
 * Tell the page which events the circle holds that was clicked.
 * @param {{events: number[], day: string}} spot
 */
function reportSpot(spot) {
  findPage()?.dispatchEvent(new CustomEvent("handover:spot", { detail: spot }));
}

function followPage() {
  const page = findPage();
  const leaving = new AbortController();
  page?.addEventListener("handover:day", (event) => {
    day = /** @type {CustomEvent<{date: string}>} */ (event).detail.date;
    if (isShown) started?.show({ date: day });
  }, { signal: leaving.signal });
  // What a tip says is dismissed wherever the focus is.
  page?.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") document.dispatchEvent(new KeyboardEvent("keydown", { key }));
  }, { signal: leaving.signal });
  window.addEventListener("pagehide", () => leaving.abort());
}

/**
 * Return the window of the page, or null where the frame may not read it.
 * @returns {Page | null}
 */
function findPage() {
  try {
    return window.parent.document && window.parent;
  } catch {
    return null;
  }
}
