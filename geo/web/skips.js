// Links that lead the focus past what comes before a part: each names its part in `data-skip`.

/**
 * Answer the links within a root; `find` returns the element of a part that takes the focus.
 * @param {HTMLElement | Document} root
 * @param {(part: string) => HTMLElement | null} find
 */
export function listenForSkips(root, find) {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-skip]") : null;
    const part = link instanceof HTMLElement ? find(link.dataset.skip ?? "") : null;
    if (!part) return;
    // The address names the view: it does not change.
    event.preventDefault();
    if (part.tabIndex < 0) part.tabIndex = -1;
    part.focus();
    part.scrollIntoView({ block: "nearest" });
  });
}
