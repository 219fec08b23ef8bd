// Two days compared in a published file: the list of what changed, and a map of either day, of the same layers as the map.
import { createLinked } from "../../web/notes/linked.js";
import { make } from "../../web/tools.js";
import { createMap } from "./map.js";
import { openComparison } from "./shelf/comparison.js";

/** @typedef {import("./view.js").View} View */

/**
 * Start the comparison within an element; return what shows that of a view, or none.
 * @param {HTMLElement} element
 * @param {import("../../web/data").Published} site
 * @param {import("./shelf/comparison.js").Shelf} shelf
 * @param {{go: (query: string) => void, choose: (id: string | null) => void, address: () => string}} host
 */
export function startComparison(element, site, shelf, { go, choose, address }) {
  const [words, pictures] = [make("div"), make("div", "comparison-maps")];
  element.replaceChildren(words, pictures);
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-action=compare]"));
  const linked = createLinked(words, { go, takeFocus: () => button?.focus(), address });
  const compared = openComparison(site, shelf);
  /** @type {{map: ReturnType<typeof createMap>, caption: HTMLElement}[]} */
  let maps = [];
  /** @type {View | null} */
  let shown = null;

  function startMaps() {
    maps = [0, 1].map(() => {
      const [figure, caption, map] = [make("figure"), make("figcaption"), make("div", "comparison-map")];
      figure.append(caption, map);
      pictures.append(figure);
      return { caption, map: createMap(map, site, { choose, onPlace: () => {}, onSpot: () => {} }) };
    });
  }
  /** @type {(view: View, bits: Uint8Array | null, among: string | null) => void} */
  function update(view, bits, among) {
    const isOpening = !shown?.compare && Boolean(view.compare);
    const isWithin = element.contains(document.activeElement) || document.activeElement === button;
    shown = view;
    element.hidden = !view.compare;
    button?.toggleAttribute("hidden", Boolean(view.compare));
    if (!view.compare) {
      linked.update({ html: "", label: "", live: false });
      if (isWithin) button?.focus();
      return;
    }
    const html = compared.write(view, bits);
    if (html === null) {
      compared.fill(view, bits).then(() => { if (shown === view) update(view, bits, among); });
      return;
    }
    linked.update({ html, label: site.comparison.label.replace("{day}", compared.worded(view.compare)), live: false });
    if (isOpening && isWithin) words.querySelector("h2")?.focus();
    if (!site.compared.maps) return;
    if (!maps.length) startMaps();
    const { first, last } = compared.daysOf(view);
    maps.forEach(({ map, caption }, at) => {
      const date = at ? last : first;
      caption.textContent = compared.worded(date);
      map.show({ date, clock: view.clock, among, district: view.district, event: null, lang: view.lang });
    });
  }
  return { update };
}
