// One sealed case as who was let in reads it: what came, what was answered, what is to be done.
import { say } from "./handler_words.js";
import { acting, dayWords, facts, node, note, press, sizeWords } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { fromBase64, fromUtf8, open as openAge, recipientOf } from "./age.js";
import { unpack } from "./tar.js";
import { acceptList } from "./handler_trust.js";
import { listAlarm } from "./handler_work.js";
import { openedFiles } from "./handler_view.js";
import { answerForm, minutesForm, protectionForm, registerForm, stepForm, stepRows } from "./handler_write.js";
import { keyRows, peoplePart } from "./handler_people.js";
import { copyForm } from "./handler_copy.js";
import { identityPart } from "./handler_identity.js";
import { papersPart } from "./handler_papers.js";
import { judgedList } from "./handler_list.js";
import { Drafts } from "./handler_drafts.js";

const IDENTITY = "Danh tính, bản gốc (niêm phong riêng)";
const PROTECTION = "Bảo vệ người tố cáo, người thân thích";

// Keys and files that were opened, in this page's memory alone.
class Opened {
  constructor(open, me) {
    this.open = open;
    this.me = me;
    this.identities = new Map();
    this.files = new Map();
    this.items = open.items;
  }

  async unwrap() {
    for (const key of this.open.keys) {
      try {
        const identity = fromUtf8(await openAge(fromBase64(key.wrapped), this.me.identity)).trim();
        // What is sealed to this key has to open by it: the recipient is looked at, not believed.
        if ((await recipientOf(identity)) === key.recipient) this.identities.set(key.recipient, identity);
        else key.is_wrong = true;
      } catch {
        key.is_shut = true;
      }
    }
  }

  keys(purpose) {
    const found = new Map();
    for (const key of this.open.keys) {
      if (key.purpose === purpose && this.identities.has(key.recipient)) found.set(key.recipient, { ...key, identity: this.identities.get(key.recipient) });
    }
    return [...found.values()];
  }

  contentKeys() {
    return this.keys("content");
  }

  async bytes(item) {
    if (!this.files.has(item.number)) {
      const sealed = await askOffice(`viec/${this.open.code}/tep/${item.number}`);
      this.files.set(item.number, await openAge(sealed, [...this.identities.values()]));
    }
    return this.files.get(item.number);
  }
}

// `stay` is the part that was being worked in: it stands open again.
export async function caseScreen({ show, me, code, back, stay = "" }) {
  const open = await askOffice(`viec/${code}`);
  Object.assign(open, judgedList(open.list, me));
  const opened = new Opened(open, me);
  await opened.unwrap();
  const drafts = me.drafts.get(code) || new Drafts();
  me.drafts.set(code, drafts);
  open.drafts = drafts;
  const again = (part = "") => caseScreen({ show, me, code, back, stay: part });
  open.stay = stay;
  open.contentKey = opened.contentKeys().at(-1) || opened.keys("copy").at(-1);
  open.identityKey = opened.keys("identity").at(-1);
  show(...head(open, back, again), ...parts(open, opened, show, again, back));
}

function head(open, back, again) {
  const shut = open.keys.length > 0 && !open.contentKey;
  const wrong = open.keys.some((key) => key.is_wrong);
  return [
    node("p", { class: "no-print" }, press("← Hồ sơ được giao", back, "button quiet")),
    node("h2", {}, say("Hồ sơ {code}", { code: open.code })),
    facts([["Ngày nhận", dayWords(open.received_on)], ["Nơi nhận", open.unit_name], ["Tình trạng", open.state_name], ["Vai trò", open.me.part_name]]),
    listAlarm(open.judged, () => { acceptList(open.list, open.list.hash, localStorage); again(); }),
    wrong ? note("late", "Khóa trong hồ sơ không khớp", node("p", {}, "Một khóa mở ra không phải khóa mà máy chủ nêu. Đừng gửi gì thêm; báo người phụ trách ở tỉnh.")) : null,
    shut ? note("soon", "Khóa của máy này chưa mở được hồ sơ", node("p", {}, "Hồ sơ được niêm phong cho khóa khác của người này, hoặc khóa chưa được giao. Nhờ một người cùng giải quyết thêm lại người này, hoặc đề nghị mở bằng khóa dự phòng.")) : null,
    open.register_url ? node("p", {}, node("a", { href: open.register_url }, "Dòng sổ tố cáo, thời hạn và các bước theo luật")) : null,
  ];
}

// `build(done)`: what was typed in the part goes when it is done, and stays through everything else.
function part(open, title, build, again, stays = false) {
  const isOpen = open.drafts.has(title) || (stays && open.stay === title);
  const done = () => { open.drafts.forget(title); return again(stays ? title : ""); };
  const place = node("div", { class: "gap" });
  const box = node("details", { class: "card" }, node("summary", {}, title), place);
  let built = false;
  const fill = () => {
    if (box.open && !built) { built = true; place.append(build(done)); open.drafts.watch(title, place); }
  };
  box.addEventListener("toggle", fill);
  box.open = isOpen;
  if (isOpen) fill();
  return box;
}

function itemRow(open, opened, item) {
  const place = node("div");
  const label = say("{what}, ngày {day}", { what: item.kind_name, day: dayWords(item.day) });
  const isShut = item.purpose === "identity" && !open.identity_on;
  const go = press("Mở", async () => {
    go.disabled = true;
    place.replaceChildren(node("p", { class: "busy" }, "Đang mở…"));
    try {
      place.replaceChildren(openedFiles(label, unpack(await opened.bytes(item))));
      go.hidden = true;
    } catch {
      place.replaceChildren(node("p", { class: "error", role: "alert" }, "Không mở được bằng khóa của máy này."));
      go.disabled = false;
    }
  }, "button quiet");
  go.setAttribute("aria-label", say("Mở {what}", { what: label }));
  const from = { "from-sender": "người gửi", "to-sender": "gửi người gửi", within: "nội bộ" }[item.direction];
  return node("li", {}, node("h3", {}, label), node("p", { class: "row" }, node("span", { class: "mark" }, from), node("small", {}, say("{size} đã niêm phong", { size: sizeWords(item.size) })), isShut ? node("small", {}, "cùng niêm phong danh tính: mở ở phần ấy trước") : go), place);
}

function parts(open, opened, show, again, back) {
  const items = open.items.filter((item) => item.kind !== "identity");
  const mine = open.contentKey && !open.judged.stop;
  const isHandler = open.me.part === "handler";
  const found = [
    node("h3", {}, "Tài liệu"),
    items.length ? node("ul", { class: "items" }, items.map((item) => itemRow(open, opened, item))) : node("p", { class: "empty" }, "Chưa có tài liệu nào giao cho khóa này."),
    mine && isHandler && open.sender_recipient ? part(open, "Trả lời người gửi", (done) => answerForm(open, done), again) : null,
    isHandler ? part(open, "Bước tiếp theo", () => node("div", {}, stepParts(open, again)), again) : null,
    isHandler ? part(open, IDENTITY, (done) => identityPart(open, opened, done), again, true) : null,
    mine && isHandler ? part(open, "Bản sao cho người xác minh", (done) => copyForm(open, opened, done), again) : null,
    mine ? part(open, "Biên bản, ghi chép", (done) => minutesForm(open, done), again) : null,
    mine && isHandler ? part(open, "Văn bản theo Nghị định 31/2019", () => papersPart(open, show, again), again) : null,
    mine && isHandler ? part(open, "Dòng sổ mật", (done) => registerForm(open, done), again) : null,
    mine && isHandler ? part(open, PROTECTION, (done) => protectionForm(open, done), again) : null,
    isHandler ? part(open, "Người được giao, khóa", (done) => node("div", { class: "gap" }, peoplePart(open, opened, done, back), keyRows(open)), again) : null,
    part(open, "Các bước đã làm", () => stepRows(open), again),
    part(open, "Tôi có xung đột lợi ích", () => conflictForm(open), again),
  ];
  return found.filter(Boolean);
}

function stepParts(open, again) {
  return open.buttons.filter((step) => step.code !== open.verify_step).map((step) => part(open, step.name, (done) => stepForm(open, step, done), again));
}

function conflictForm(open) {
  const closing = press("Tôi có xung đột lợi ích, đóng hồ sơ", () => {}, "button danger");
  const box = node("div", { class: "gap" }, node("p", {}, "Đọc rồi mới biết người bị tố cáo là ai: khai ở đây, hồ sơ đóng lại với người này ngay và không mở lại. Không cần nói trường hợp nào."), closing);
  acting(closing, async () => {
    if (!window.confirm(say("Hồ sơ sẽ đóng lại và không mở lại được. Tiếp tục?"))) return;
    await askOffice(`viec/${open.code}/cam-ket`, { conflict: true });
    location.reload();
  });
  return box;
}
