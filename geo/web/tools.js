// What all parts of the map's script share. All text reaches the document through textContent.

const SVG = "http://www.w3.org/2000/svg";
// The language of a name that is not known (BCP 47), which a document leaves empty.
const UNDETERMINED = "und";

/**
 * Make an element with a class and a text.
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/**
 * Make an element of SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 */
export function svg(tag, attributes) {
  const element = /** @type {SVGElementTagNameMap[Tag]} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/**
 * Make a path a button for the keyboard and for readers of the screen; call at each making of the path.
 * @param {SVGElement} path
 * @param {string} name
 * @param {() => void} press
 */
export function makeButton(path, name, press) {
  for (const [attribute, value] of [["tabindex", "0"], ["role", "button"], ["aria-label", name]]) path.setAttribute(attribute, value);
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  });
}

/**
 * Return a name in a language, or where it has none, the first, by which the place goes.
 * @param {Record<string, string>} names
 * @param {string} lang
 */
export function nameIn(names, lang) {
  return names[lang] || Object.values(names)[0] || "";
}

/**
 * Return the language in which `nameIn` names a place.
 * @param {Record<string, string>} names
 * @param {string} lang
 */
export function langIn(names, lang) {
  const found = names[lang] ? lang : Object.keys(names)[0] ?? "";
  return found === UNDETERMINED ? "" : found;
}

/**
 * Return all names of a place, each once, with the first language that has it.
 * @param {Record<string, string>} names
 * @returns {{text: string, lang: string}[]}
 */
export function allNames(names) {
  const found = Object.entries(names).filter(([, text]) => text);
  return found.filter(([, text], at) => found.findIndex(([, one]) => one === text) === at)
    .map(([lang, text]) => ({ text, lang: lang === UNDETERMINED ? "" : lang }));
}

/**
 * Call a function when the browser has nothing else to do, `within` milliseconds at most if given.
 * @param {() => void} call
 * @param {number} [within]
 */
export function whenIdle(call, within) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(call, within ? { timeout: within } : {});
  else setTimeout(call, 0);
}
