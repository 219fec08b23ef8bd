// What all parts of the map's script share. `geo/drawing/basemap.py` joins the parts, in its order, into one file.
//
// Each part is one function that takes what it needs of `window.Handover` and adds itself there. All text
// reaches the document through textContent. The data comes as window.HANDOVER_DATA.
window.Handover = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const data = window.HANDOVER_DATA;
  // What the map shows now.
  const view = { date: "", clock: "happened", kinds: null, district: null, lang: "en" };

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const svg = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const nameIn = (names) => names[view.lang] || names.en;
  const allNames = (names) =>
    ["en", "az", "hy", "ru"].map((lang) => names[lang]).filter((name, at, all) => name && all.indexOf(name) === at);

  return { data, view, make, svg, nameIn, allNames };
})();
