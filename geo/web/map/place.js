// Where the map stands and which of its layers are on, as an address words both: at=39.912,46.105,8.25 and layers=clash,movements.

/**
 * Open a map at a place, with some layers on; either is left as it is where nothing is named.
 * @param {L.Map} map
 * @param {Record<string, L.LayerGroup | undefined>} groups
 * @param {{at?: string | null, layers?: string | null}} wanted
 */
export function openPlace(map, groups, { at, layers }) {
  if (at) {
    const [lat, lon, zoom] = at.split(",").map(Number);
    map.setView([lat, lon], zoom, { animate: false });
  }
  if (!layers) return;
  const on = layers.split(",");
  for (const [key, group] of Object.entries(groups)) {
    if (group && on.includes(key)) map.addLayer(group);
    else if (group) map.removeLayer(group);
  }
}

/**
 * Report, whenever the reader has changed it, where the map stands and which layers are on.
 * @param {L.Map} map
 * @param {Record<string, L.LayerGroup | undefined>} groups
 * @param {{isMoved: () => boolean, report: (place: {at: string, layers: string}) => void}} host
 */
export function followPlace(map, groups, { isMoved, report }) {
  const listOn = () => Object.entries(groups).filter(([, group]) => group && map.hasLayer(group)).map(([key]) => key).join(",") || "none";
  const before = listOn();
  const tell = () => {
    const { lat, lng } = map.getCenter();
    const at = isMoved() ? [lat.toFixed(4), lng.toFixed(4), map.getZoom()].join(",") : "";
    const layers = listOn();
    report({ at, layers: layers === before ? "" : layers });
  };
  map.on("moveend overlayadd overlayremove", tell);
}
