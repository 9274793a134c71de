// Masks on a picture, drawn by pointer or by keyboard; the form sends them as numbers in
// thousandths. Without this the grid of ticks does the same more coarsely.
const SVG = "http://www.w3.org/2000/svg";
const WHOLE = 1000, STEP = 10, LEAST = 8;
const cover = document.querySelector("[data-cover]");
const sent = document.querySelector("[data-masks]");
const told = document.querySelector("[data-told]");

if (cover && sent) {
  const svg = cover.querySelector("svg");
  const clear = document.querySelector("[name=clear]");
  const masks = sent.value.split(";").filter(Boolean).map((one) => one.split(",").map(Number));
  let at = -1;
  cover.classList.add("drawing");
  svg.removeAttribute("aria-hidden");
  svg.setAttribute("role", "group");
  document.querySelector("[data-tools]").hidden = false;
  document.querySelector("[data-plain]").hidden = true;
  clear.closest("label").hidden = true;

  const within = (mask) => {
    mask[2] = Math.min(Math.max(mask[2], LEAST), WHOLE);
    mask[3] = Math.min(Math.max(mask[3], LEAST), WHOLE);
    mask[0] = Math.min(Math.max(mask[0], 0), WHOLE - mask[2]);
    mask[1] = Math.min(Math.max(mask[1], 0), WHOLE - mask[3]);
  };
  const words = (index) => {
    const [x, y, w, h] = masks[index];
    return cover.dataset.name.replace("{n}", index + 1).replace("{x}", x).replace("{y}", y).replace("{w}", w).replace("{h}", h);
  };
  const made = (name, numbers) => {
    const part = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(numbers)) part.setAttribute(key, value);
    return part;
  };
  const draw = (say) => {
    svg.replaceChildren(...masks.map(([x, y, width, height], index) => {
      const group = made("g", { tabindex: 0, role: "button", "aria-label": words(index) });
      group.dataset.index = index;
      group.append(made("rect", { x, y, width, height }));
      group.append(made("rect", { class: "grip", x: x + width - 22, y: y + height - 22, width: 22, height: 22 }));
      return group;
    }));
    sent.value = masks.map((mask) => mask.join(",")).join(";");
    if (at >= 0) svg.children[at]?.focus();
    told.textContent = say ?? cover.dataset.count.replace("{n}", masks.length);
  };
  const add = (mask) => { within(mask); masks.push(mask); at = masks.length - 1; draw(); };
  const remove = () => {
    if (at < 0) return;
    masks.splice(at, 1);
    at = Math.min(at, masks.length - 1);
    draw();
  };
  const spot = (event) => {
    const box = svg.getBoundingClientRect();
    const part = (value, from, size) => Math.round(Math.min(Math.max((value - from) / size, 0), 1) * WHOLE);
    return [part(event.clientX, box.left, box.width), part(event.clientY, box.top, box.height)];
  };

  let drag = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    const [x, y] = spot(event);
    const group = event.target.closest("g");
    if (!group) { drag = { kind: "new", x, y, mask: null }; return; }
    at = Number(group.dataset.index);
    drag = { kind: event.target.classList.contains("grip") ? "size" : "move", x, y, from: [...masks[at]] };
    draw(words(at));
  });
  svg.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = spot(event);
    if (drag.kind === "new") {
      const mask = [Math.min(x, drag.x), Math.min(y, drag.y), Math.abs(x - drag.x), Math.abs(y - drag.y)];
      if (!drag.mask && Math.max(mask[2], mask[3]) < LEAST) return;
      if (!drag.mask) { drag.mask = mask; masks.push(mask); at = masks.length - 1; }
      drag.mask.splice(0, 4, ...mask);
      within(drag.mask);
    } else {
      const mask = [...drag.from], first = drag.kind === "move" ? 0 : 2;
      mask[first] += x - drag.x;
      mask[first + 1] += y - drag.y;
      within(mask);
      masks[at] = mask;
    }
    draw();
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => { drag = null; });

  svg.addEventListener("focusin", (event) => { at = Number(event.target.closest("g")?.dataset.index ?? at); });
  svg.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [0, -STEP], ArrowRight: [0, STEP], ArrowUp: [1, -STEP], ArrowDown: [1, STEP] };
    if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); remove(); return; }
    const move = moves[event.key];
    if (!move || at < 0) return;
    event.preventDefault();
    masks[at][move[0] + (event.shiftKey ? 2 : 0)] += move[1];
    within(masks[at]);
    draw(words(at));
  });
  document.querySelector("[data-add]").addEventListener("click", () => add([400, 400, 200, 200]));
  document.querySelector("[data-remove-mask]").addEventListener("click", remove);
  draw("");
}
