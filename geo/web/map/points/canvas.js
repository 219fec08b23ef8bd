// A layer of Leaflet's that is one canvas.

const MARGIN = 0.15;

/** @typedef {{brush: CanvasRenderingContext2D, origin: L.Point, width: number, height: number}} Canvas */
/**
 * Return the class of a layer that is one canvas, somewhat larger than the window, so that panning shows no edge at once.
 * @param {(canvas: Canvas, isListed: boolean) => import("./counts.js").Circle[]} draw
 */
export function makeLayerClass(draw) {
  return class CountLayer extends L.Layer {
    element = document.createElement("canvas");
    /** @type {Canvas} */
    canvas = {
      brush: /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d")),
      origin: new L.Point(0, 0),
      width: 0,
      height: 0,
    };
    /** @param {{pane: HTMLElement}} options */
    constructor({ pane }) {
      super();
      this.holder = pane;
      this.element.className = "counts leaflet-zoom-hide";
    }
    /** @override */
    onAdd() {
      this.holder.append(this.element);
      this.place();
      return this;
    }
    /** @override */
    onRemove() {
      this.element.remove();
      return this;
    }
    /** @override */
    getEvents() {
      const place = () => this.place();
      return { moveend: place, viewreset: place, resize: place };
    }
    place() {
      const map = this._map;
      const size = map.getSize();
      const margin = size.multiplyBy(MARGIN).round();
      const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y];
      const dense = window.devicePixelRatio || 1;
      const origin = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
      if (this.canvas.width !== width || this.canvas.height !== height) {
        Object.assign(this.element, { width: width * dense, height: height * dense });
        Object.assign(this.element.style, { width: `${width}px`, height: `${height}px` });
      }
      Object.assign(this.canvas, { origin, width, height });
      this.canvas.brush.setTransform(dense, 0, 0, dense, 0, 0);
      L.DomUtil.setPosition(this.element, origin);
      this.draw();
    }
    draw() {
      draw(this.canvas, false);
    }
    // What the canvas shows: it has no elements to look at.
    circles() {
      return draw(this.canvas, true);
    }
  };
}
