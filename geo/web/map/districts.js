// The districts: a path and a name each. A step touches only what it changes.
//
// Where there are too many to be distinguished, only those large enough on the screen have a hatch, a label and words for
// screen readers, and are reached by the tab key; each of the others is a plain area. By keyboard, all can be chosen from
// the list of districts beside the map.
import { allNames, langIn, nameIn, whenIdle } from "../tools.js";
import { wordLabel, wordStatus } from "./wording.js";

/** @typedef {import("../days/day.js").Today} Today */
/** @typedef {import("./wording.js").Status} Status */
/** @typedef {import("../data").Feature<import("../data").District>} Feature */
/**
 * A district on the map; `point` is [lon, lat], `look` the name of its look, `status` null until it is first painted.
 * @typedef {{id: string, names: Record<string, string>, group: L.LayerGroup, point: [number, number], isDetailed: boolean,
 *   look: string, layer: L.Polygon, label: import("./labels.js").Label | null, status: Status | null}} Area
 */

// Of more districts than MANY a name is hidden where another stands.
const [MANY, CROWD, WIDE, AROUND, LINGER] = [12, 150, 48, 0.1, 120];
/** @type {Today} */
const NOTHING = { clashes: {}, leaves: {}, differs: {}, wide: {}, routes: [], ready: false };

/**
 * Draw the districts; return what paints them for the view, given what holds on its day (with `all` it looks at each district,
 * else only at those which can differ), what tells of the one at an element, and the looks that are on the map.
 * @param {import("./map.js").Parts} parts
 * @param {import("./ground/ground.js").Ground} ground
 */
export function startDistricts({ map, groups, words, data, days, view, labels }, ground) {
  /** @type {Map<string, Area>} */
  const areas = new Map();
  /** @type {Map<L.LayerGroup, Map<string, number>>} */
  const tally = new Map();
  const known = data.districts.features.filter(({ properties: { id } }) => days.has(id));
  const [isMany, isCrowd] = [known.length > MANY, known.length > CROWD];
  let last = { view: { ...view }, today: NOTHING };
  /** @type {{area: Area, line: L.Polygon} | null} */
  let outline = null;
  let waiting = 0;

  map.getContainer().classList.toggle("crowd", isCrowd);
  for (const feature of known) {
    const group = groups[data.roles[feature.properties.id] ?? "handover"];
    if (group) add(feature, group);
  }
  if (isCrowd) map.on("moveend zoomend resize", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => whenIdle(lookAround, 1000), LINGER);
  });
  return { paint, describe, looks };

  /** @type {(feature: Feature, group: L.LayerGroup) => void} */
  function add(feature, group) {
    const { id, names, label: point } = feature.properties;
    // A group of one: its clicks name the layer, which the page reads from the properties.
    const wrap = L.geoJSON(feature, { style: () => ({ className: "district", weight: 1.5 }) });
    const layer = /** @type {L.Polygon} */ (wrap.getLayers()[0]);
    /** @type {Area} */
    const area = { id, names, group, point, isDetailed: false, look: "", layer, label: null, status: null };
    Object.assign(layer, { toGeoJSON: () => ({ type: "Feature", properties: { id }, geometry: null }) });
    layer.on("add", () => {
      makeReachable(area);
      draw(area);
      if (outline && outline.area !== area) outline.line.bringToFront();
    });
    wrap.addTo(group);
    makeReachable(area);
    areas.set(id, area);
    if (!isCrowd) setDetailed(area, true);
  }

  // ---- near and far ------------------------------------------------------------------------------------

  /** @type {(area: Area, isDetailed: boolean) => void} */
  function setDetailed(area, isDetailed) {
    if (area.isDetailed === isDetailed) return;
    const { id, group, point, layer } = area;
    const path = layer.getElement();
    area.isDetailed = isDetailed;
    if (area.label) labels.remove(area.label);
    area.label = isDetailed ? labels.add(group, point, `district-name ${id}`, 0) : null;
    holdName(area);
    if (path && isDetailed) announce(path);
    else if (path) for (const name of ["tabindex", "role", "aria-label", "aria-pressed"]) path.removeAttribute(name);
    draw(area);
    writeLabel(area);
  }
  // In view, and wide enough on the screen for a name. Who has the focus keeps it.
  /** @type {(area: Area, seen: L.LatLngBounds, scale: number) => boolean} */
  function isLegible({ id, point: [lon, lat], layer }, seen, scale) {
    if (id === view.district || layer.getElement() === document.activeElement) return true;
    const bounds = layer.getBounds();
    return (bounds.getEast() - bounds.getWest()) * scale >= WIDE && seen.contains([lat, lon]);
  }
  function lookAround() {
    const [seen, scale] = [map.getBounds().pad(AROUND), (256 * 2 ** map.getZoom()) / 360];
    for (const area of areas.values()) {
      setDetailed(area, isLegible(area, seen, scale));
      holdName(area);
    }
    labels.resettle();
  }

  /** @type {(area: Area) => void} */
  function holdName({ id, label }) {
    if (label) label.isFirm = !isMany || id === view.district;
  }

  // ---- a step ------------------------------------------------------------------------------------------

  /** @type {(today: Today, isAll: boolean) => void} */
  function paint(today, isAll) {
    const { date, clock, lang, district } = view;
    const isSame = !isAll && clock === last.view.clock && lang === last.view.lang && district === last.view.district;
    const marked = [last.today, today].flatMap(({ clashes, leaves, differs, wide }) => [clashes, leaves, differs, wide]);
    const codes = isSame
      ? new Set([...days.changed(last.view.date, date, clock), ...marked.flatMap(Object.keys)])
      : areas.keys();
    for (const code of codes) paintOne(areas.get(code), today);
    if (district !== last.view.district) {
      outlineChosen();
      if (isCrowd) lookAround();
      else if (isMany) {
        areas.forEach(holdName);
        labels.resettle();
      }
    }
    last = { view: { ...view }, today };
  }
  /** @type {(area: Area | undefined, today: Today) => void} */
  function paintOne(area, today) {
    if (!area) return;
    const { id, status: old } = area;
    const status = {
      state: days.state(id, view.date, view.clock),
      clash: today.clashes[id] ?? null,
      leaves: Boolean(today.leaves[id]),
      wide: Boolean(today.wide[id]),
      differs: Boolean(today.differs[id]),
      isChosen: view.district === id,
    };
    area.status = status;
    const isSameLook = old && old.state.control === status.state.control && Boolean(old.clash) === Boolean(status.clash)
      && old.leaves === status.leaves && old.wide === status.wide && old.isChosen === status.isChosen;
    if (!isSameLook) drawLook(area, status);
    writeState(area, status);
    writeLabel(area);
  }
  /** @type {(area: Area) => void} */
  function draw(area) {
    if (!area.status) return;
    drawLook(area, area.status);
    writeState(area, area.status);
  }
  /** @type {(area: Area, status: Status) => void} */
  function drawLook(area, { state, clash, leaves, wide, isChosen }) {
    const { id, layer, isDetailed } = area;
    const look = state.control === "none" && clash ? "clash" : state.control;
    tell(area, look);
    const marks = [isChosen ? "selected" : "", clash ? "clash" : "", leaves ? "leaves" : "", wide ? "wide" : ""];
    const held = state.control.startsWith("side-") ? "controlled" : "";
    const className = ["district", id, held, state.control, `role-${data.roles[id]}`, ...marks].filter(Boolean).join(" ");
    const [fill, stroke] = [ground.fill(look, !isDetailed), data.looks[look].stroke];
    Object.assign(layer.options, { className, fillColor: fill, color: stroke });
    const path = layer.getElement();
    if (!path) return;
    path.setAttribute("class", `${className} leaflet-interactive`);
    path.setAttribute("fill", fill);
    path.setAttribute("stroke", stroke);
    if (isDetailed) path.setAttribute("aria-pressed", String(isChosen));
  }
  /** @type {(area: Area, status: Status) => void} */
  function writeState(area, status) {
    const { layer, names, isDetailed } = area;
    if (!isDetailed) return;
    const [shown, own] = [nameIn(names, view.lang), nameIn(names, words.lang)];
    // Read out as words of the page, a name in another script may be passed over: the page's own stands behind it.
    const text = `${shown === own ? shown : `${shown} (${own})`}: ${wordStatus(words, status)}`;
    const path = layer.getElement();
    if (path && path.getAttribute("aria-label") !== text) path.setAttribute("aria-label", text);
  }
  /** @type {(area: Area) => void} */
  function writeLabel({ label, names, status }) {
    if (label && status) labels.write(label, wordLabel(words, names, view.lang, status), langIn(names, view.lang));
  }
  /** @type {(target: Element) => import("./tips.js").Tip | null} */
  function describe(target) {
    const area = target instanceof SVGElement && areas.get(target.dataset.district ?? "");
    if (!area || !area.status) return null;
    return { names: allNames(area.names), line: wordStatus(words, area.status), label: area.label?.element ?? null };
  }
  // How many districts of a layer have which look.
  /** @type {(area: Area, look: string) => void} */
  function tell(area, look) {
    if (area.look === look) return;
    const counts = tally.get(area.group) ?? new Map();
    tally.set(area.group, counts);
    if (area.look) counts.set(area.look, counts.get(area.look) - 1);
    counts.set(look, (counts.get(look) ?? 0) + 1);
    area.look = look;
  }
  function looks() {
    const on = [...tally].filter(([group]) => map.hasLayer(group));
    return on.flatMap(([, counts]) => [...counts].filter(([, number]) => number > 0).map(([look]) => look));
  }
  // The outline of the chosen district lies over its neighbours. It is a line of its own: the district itself, moved to the
  // front, would lose the focus, and come last for the tab key.
  function outlineChosen() {
    if (outline) outline.area.group.removeLayer(outline.line);
    const area = view.district === null ? null : areas.get(view.district);
    outline = area ? { area, line: L.polygon(/** @type {L.LatLng[]} */ (area.layer.getLatLngs()), { className: "outline", interactive: false }) } : null;
    if (outline) outline.area.group.addLayer(outline.line);
  }
}

/**
 * Make a path a button for the keyboard and for readers of the screen.
 * @param {Element} path
 */
function announce(path) {
  path.setAttribute("tabindex", "0");
  path.setAttribute("role", "button");
}

/**
 * Give a new path of a district its name and its keys.
 * @param {Area} area
 */
function makeReachable({ id, isDetailed, layer }) {
  const path = /** @type {SVGPathElement | undefined} */ (layer.getElement());
  if (!path || path.dataset.district) return;
  path.dataset.district = id;
  if (isDetailed) announce(path);
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    layer.fire("click", { latlng: layer.getBounds().getCenter(), layer }, true);
  });
}
