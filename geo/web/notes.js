// Heading and notes follow the handle as the map does: what they tell on the days near by is known beforehand.
//
// The server writes them at each of its answers, and tells where to ask for those of the days around (`data-near`, from the
// day `data-from` on): the same HTML, of the program's own making. Here they are put in their places while the server still
// works on its answer. Where nobody answers, heading and notes wait for the server.
window.Handover.notes = (({ slider, whenPainted }) => {
  const NEAR = ".told[data-near]";
  // While the days follow each other fast, the notes are not rewritten for each of them, and while they play, for fewer.
  // Milliseconds.
  const [EVERY, PLAYED, LINGER, RETRY] = [100, 300, 300, 10000];
  // So near the end of the days known, in days, more are asked for.
  const [MARGIN, MOST_KEPT] = [12, 6];
  // Stretches of days, the one asked for last in front; `days` is null while it is on its way.
  let known = [];
  // The day asked for, and the one that was told last.
  let [wanted, told] = ["", ""];
  let [last, isDue] = [0, false];
  let waiting = 0;

  function near(name = "data-near") {
    const place = slider.find(NEAR);
    return place ? place.getAttribute(name) : "";
  }
  const find = (day) => known.find(({ address, days }) => address === near() && days && days[day]);
  const element = (place) => slider.find(`.told[data-place=${place}]`);
  const isAt = (place, digest) => !element(place) || element(place).getAttribute("data-told") === digest;

  function tell() {
    isDue = false;
    last = performance.now();
    const stretch = find(wanted);
    if (!stretch) return;
    told = wanted;
    const { days, pieces } = stretch;
    for (const [place, [digest, ...numbers]] of Object.entries(days[wanted])) {
      if (isAt(place, digest)) continue;
      element(place).innerHTML = numbers.map((number) => pieces[number]).join("");
      element(place).setAttribute("data-told", digest);
    }
  }
  // Show a day, after the map has; or at once, if an answer to an older step has overwritten it.
  function follow(day, { isPlaying = false } = {}) {
    wanted = day;
    const stretch = find(day);
    want(day, stretch);
    if (!stretch || Object.entries(stretch.days[day]).every(([place, [digest]]) => isAt(place, digest))) return;
    const wait = (isPlaying ? PLAYED : EVERY) - (performance.now() - last);
    if (day === told) tell();
    else if (!isDue) {
      isDue = true;
      if (wait > 0) window.setTimeout(tell, wait);
      else whenPainted(tell, { turn: 2 });
    }
  }

  // Whether a stretch holds the days around one, too, or all there are.
  function isWide(day, { ends, order }) {
    const place = order.indexOf(day);
    return (ends[0] || place >= MARGIN) && (ends[1] || place < order.length - MARGIN);
  }
  // Those of another view are asked for at once, others where the hand lingers.
  function want(day, stretch) {
    window.clearTimeout(waiting);
    const [address, from] = [near(), near("data-from")];
    if (!address || (stretch && isWide(day, stretch))) return;
    const isAsked = () => known.some((one) => one.address === address && one.from === from);
    if (isAsked()) return;
    const isNew = known.every((one) => one.address !== address);
    if (isNew) fetchNear(address, from);
    else waiting = window.setTimeout(() => { if (!isAsked()) fetchNear(address, from); }, LINGER);
  }
  async function fetchNear(address, from) {
    const stretch = { address, from, days: null };
    known = [stretch, ...known].slice(0, MOST_KEPT);
    try {
      const answer = await fetch(new URL(`${address}&date=${from}`, slider.page().baseURI));
      if (!answer.ok) throw new Error(answer.status);
      const near = await answer.json();
      Object.assign(stretch, near, { order: Object.keys(near.days) });
      follow(wanted);
    } catch {
      window.setTimeout(() => { known = known.filter((one) => one !== stretch); }, RETRY);
    }
  }

  return { follow };
})(window.Handover);
