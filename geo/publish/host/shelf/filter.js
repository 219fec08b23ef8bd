// Which events a filter lets through: a bit for each row, put together of those that each of its choices lets through.
import { fold } from "./fold.js";
import { PARTS } from "../view.js";

/** @typedef {import("../../../web/data").FilterParts} FilterParts */
/** @typedef {import("../view.js").Filter} Filter */
/** @typedef {{count: number, having: (word: string) => Uint8Array, mask: (part: string, value: string) => Uint8Array}} Rows */

/** @param {Filter} filter */
export const wordsOf = (filter) => fold(filter.words).split(" ").filter(Boolean);

/**
 * Return which rows have a word or a value, out of what stands in the page.
 * @param {FilterParts} parts
 * @returns {Rows}
 */
export function openRows({ masks, texts }) {
  /** @param {string} word */
  function having(word) {
    const bits = new Uint8Array(Math.ceil(texts.length / 8));
    texts.forEach((text, row) => { if (text.includes(word)) bits[row >> 3] |= 1 << (row & 7); });
    return bits;
  }
  const mask = (/** @type {string} */ part, /** @type {string} */ value) =>
    Uint8Array.from(atob(masks[part]?.[value] ?? ""), (one) => one.charCodeAt(0));
  return { count: texts.length, having, mask };
}

/**
 * Return the bits of a filter, or null if it lets all through.
 * @param {Filter} filter
 * @param {Rows} rows
 * @returns {Uint8Array | null}
 */
export function pick(filter, { count, having, mask }) {
  const words = wordsOf(filter);
  if (!words.length && PARTS.every((part) => !filter[part].length)) return null;
  const bits = new Uint8Array(Math.ceil(count / 8)).fill(255);
  // Bits beyond the last row stand for none.
  if (count % 8) bits[bits.length - 1] = (1 << count % 8) - 1;
  for (const word of words) leave(bits, [having(word)]);
  for (const part of PARTS) if (filter[part].length) leave(bits, filter[part].map((value) => mask(part, value)));
  return bits;
}

/**
 * Leave the bits that any of some others have.
 * @param {Uint8Array} bits
 * @param {Uint8Array[]} others
 */
export function leave(bits, others) {
  bits.forEach((byte, at) => { bits[at] = byte & others.reduce((any, one) => any | (one[at] ?? 0), 0); });
}

/**
 * Return the rows of bits.
 * @param {Uint8Array} bits
 */
export function listBits(bits) {
  /** @type {number[]} */
  const rows = [];
  bits.forEach((byte, at) => { for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) rows.push(at * 8 + bit); });
  return rows;
}

/**
 * Return bits as the map takes them.
 * @param {Uint8Array | null} bits
 */
export function packBits(bits) {
  return bits && btoa(Array.from(bits, (byte) => String.fromCharCode(byte)).join(""));
}

/** @type {WeakMap<Uint8Array, number>} */
const numbers = new WeakMap();
let latest = 0;
/**
 * Return what tells bits apart from others.
 * @param {Uint8Array | null} bits
 */
export function nameBits(bits) {
  if (!bits) return 0;
  const number = numbers.get(bits) ?? (latest += 1);
  numbers.set(bits, number);
  return number;
}
