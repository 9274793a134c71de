// Keys and people of one case: who has it, who joins, who leaves, and a new key for what comes later.
import { say } from "./handler_words.js";
import { acting, dayWords, field, node, note, Plain, press, tick } from "./handler_dom.js";
import { askOffice, parcel } from "./handler_office.js";
import { STANZAS, newPair, sealToMany, utf8 } from "./age.js";
import { isSettled } from "./handler_trust.js";

// Wrap one identity to people of the signed list, to the recovery, and to keys nobody has.
export async function wrapFor(list, recipients, identity) {
  const to = [...new Set([...recipients, list.recovery.recipient])];
  if (to.length > STANZAS) throw new Plain(say("Nhiều nhất {most} người được giao một hồ sơ.", { most: STANZAS - 1 }));
  return sealToMany(utf8(`${identity}\n`), to);
}

export const listed = (list) => list.groups.flatMap((group) => group.handlers.map((one) => ({ ...one, group: group.name })));

function checkList(open) {
  if (!isSettled(open.judged)) throw new Plain("Danh sách người nhận chưa được đối chiếu trên máy này. Làm việc đó trước, ở đầu trang.");
}

// Whose keys, of those who work on the case now, stand in the signed list: the server is not believed.
export function keysOf(open, part) {
  const known = new Map(listed(open.list).map((one) => [one.recipient, one]));
  const now = open.members.filter((one) => !one.relieved_on && (!part || one.part === part));
  const strange = now.filter((one) => !known.has(one.recipient));
  return { recipients: now.filter((one) => known.has(one.recipient)).map((one) => one.recipient), strange };
}

// A new content key: what comes from now on opens for those who are left.
export async function newKey(open, purpose, recipients) {
  checkList(open);
  const made = await newPair();
  const wrapped = await wrapFor(open.list, recipients, made.identity);
  const told = await askOffice(`viec/${open.code}/khoa`, parcel({ purpose, recipient: made.recipient, list_number: open.list.number }, { key: wrapped }));
  return { ...made, number: told.number, purpose };
}

// The same key for other people: who is named later reads what came before.
export async function wrapAnew(open, key, identity, recipients) {
  checkList(open);
  const wrapped = await wrapFor(open.list, recipients, identity);
  return askOffice(`viec/${open.code}/khoa`, parcel({ purpose: key.purpose, recipient: key.recipient, list_number: open.list.number }, { key: wrapped }));
}

function memberRow(open, one, done, back) {
  const state = one.conflict ? "đã thôi, có xung đột lợi ích" : one.relieved_on ? "đã thôi" : one.declared_on ? "đã cam kết" : "chưa cam kết";
  const go = one.may_relieve ? press(one.is_me ? "Thôi nhận hồ sơ này" : "Cho thôi", () => {}, "button quiet") : null;
  const row = node("li", {}, node("h3", {}, one.name), node("p", {}, `${one.part_name}, ${one.unit_name}: `, state), go);
  if (go) acting(go, async () => {
    if (!window.confirm(say("{name} sẽ không nhận được gì thêm của hồ sơ này. Tiếp tục?", { name: one.name }))) return;
    await askOffice(`viec/${open.code}/nguoi`, { relieve: one.number });
    await (one.is_me ? back() : done());
  });
  return row;
}

export function peoplePart(open, opened, done, back) {
  const { recipients, strange } = keysOf(open, "handler");
  const parts = [node("ul", { class: "items" }, open.members.map((one) => memberRow(open, one, done, back)))];
  if (strange.length) parts.push(note("late", "Khóa không có trong danh sách đã ký", node("p", {}, say("{names}: máy chủ nói người này được giao, danh sách đã ký không có khóa của họ. Tài liệu mới sẽ không được niêm phong cho khóa đó.", { names: strange.map((one) => one.name).join("; ") }))));
  if (open.has_left) {
    const go = press("Tạo khóa mới cho tài liệu sau", () => {}, "button");
    parts.push(note("soon", "Có người đã thôi", node("p", {}, "Người đã thôi không được giao gì thêm. Tạo khóa mới để những gì viết từ nay không mở được bằng khóa họ đang có.")), go);
    acting(go, async () => { await newKey(open, "content", recipients); await done(); });
  }
  parts.push(joinForm(open, opened, recipients, done));
  return node("div", { class: "gap" }, parts);
}

// Another handler of the signed list joins, and is given the content keys that this reader has.
function joinForm(open, opened, recipients, done) {
  const here = new Set(open.members.filter((one) => !one.relieved_on || one.conflict).map((one) => one.code));
  const free = listed(open.list).filter((one) => !here.has(one.code));
  if (!open.may_name || !free.length) return null;
  const who = field("Thêm người giải quyết", { tag: "select", options: free.map((one) => [one.code, `${one.name}, ${one.post}, ${one.group}`]) }, "Chỉ người có trong danh sách đã ký. Người này đọc được toàn bộ nội dung, không đọc phần danh tính.");
  const sure = tick("Người này không phải người bị tố cáo, không dưới quyền người bị tố cáo");
  const go = node("button", { type: "submit", class: "button quiet" }, "Thêm và chuyển khóa");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() }, who.box, sure.box, go);
  acting(go, async () => {
    if (!sure.checked) throw new Plain("Đánh dấu xác nhận trước.");
    const one = free.find((found) => found.code === who.value);
    checkList(open);
    await askOffice(`viec/${open.code}/nguoi`, { part: "handler", recipient: one.recipient });
    for (const key of opened.contentKeys()) await wrapAnew(open, key, key.identity, [...recipients, one.recipient]);
    await done();
  });
  return node("details", {}, node("summary", {}, "Thêm người giải quyết"), form);
}

export function keyRows(open) {
  return node("ul", { class: "items" }, open.keys.map((key) => node("li", {}, say("Khóa {number} ({purpose}), lập ngày {day}, theo danh sách số {list}", { number: key.number, purpose: key.purpose_name, day: dayWords(key.made_on), list: key.list_number }))));
}
