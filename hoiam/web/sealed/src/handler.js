// "Tôi được giao giải quyết": the half of the reading page that is for who handles a sealed case.
import { say, sayAgain } from "./handler_words.js";
import { node, note, press, sayError, stage } from "./handler_dom.js";
import { NotSignedIn, SIGN_IN, askOffice } from "./handler_office.js";
import { acceptList } from "./handler_trust.js";
import { lockWhenIdle, passkeyPart, setUpKey, unlockKey } from "./handler_key.js";
import { declare, listAlarm, workList } from "./handler_work.js";
import { caseScreen } from "./handler_case.js";
import { deskScreen } from "./handler_desk.js";
import { judgedList, listFingerprint } from "./handler_list.js";

// Fill `root` with the handler's half; `parameters` are those of the page.
export async function startHandling(root, parameters) {
  const me = { parameters, drafts: new Map() };
  const show = stage(root);
  const failed = (error) => show(trouble(error, () => begin(me, show, failed)));
  document.addEventListener("tongue", () => sayAgain(root));
  await begin(me, show, failed);
  window.addEventListener("pagehide", () => { forget(me); root.replaceChildren(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) begin(me, show, failed); });
}

function trouble(error, again) {
  if (error instanceof NotSignedIn) return node("div", { class: "gap" }, node("h2", {}, "Đăng nhập để xem hồ sơ được giao"), node("p", {}, "Phần này dành cho cán bộ được giao giải quyết."), node("p", {}, node("a", { class: "button", href: SIGN_IN }, "Đăng nhập")));
  return node("div", { class: "gap" }, note("late", "Không tiếp tục được", node("p", { role: "alert" }, sayError(error))), press("Thử lại", again, "button quiet"));
}

async function begin(me, show, failed) {
  try {
    show(node("p", { class: "busy" }, "Đang hỏi máy chủ…"));
    const session = await askOffice("phien");
    me.officer = session.officer;
    const done = async (opened) => {
      Object.assign(me, opened);
      if (me.unwatch) me.unwatch();
      me.unwatch = lockWhenIdle(() => lock(me, show, failed));
      await work(me, show, failed);
    };
    if (!session.may_hold) show(node("h2", {}, "Chưa được giao phần này"), node("p", {}, "Chỉ cán bộ tiếp nhận, xử lý, lãnh đạo có vai trò đang hiệu lực mới giữ khóa giải quyết hồ sơ niêm phong."));
    else if (session.key) {
      me.key = session.key;
      unlockKey(withDesk(me, show, failed), done, session.key, () => setUpKey(show, done, session.officer));
    } else setUpKey(withDesk(me, show, failed), done, session.officer);
  } catch (error) {
    failed(error);
  }
}

// A letter on paper is sealed without any key of one's own.
function withDesk(me, show, failed) {
  const desk = press("Niêm phong thư giấy tại bàn", () => deskScreen({ show, me, back: () => begin(me, show, failed) }).catch(failed), "button quiet");
  return (...parts) => show(...parts, node("hr", { class: "no-print" }), node("p", { class: "no-print" }, desk));
}

function forget(me) {
  me.identity = "";
  me.drafts = new Map();
}

function lock(me, show, failed) {
  forget(me);
  if (me.unwatch) me.unwatch();
  begin(me, show, failed);
}

async function work(me, show, failed) {
  try {
    const told = await askOffice("viec");
    const { list, judged } = judgedList(told.list, me);
    const back = () => work(me, show, failed);
    const opened = (code) => caseScreen({ show: framed(me, show, failed), me, code, back }).catch(failed);
    const chosen = (row) => (row.declared ? opened(row.code) : declare(framed(me, show, failed), row, back, () => opened(row.code)));
    const alarm = listAlarm(judged, () => { acceptList(list, list.hash, localStorage); back(); });
    workList((...parts) => framed(me, show, failed)(alarm, ...parts, devicePart(me, list)), me, told.rows, judged, chosen);
  } catch (error) {
    failed(error);
  }
}

// Everything that is shown after the key was opened has the way to close it again on top.
function framed(me, show, failed) {
  return (...parts) => show(node("p", { class: "row no-print" }, node("span", {}, say("{name}: khóa đang mở, tự khóa sau 15 phút không dùng.", { name: me.officer.name })), press("Khóa lại", () => lock(me, show, failed), "button quiet"), node("a", { href: "/van-phong/" }, "Việc của tôi")), ...parts);
}

function devicePart(me, list) {
  const said = node("p", { role: "status" });
  return node("details", {}, node("summary", {}, "Khóa của tôi, danh sách người nhận"),
    node("div", { class: "gap" }, node("p", {}, "Khóa công khai của tôi:"), node("p", { class: "small" }, me.recipient),
      node("p", {}, list.number ? say("Danh sách người nhận số {number}, dấu khóa ký:", { number: list.number }) : "Dấu khóa ký danh sách:"), node("p", { class: "small" }, listFingerprint(me)),
      passkeyPart(me, (words) => { said.textContent = say(words); }), said));
}
