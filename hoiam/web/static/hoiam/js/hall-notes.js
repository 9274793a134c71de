// The note-taker's page. What is written is kept in this browser first and sent in its order; each
// sentence has a key of its own, so that sending it twice writes it once. The keyboard is enough.
const page = document.querySelector("[data-notes]");
const say = page.dataset, store = say.store, DRAFT = `${store}draft`;
const status = page.querySelector("[data-status]"), refusedBox = page.querySelector("[data-refused]");
const list = page.querySelector("[data-list]"), panel = page.querySelector("[data-panel]");
const forms = Object.fromEntries([...page.querySelectorAll("[data-form]")].map((one) => [one.dataset.form, one]));
const ENDS = ["answered", "assigned", "outside"], WORDS = ["text", "name", "phone", "reference", "answer", "unit", "due_on", "why"];
let known = [], chosen = "", tag = "", csrf = forms.ask.elements.csrfmiddlewaretoken.value, wait = 0, sending = false, trouble = "";

// --- what this browser keeps -----------------------------------------------------------------
const key = () => [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
const items = () => Object.keys(localStorage).filter((name) => name.startsWith(`${store}item:`)).sort()
  .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }));
const keep = (item) => {
  const order = `${Date.now()}`.padStart(15, "0") + `${items().length}`.padStart(4, "0");
  localStorage.setItem(`${store}item:${order}:${item.key}`, JSON.stringify(item));
};
const change = ({ name, ...item }) => localStorage.setItem(name, JSON.stringify(item));
const fields = (form) => Object.fromEntries([...form.elements].filter((one) => one.name && one.type !== "hidden").map((one) => [one.name, one.value]));
const keepDraft = () => localStorage.setItem(DRAFT, JSON.stringify({ chosen, ...Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, fields(form)])) }));

// --- sending, one after the other ------------------------------------------------------------
const sendOne = async (item) => {
  const body = new URLSearchParams({ ...item.fields, op: item.op, key: item.key, heard: item.heard });
  if (item.questionKey) body.set("question_key", item.questionKey); else if (item.question) body.set("question", item.question);
  const answer = await fetch(say.take, { method: "POST", body, headers: { "X-CSRFToken": csrf }, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.status === 403) { trouble = "out"; throw new Error("out"); }
  if (answer.status >= 500 || !answer.headers.get("Content-Type")?.includes("json")) throw new Error("busy");
  return { ok: answer.ok, said: await answer.json() };
};
const send = async () => {
  if (sending) return;
  sending = true;
  try {
    for (const item of items()) {
      if (item.refused || blocked(item)) continue;
      const { ok, said } = await sendOne(item);
      trouble = ""; wait = 0;
      if (ok) {
        localStorage.removeItem(item.name);
        if (item.op === "ask") arrived(item, said);
      } else change({ ...item, refused: said.refused, kept: said.kept });
      show();
    }
    if (!trouble) await look();
  } catch (error) {
    if (error.message !== "out") trouble = "lost";
    wait = Math.min(30000, (wait || 1000) * 2);
  }
  sending = false;
  show();
};
const blocked = (item) => item.questionKey && items().some((other) => other.op === "ask" && other.key === item.questionKey);
const arrived = (item, said) => {
  // Told once, aloud: the code is kept nowhere.
  if (said.tracking) lastReceipt = say.receipt.replace("{n}", said.number).replace("{reference}", said.reference).replace("{tracking}", said.tracking);
  // Until the next look at the server it stands there as it was sent: what is chosen stays chosen.
  known = [...known.filter((one) => one.code !== said.code), { code: said.code, number: said.number, version: 0, text: item.fields.text, ended: "", remarks: [] }];
  tag = "";
  if (chosen === `new:${item.key}`) chosen = said.code;
  for (const other of items()) if (other.questionKey === item.key) change({ ...other, questionKey: "", question: said.code });
};
let lastReceipt = "";
const look = async () => {
  const answer = await fetch(say.notes, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect") { trouble = "out"; return; }
  trouble = ""; wait = 0;
  if (answer.status !== 200) return;
  tag = answer.headers.get("ETag") ?? "";
  const now = await answer.json();
  csrf = now.csrf; known = now.questions;
};

// --- what is shown ---------------------------------------------------------------------------
const all = () => [
  ...known.map((one) => ({ ...one, id: one.code, name: `${say.number} ${one.number}` })),
  ...items().filter((item) => item.op === "ask").map((item) => ({ id: `new:${item.key}`, key: item.key, name: say.new, text: item.fields.text, ended: "", remarks: [], version: 0 })),
];
const make = (name, words, more = {}) => Object.assign(document.createElement(name), { textContent: words, ...more });
const show = () => {
  const rows = all(), waiting = items();
  if (!chosen || !rows.some((one) => one.id === chosen)) chosen = rows.at(-1)?.id ?? "";
  list.replaceChildren(...rows.map((one) => {
    const line = make("li", ""), link = make("a", "", { href: "#chosen" });
    link.append(make("b", one.name), ` ${one.text.slice(0, 90)}`, make("small", one.ended || say.open));
    if (one.id === chosen) link.setAttribute("aria-current", "true");
    link.addEventListener("click", (event) => { event.preventDefault(); choose(one.id); field("note").focus(); });
    line.append(link);
    return line;
  }));
  const one = rows.find((row) => row.id === chosen);
  panel.hidden = !one;
  if (one) {
    page.querySelector("[data-chosen]").textContent = one.name;
    page.querySelector("[data-words]").textContent = one.text;
    page.querySelector("[data-end]").textContent = [one.ended, one.unit, one.due, one.answer, one.why].filter(Boolean).join(" · ");
    const mine = waiting.filter((item) => item.op === "note" && (item.question === one.code || (one.key && item.questionKey === one.key)));
    page.querySelector("[data-remarks]").replaceChildren(...one.remarks.map((words) => make("li", words)), ...mine.map((item) => make("li", `${item.fields.text} (${say.new})`)));
  }
  const left = waiting.filter((item) => !item.refused).length;
  const said = [left ? say.waiting.replace("{n}", left) : say.saved, trouble === "lost" ? say.lost : "", trouble === "out" ? say.out : "", lastReceipt].filter(Boolean).join(" ");
  if (status.textContent !== said) status.textContent = said;
  status.className = trouble ? "note late" : left ? "note soon" : "note ok";
  showRefused(waiting.filter((item) => item.refused));
};
const showRefused = (refused) => {
  const names = refused.map((item) => item.name).join();
  if (refusedBox.dataset.names === names) return;
  refusedBox.dataset.names = names;
  refusedBox.hidden = !refused.length;
  refusedBox.replaceChildren(...refused.map((item) => {
    const box = make("div", ""), row = make("p", "", { className: "row" });
    const back = make("button", say.review, { type: "button", className: "button quiet" }), drop = make("button", say.drop, { type: "button", className: "button quiet" });
    back.addEventListener("click", () => { const form = open(item.op === "end" ? item.fields.how : item.op); fill(form, item.fields); if (item.question) choose(item.question); localStorage.removeItem(item.name); keepDraft(); show(); form.querySelector("textarea, input:not([type=hidden])").focus(); });
    drop.addEventListener("click", () => { localStorage.removeItem(item.name); show(); field("ask").focus(); });
    row.append(back, drop);
    const { what, why, next } = item.refused;
    box.append(make("p", `${what} ${why} ${next}`), ...(item.kept ? [make("p", say.kept)] : []), make("blockquote", WORDS.map((name) => item.fields[name]).filter(Boolean).join(" · ")), row);
    return box;
  }));
};

// --- writing ---------------------------------------------------------------------------------
const field = (name) => forms[name].querySelector("textarea, input:not([type=hidden])");
const fill = (form, values) => { for (const one of form.elements) if (one.name in values && one.type !== "hidden") one.value = values[one.name]; };
const open = (name) => { for (const end of ENDS) forms[end].hidden = end !== name; return forms[name]; };
const choose = (id) => { chosen = id; show(); };
const step = (by) => {
  const ids = all().map((one) => one.id), place = ids.indexOf(chosen);
  choose(ids[Math.max(0, Math.min(ids.length - 1, place + by))] ?? "");
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
};
const write = (name) => {
  const form = forms[name], values = fields(form), one = all().find((row) => row.id === chosen);
  const words = form.querySelector("textarea, input:not([type=hidden])");
  if (!words.value.trim() || (name !== "ask" && !one)) { words.focus(); return; }
  const item = { key: key(), op: name, fields: values, heard: new Date().toISOString() };
  if (ENDS.includes(name)) { item.op = "end"; item.fields = { ...values, how: name, seen: one.version }; }
  if (name !== "ask") { if (one.code) item.question = one.code; else item.questionKey = one.key; }
  keep(item);
  for (const input of form.elements) if (input.name && input.type !== "hidden" && input.tagName !== "SELECT") input.value = "";
  if (name === "ask") { chosen = `new:${item.key}`; lastReceipt = ""; }
  if (ENDS.includes(name)) open("");
  keepDraft(); show();
  (name === "ask" || name === "note" ? field("note") : field("ask")).focus();
  send();
};
for (const [name, form] of Object.entries(forms)) {
  form.addEventListener("submit", (event) => { event.preventDefault(); write(name); });
  form.addEventListener("input", keepDraft);
}
const KEYS = { F2: "ask", F3: "note", F4: "answered", F8: "assigned", F9: "outside" };
document.addEventListener("keydown", (event) => {
  const name = KEYS[event.key];
  if (name && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    if (name !== "ask" && panel.hidden) return;
    if (name !== "ask" && name !== "note") open(name);
    field(name).focus();
  } else if (event.ctrlKey && event.key === "Enter") {
    const form = document.activeElement?.closest("[data-form]");
    if (form) { event.preventDefault(); write(form.dataset.form); }
  } else if (event.ctrlKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    step(event.key === "ArrowUp" ? -1 : 1);
  } else if (event.key === "Escape") {
    open(""); field("ask").focus();
  }
});
window.addEventListener("beforeunload", (event) => { if (items().some((item) => !item.refused)) event.preventDefault(); });
window.addEventListener("online", () => { wait = 0; send(); });

const draft = JSON.parse(localStorage.getItem(DRAFT) ?? "{}");
for (const [name, form] of Object.entries(forms)) {
  if (draft[name]) fill(form, draft[name]);
  if (ENDS.includes(name) && Object.values(draft[name] ?? {}).some(Boolean)) open(name);
}
chosen = draft.chosen ?? "";
const round = async () => { await send(); setTimeout(round, wait || 4000); };
field("ask").focus();
round();
