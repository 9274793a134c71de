// Who it is lies under a seal of its own. Opening it is an act that is written down before the key
// is handed out.
import { acting, dayWords, node, note, Plain, tick } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { unpack } from "./tar.js";
import { openedFiles } from "./handler_view.js";
import { stepForm } from "./handler_write.js";

const GROUNDS = [
  "Kiểm tra thông tin về người tố cáo và điều kiện thụ lý (Điều 24 Luật Tố cáo)",
  "Mời người tố cáo làm việc, bổ sung chứng cứ",
  "Bảo vệ người tố cáo, người thân thích (Điều 47, 49 Luật Tố cáo)",
];

export function identityPart(open, opened, done) {
  const items = open.items.filter((item) => item.kind === "identity");
  if (!items.length) return node("p", { class: "empty" }, "Người gửi không kèm phần danh tính.");
  const parts = open.identity_on ? openNow(items, opened) : askFirst(open, done);
  const verified = open.buttons.find((step) => step.code === open.verify_step);
  const already = open.steps.find((step) => step.code === open.verify_step);
  return node("div", { class: "gap" }, parts,
    already ? note("ok", "Đã kiểm tra danh tính", node("p", {}, `Ngày ${dayWords(already.day)}. Máy chủ chỉ lưu việc đã kiểm tra và ngày, không lưu là ai.`)) : null,
    verified && open.identity_on && !already ? node("details", {}, node("summary", {}, "Ghi “đã kiểm tra danh tính”"), node("p", {}, "Máy chủ chỉ lưu hai điều: đã kiểm tra, và ngày."), stepForm(open, verified, done)) : null);
}

function askFirst(open, done) {
  const reasons = GROUNDS.map((one) => tick(one, "", false, "radio", `ground-${open.code}`));
  const go = node("button", { type: "submit", class: "button danger" }, "Mở niêm phong danh tính");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() },
    note("soon", "Chỉ mở khi việc đang làm cần đến", node("p", {}, "Việc mở được ghi ngay với tên người mở và ngày, không xóa được; những người cùng giải quyết đều thấy. Chữ viết tay và bản gốc ảnh cũng nằm ở đây.")),
    node("fieldset", { class: "gap" }, node("legend", {}, "Cần mở để"), reasons.map((one) => one.box)), go);
  acting(go, async () => {
    if (!reasons.some((one) => one.checked)) throw new Plain("Chọn việc cần mở.");
    await askOffice(`viec/${open.code}/danh-tinh`, {});
    await done();
  });
  return form;
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
