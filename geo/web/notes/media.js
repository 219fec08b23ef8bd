// Pictures and videos of events: nothing of one is asked for before the reader opens it, and from elsewhere only on a second click.

/**
 * Load what a reader opens within an element. `allowed` tells the origins from which a picture or video may be loaded: scheme
 * and host, of which the first part may be a star.
 * @param {HTMLElement} element
 * @param {() => readonly string[]} allowed
 * @param {AbortSignal} signal ends it
 */
export function showMedia(element, allowed, signal) {
  // What is opened and closed tells it to itself alone: it is listened to on the way there.
  element.addEventListener("toggle", ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.matches(".medium")) return;
    const ask = target.querySelector("[data-ask]");
    if (!target.open) target.querySelector(".medium-shown")?.remove();
    else if (!(ask instanceof HTMLElement)) show(target);
    else ask.hidden = target.dataset.medium === "other" || !isAllowed(target.dataset.src ?? "", allowed());
  }, { capture: true, signal });
  element.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-ask] button") : null;
    const medium = button?.closest("details");
    if (!medium) return;
    show(medium);
    /** @type {HTMLElement | null} */ (medium.querySelector("summary"))?.focus({ preventScroll: true });
    /** @type {HTMLElement} */ (medium.querySelector("[data-ask]")).hidden = true;
  }, { signal });
}

/** @param {HTMLDetailsElement} medium */
function show(medium) {
  const figure = medium.querySelector("figure");
  const { src = "", alt = "", medium: kind } = medium.dataset;
  if (!figure || figure.querySelector(".medium-shown")) return;
  // In a file that holds all by itself it stands in a list of all, to which the address leads.
  const held = src.startsWith("#") ? document.getElementById(decodeURIComponent(src.slice(1)))?.querySelector("img, video") : null;
  const shown = held ? held.cloneNode() : kind === "video" ? document.createElement("video") : document.createElement("img");
  if (shown instanceof HTMLVideoElement) Object.assign(shown, { controls: true, preload: "metadata" }, held ? {} : { src });
  else if (shown instanceof HTMLImageElement) Object.assign(shown, { alt, referrerPolicy: "no-referrer" }, held ? {} : { src });
  if (!(shown instanceof HTMLElement)) return;
  shown.className = "medium-shown";
  if (shown instanceof HTMLVideoElement) shown.setAttribute("aria-label", alt);
  figure.prepend(shown);
}

/**
 * Tell whether an address lies at one of the origins.
 * @param {string} address
 * @param {readonly string[]} origins
 */
export function isAllowed(address, origins) {
  const { protocol, host } = new URL(address);
  return origins.some((origin) => {
    const [scheme, name] = origin.split("//");
    return scheme === protocol && (name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name);
  });
}
