// Where the labels of the map stand, so that none lies on another: boxes in, ways and hidden lines out.

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */
/** @typedef {readonly [number, number]} Way */
/**
 * A label by the boxes of its lines. `rank` is its claim to its place: 0 for the name of a district, which is hidden only if
 * it is not `isFirm`. One that `isWide` names a country or a lake, and may stand elsewhere in it.
 * @typedef {{boxes: Box[], rank: number, isFirm: boolean, isWide?: boolean}} Placed
 */
/** @typedef {{way: Way, hidden: boolean[]}} Stand */

const CELL = 64;
/** @type {readonly Way[]} */
const WAYS = [[0, 0], [0, -18], [0, 18], [-34, 0], [34, 0], [-34, -18], [34, -18], [-34, 18], [34, 18]];
export const HOME = WAYS[0];
// The name of an area may stand further off, as long as it is within it.
/** @type {readonly Way[]} */
const FAR_WAYS = [1, 2, 3].flatMap((times) => WAYS.map(([x, y]) => /** @type {const} */ ([x * times, y * times])));

/**
 * Return a box that is moved by a way.
 * @param {Box} box
 * @param {Way} way
 * @returns {Box}
 */
export function moveBox({ left, right, top, bottom }, [x, y]) {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

/**
 * Return how each label stands: how far it is moved, and which of its lines are hidden. Names of districts come first, then
 * the lines below them, then places, then neighbours. A district's name makes way, a little, if it can. No label stands on
 * what is `taken`, as by a control, but a district's name that has no other place.
 * @param {readonly Placed[]} labels
 * @param {readonly Box[]} taken
 * @returns {Stand[]}
 */
export function placeLabels(labels, taken = []) {
  const { meets, keep } = makeGrid();
  taken.forEach(keep);
  const stands = labels.map(({ boxes }) => ({ way: HOME, hidden: boxes.map(() => false) }));
  const moved = labels.map(({ boxes }) => boxes);
  const numbers = [...labels.keys()];
  const names = numbers.filter((at) => labels[at].rank === 0);
  const [firm, loose] = [true, false].map((isFirm) => names.filter((at) => labels[at].isFirm === isFirm));
  for (const at of [...firm, ...loose]) {
    const { boxes, isFirm } = labels[at];
    const free = WAYS.find((way) => !meets(moveBox(boxes[0], way)));
    if (!free && !isFirm) {
      stands[at].hidden.fill(true);
      continue;
    }
    const way = free ?? HOME;
    stands[at].way = way;
    moved[at] = boxes.map((box) => moveBox(box, way));
    keep(moved[at][0]);
  }
  const lines = numbers.flatMap((at) =>
    moved[at].map((box, line) => (
    { at, hidden: stands[at].hidden, box, line, rank: labels[at].rank || (line ? 1 : 0), isWide: labels[at].isWide })));
  for (const { at, hidden, box, line, isWide } of lines.filter(({ rank }) => rank > 0).sort((a, b) => a.rank - b.rank)) {
    const way = isWide ? FAR_WAYS.find((one) => !meets(moveBox(box, one))) : undefined;
    if (way) stands[at].way = way;
    // The lines below a hidden name stay hidden: they would seem to belong to another.
    else if (hidden[line] || (hidden[line] = meets(box))) continue;
    keep(moveBox(box, way ?? HOME));
  }
  return stands;
}

// Boxes by the cells of a grid that they touch, so that a box is compared only with those around it.
function makeGrid() {
  /** @type {Map<string, Box[]>} */
  const cells = new Map();
  /** @param {Box} box */
  function* touched({ left, right, top, bottom }) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield `${x},${y}`;
  }
  /** @param {Box} box */
  function meets(box) {
    for (const cell of touched(box))
      for (const one of cells.get(cell) ?? [])
        if (box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom) return true;
    return false;
  }
  /** @param {Box} box */
  function keep(box) {
    for (const cell of touched(box)) cells.set(cell, [...(cells.get(cell) ?? []), box]);
  }
  return { meets, keep };
}
