// By keyboard: what is opened on the map is closed with Escape, and the focus goes back to what opened it.

const [BOX, OPEN, TOGGLE] = [".leaflet-control-layers", "leaflet-control-layers-expanded", ".leaflet-control-layers-toggle"];

/**
 * Let the list of layers be opened and closed by keyboard, and the boxes that unfold be closed.
 * @param {HTMLElement} holder
 */
export function startClosing(holder) {
  const box = /** @type {HTMLElement | null} */ (holder.querySelector(BOX));
  const toggle = /** @type {HTMLElement | null} */ (holder.querySelector(TOGGLE));
  // The list takes the place of its button, which then cannot hold the focus.
  const open = () => {
    box?.classList.add(OPEN);
    box?.querySelector("input")?.focus();
  };
  toggle?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  box?.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) box.classList.remove(OPEN);
  });
  holder.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !(target instanceof Element)) return;
    const unfolded = target.closest("details[open]");
    if (box?.classList.contains(OPEN) && box.contains(target)) {
      box.classList.remove(OPEN);
      toggle?.focus();
    } else if (unfolded instanceof HTMLDetailsElement) {
      unfolded.open = false;
      unfolded.querySelector("summary")?.focus();
    }
  });
}
