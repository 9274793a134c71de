// Notes on the road. A note is put into the telephone's own store first and sent afterwards, so
// that a lost network loses nothing; its key makes a second sending harmless. What the server has
// is deleted here at once. Without this script the form is sent like any other.
const form = document.getElementById("field");
const say = form.dataset;
const find = (name) => document.querySelector(`[data-field-${name}]`);
const [offline, told, queue, count, list, again] = ["offline", "told", "queue", "count", "list", "send"].map(find);
const WAIT = 20_000;
const SIDE = 1600;
let sending = false;
let timer;

const fresh = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18)))).replaceAll("+", "-").replaceAll("/", "_");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const store = new Promise((done, failed) => {
  const asked = indexedDB.open("ghi-nhanh", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("notes", { keyPath: "key" });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});
async function ask(mode, act) {
  const notes = (await store).transaction("notes", mode).objectStore("notes");
  return new Promise((done, failed) => {
    const asked = act(notes);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}
const all = () => ask("readonly", (notes) => notes.getAll());
const put = (note) => ask("readwrite", (notes) => notes.put(note));
const drop = (key) => ask("readwrite", (notes) => notes.delete(key));

function tell(text) {
  const line = document.createElement("span");
  line.textContent = text;
  line.style.display = "block";
  told.append(line);
  told.hidden = false;
}

async function smaller(file) {
  if (!file.type.startsWith("image/") || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob && blob.size < file.size ? blob : file;
  } catch {
    return file;
  }
}

async function show() {
  const notes = await all();
  queue.hidden = !notes.length;
  count.textContent = notes.length;
  list.replaceChildren(...notes.map((note) => {
    const line = document.createElement("li");
    const words = document.createElement("p");
    words.textContent = `${note.where}: ${(note.values.text || "").slice(0, 80)}`;
    line.append(words);
    if (note.message) {
      const why = document.createElement("p");
      why.className = "error";
      why.textContent = note.message;
      const away = document.createElement("button");
      away.type = "button";
      away.className = "button quiet";
      away.textContent = say.drop;
      away.addEventListener("click", async () => { await drop(note.key); show(); });
      line.append(why, away);
    }
    return line;
  }));
  offline.hidden = navigator.onLine;
}

async function token() {
  const answer = await fetch(say.token, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.redirected || !answer.ok) { tell(say.signIn); return ""; }
  return (await answer.json()).token;
}

async function one(note, secret) {
  const body = new FormData();
  for (const [name, value] of Object.entries(note.values)) body.append(name, value);
  for (const [number, file] of note.files.entries()) body.append("files", file, `anh-${number + 1}.jpg`);
  body.set("csrfmiddlewaretoken", secret);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (answer.redirected || answer.status >= 500) throw new Error(String(answer.status));
  const said = await answer.json();
  if (answer.ok) {
    await drop(note.key);
    if (said.code) tell(fill(say.receipt, said));
    else tell(said.reference ? fill(say.receiptKnown, said) : say.sent);
  } else if (said.drop) {
    await drop(note.key);
    tell(said.message);
  } else {
    await put({ ...note, message: said.message });
  }
}

async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    const notes = await all();
    const secret = notes.length ? await token() : "";
    if (secret) for (const note of notes) await one(note, secret);
  } catch {
    offline.hidden = navigator.onLine;
    timer = setTimeout(send, WAIT);
  } finally {
    sending = false;
    show();
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const values = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "csrfmiddlewaretoken") values[name] = value;
  if (!values.hamlet || (!values.text.trim() && !values.visit)) { told.replaceChildren(); tell(say.needed); return; }
  values.key = fresh();
  const files = await Promise.all([...form.elements.files.files].slice(0, 3).map(smaller));
  const where = form.elements.hamlet.selectedOptions[0].textContent;
  await put({ key: values.key, values, files, where });
  told.replaceChildren();
  tell(say.kept);
  for (const name of ["text", "place", "speaker", "phone", "reserved", "files"]) form.elements[name].value = "";
  form.elements.raised.checked = false;
  form.elements.text.focus();
  await show();
  send();
});
again.addEventListener("click", send);
addEventListener("online", () => { show(); send(); });
addEventListener("offline", show);
if ("serviceWorker" in navigator) navigator.serviceWorker.register(say.worker, { scope: say.page }).catch(() => {});
navigator.storage?.persist?.();
show().then(send);
