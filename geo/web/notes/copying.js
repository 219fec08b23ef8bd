// The buttons that copy a text: what is cited is taken along without typing.

// For how long a button says that it is done, in milliseconds.
const SAID = 2000;

/**
 * Answer the copy buttons within an element: each copies its `data-copy`, in which {address} stands for the address of the
 * view, and says `data-done` for a while.
 * @param {HTMLElement} element
 * @param {() => string} address
 * @param {AbortSignal} signal ends it
 */
export function answerCopies(element, address, signal) {
  element.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-copy]") : null;
    if (!(button instanceof HTMLElement) || button.getAttribute("aria-disabled") === "true") return;
    await copy((button.dataset.copy ?? "").replaceAll("{address}", address()));
    const label = button.textContent;
    button.textContent = button.dataset.done ?? label;
    button.setAttribute("aria-disabled", "true");
    window.setTimeout(() => {
      button.textContent = label;
      button.removeAttribute("aria-disabled");
    }, SAID);
  }, { signal });
}

/**
 * Put a text into the clipboard, also where the browser's own way is closed: the page is served without encryption, or stands in
 * a frame of another host.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return;
  } catch {
    // The older way needs no leave.
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position: fixed; opacity: 0;";
  document.body.append(area);
  const before = document.activeElement;
  area.select();
  document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}
