// A published file within another page: `?embed` shows map, axis and one line of state, and tells its height to the page around.

/**
 * Make the page compact if its address asks for it; return whether it does.
 * @returns {boolean}
 */
export function startEmbedding() {
  const isEmbedded = /[?&#]embed\b/.test(window.location.href);
  if (!isEmbedded) return false;
  const root = document.documentElement;
  root.classList.add("embedded");
  const whole = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".embed-foot a"));
  if (whole) whole.href = window.location.href.replace(/[?&#]embed(=\w+)?(?=[&#]|$)/, (found) => (found[0] === "#" ? "#" : ""));
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "handover-map:height", height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  return true;
}
