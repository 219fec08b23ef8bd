// The table of all events below the map: those that the filter lets through.
import { fill } from "../../web/days/days.js";
import { isLet } from "../../web/days/rows.js";

/**
 * Show the rows that a filter lets through, and how many they are.
 * @param {import("../../web/data").Published} site
 * @param {Uint8Array | null} bits
 */
export function filterTable({ ids, said, lang }, bits) {
  const rows = document.querySelectorAll(".part-table tbody tr");
  rows.forEach((row, at) => row.toggleAttribute("hidden", !isLet(bits, at)));
  const shown = [...rows].filter((row) => !row.hasAttribute("hidden")).length;
  const title = document.querySelector(".part-table h2");
  if (title && rows.length === ids.length)
    title.textContent = fill((shown < rows.length ? said.some : said.all) ?? "", { n: new Intl.NumberFormat(lang).format(shown) });
}
