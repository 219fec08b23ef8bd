// Texts as they are compared: without case, accents and punctuation, words apart by one space; as events/folding.py does.

/** @param {string} text */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
