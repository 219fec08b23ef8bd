// A picture to take along: a drawing in SVG, painted by the browser as PNG. It knows no host.

/** @typedef {import("../data").PictureData} PictureData */

// Twice as many pixels as the drawing has: sharp on paper, too.
const DENSE = 2;

/**
 * Paint a drawing; return it as PNG.
 * @param {string} drawing
 * @returns {Promise<Blob>}
 */
export async function paintPng(drawing) {
  const address = URL.createObjectURL(new Blob([drawing], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.naturalWidth * DENSE, height: image.naturalHeight * DENSE });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const painted = await new Promise((/** @type {(blob: Blob | null) => void} */ take) => canvas.toBlob(take, "image/png"));
    if (!painted) throw new Error("no picture");
    return painted;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Return a button within an element that hands its drawing out as PNG; `update` takes another drawing.
 * @param {HTMLElement} element
 */
export function createPicture(element) {
  /** @type {PictureData | null} */
  let data = null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "take-png";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  element.replaceChildren(button, said);
  button.addEventListener("click", async () => {
    if (!data) return;
    said.textContent = "";
    try {
      const address = URL.createObjectURL(await paintPng(data.drawing));
      const link = document.createElement("a");
      Object.assign(link, { href: address, download: data.file });
      link.click();
      // The browser has begun to read it by then.
      window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch {
      said.textContent = data.failed;
    }
  });
  /** @param {PictureData} next */
  function update(next) {
    data = next;
    button.textContent = next.label;
  }
  return { update };
}
