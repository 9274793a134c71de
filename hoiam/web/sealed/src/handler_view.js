// What was opened, shown in a frame that runs nothing and asks for nothing: whatever a sender put
// into a file stays words and pictures.
import { say } from "./handler_words.js";
import { node, press, saveAs, sizeWords } from "./handler_dom.js";
import { toBase64 } from "./age.js";

const PICTURES = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp", gif: "image/gif" };
const WORDS = ["txt", "json", "md", "csv"];
const MOST_PIXELS = 2560;
const FRAME = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const ending = (name) => (name.match(/\.([a-z0-9]+)$/i) || ["", ""])[1].toLowerCase();
export const isPicture = (name) => ending(name) in PICTURES;
export const isWords = (name) => WORDS.includes(ending(name));

// Whatever stands in a file of words is shown, broken signs as such.
export const readText = (bytes) => new TextDecoder().decode(bytes);

function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const POSTS = { head: "người đứng đầu", deputy: "cấp phó", other: "cán bộ, công chức khác", unknown: "không rõ chức vụ" };

const asWords = (pairs) => pairs.map(([name, value]) => [name, value ? String(value) : ""]);

// The two small files that the sealing page adds, in words; whatever is not as expected, as it is.
function saidBeside(file) {
  try {
    const said = JSON.parse(readText(file.bytes));
    if (file.name === "nguoi-gui.json") return asWords([["Họ tên", said.name], ["Nơi ở", said.address], ["Liên hệ", said.contact], ["Đề nghị bảo vệ", said.protection ? say("có") : ""]]);
    if (file.name === "thong-tin.json") return asWords(said.accused.map((one) => ["Người bị tố cáo", [say(POSTS[one.post] || one.post), one.unit_name || say("không rõ đơn vị")].join(", ")]));
  } catch {
    return null;
  }
  return null;
}

function shownFile(file) {
  const pairs = saidBeside(file);
  const nothing = say("Không ghi gì.");
  if (pairs) return `<dl class="facts">${pairs.filter(([, value]) => value).map(([name, value]) => `<dt>${escaped(say(name))}</dt><dd>${escaped(value)}</dd>`).join("") || `<dt>${nothing}</dt>`}</dl>`;
  const title = file.name === "thu.txt" || file.name === "tin-nhan.txt" ? "" : `<h2>${escaped(file.name)}</h2>`;
  if (isPicture(file.name)) return `${title}<img alt="${escaped(file.name)}" src="data:${PICTURES[ending(file.name)]};base64,${toBase64(file.bytes)}">`;
  if (isWords(file.name)) return `${title}<blockquote>${escaped(readText(file.bytes))}</blockquote>`;
  const unseen = say("Tệp này không xem được trong khung an toàn.");
  return `${title}<p>${unseen}</p>`;
}

// A frame without scripts, forms, addresses or an origin of its own; the face is the page's own.
export function safeFrame(title, files) {
  const style = document.querySelector("style");
  const face = style ? `<style>${style.textContent}</style>` : "";
  const isLong = files.some((file) => isPicture(file.name) || file.bytes.length > 1500);
  const frame = node("iframe", { title, class: isLong ? "seen" : "seen short", sandbox: "", referrerpolicy: "no-referrer", tabindex: "0" });
  frame.srcdoc = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME}">${face}<body><main>${files.map(shownFile).join("")}</main></body></html>`;
  return frame;
}

// The frame, and for what cannot stand in it a way to keep the file.
export function openedFiles(title, files) {
  const others = files.filter((file) => !isPicture(file.name) && !isWords(file.name));
  const kept = others.map((file) => node("li", {}, press(say("Lưu {name} ({size})", { name: file.name, size: sizeWords(file.bytes.length) }), () => saveAs(file.name, file.bytes), "button quiet")));
  const warning = others.length ? node("p", { class: "small" }, "Tệp không xem được ở đây có thể chứa mã độc. Chỉ mở trên máy không nối mạng, bằng chương trình mới nhất; lưu ra máy là để lại dấu vết.") : null;
  return node("div", { class: "gap" }, safeFrame(title, files), warning, kept.length ? node("ul", { class: "items" }, kept) : null);
}

// A picture drawn anew: no place, no device, no name of the person in it any more.
export async function redrawn(file) {
  const drawn = await createImageBitmap(new Blob([file.bytes], { type: PICTURES[ending(file.name)] || "image/jpeg" }), { imageOrientation: "from-image" });
  const scale = Math.min(1, MOST_PIXELS / Math.max(drawn.width, drawn.height));
  const canvas = node("canvas", {});
  canvas.width = Math.max(1, Math.round(drawn.width * scale));
  canvas.height = Math.max(1, Math.round(drawn.height * scale));
  const paper = canvas.getContext("2d");
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  const blob = await new Promise((done, failed) => canvas.toBlob((made) => (made ? done(made) : failed(new Error(say("ảnh không vẽ lại được")))), "image/jpeg", 0.86));
  return new Uint8Array(await blob.arrayBuffer());
}

// A photograph with rectangles of black over what would name somebody.
export function strikeOut(file) {
  const canvas = node("canvas", { class: "strike", tabindex: "0", role: "img", "aria-label": say("Ảnh {name}: kéo để che đen một vùng", { name: file.name }) });
  const paper = canvas.getContext("2d");
  let from = null;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => { from = place(event); canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [left, top] = place(event);
    paper.fillStyle = "#000";
    paper.fillRect(Math.min(from[0], left), Math.min(from[1], top), Math.abs(from[0] - left), Math.abs(from[1] - top));
    from = null;
  });
  const ready = redrawn(file).then((bytes) => createImageBitmap(new Blob([bytes], { type: "image/jpeg" }))).then((drawn) => {
    canvas.width = drawn.width;
    canvas.height = drawn.height;
    paper.drawImage(drawn, 0, 0);
  });
  const bytes = async () => {
    await ready;
    const blob = await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.86));
    return new Uint8Array(await blob.arrayBuffer());
  };
  // By keyboard: a fifth of the picture from one edge, as often as pressed.
  const covered = [0, 0, 0, 0];
  const edge = (side) => {
    covered[side] = Math.min(5, covered[side] + 1);
    const across = (canvas.width * covered[side]) / 5;
    const down = (canvas.height * covered[side]) / 5;
    paper.fillStyle = "#000";
    if (side < 2) paper.fillRect(side ? canvas.width - across : 0, 0, across, canvas.height);
    else paper.fillRect(0, side === 3 ? canvas.height - down : 0, canvas.width, down);
  };
  return { canvas, bytes, edge };
}
