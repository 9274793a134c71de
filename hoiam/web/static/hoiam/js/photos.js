// Photos are made smaller on the phone before they travel, shown, and can be taken out again.
// Without this script the plain file input does the same work with larger files.
// With data-upload each file goes to the draft at once, so that a lost connection loses nothing.
const SIDE = 1600;
const SMALL_ENOUGH = 400_000;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function smaller(file) {
  if (!file.type.startsWith("image/") || file.size < SMALL_ENOUGH || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file; // a format this browser cannot draw (HEIC, for one): the server judges it
  }
}

function watch(input) {
  const say = input.dataset;
  const list = document.getElementById(say.list);
  const told = document.getElementById(say.told);
  const most = Number(say.most || 5);
  const heaviest = Number(say.heaviest || Infinity);
  const kept = [];

  const put = () => {
    if (say.upload) { input.value = ""; return; }
    const all = new DataTransfer();
    for (const { file } of kept) all.items.add(file);
    input.files = all.files;
  };
  const tell = (text) => { told.textContent = text; };
  const already = () => list.querySelectorAll("[data-kept]").length;

  // The draft's answer, or null when the line is down.
  async function post(name, ...value) {
    const body = new FormData();
    body.append(name, ...value);
    body.append("csrfmiddlewaretoken", input.form.elements.csrfmiddlewaretoken?.value ?? "");
    return fetch(say.upload, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
  }
  function forget(entry) {
    kept.splice(kept.indexOf(entry), 1);
    entry.figure.remove();
  }

  async function send(entry) {
    const answer = await post(input.name, entry.file, entry.file.name);
    const said = await answer?.json().catch(() => null);
    if (answer?.ok && said?.code) {
      entry.code = said.code;
      entry.figure.removeAttribute("aria-busy");
      return "";
    }
    forget(entry);
    return said?.message ?? fill(say.failed, { name: entry.file.name });
  }

  async function drop(entry) {
    if (entry.code && !(await post("remove", entry.code))?.ok) {
      tell(fill(say.failed, { name: entry.file.name }));
      return;
    }
    forget(entry);
    put();
    tell(fill(say.removed, { name: entry.file.name }));
    input.focus();
  }

  function show(entry) {
    const figure = document.createElement("figure");
    if (entry.file.type.startsWith("image/")) {
      const image = document.createElement("img");
      image.src = URL.createObjectURL(entry.file);
      image.alt = fill(say.alt, { n: kept.length, name: entry.file.name });
      image.onload = image.onerror = () => URL.revokeObjectURL(image.src);
      figure.append(image);
    }
    const caption = document.createElement("figcaption");
    const megabytes = (entry.file.size / 1e6).toLocaleString("vi", { maximumFractionDigits: 1 });
    caption.textContent = `${entry.file.name} · ${megabytes} MB`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet wide";
    button.textContent = say.remove;
    button.setAttribute("aria-label", `${say.remove}: ${entry.file.name}`);
    button.addEventListener("click", () => drop(entry));
    figure.append(caption, button);
    entry.figure = figure;
    list.append(figure);
  }

  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    const problems = [];
    for (const original of chosen) {
      if (already() + kept.length >= most) { problems.push(fill(say.tooMany, { most })); break; }
      // The position stands in the original only; whoever asks about it must see that one.
      document.dispatchEvent(new CustomEvent("photo:chosen", { detail: { file: original } }));
      const file = await smaller(original);
      if (file.size > heaviest) { problems.push(fill(say.tooLarge, { name: original.name })); continue; }
      const entry = { file, code: "" };
      kept.push(entry);
      show(entry);
      if (say.upload) {
        entry.figure.setAttribute("aria-busy", "true");
        tell(fill(say.sending, { name: file.name }));
        const problem = await send(entry);
        if (problem) problems.push(problem);
      }
    }
    put();
    tell(problems.length ? problems.join(" ") : fill(say.chosen, { n: already() + kept.length, most }));
  });
}

for (const input of document.querySelectorAll("input[type=file][data-photos]")) watch(input);
