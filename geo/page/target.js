// The place of the page to which a link leads.

const [WAIT, TIMES] = [100, 30];

/**
 * Bring the element of this id into view, once it is there. Within the notes, which scroll by themselves beside the map,
 * only they are moved.
 * @param {string} id
 */
export function bringIntoView(id, times = TIMES) {
  const found = document.getElementById(id);
  const box = found?.closest(".st-key-notes");
  if (!found) {
    if (times) setTimeout(bringIntoView, WAIT, id, times - 1);
  } else if (box && getComputedStyle(box).overflowY === "auto")
    box.scrollTop += found.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
  else found.scrollIntoView({ block: "center" });
}
