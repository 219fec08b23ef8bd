// What may be chosen besides the day: scale, clock, filter, language of names, district. The fields stand in the page; here
// they are kept in step with the view.
import { PARTS, noFilter } from "./view.js";
import { toIso, toNumber, wordCount } from "../../web/days/days.js";

/** @typedef {import("./view.js").View} View */

/**
 * Start the fields within the page; return what writes a view into them.
 * @param {import("../../web/data").Published} site
 * @param {(changes: Partial<View>) => void} change
 */
export function startControls(site, change) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".part-pace"));
  const chooser = /** @type {HTMLElement} */ (document.querySelector(".part-chooser"));
  const summary = /** @type {HTMLElement} */ (form.querySelector(".filters > summary"));
  const fields = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
  const chosen = (/** @type {string} */ name) => fields().filter((one) => one.name === name && one.checked).map((one) => one.value);
  /** @type {View | null} */
  let shown = null;

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.name === "lang") change({ lang: field.value === site.langs[0] ? "" : field.value });
    else if (field.name === "scale" || field.name === "clock") change({ [field.name]: field.value });
    else {
      const filter = { ...noFilter(), words: (fields().find((one) => one.name === "words")?.value ?? "").trim().replace(/\s+/g, " ") };
      for (const part of PARTS) filter[part] = chosen(part);
      change({ filter });
    }
  });
  form.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-action=show-all]")) change({ filter: noFilter() });
    if (target.closest("[data-action=compare]") && shown) {
      const day = toNumber(shown.date);
      change({ compare: toIso(site.compared.days.find((one) => one !== day) ?? day) });
    }
  });
  const choose = (/** @type {string | null} */ district) => change({ district, event: null });
  chooser.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-district]") : null;
    if (button instanceof HTMLElement) choose(button.dataset.district === shown?.district ? null : button.dataset.district ?? null);
  });
  chooser.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement) choose(target.value || null);
  });

  /** @param {View} view */
  function update(view) {
    shown = view;
    for (const field of fields()) {
      if (field.name === "words") field.value = view.filter.words;
      else if (field.name === "lang") field.checked = field.value === (view.lang || site.langs[0]);
      else if (field.type === "radio") field.checked = String(view[/** @type {"scale"} */ (field.name)]) === field.value;
      else if (field.type === "checkbox") field.checked = view.filter[/** @type {"kinds"} */ (field.name)].includes(field.value);
    }
    const count = PARTS.filter((part) => view.filter[part].length).length + Number(Boolean(view.filter.words));
    const on = [view.clock === "reported" ? site.said.reported : "", count ? wordCount(site.counted.filters ?? {}, count, site.lang) : ""];
    const listed = on.filter(Boolean).join(", ");
    summary.textContent = listed ? (site.said.chosen ?? "").replace("{chosen}", listed) : site.said.filters ?? "";
    for (const button of form.querySelectorAll("[data-action=show-all]")) button.toggleAttribute("hidden", !count);
    for (const button of chooser.querySelectorAll("[data-district]"))
      button.setAttribute("aria-pressed", String(button instanceof HTMLElement && button.dataset.district === view.district));
    const list = chooser.querySelector("select");
    if (list) list.value = view.district ?? "";
  }
  return { update };
}
