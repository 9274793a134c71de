// The draft is kept by the server under its unguessable address, never in this browser: phones
// are shared. Saved a moment after typing, again when the page is left, and after a lost line.
const WAIT = 1500;
const RETRY = [5, 10, 20, 40, 60]; // seconds

for (const form of document.querySelectorAll("form[data-draft]")) {
  const told = form.querySelector("[data-draft-told]");
  const offline = document.querySelector("[data-offline]");
  let timer, last = "", failures = 0, sending = false, gone = false;

  const content = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
    return fields.toString();
  };
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(save, milliseconds); };
  const lost = (is) => { if (offline) offline.hidden = !is; };

  async function save() {
    const body = content();
    if (gone || sending || body === last) return;
    sending = true;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Draft": "1" }, keepalive: body.length < 60_000 });
      if (answer.status === 404 || answer.status === 410) { gone = true; return; }
      if (!answer.ok) throw new Error(String(answer.status));
      last = body;
      failures = 0;
      lost(false);
      if (told) told.textContent = told.dataset.saved.replace("{time}", new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" }));
    } catch {
      lost(true);
      later(1000 * RETRY[Math.min(failures++, RETRY.length - 1)]);
    } finally { sending = false; }
    if (!failures && content() !== last) later(WAIT);
  }

  last = content();
  form.addEventListener("input", () => later(WAIT));
  form.addEventListener("change", () => later(WAIT));
  form.addEventListener("submit", () => { gone = true; clearTimeout(timer); });
  addEventListener("pageshow", (event) => { if (event.persisted) gone = false; });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  addEventListener("online", () => later(0));
  addEventListener("offline", () => lost(true));
}
