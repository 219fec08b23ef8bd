// The small map of where in the world this is: land, the countries that the map is about, and a frame around the districts.
import { langIn, make, nameIn, svg } from "../../tools.js";

/** @typedef {import("../../data").Features<import("../../data").LocatorPart>} Parts */
/** @typedef {[number, number]} Point */

// Its width in pixels, and how wide a map must be to show it from the start.
const [WIDTH, ROOM] = [124, 700];

/**
 * Return the Mercator projection [x, y] of a point, in degrees, y downwards.
 * @param {readonly number[]} point
 * @returns {Point}
 */
export function project([lon, lat]) {
  return [lon, (-180 / Math.PI) * Math.asinh(Math.tan((lat * Math.PI) / 180))];
}

/**
 * Return polygons as the path data of SVG, `scale` pixels for a degree from a corner [x, y] on, to a tenth of a pixel.
 * @param {import("../../data").Geometry} geometry
 * @param {Point} corner
 * @param {number} scale
 */
export function writePath({ type, coordinates }, [left, top], scale) {
  /** @type {number[][][]} */
  const rings = type === "MultiPolygon" ? coordinates.flat() : coordinates;
  return rings.map((ring) => {
    const points = ring.map(project).map(([x, y]) => `${((x - left) * scale).toFixed(1)},${((y - top) * scale).toFixed(1)}`);
    return `M${points.join(" ")}Z`;
  }).join("");
}

/**
 * Add the locator if there is one; return what writes its names in a language. On a narrow screen it is closed at first.
 * @param {L.Map} map
 * @param {import("../../data").Bundle} data
 * @param {import("../../data").Words} words
 * @returns {(lang: string) => void}
 */
export function startLocator(map, data, words) {
  if (data.locator.features.length === 0) return () => {};
  const box = /** @type {HTMLDetailsElement} */ (make("details", "locator"));
  box.append(make("summary", "", words.locator));
  const { drawing, texts } = drawLocator(data, words);
  box.append(drawing);
  L.DomEvent.disableClickPropagation(box);
  const control = new L.Control({ position: "topright" });
  control.onAdd = () => {
    box.open = map.getSize().x >= ROOM;
    return box;
  };
  control.addTo(map);
  return (lang) => {
    for (const [text, names] of texts) {
      text.textContent = nameIn(names, lang);
      text.setAttribute("lang", langIn(names, lang));
    }
  };
}

/** @type {(data: import("../../data").Bundle, words: import("../../data").Words) => {drawing: SVGElement, texts: [SVGElement, Record<string, string>][]}} */
function drawLocator({ locator, names }, words) {
  const points = locator.features.flatMap(({ geometry: { type, coordinates } }) =>
    (type === "MultiPolygon" ? coordinates.flat(2) : coordinates.flat()).map(project));
  const [left, top] = [0, 1].map((at) => Math.min(...points.map((point) => point[at])));
  const [right, bottom] = [0, 1].map((at) => Math.max(...points.map((point) => point[at])));
  const scale = WIDTH / (right - left);
  const height = Math.round((bottom - top) * scale);
  /** @type {(point: readonly number[]) => Point} */
  const place = (point) => {
    const [x, y] = project(point);
    return [(x - left) * scale, (y - top) * scale];
  };
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img", "aria-label": words.locator_of });
  for (const { geometry, properties: { kind, id } } of locator.features)
    drawing.append(svg("path", { class: `locator-${kind} ${id}`, d: writePath(geometry, [left, top], scale) }));
  const [[south, west], [north, east]] = words.bounds;
  const [corner, other] = [place([west, north]), place([east, south])];
  drawing.append(svg("rect", {
    class: "locator-here", x: corner[0] - 2, y: corner[1] - 2, width: other[0] - corner[0] + 4, height: other[1] - corner[1] + 4,
  }));
  /** @type {[SVGElement, Record<string, string>][]} */
  const texts = [];
  for (const { afar, names: called } of names) {
    if (!afar) continue;
    const [x, y] = place(afar);
    const text = svg("text", { class: "locator-name", x, y, "text-anchor": "middle" });
    texts.push([text, called]);
    drawing.append(text);
  }
  return { drawing, texts };
}
