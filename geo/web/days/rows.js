// Which events a filter lets through: a bit for each row of the collection.

let latest = { among: /** @type {string | null} */ (null), bits: /** @type {Uint8Array | null} */ (null) };

/**
 * Return the bits of a filter as it comes from Python, in base64; null, which lets all through, as it is.
 * @param {string | null} among
 */
export function readRows(among) {
  if (among !== latest.among)
    latest = { among, bits: among === null ? null : Uint8Array.from(atob(among), (one) => one.charCodeAt(0)) };
  return latest.bits;
}

/**
 * Return whether a row is let through.
 * @param {Uint8Array | null} bits
 * @param {number} row
 */
export function isLet(bits, row) {
  return bits === null || (bits[row >> 3] & (1 << (row & 7))) !== 0;
}
