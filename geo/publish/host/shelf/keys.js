// Which rows of a large collection have a word or a value: looked up in files that hold the keys in order.
import { loadPart } from "./parts.js";

/** @typedef {import("../../../web/data").KeysPart} KeysPart */

/**
 * Return what looks up keys among those of `count` rows.
 * @param {number} count
 */
export function openKeys(count) {
  /** @type {(file: number) => Promise<KeysPart>} */
  const loadFile = (file) => /** @type {Promise<KeysPart>} */ (loadPart(`keys-${file}`));
  const loadFirsts = () => /** @type {Promise<string[]>} */ (loadPart("keys"));

  /** @param {string | number[]} packed */
  function unpack(packed) {
    if (typeof packed === "string") return Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
    const bits = new Uint8Array(Math.ceil(count / 8));
    let row = 0;
    for (const step of packed) {
      row += step;
      bits[row >> 3] |= 1 << (row & 7);
    }
    return bits;
  }
  /** @type {(isWanted: (key: string) => boolean, from: string, to: string) => Promise<Uint8Array>} */
  async function gather(isWanted, from, to) {
    const firsts = await loadFirsts();
    const bits = new Uint8Array(Math.ceil(count / 8));
    const files = firsts.flatMap((first, file) => (first <= to && (firsts[file + 1] ?? "\uffff") >= from ? [file] : []));
    for (const { keys, rows } of await Promise.all(files.map(loadFile)))
      keys.forEach((key, at) => {
        if (isWanted(key)) unpack(rows[at] ?? []).forEach((byte, place) => { bits[place] |= byte; });
      });
    return bits;
  }
  return {
    /** @type {(key: string) => Promise<Uint8Array>} */
    exact: (key) => gather((one) => one === key, key, key),
    /** @type {(prefix: string) => Promise<Uint8Array>} */
    beginning: (prefix) => gather((one) => one.startsWith(prefix), prefix, `${prefix}\uffff`),
    /** @type {(part: string) => Promise<Uint8Array>} */
    containing: (part) => gather((one) => one.startsWith("w:") && one.includes(part, 2), "w:", "w:\uffff"),
  };
}
