// Who it is lies under a seal of its own. Opening it is an act that is written down before the key
// is handed out.
import { say } from "./handler_words.js";
import { acting, dayWords, node, note, Plain, tick } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { unpack } from "./tar.js";
import { openedFiles } from "./handler_view.js";
import { stepForm } from "./handler_write.js";

export function identityPart(open, opened, done) {
  const items = open.items.filter((item) => item.kind === "identity");
  if (!items.length) return node("p", { class: "empty" }, "Người gửi không kèm phần danh tính.");
  const parts = open.identity_on ? openNow(items, opened) : askFirst(open, done);
  const verified = open.buttons.find((step) => step.code === open.verify_step);
  const already = open.steps.find((step) => step.code === open.verify_step);
  return node("div", { class: "gap" }, parts, openingRows(open),
    already ? note("ok", "Đã kiểm tra danh tính", node("p", {}, say("Ngày {day}. Máy chủ chỉ lưu việc đã kiểm tra và ngày, không lưu là ai.", { day: dayWords(already.day) }))) : null,
    verified && open.identity_on && !already ? node("details", {}, node("summary", {}, "Ghi “đã kiểm tra danh tính”"), node("p", {}, "Máy chủ chỉ lưu hai điều: đã kiểm tra, và ngày."), stepForm(open, verified, done)) : null);
}

function askFirst(open, done) {
  const grounds = open.identity_grounds.map(([code, name]) => ({ code, ...tick(name, "", false, "radio", `ground-${open.code}`) }));
  const go = node("button", { type: "submit", class: "button danger" }, "Mở niêm phong danh tính");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() },
    note("soon", "Chỉ mở khi việc đang làm cần đến", node("p", {}, "Việc mở được ghi ngay với tên người mở, ngày và việc cần mở, không xóa được; những người cùng giải quyết đều thấy. Chữ viết tay và bản gốc ảnh cũng nằm ở đây.")),
    node("fieldset", { class: "gap" }, node("legend", {}, "Cần mở để"), grounds.map((one) => one.box)), go);
  acting(go, async () => {
    const chosen = grounds.find((one) => one.input.checked);
    if (!chosen) throw new Plain("Chọn việc cần mở.");
    await askOffice(`viec/${open.code}/danh-tinh`, { ground: chosen.code });
    await done();
  });
  return form;
}

// Who opened it, when and for what: the same list for everybody who handles the case.
function openingRows(open) {
  if (!open.identity_openings.length) return null;
  const rows = open.identity_openings.map((one) => node("li", {}, node("time", {}, dayWords(one.day)), one.name, node("small", {}, ` ${one.ground_name}`)));
  return node("details", {}, node("summary", {}, say("Đã mở {count} lần", { count: rows.length })), node("ol", { class: "steps" }, rows));
}

function openNow(items, opened) {
  const place = node("div", { class: "gap" }, node("p", { class: "busy" }, "Đang mở…"));
  (async () => {
    const shown = [];
    for (const item of items) shown.push(openedFiles("Danh tính và bản gốc", unpack(await opened.bytes(item))));
    place.replaceChildren(...shown);
  })().catch((error) => place.replaceChildren(note("late", "Không mở được", node("p", {}, error.plain || error.message))));
  return place;
}
