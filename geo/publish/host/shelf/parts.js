// The parts of a large collection that are files of their own, beside the page: each is a script that hands over its data.
// So they are found behind a web server and on a disk alike, where a browser lets no page fetch.

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();
/** @type {Map<string, (data: unknown) => void>} */
const waiting = new Map();

/**
 * Take the data of a part; its file calls this.
 * @param {string} name
 * @param {unknown} data
 */
export function take(name, data) {
  waiting.get(name)?.(data);
}

/**
 * Return a part; fails if its file cannot be had.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
export function loadPart(name) {
  const before = asked.get(name);
  if (before) return before;
  const part = new Promise((resolve, reject) => {
    waiting.set(name, resolve);
    const script = document.createElement("script");
    script.src = `data/${name}.js`;
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => {
      script.remove();
      asked.delete(name);
      reject(new Error(`${name}: its file cannot be loaded`));
    });
    document.head.append(script);
  });
  asked.set(name, part);
  return part;
}
