// What a handler writes, sealed on their device before it leaves: an answer, minutes, a line of the
// register, the protection of persons.
import { say } from "./handler_words.js";
import { acting, bytesOf, dayWords, field, node, note, Plain, tick } from "./handler_dom.js";
import { askOffice, parcel } from "./handler_office.js";
import { seal, utf8 } from "./age.js";
import { pack, safeName } from "./tar.js";
import { isPicture, redrawn } from "./handler_view.js";
import { keysOf, newKey } from "./handler_people.js";

const MOST = 25 * 1024 * 1024;

// Seal files to the newest content key (and to the sender's, where they are to read it too).
export async function sealItem(open, { kind, key, files, also = [] }) {
  const sealed = await seal(pack(files.map((file) => ({ ...file, name: safeName(file.name) }))), [key.recipient, ...also]);
  return askOffice(`viec/${open.code}/muc`, parcel({ kind, key: key.number }, { item: sealed }));
}

export async function addedFiles(input) {
  const files = [];
  for (const file of input.files || []) {
    const bytes = await bytesOf(file);
    files.push(isPicture(file.name) ? { name: `${file.name.replace(/\.[^.]*$/, "")}.jpg`, bytes: await redrawn({ name: file.name, bytes }) } : { name: file.name, bytes });
  }
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > MOST) throw new Plain("Các tệp quá lớn: tất cả không quá 25 MB.");
  const names = new Set();
  for (const file of files) {
    while (names.has(file.name)) file.name = file.name.replace(/(\.[^.]*)?$/, "-2$1");
    names.add(file.name);
  }
  return files;
}

function written(title, name, { label, help, files = true, more = [] }, act, done) {
  const words = field(label, { tag: "textarea", rows: 8, autocomplete: "off", spellcheck: "false" }, help);
  const extra = files ? field("Tệp kèm theo", { type: "file", multiple: true }, "Ảnh được vẽ lại để bỏ nơi chụp, tên máy. Tệp khác giữ nguyên.") : null;
  const go = node("button", { type: "submit", class: "button" }, title);
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() }, more.map((one) => one.box), words.box, extra && extra.box, go);
  acting(go, async (tell) => {
    if (!words.value) throw new Plain("Chưa có nội dung.");
    tell("Đang niêm phong…");
    const head = more.filter((one) => one.label && one.value).map((one) => `${one.label}: ${one.value}`);
    const text = [...head, words.value].join("\n");
    await act([{ name, bytes: utf8(`${text}\n`) }, ...(extra ? await addedFiles(extra.input) : [])], tell);
    await done();
  });
  return form;
}

export function answerForm(open, done) {
  return written("Niêm phong và gửi", "tra-loi.txt", {
    label: "Trả lời hoặc hỏi thêm người gửi",
    help: "Người gửi mở bằng số biên nhận và mã tra cứu của mình. Đừng nhắc họ tên, chức vụ của ai trong câu trả lời nếu không cần.",
  }, (files) => sealItem(open, { kind: "answer", key: open.contentKey, also: [open.sender_recipient], files }), done);
}

export function minutesForm(open, done) {
  return written("Niêm phong và lưu", "bien-ban.txt", { label: "Biên bản, ghi chép làm việc", help: "Chỉ những người được giao hồ sơ này đọc được." },
    (files) => sealItem(open, { kind: "minutes", key: open.contentKey, files }), done);
}

const named = (label, options = {}, help = "") => Object.defineProperty(field(label, { autocomplete: "off", ...options }, help), "label", { value: label });

// Law on Denunciations, Art. 47, 49, 56 to 58: whom, against what, by whom, until when. It says who
// it is: it is sealed as that is, each time with a key of its own for those who handle it now.
export function protectionForm(open, done) {
  if (!open.identity_on) return note("soon", "Mở niêm phong danh tính trước", node("p", {}, "Phần này nói về người tố cáo và người thân thích, nên được niêm phong cùng danh tính. Mở niêm phong danh tính ở phần trên rồi ghi."));
  const more = [
    named("Người được bảo vệ", {}, "Ghi bằng quan hệ khi đủ rõ; họ tên đã có trong phần danh tính."),
    named("Là", { tag: "select", options: ["người tố cáo", "vợ hoặc chồng của người tố cáo", "cha, mẹ đẻ hoặc nuôi", "con đẻ, con nuôi", "người bị tố cáo, trước khi có kết luận"].map((one) => [one, one]) }),
    named("Biện pháp", { tag: "select", options: ["bảo vệ bí mật thông tin (Điều 56)", "bảo vệ vị trí công tác, việc làm (Điều 57)", "bảo vệ tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm (Điều 58)"].map((one) => [one, one]) }),
    named("Yêu cầu bằng", { tag: "select", options: [["văn bản", "văn bản"], ["lời nói, điện thoại vì khẩn cấp", "lời nói, điện thoại vì khẩn cấp; văn bản bổ sung sau"]] }),
    named("Cơ quan áp dụng"),
    named("Từ ngày", { type: "date" }),
    named("Đến ngày", { type: "date" }, "Để trống khi chưa chấm dứt."),
  ];
  return written("Niêm phong và ghi", "bao-ve.txt", { label: "Căn cứ, việc đã làm", help: "Niêm phong cùng danh tính: người giải quyết phải mở niêm phong ấy mới đọc được; người xác minh không đọc được.", more, files: false },
    async (files) => sealItem(open, { kind: "protection", key: await newKey(open, "identity", keysOf(open, "handler").recipients), files }), done);
}

// The columns of the register of denunciations that say who and what: they stand behind the seal,
// the coded ones in the register.
export function registerForm(open, done) {
  const more = [
    named("Số, ký hiệu trong sổ giấy"),
    named("Người tố cáo", {}, "Chỉ ghi khi cần cho sổ mật; để trống thì sổ ghi “theo phong bì danh tính”."),
    named("Người bị tố cáo, chức vụ, nơi làm việc"),
    named("Người xử lý"),
  ];
  const form = written("Niêm phong dòng sổ", "dong-so.txt", { label: "Tóm tắt nội dung tố cáo", help: "Dòng này in được từ trang đọc; máy chủ không đọc được.", more, files: false },
    (files) => sealItem(open, { kind: "register-line", key: open.contentKey, files }), done);
  more[0].input.value = open.code;
  return form;
}

// A coded step: what is said is a day and a code, never a word.
export function stepForm(open, step, done) {
  const parts = [];
  if (step.needs.includes("paper")) parts.push(["paper", field("Số văn bản", { autocomplete: "off", maxlength: 40 }, "Chỉ số và ký hiệu, ví dụ 12/TB-UBND.")]);
  if (step.needs.includes("day")) parts.push(["day", field("Ngày", { type: "date", value: open.today, max: open.today })]);
  for (const [name, label, options] of step.choices || []) parts.push([name, field(label, { tag: "select", options })]);
  const sure = tick(say("Xác nhận: {step}", { step: step.name.toLowerCase() }));
  const go = node("button", { type: "submit", class: "button" }, step.name);
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() }, step.help ? node("p", {}, step.help) : null, parts.map(([, one]) => one.box), sure.box, go);
  const key = crypto.randomUUID();
  acting(go, async () => {
    if (!sure.checked) { sure.input.focus(); throw new Plain("Đánh dấu xác nhận trước."); }
    await askOffice(`viec/${open.code}/buoc`, { key, step: step.code, ...Object.fromEntries(parts.map(([name, one]) => [name, one.value])) });
    await done();
  });
  return form;
}

export function stepRows(open) {
  if (!open.steps.length) return node("p", {}, "Chưa có bước nào.");
  return node("ol", { class: "steps" }, open.steps.map((step) => node("li", {}, node("time", {}, dayWords(step.day)), step.name, step.paper ? `, ${step.paper}` : "", node("small", {}, ` ${step.by_name}`))));
}

