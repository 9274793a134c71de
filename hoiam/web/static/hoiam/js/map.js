// Points and outlines over Leaflet, near ones gathered. The list below the map says the same.
const NEAR = 56; // pixels; a finger covers about that much
const L = () => window.L;

const read = async (source) => {
  if (!source) return null;
  if (source.startsWith("#")) return JSON.parse(document.querySelector(source).textContent);
  const answer = await fetch(source);
  return answer.ok ? answer.json() : null;
};

export async function draw(ground) {
  const map = L().map(ground, { minZoom: 5, maxZoom: 18, attributionControl: false, zoomControl: false, zoomSnap: 0.5 });
  const { closer: zoomInTitle, farther: zoomOutTitle } = ground.dataset;
  map.addControl(L().control.zoom({ position: "bottomright", zoomInTitle, zoomOutTitle }));
  const [outlines, points] = await Promise.all([read(ground.dataset.outlines), read(ground.dataset.points)]);
  let bounds = L().latLngBounds([]);
  if (outlines) {
    const areas = L().geoJSON(outlines, {
      style: { className: "outline" },
      onEachFeature: ({ properties }, area) => {
        const name = document.createElement("span");
        name.textContent = properties?.fullName ?? properties?.name ?? "";
        if (name.textContent) area.bindTooltip(name, { sticky: true });
      },
    }).addTo(map);
    bounds = areas.getBounds();
  }
  if (points?.length) {
    const spread = L().latLngBounds(points.map(({ lat, lon }) => [lat, lon]));
    if (!bounds.isValid() || ground.dataset.near !== undefined) bounds = spread;
  }
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 15, animate: false });
  else map.setView([Number(ground.dataset.lat || 22.34), Number(ground.dataset.lon || 104.15)], 9);
  if (points) group(map, points, ground.dataset);
  return map;
}

function group(map, points, say) {
  const layer = L().layerGroup().addTo(map);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const redraw = () => {
    const focused = document.activeElement?.dataset?.spot;
    layer.clearLayers();
    const groups = [];
    const seen = map.getBounds().pad(0.3);
    for (const point of points) {
      if (!seen.contains([point.lat, point.lon])) continue;
      const { x, y } = map.project([point.lat, point.lon]);
      const near = groups.find((one) => Math.hypot(one.x - x, one.y - y) < NEAR);
      if (near) near.members.push(point);
      else groups.push({ x, y, members: [point] });
    }
    for (const { members } of groups) layer.addLayer(spot(map, members, say, calm));
    if (focused) layer.eachLayer((marker) => { if (marker.getElement()?.dataset.spot === focused) marker.getElement().focus(); });
  };
  map.on("zoomend moveend", redraw);
  redraw();
}

function spot(map, members, say, calm) {
  const alone = members.length === 1;
  const { lat, lon } = members[0];
  const size = alone ? 26 : Math.min(60, 36 + 6 * Math.log2(members.length));
  const label = alone ? members[0].title : say.many.replace("{n}", members.length);
  const icon = L().divIcon({ className: `spot ${alone ? members[0].kind ?? "" : "many"}`, html: alone ? "" : String(members.length), iconSize: [size, size] });
  const marker = L().marker([lat, lon], { icon, title: label, riseOnHover: true });
  marker.on("add", () => {
    const element = marker.getElement();
    element.setAttribute("aria-label", label);
    element.dataset.spot = alone ? members[0].url : `${lat.toFixed(4)},${lon.toFixed(4)}`;
  });
  const spread = L().latLngBounds(members.map((point) => [point.lat, point.lon]));
  const closer = !alone && map.getZoom() < map.getMaxZoom() && spread.getNorthEast().distanceTo(spread.getSouthWest()) > 15;
  const approach = () => map.fitBounds(spread, { padding: [40, 40], animate: !calm });
  if (closer) marker.on("click", approach).on("keypress", ({ originalEvent }) => { if (originalEvent.key === "Enter") approach(); });
  else marker.bindPopup(() => lines(members), { maxHeight: 260, autoPanPadding: [16, 16] });
  return marker;
}

function lines(members) {
  const box = document.createElement("div");
  for (const { title, url, text } of members) {
    const line = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
    line.append(link);
    if (text) line.append(document.createElement("br"), text);
    box.append(line);
  }
  return box;
}

for (const ground of document.querySelectorAll("[data-map]")) {
  if (!window.L) continue; // the list below stays, and says the same
  ground.hidden = false;
  draw(ground).catch(() => { ground.hidden = true; });
}
