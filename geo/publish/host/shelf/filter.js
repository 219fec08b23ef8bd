// Which events a filter lets through: a bit for each row, put together of those that each of its choices lets through.
import { fold } from "./fold.js";
import { PARTS } from "../view.js";

/** @typedef {import("../../../web/data").FilterParts} FilterParts */

/**
 * Return the bits of a filter, or null if it lets all through.
 * @param {import("../view.js").Filter} filter
 * @param {FilterParts} parts
 * @returns {Uint8Array | null}
 */
export function pick(filter, parts) {
  const words = fold(filter.words).split(" ").filter(Boolean);
  if (!words.length && PARTS.every((part) => !filter[part].length)) return null;
  const bits = new Uint8Array(Math.ceil(parts.texts.length / 8));
  parts.texts.forEach((text, row) => {
    if (words.every((word) => text.includes(word))) bits[row >> 3] |= 1 << (row & 7);
  });
  for (const part of PARTS) {
    if (!filter[part].length) continue;
    const passed = new Uint8Array(bits.length);
    for (const value of filter[part])
      [...atob(parts.masks[part]?.[value] ?? "")].forEach((one, at) => { passed[at] |= one.charCodeAt(0); });
    bits.forEach((byte, at) => { bits[at] = byte & (passed[at] ?? 0); });
  }
  return bits;
}

/**
 * Return bits as the map takes them.
 * @param {Uint8Array | null} bits
 */
export function packBits(bits) {
  return bits && btoa(String.fromCharCode(...bits));
}
