// The public version beside the original: a tick changes the field while nobody typed into it,
// and chosen words are covered on one press. Everything here is reachable without it.
const form = document.querySelector("[data-masking]");
const told = form?.querySelector("[data-told]");
const say = (words) => { if (told) told.textContent = words; };

const covered = (original) => [...original.childNodes].map((node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const tick = node.querySelector?.("input");
  return tick && !tick.checked ? node.textContent : node.dataset.mask ?? node.textContent;
}).join("");

for (const original of form?.querySelectorAll("[data-original]") ?? []) {
  const field = form.elements[original.dataset.original];
  if (!field) continue;
  let last = covered(original);
  original.addEventListener("change", () => {
    const now = covered(original);
    // White space is put in order when it is saved, so that it is no sign of typing.
    const same = (a, b) => a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
    if (same(field.value, last)) { field.value = now; say(""); } else say(form.dataset.changed);
    last = now;
  });
}

// Words chosen in a field are covered there; chosen in the original, wherever they stand.
const MASK = "[đã che]";
const button = form?.querySelector("[data-cover-selection]");
if (button) button.hidden = false;
let chosen = "";
document.addEventListener("selectionchange", () => {
  const words = String(document.getSelection()).trim();
  if (words && document.activeElement !== button) chosen = words;
});
let field = null;
form?.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, input[type=text]")) field = event.target;
});
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.("[data-original]")) field = null;
});
button?.addEventListener("pointerdown", (event) => event.preventDefault());
button?.addEventListener("click", () => {
  if (field && field.selectionStart !== field.selectionEnd) {
    field.setRangeText(MASK, field.selectionStart, field.selectionEnd, "end");
  } else if (chosen) {
    for (const one of form.querySelectorAll("textarea:not([name=more]), input[type=text]")) one.value = one.value.replaceAll(chosen, MASK);
  }
  chosen = "";
});
