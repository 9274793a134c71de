// The officer's list of sealed cases, and the declaration before anything of one is handed out.
import { say } from "./handler_words.js";
import { acting, dayWords, facts, node, note, press, tick } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { waitsForList } from "./handler_key.js";

// Decree 31/2019, Art. 5 and Art. 10(3): who may not settle or verify.
const NEAR = [
  "là người bị tố cáo, hoặc có quyền, lợi ích liên quan trực tiếp đến việc bị tố cáo",
  "là vợ, chồng; cha, mẹ đẻ hoặc nuôi; cha, mẹ vợ hoặc chồng; con đẻ, con nuôi; con dâu, con rể của người bị tố cáo",
  "là anh, chị, em ruột của người bị tố cáo, hoặc của vợ, chồng người bị tố cáo",
  "có căn cứ khác cho thấy có thể không vô tư, khách quan",
];

function workRow(row, open) {
  const isNew = !row.declared;
  return node("li", {},
    node("h3", {}, node("a", { href: `#viec-${row.code}`, onclick: (event) => { event.preventDefault(); open(row); } }, row.code)),
    node("p", { class: "row" }, node("span", { class: isNew ? "mark promise" : "mark" }, isNew ? "chưa cam kết" : row.state_name), node("span", {}, say("nhận ngày {day}", { day: dayWords(row.received_on) })), node("span", {}, row.unit_name)),
    row.newest && !isNew ? node("p", { class: "small" }, say("Mới nhất: {what}, ngày {day}", { what: row.newest.kind_name, day: dayWords(row.newest.day) })) : null);
}

export function workList(show, me, rows, judged, open) {
  const running = rows.filter((row) => !row.is_ended);
  const ended = rows.filter((row) => row.is_ended);
  const list = (found) => node("ul", { class: "items" }, found.map((row) => workRow(row, open)));
  show(
    node("h2", {}, "Hồ sơ được giao"),
    waitsForList(me, judged),
    running.length ? list(running) : node("p", { class: "empty" }, "Chưa có hồ sơ nào đang giải quyết."),
    ended.length ? node("details", {}, node("summary", {}, say("Đã kết thúc ({count})", { count: ended.length })), list(ended)) : null,
  );
}

export function declare(show, row, back, opened) {
  const none = tick("Không có trường hợp nào trong bốn trường hợp trên", "Hồ sơ mở ra; việc mở được ghi lại.", false, "radio", "declared");
  const some = tick("Có, hoặc không chắc", "Không cần nói trường hợp nào. Hồ sơ đóng lại với người này ngay và không mở lại.", false, "radio", "declared");
  const go = node("button", { type: "submit", class: "button" }, "Xác nhận");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() },
    node("fieldset", { class: "gap" }, node("legend", {}, "Sau khi đọc nội dung mới biết người bị tố cáo là ai thì khai lại được ở trong hồ sơ."), none.box, some.box),
    node("div", { class: "row" }, go, press("Quay lại", back, "button quiet")));
  show(
    node("h2", {}, say("Cam kết trước khi mở hồ sơ {code}", { code: row.code })),
    facts([["Ngày nhận", dayWords(row.received_on)], ["Nơi nhận", row.unit_name]]),
    node("p", {}, "Người giải quyết, xác minh không được (khoản 3 Điều 10, Điều 5 Nghị định 31/2019/NĐ-CP):"),
    node("ul", {}, NEAR.map((one) => node("li", {}, one))),
    form,
  );
  acting(go, async () => {
    if (!none.checked && !some.checked) { none.input.focus(); return; }
    await askOffice(`viec/${row.code}/cam-ket`, { conflict: some.checked });
    await (some.checked ? back() : opened());
  });
}

// What this device has against the list, or new people on it: said before anything else.
export function listAlarm(judged, accept) {
  if (judged.isMissing) return note("soon", "Tỉnh chưa công bố danh sách người nhận", node("p", {}, "Chưa niêm phong gì được cho đến khi có danh sách đã ký."));
  if (judged.stop) return note("late", "Không tin được danh sách người nhận", node("ul", {}, judged.alarms.map((one) => node("li", {}, one))), node("p", {}, "Đừng gửi gì thêm từ trang này. Gọi người phụ trách ở tỉnh theo số trên thông báo niêm yết, không theo số trên màn hình; giữ nguyên máy."));
  if (!judged.strangers.length) return judged.gone.length ? note("", "Danh sách người nhận đã đổi", node("p", {}, say("Không còn trong danh sách: {names}.", { names: judged.gone.join("; ") }))) : null;
  const sure = tick(judged.isFirst ? "Đã đối chiếu với thông báo niêm yết" : "Tôi biết những người này và việc họ được thêm là đúng");
  const go = press("Ghi nhớ trên máy này", () => {});
  const box = note("late", judged.isFirst ? "Danh sách người nhận, lần đầu trên máy này" : "Có khóa mới trong danh sách người nhận",
    node("p", {}, judged.isFirst ? "Máy này chưa biết danh sách nào. Hãy đối chiếu từng tên với thông báo niêm yết ở trụ sở." : "Từ nay tài liệu mới có thể được niêm phong cho những khóa này. Nếu không biết vì sao, đừng xác nhận; hãy gọi người phụ trách ở tỉnh."),
    node("ul", {}, judged.strangers.map((one) => node("li", {}, one.name, node("small", {}, ` ${one.key.slice(0, 16)}…${one.key.slice(-6)}`)))),
    judged.gone.length ? node("p", {}, say("Không còn: {names}.", { names: judged.gone.join("; ") })) : null,
    sure.box, go);
  acting(go, async () => {
    if (!sure.checked) { sure.input.focus(); return; }
    accept();
  });
  return box;
}
