// Meridians and parallels, where nothing else tells where in the world a map is: of districts or points without surroundings.
import { fill } from "../../days/days.js";
import { make } from "../../tools.js";

// The distances between lines, in degrees, and how far apart in pixels meridians are at least: their names stand between them.
const STEPS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30];
const LEAST = 64;

/**
 * Return the step between lines where a degree of longitude is so wide.
 * @param {number} pixels
 */
export function chooseStep(pixels) {
  return STEPS.find((step) => step * pixels >= LEAST) ?? 30;
}

/**
 * Word a degree by the two patterns of its direction.
 * @param {number} degree
 * @param {[string, string]} patterns for what is above 0, and below
 */
export function wordDegree(degree, [above, below]) {
  const turned = ((degree + 540) % 360) - 180;
  return fill(turned < 0 && turned > -180 ? below : above, { n: Number(Math.abs(turned).toFixed(2)) });
}

/**
 * Draw the lines that cross the map, anew whenever it has been moved.
 * @param {import("../map.js").Parts} parts
 */
export function startGraticule({ map, data, words }) {
  if (data.neighbours.features.length || data.waters.features.length || data.borders.features.length) return;
  const lines = L.layerGroup().addTo(map);
  const [north, south, east, west] = words.degrees;
  const isSet = { className: "graticule", interactive: false, pane: "ground" };

  function draw() {
    lines.clearLayers();
    const bounds = map.getBounds();
    const [low, high] = [bounds.getSouthWest(), bounds.getNorthEast()];
    const step = chooseStep(map.getSize().x / (high.lng - low.lng));
    for (const lat of listDegrees(Math.max(low.lat, -85), Math.min(high.lat, 85), step)) {
      L.polyline([[lat, low.lng - 360], [lat, high.lng + 360]], isSet).addTo(lines);
      if (lat - low.lat > step / 8) write([lat, low.lng], "parallel", wordDegree(lat, [north, south]));
    }
    for (const lng of listDegrees(low.lng, high.lng, step)) {
      L.polyline([[-85, lng], [85, lng]], isSet).addTo(lines);
      if (lng - low.lng > step / 4) write([high.lat, lng], "meridian", wordDegree(lng, [east, west]));
    }
  }
  /** @type {(at: [number, number], kind: string, text: string) => void} */
  function write(at, kind, text) {
    const icon = L.divIcon({ html: make("span", `graticule-name ${kind}`, text), className: "label-anchor", iconSize: [0, 0] });
    L.marker(at, { icon, pane: "ground", interactive: false, keyboard: false }).addTo(lines);
  }
  map.on("moveend", draw);
  draw();
}

/** @type {(low: number, high: number, step: number) => number[]} */
function listDegrees(low, high, step) {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(Math.floor(high / step) - first + 1, 0) }, (_, at) => (first + at) * step);
}
