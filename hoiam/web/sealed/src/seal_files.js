// Photos, papers and recordings: photos are drawn anew for the readers and keep their original under
// the seal of the identity; other files go where the sender puts them.
import { safeName } from "./tar.js";
import { both, by, made, sizeWords } from "./words.js";

export const MOST_BYTES = 24 * 1024 * 1024; // of everything together: a telephone has to hold it
const SIDE = 2400;
const PLAIN_TYPES = /^(audio|video)\//;

/** Watch the field; `files` grows by `{ name, type, original, copy, apart }`. A message has no seal of
 * the identity beside it: nothing is put apart there, and originals stay where they are. */
export function prepareFiles(files, hasIdentity = true) {
  by("files").addEventListener("change", async (event) => {
    const chosen = [...event.target.files];
    for (const [at, file] of chosen.entries()) {
      tell(both(`Đang chuẩn bị tệp ${at + 1} trên ${chosen.length}…`, `Preparing file ${at + 1} of ${chosen.length}…`));
      if (total(files) + file.size * 2 > MOST_BYTES) {
        tell(both(`“${file.name}” làm thư quá lớn (tất cả không quá ${sizeWords(MOST_BYTES / 2)}). Có thể gửi tiếp bằng một tin nhắn khác sau này.`, `“${file.name}” makes the letter too large (at most ${sizeWords(MOST_BYTES / 2)} together). You can send more in a later message.`));
        event.target.value = "";
        return;
      }
      files.push(await prepared(file));
      show(files, hasIdentity);
    }
    event.target.value = "";
    tell(both(`Đã thêm: ${files.length} tệp.`, `Added: ${files.length} files.`));
  });
}

/** How much all of it weighs, copies counted. */
export const total = (files) => files.reduce((sum, one) => sum + one.original.length + (one.copy ? one.copy.length : 0), 0);

/** One file as it will be sealed. A photo that cannot be drawn is kept apart. */
export async function prepared(file) {
  const original = new Uint8Array(await file.arrayBuffer());
  const isPhoto = file.type.startsWith("image/") || /\.(heic|heif|jpe?g|png|webp)$/i.test(file.name);
  const copy = isPhoto ? await redrawn(file) : null;
  return { name: safeName(file.name), type: file.type, original, copy, isPhoto, apart: isPhoto && !copy };
}

async function redrawn(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = made("canvas", { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
    const drawing = canvas.getContext("2d");
    drawing.fillStyle = "#fff";
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
  } catch {
    return null; // a kind that this browser cannot draw (HEIC, for one)
  }
}

/** What goes to the readers, and what goes under the identity seal, as files of two archives. */
export function sorted(files) {
  const content = [];
  const identity = [];
  const words = files.map((one, at) => {
    const number = at + 1;
    const end = one.copy ? ".jpg" : (/\.[a-z0-9]{1,6}$/i.exec(one.name) || [""])[0].toLowerCase();
    const name = `tep/${number}${end}`;
    if (one.copy) content.push({ name, bytes: one.copy });
    else if (!one.apart) content.push({ name, bytes: one.original });
    if (one.copy || one.apart) identity.push({ name: `goc/${number}-${one.name}`, bytes: one.original });
    return { number, name: one.apart ? "" : name, type: one.copy ? "image/jpeg" : one.type, original: one.copy || one.apart ? "identity" : "content" };
  });
  return { content, identity, words };
}

function show(files, hasIdentity) {
  by("file-list").replaceChildren(...files.map((one) => row(files, one, hasIdentity)));
}

function row(files, one, hasIdentity) {
  const item = made("li", { class: "gap" }, made("p", {}, made("b", {}, one.name), " · ", sizeWords(one.original.length)));
  if (one.copy) {
    const preview = made("img", { alt: one.name, width: 120 });
    preview.src = URL.createObjectURL(new Blob([one.copy], { type: "image/jpeg" }));
    preview.onload = () => URL.revokeObjectURL(preview.src);
    item.append(preview, made("p", { class: "small" }, both("Người đọc thấy bản vẽ lại này. Xin xem trong ảnh có gì làm lộ ông/bà không.", "Readers see this new drawing. Look whether anything in it gives you away.")));
  } else if (one.isPhoto) {
    item.append(made("p", { class: "small" }, hasIdentity ? both("Trình duyệt không vẽ lại được ảnh này nên chỉ cất trong niêm phong danh tính.", "This browser cannot draw the photo anew, so it is kept under the identity seal alone.") : both("Trình duyệt không vẽ lại được ảnh này nên không gửi. Xin chụp lại màn hình ảnh rồi thêm bản chụp ấy.", "This browser cannot draw the photo anew, so it is not sent. Take a screenshot of it and add that.")));
  } else if (hasIdentity) {
    const tick = made("input", { type: "checkbox", checked: one.apart, onchange: (event) => { one.apart = event.target.checked; } });
    const warned = PLAIN_TYPES.test(one.type) ? both("Giọng nói, hình người có thể làm lộ ông/bà.", "Voices and faces may give you away.") : both("Tệp Word, Excel, PDF có thể mang tên người soạn.", "Word, Excel and PDF files may carry the name of who made them.");
    item.append(made("label", { class: "choice" }, tick, made("span", {}, both("Cất riêng trong niêm phong danh tính", "Keep apart, under the identity seal"), made("small", {}, warned))));
  }
  const drop = () => {
    files.splice(files.indexOf(one), 1);
    show(files, hasIdentity);
    by("files").focus();
  };
  item.append(made("p", {}, made("button", { type: "button", class: "button quiet", onclick: drop }, both("Bỏ tệp này", "Remove this file"), made("span", { class: "vh" }, ` ${one.name}`))));
  return item;
}

function tell(words) {
  by("files-told").replaceChildren(...words);
}
