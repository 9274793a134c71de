// Office pages: say when a fragment could not be fetched, and give the list a few keys.
// Everything here is reachable without it.
const failed = document.querySelector("[data-failed]");
const show = (shown) => { if (failed) failed.hidden = !shown; };
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => show(true));
document.addEventListener("htmx:afterOnLoad", () => show(false));

// A page that came from a form cannot be gone back to: while the line is cut, a form stays where it
// is, with everything typed. Forms that go another way have stopped the event before.
document.addEventListener("submit", (event) => {
  // Asked of the attribute: a field that is called "method" hides the property.
  if (event.defaultPrevented || event.target.getAttribute("method") !== "post") return;
  show(!navigator.onLine);
  if (navigator.onLine) return;
  event.preventDefault();
  failed?.scrollIntoView({ block: "center" });
});

// A refusal (403, 409, 422) is a page to read, not a silence: let it replace the fragment.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([403, 409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// j and k walk through the rows of my work; "/" goes to the search field.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) { event.preventDefault(); search.focus(); }
  }
  if (event.key === "j" || event.key === "k") {
    const rows = [...document.querySelectorAll(".work a.title")];
    const place = rows.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
    rows[Math.max(0, Math.min(place, rows.length - 1))]?.focus();
  }
});

// A group of the menu closes when something else is chosen, or with Escape.
const groups = document.querySelectorAll(".menu-wide details");
document.addEventListener("click", (event) => {
  for (const one of groups) if (!one.contains(event.target)) one.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const one of groups) if (one.open) { one.open = false; one.querySelector("summary").focus(); }
});
