// The copy for who verifies: a new text, pictures drawn anew with what names somebody struck out,
// under a key of its own. Who verifies gets this and never the sender's own files.
import { say } from "./handler_words.js";
import { acting, field, node, note, Plain, tick } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { utf8 } from "./age.js";
import { unpack } from "./tar.js";
import { isPicture, isWords, readText, strikeOut } from "./handler_view.js";
import { keysOf, listed, newKey } from "./handler_people.js";
import { sealItem } from "./handler_write.js";

function pictureBox(file, number) {
  const put = tick(say("Đưa ảnh {number} vào bản sao", { number }), "Kéo trên ảnh để che đen mặt người, chữ viết tay, biển số.", false);
  const place = node("div", { hidden: true });
  let struck = null;
  put.input.addEventListener("change", () => {
    place.hidden = !put.checked;
    if (put.checked && !struck) {
      struck = strikeOut(file);
      const again = node("button", { type: "button", class: "button quiet" }, "Che lại từ đầu");
      again.addEventListener("click", () => { struck = strikeOut(file); place.firstChild.replaceWith(struck.canvas); });
      const side = ["trái", "phải", "trên", "dưới"].map((name, at) => node("button", { type: "button", class: "button quiet", onclick: () => struck.edge(at) }, say("Che mép {side}", { side: say(name) })));
      place.append(struck.canvas, node("div", { class: "row" }, side, again));
    }
  });
  return { box: node("div", {}, put.box, place), async file() { return put.checked ? { name: `anh-${number}.jpg`, bytes: await struck.bytes() } : null; } };
}

// `items` are the opened files of the case: [{number, files}], the sender's words first.
export function copyForm(open, opened, done) {
  const from = open.items.filter((item) => ["statement", "message"].includes(item.kind));
  const place = node("div", { class: "gap" }, node("p", { class: "busy" }, "Đang mở nội dung…"));
  (async () => {
    const files = [];
    for (const item of from) files.push(...unpack(await opened.bytes(item)));
    place.replaceChildren(filled(open, opened, files, done));
  })().catch((error) => place.replaceChildren(note("late", "Không mở được nội dung", node("p", {}, error.plain || error.message))));
  return place;
}

function filled(open, opened, files, done) {
  const text = files.filter((file) => isWords(file.name) && !file.name.endsWith(".json")).map((file) => readText(file.bytes)).join("\n\n");
  const here = new Set(open.members.filter((one) => one.conflict || (!one.relieved_on && one.part === "handler")).map((one) => one.code));
  const free = listed(open.list).filter((one) => !here.has(one.code));
  if (!free.length) return note("soon", "Chưa có ai để giao xác minh", node("p", {}, "Người xác minh phải có khóa trong danh sách đã ký. Hãy đề nghị đưa khóa của họ vào danh sách."));
  const who = free.map((one) => ({ one, box: tick(one.name, `${one.post}, ${one.group}`) }));
  const words = field("Nội dung giao xác minh", { tag: "textarea", rows: 12, spellcheck: "false", value: text }, "Xóa mọi điều cho biết ai là người tố cáo: tên, địa chỉ, quan hệ, chức vụ, thời gian chỉ người đó biết, cách nói riêng.");
  const pictures = files.filter((file) => isPicture(file.name)).map((file, at) => pictureBox(file, at + 1));
  const others = files.filter((file) => !isPicture(file.name) && !isWords(file.name)).length;
  const read = tick("Đã đọc lại: không còn gì cho biết ai là người tố cáo");
  const go = node("button", { type: "submit", class: "button" }, "Niêm phong bản sao và giao");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() },
    node("fieldset", {}, node("legend", {}, "Giao cho"), who.map(({ box }) => box.box)), words.box, pictures.map((one) => one.box),
    others ? node("p", { class: "small" }, say("{count} tệp khác (văn bản, âm thanh…) không đưa vào được: chúng có thể mang tên người trong thuộc tính. Hãy in, che rồi chụp lại nếu cần.", { count: others })) : null,
    read.box, go);
  acting(go, async (tell) => {
    const chosen = who.filter(({ box }) => box.checked).map(({ one }) => one);
    if (!chosen.length) throw new Plain("Chưa chọn người xác minh.");
    if (!words.value) throw new Plain("Bản sao chưa có nội dung.");
    if (!read.checked) throw new Plain("Đọc lại rồi đánh dấu xác nhận.");
    tell("Đang vẽ lại ảnh…");
    const drawn = (await Promise.all(pictures.map((one) => one.file()))).filter(Boolean);
    await handOver(open, chosen, [{ name: "noi-dung.txt", bytes: utf8(`${words.value}\n`) }, ...drawn], tell);
    await done();
  });
  return form;
}

async function handOver(open, chosen, files, tell) {
  tell("Đang giao khóa…");
  const now = new Set(open.members.filter((one) => !one.relieved_on).map((one) => one.code));
  for (const one of chosen.filter((found) => !now.has(found.code))) {
    await askOffice(`viec/${open.code}/nguoi`, { part: "verifier", recipient: one.recipient });
  }
  const { recipients } = keysOf(open, "handler");
  const key = await newKey(open, "copy", [...recipients, ...chosen.map((one) => one.recipient)]);
  tell("Đang niêm phong bản sao…");
  await sealItem(open, { kind: "copy", key, files });
}
