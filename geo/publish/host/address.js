// The address of a published file and its history: the view stands behind the hash, so that it holds on a disk, too.

/**
 * Follow the address; return what reads and writes it. An embedded page leaves the history of the page around it alone.
 * @param {{onChange: (query: string) => void, isEmbedded: boolean}} host
 */
export function followAddress({ onChange, isEmbedded }) {
  const { location, history } = window;
  const isView = (/** @type {string} */ hash) => /^#(\w+=|e-)/.test(hash);
  /** Return the parameters of the view that the address names: behind the hash, or those of the page with a server. */
  function query() {
    if (isView(location.hash)) return location.hash.slice(1);
    return /[?&]\w+=/.test(location.search) ? location.search.slice(1) : "";
  }
  /** @type {(query: string) => string} */
  const absolute = (given) => `${location.href.replace(/[?#].*$/, "")}#${given}`;
  /** @type {(query: string, isReplaced: boolean) => void} */
  function write(given, isReplaced) {
    if (location.hash === `#${given}`) return;
    const isPlain = isReplaced || isEmbedded;
    if (isPlain) history.replaceState(null, "", `#${given}`);
    else history.pushState(null, "", `#${given}`);
  }
  const follow = () => { if (isView(location.hash) || !location.hash) onChange(query()); };
  window.addEventListener("popstate", follow);
  return { query, absolute, write, isView };
}
