// What of an address cannot be shown, in words.
import { fill } from "../../web/days/days.js";
import { make } from "../../web/tools.js";

/**
 * Show what could not be used: pairs of a parameter as it is given and of what was expected.
 * @param {HTMLElement} element
 * @param {string[]} pairs
 * @param {import("../../web/data").Published} site
 */
export function showRejected(element, pairs, { said }) {
  element.replaceChildren();
  if (!pairs.length) return;
  const list = make("ul");
  for (let at = 0; at < pairs.length; at += 2)
    list.append(make("li", "", fill(said.rejected ?? "", { parameter: pairs[at] ?? "", expected: pairs[at + 1] ?? "" })));
  const box = make("div", "faults");
  box.append(make("p", "", said.rejections), list);
  element.append(box);
}
