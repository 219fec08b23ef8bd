// Parts of the page whose links change the view: a plain click on one is reported to the host, anything else is the browser's.
//
// `data-go` holds what a link changes of the view, as parameters of an address; if it is empty, the view is that of the link's
// own address. A field with `data-parameter` changes that parameter.

// A part that a link brought up takes the focus, if it comes soon; milliseconds.
const SOON = 5000;
let followed = -SOON;
import { answerCopies } from "./copying.js";

/**
 * Report clicks on links and changes of fields to the host. A query that begins with a question mark or a
 * hash is a whole view.
 * @param {HTMLElement} element
 * @param {(query: string) => void} go
 * @param {AbortSignal} signal
 */
export function listenForLinks(element, go, signal) {
  element.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-go]") : null;
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    followed = performance.now();
    go(link.dataset.go || (link instanceof HTMLAnchorElement ? link.hash || link.search : ""));
  }, { signal });
  element.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.dataset.parameter || !field.value || !field.validity.valid) return;
    go(`${field.dataset.parameter}=${field.value}`);
  }, { signal });
}

/**
 * Return a part within an element. What the reader dismisses in it stays so in this browser. `takeFocus` is called where a
 * link has removed the part that held the focus.
 * @param {HTMLElement} element
 * @param {{go: (query: string) => void, takeFocus: () => void, address: () => string}} host
 */
export function createLinked(element, { go, takeFocus, address }) {
  const listening = new AbortController();
  const box = document.createElement("section");
  element.replaceChildren(box);
  let written = "";
  listenForLinks(box, go, listening.signal);
  answerCopies(box, address, listening.signal);
  box.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-dismiss]") : null;
    if (!(button instanceof HTMLElement)) return;
    remember(button.dataset.dismiss ?? "");
    hideDismissed();
    box.querySelector("a")?.focus();
  }, { signal: listening.signal });

  function hideDismissed() {
    for (const part of box.querySelectorAll("[data-dismissible]"))
      part.classList.toggle("dismissed", part instanceof HTMLElement && isRemembered(part.dataset.dismissible ?? ""));
  }

  return {
    /** @param {import("../data").LinkedData} data */
    update({ html, label, live }) {
      box.setAttribute("aria-label", label);
      box.setAttribute("aria-live", live ? "polite" : "off");
      if (html === written) return;
      const focused = box.contains(document.activeElement) ? document.activeElement : null;
      const name = focused instanceof HTMLElement ? focused.dataset.name : undefined;
      // The only maker of HTML has escaped every text from outside.
      // eslint-disable-next-line no-restricted-properties
      box.innerHTML = html;
      written = html;
      hideDismissed();
      const head = box.querySelector("[data-focus]");
      if (!focused && head instanceof HTMLElement && performance.now() - followed < SOON) {
        head.focus({ preventScroll: true });
        head.scrollIntoView({ block: "nearest" });
      }
      followed = -SOON;
      if (!focused) return;
      const same = name ? box.querySelector(`[data-name="${name}"]`) : null;
      const next = same ?? box.querySelector("[data-name]") ?? box.querySelector("a, button");
      if (next instanceof HTMLElement) next.focus();
    },
    close() {
      listening.abort();
      if (performance.now() - followed > SOON) return;
      setTimeout(() => {
        if (document.activeElement === document.body || document.activeElement === null) takeFocus();
      });
    },
  };
}

/**
 * Remember that the reader has dismissed a part; a browser that keeps nothing shows it again.
 * @param {string} name
 */
function remember(name) {
  try {
    localStorage.setItem(`handover:${name}`, "dismissed");
  } catch {
    return;
  }
}

/** @param {string} name */
function isRemembered(name) {
  try {
    return localStorage.getItem(`handover:${name}`) === "dismissed";
  } catch {
    return false;
  }
}
