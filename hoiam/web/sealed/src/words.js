// Text in two languages beside each other; the style shows the one that the page is set to. Text is
// always set as text, never as markup.

/** Two pieces of one text. */
export const both = (vi, en) => [spoken("vi", vi), spoken("en", en)];

/** One text of a list of pairs, for places that take a plain string. */
export const plain = (vi, en) => (document.documentElement.lang === "en" ? en : vi);

/** An element with attributes and children. */
export function made(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** The element with this id. */
export const by = (id) => document.getElementById(id);

/** Days as people write them: 22/11/2026. */
export function dayWords(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return day ? `${day}/${month}/${year}` : iso;
}

/** Sizes in KB and MB. */
export function sizeWords(bytes) {
  const kilo = Math.max(1, Math.round(bytes / 1024));
  return kilo < 1024 ? `${kilo} KB` : `${(kilo / 1024).toFixed(1).replace(".", ",")} MB`;
}

/** Letters without their marks, for finding. */
export const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

/** Hand a file to the person; the browser asks where to put it. */
export function saveAs(name, bytes, type = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  made("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function spoken(lang, text) {
  return made("span", { lang }, text);
}
