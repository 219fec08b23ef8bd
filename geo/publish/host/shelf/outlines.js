// The outlines of the map, out of the steps in which they are written.

/**
 * Write the coordinates of all geometries within some data as GeoJSON has them, in place.
 * @param {any} given
 * @param {number} grain the size of a step in degrees
 */
export function unpackOutlines(given, grain) {
  if (typeof given !== "object" || given === null) return;
  for (const [name, value] of Object.entries(given))
    if (name === "coordinates") given[name] = unpack(value, grain);
    else unpackOutlines(value, grain);
}

/** @type {(parts: any[], grain: number) => any[]} */
function unpack(parts, grain) {
  if (typeof parts[0] !== "number") return parts.map((part) => unpack(part, grain));
  const points = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < parts.length; at += 2) {
    [x, y] = [x + parts[at], y + parts[at + 1]];
    points.push([x * grain, y * grain]);
  }
  return points;
}
