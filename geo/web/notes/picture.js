// A picture to take along: a drawing in SVG, as it is or painted by the browser as PNG. It knows no host.

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
 * Return buttons within an element, one for each form of the picture. `draw` returns it as SVG when it is asked for.
 * @param {HTMLElement} element
 * @param {() => Promise<string>} draw
 */
export function createPicture(element, draw) {
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  let written = "";

  /** @type {(name: string, form: string, failed: string) => Promise<void>} */
  async function take(name, form, failed) {
    said.textContent = "";
    try {
      const drawing = await draw();
      const blob = form === "png" ? await paintPng(drawing) : new Blob([drawing], { type: "image/svg+xml" });
      const address = URL.createObjectURL(blob);
      const link = document.createElement("a");
      Object.assign(link, { href: address, download: name });
      link.click();
      // The browser has begun to read it by then.
      window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch {
      said.textContent = failed;
    }
  }
  /** @param {PictureData} data */
  function update({ formats, failed }) {
    const words = JSON.stringify([formats, failed]);
    // A button that has the focus stays.
    if (words === written) return;
    written = words;
    const buttons = formats.map(([form, label, name]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "take-picture", textContent: label });
      button.addEventListener("click", () => take(name, form, failed));
      return button;
    });
    element.replaceChildren(...buttons, said);
  }
  return { update };
}
