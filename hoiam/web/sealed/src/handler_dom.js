// What the handler's half of the reading page builds its parts with. Text is always set as text.
import { say } from "./handler_words.js";

export function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value === "boolean") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== "").map((child) => (typeof child === "string" ? say(child) : child)));
  return made;
}

export function press(label, act, kind = "button") {
  return node("button", { type: "button", class: kind, onclick: act }, label);
}

let counted = 0;

// A field with its label; `.value` is what was typed.
export function field(label, attributes = {}, help = "") {
  const id = `h-${(counted += 1)}`;
  const { tag = "input", options, value, ...rest } = attributes;
  const hint = help ? node("p", { class: "help", id: `${id}-help` }, help) : null;
  const input = node(tag, { id, ...rest, "data-label": label, "aria-describedby": help ? `${id}-help` : null });
  for (const [code, name] of options || []) input.append(node("option", { value: code }, name));
  if (value !== undefined) input.value = value;
  const box = node("div", { class: "field" }, node("label", { for: id }, label), hint, input);
  return { box, input, get value() { return input.value.trim(); } };
}

export function tick(label, small = "", checked = false, type = "checkbox", group = "") {
  const input = node("input", { type, checked, name: group || null });
  const words = node("span", {}, label, small ? node("small", {}, small) : null);
  return { box: node("label", { class: "choice" }, input, words), input, get checked() { return input.checked; } };
}

export function note(kind, title, ...children) {
  const head = title ? node("h2", {}, title) : null;
  return node("div", { class: `note gap ${kind}`.trim() }, head, children);
}

export function facts(pairs) {
  const shown = pairs.filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return node("dl", { class: "facts" }, shown.flatMap(([name, value]) => [node("dt", {}, name), node("dd", {}, value)]));
}

export function dayWords(iso) {
  const [year, month, day] = (iso || "").split("-").map(Number);
  return day ? `${day}/${month}/${year}` : "";
}

export function sizeWords(bytes) {
  const kilo = Math.max(1, Math.round(bytes / 1024));
  return kilo < 1024 ? `${kilo} KB` : `${(kilo / 1024).toFixed(1).replace(".", ",")} MB`;
}

// One pane at a time: what stood there before is gone, and the reader stands at its title.
export function stage(root) {
  return (...children) => {
    root.replaceChildren(...children.flat().filter(Boolean));
    const title = root.querySelector("h1, h2");
    if (title) {
      title.tabIndex = -1;
      title.focus({ preventScroll: false });
    }
  };
}

// A long act behind a button: the button says that it works, what went wrong stands beneath it, and
// everything typed stays.
export function acting(button, act) {
  const said = node("p", { class: "error", role: "alert", hidden: true });
  button.after(said);
  button.addEventListener("click", async () => {
    if (button.disabled) return;
    const label = button.textContent;
    said.hidden = true;
    button.disabled = true;
    button.textContent = say("Đang làm…");
    try {
      await act((words) => { button.textContent = say(words); });
    } catch (error) {
      said.textContent = sayError(error);
      said.hidden = false;
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  });
  return button;
}

export function sayError(error) {
  if (error && error.plain) return say(error.plain);
  if (error instanceof TypeError && /fetch/i.test(error.message)) return say("Mất kết nối. Những gì đã nhập vẫn còn, hãy thử lại khi có mạng.");
  return say("Không làm được: {why}", { why: (error && error.message) || error });
}

export class Plain extends Error {
  constructor(plain) {
    super(plain);
    this.plain = plain;
  }
}

// A file of the handler's own machine as bytes.
export async function bytesOf(file) {
  return new Uint8Array(await file.arrayBuffer());
}

export function saveAs(name, bytes, type = "application/octet-stream") {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = node("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
