// Where a chart can be zoomed, a button has the drawing give way to the chart itself, which Vega draws here: it can be
// dragged, and zoomed by the wheel, or both by buttons. Without this script the drawing stays, and links choose a span.
"use strict";

const MOVES = [["Closer", 0.5, 0], ["Wider", 2, 0], ["Left", 1, -0.4], ["Right", 1, 0.4]];
const SIGNALS = { zoom_middle: "x", zoom_x: "x", zoom_y: "y" }; // of the chart's parameter `zoom`, with their scales

let library;

function loaded() {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/vega.js";
    script.onload = done;
    script.onerror = () => { library = undefined; failed(new Error("what draws charts could not be loaded")); };
    document.head.append(script);
  });
  return library;
}

async function live(place, address) {
  const width = Math.round(place.clientWidth);
  const [answer] = await Promise.all([fetch(`${address}${address.includes("?") ? "&" : "?"}width=${width}`), loaded()]);
  if (!answer.ok) throw new Error(`the chart could not be had (${answer.status})`);
  const options = { mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: false };
  return (await vegaEmbed(place, await answer.json(), options)).view;
}

function move(view, by, along) {
  const known = view.getState({ signals: (name) => name in SIGNALS }).signals;
  for (const name of Object.keys(known)) {
    const [first, last] = view.scale(SIGNALS[name]).domain().map(Number);
    const middle = (first + last) / 2 + (SIGNALS[name] === "x" ? along * (last - first) : 0);
    const half = ((last - first) / 2) * by;
    view.signal(name, by ? [middle - half, middle + half] : null);
  }
  view.runAsync();
}

function button(text, pressed) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}

function equip(drawn) {
  const [bar, place, tools] = [0, 1, 2].map(() => document.createElement("div"));
  let view = null;
  const toggle = button("Zoom", async () => {
    toggle.disabled = true;
    try {
      view ??= await shown();
      const on = drawn.classList.toggle("live");
      toggle.setAttribute("aria-pressed", on);
      place.hidden = tools.hidden = !on;
    } catch (error) {
      tools.hidden = false;
      tools.textContent = `It can't be zoomed: ${error.message}.`;
    }
    toggle.disabled = false;
  });
  async function shown() {
    place.hidden = false;
    return live(place, drawn.dataset.live);
  }
  for (const [text, by, along] of MOVES) tools.append(button(text, () => move(view, by, along)));
  tools.append(button("All", () => move(view, 0, 0)));
  toggle.setAttribute("aria-pressed", false);
  for (const near of ["pointerenter", "focus"]) toggle.addEventListener(near, () => loaded().catch(() => {}), { once: true });
  bar.className = "by";
  tools.className = "tools";
  place.className = "place";
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", drawn.dataset.title);
  place.hidden = tools.hidden = true;
  bar.append(toggle, tools);
  drawn.prepend(bar, place);
}

document.querySelectorAll(".drawn[data-live]").forEach(equip);
