// What was typed and not sent yet, in this page's memory alone. An act that ends draws the case anew;
// what stands in the other forms of it is put back. Ticks are not: whoever confirms confirms again.
const KEPT = "textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=password])";

// By its label in the one language, also while the part is not in the page yet.
const nameOf = (input) => input.dataset.label || "";

export class Drafts {
  constructor() {
    this.parts = new Map();
  }

  has(title) {
    return this.parts.has(title);
  }

  forget(title) {
    this.parts.delete(title);
  }

  // Watch the forms of one part, and fill in what was typed there before. Some are built later.
  watch(title, place) {
    const filled = new WeakSet();
    const fill = () => {
      const kept = this.parts.get(title);
      if (!kept) return;
      for (const input of place.querySelectorAll(KEPT)) {
        const value = kept.get(nameOf(input));
        if (value === undefined || filled.has(input)) continue;
        filled.add(input);
        if (input.type === "file") input.files = value;
        else input.value = value;
      }
    };
    place.addEventListener("input", (event) => {
      if (event.isKept || !event.target.matches(KEPT) || !nameOf(event.target)) return;
      event.isKept = true; // a part inside a part keeps its own
      if (!this.parts.has(title)) this.parts.set(title, new Map());
      this.parts.get(title).set(nameOf(event.target), event.target.type === "file" ? event.target.files : event.target.value);
      filled.add(event.target);
    });
    new MutationObserver(fill).observe(place, { childList: true, subtree: true });
    fill();
  }
}
