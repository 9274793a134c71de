// A point for "where": this phone's position, the photo's own after asking, or a place on a map.
// Nothing is read or filled in before a button is pressed; the words of the address stay enough.
import { position } from "./exif.js";

const ROUND = 5; // five decimals are one metre; more would only pretend

function load(root) {
  const say = root.dataset;
  const latitude = document.getElementById(say.latitude);
  const longitude = document.getElementById(say.longitude);
  const told = root.querySelector("[data-told]");
  const clear = root.querySelector("[data-clear]");
  const offer = root.querySelector("[data-offer]");
  const panel = root.querySelector("[data-panel]");
  let map;

  const tell = (text) => { told.textContent = text; };
  const shown = () => {
    const set = Boolean(latitude.value && longitude.value);
    clear.hidden = !set;
    if (set) tell(`${say.set} ${latitude.value.replace(".", ",")}; ${longitude.value.replace(".", ",")}`);
  };
  function set(lat, lon) {
    latitude.value = lat.toFixed(ROUND);
    longitude.value = lon.toFixed(ROUND);
    latitude.dispatchEvent(new Event("input", { bubbles: true })); // the draft is saved with it
    shown();
  }

  root.querySelector("[data-here]").addEventListener("click", () => {
    if (!navigator.geolocation) { tell(say.noPosition); return; }
    tell(say.searching);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => set(coords.latitude, coords.longitude),
      () => tell(say.noPosition),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
  clear.addEventListener("click", () => {
    latitude.value = longitude.value = "";
    latitude.dispatchEvent(new Event("input", { bubbles: true }));
    shown();
    tell(say.cleared);
  });

  document.addEventListener("photo:chosen", async ({ detail }) => {
    if (latitude.value) return;
    const found = await position(detail.file);
    if (!found) return;
    offer.hidden = false;
    offer.querySelector("[data-yes]").onclick = () => { set(...found); offer.hidden = true; };
    offer.querySelector("[data-no]").onclick = () => { offer.hidden = true; };
  });

  root.querySelector("[data-open]").addEventListener("click", async (event) => {
    panel.hidden = !panel.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!panel.hidden));
    if (panel.hidden || map) return;
    tell(say.loading);
    try {
      // Leaflet travels only to whoever opens the map.
      await Promise.all([sheet(say.leafletCss), sheet(say.mapCss), script(say.leaflet)]);
      const { draw } = await import(say.draw);
      map = await draw(panel.querySelector("[data-ground]"));
      if (latitude.value) map.setView([Number(latitude.value), Number(longitude.value)], 15);
      map.on("click", ({ latlng }) => { map.panTo(latlng); set(latlng.lat, latlng.lng); });
      tell(say.how);
    } catch { tell(say.noMap); }
  });
  panel.querySelector("[data-take]").addEventListener("click", () => {
    if (map) { const { lat, lng } = map.getCenter(); set(lat, lng); }
  });
  root.hidden = false;
  shown();
}

const arrived = (element, done, failed) => { element.onload = done; element.onerror = failed; document.head.append(element); };
const sheet = (href) => new Promise((done, failed) => arrived(Object.assign(document.createElement("link"), { rel: "stylesheet", href }), done, failed));
const script = (src) => new Promise((done, failed) => arrived(Object.assign(document.createElement("script"), { src }), done, failed));

for (const root of document.querySelectorAll("[data-pick]")) load(root);
