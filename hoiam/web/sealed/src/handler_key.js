// The officer's own key: made on their device, kept on the server only under a passphrase that the
// server never had (and, where wanted, under a passkey as a second way in).
import { say } from "./handler_words.js";
import { acting, field, node, note, Plain, press, tick } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { fromBase64, fromUtf8, newPair, openWithPhrase, recipientOf, sealWithPhrase, toBase64, utf8 } from "./age.js";
import { canPasskey, openByPasskey, sealToPasskey } from "./handler_passkey.js";

// 24 signs of 32, without those that are read as another: 120 bits, in six groups.
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 6;
const LOCK_AFTER = 15 * 60 * 1000;

export function newPhrase(random = (count) => crypto.getRandomValues(new Uint8Array(count))) {
  const signs = [...random(GROUPS * 4)].map((byte) => SIGNS[byte & 31]).join("");
  return signs.match(/.{4}/g).join("-");
}

// As it was printed, however it was typed.
export function tidyPhrase(typed) {
  const signs = typed.toLowerCase().replace(/[^0-9a-z]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  return (signs.match(/.{1,4}/g) || []).join("-");
}

export function setUpKey(show, done, officer) {
  const begin = press("Tạo khóa trên máy này", () => {});
  show(
    node("h2", {}, "Tạo khóa giải quyết hồ sơ niêm phong"),
    node("p", {}, "Khóa được tạo ngay trên máy này và chỉ mở được bằng một cụm mật khẩu do máy sinh ra. Máy chủ giữ bản đã khóa, không có cụm mật khẩu; mất cụm mật khẩu thì không ai lấy lại được khóa này."),
    node("p", {}, "Cần sẵn máy in, hoặc giấy bút. Nên làm trên máy của riêng mình, không làm trên máy dùng chung."),
    begin,
  );
  acting(begin, async () => {
    showPhrase(show, done, officer, await newPair(), newPhrase());
  });
}

function showPhrase(show, done, officer, made, phrase) {
  const again = field("Gõ lại cụm mật khẩu vừa in", { autocomplete: "off", autocapitalize: "none", spellcheck: "false" }, "Để chắc rằng đã chép đúng. Không phân biệt chữ hoa, dấu gạch.");
  const save = press("Cất khóa", () => {});
  const sheet = node("section", { class: "card sheet" },
    node("h3", {}, "Cụm mật khẩu mở khóa hồ sơ niêm phong"),
    node("p", {}, officer.name),
    node("p", { class: "code" }, phrase),
    node("p", {}, say("Khóa công khai: {key}", { key: made.recipient })),
    node("p", { class: "small" }, "Giữ như giữ con dấu: cất trong tủ có khóa, không chụp ảnh, không gửi qua tin nhắn, không lưu trên máy. Trang này hiện cụm mật khẩu một lần duy nhất."));
  show(
    node("h2", {}, "In cụm mật khẩu"),
    sheet,
    node("div", { class: "row no-print" }, press("In", () => window.print(), "button quiet")),
    node("form", { class: "gap no-print", onsubmit: (event) => event.preventDefault() }, again.box, save),
  );
  acting(save, async (tell) => {
    if (tidyPhrase(again.value) !== phrase) throw new Plain("Cụm mật khẩu gõ lại chưa khớp. Hãy xem lại bản in.");
    tell("Đang khóa…");
    const kept = await sealWithPhrase(utf8(`${made.identity}\n`), phrase);
    await askOffice("khoa-cua-toi", { recipient: made.recipient, protected: toBase64(kept) });
    await done(made);
  });
}

// A passphrase that is lost is lost: a new key is made, and others hand its keeper the cases again.
function lostPart(lost) {
  return node("details", {}, node("summary", {}, "Mất cụm mật khẩu"),
    node("p", {}, "Không ai lấy lại được cụm mật khẩu hay khóa cũ. Tạo khóa mới trên máy này, rồi:"),
    node("ol", {}, node("li", {}, "báo người lập danh sách để tỉnh ký danh sách có khóa mới; trước đó thư mới không mở được bằng khóa này;"), node("li", {}, "đề nghị hai người giữ khóa dự phòng bọc lại các hồ sơ đang giữ. Người gửi được báo việc này.")),
    press("Bỏ khóa cũ, tạo khóa mới", () => { if (window.confirm(say("Cất khóa mới xong thì khóa cũ thôi dùng. Tiếp tục?"))) lost(); }, "button quiet"));
}

// Ask for the passphrase, or for the passkey, and give the identity.
export function unlockKey(show, done, key, lost) {
  const typed = field("Cụm mật khẩu", { type: "password", autocomplete: "off", autocapitalize: "none", spellcheck: "false" }, "24 chữ và số trên tờ đã in khi tạo khóa.");
  const seen = tick("Hiện cụm mật khẩu khi gõ");
  seen.input.addEventListener("change", () => { typed.input.type = seen.checked ? "text" : "password"; });
  const open = node("button", { type: "submit", class: "button" }, "Mở khóa");
  const form = node("form", { class: "gap narrow", onsubmit: (event) => event.preventDefault() }, typed.box, seen.box, open);
  const other = key.passkey ? press("Mở bằng khóa thiết bị (vân tay, mã PIN, khóa USB)", () => {}, "button quiet") : null;
  show(node("h2", {}, "Mở khóa của mình"), form, other, lostPart(lost));
  acting(open, async (tell) => {
    tell("Đang mở, chờ vài giây…");
    await done(await opened(() => openWithPhrase(fromBase64(key.protected), tidyPhrase(typed.value), (part) => tell(say("Đang mở… {part}%", { part: Math.round(part * 100) }))), key, "Cụm mật khẩu chưa đúng. Hãy so với tờ đã in."));
  });
  if (other) acting(other, async () => {
    await done(await opened(() => openByPasskey(fromBase64(key.passkey)), key, "Khóa thiết bị không mở được. Hãy dùng cụm mật khẩu."));
  });
  typed.input.focus();
}

async function opened(act, key, wrong) {
  let bytes;
  try {
    bytes = await act();
  } catch {
    throw new Plain(wrong);
  }
  const identity = fromUtf8(bytes).trim();
  await checkPair(identity, key.recipient);
  return { identity, recipient: key.recipient };
}

// The server could hand back somebody else's key file: what is opened has to be the key it names.
async function checkPair(identity, recipient) {
  const own = await recipientOf(identity).catch(() => "");
  if (own !== recipient) throw new Plain("Khóa mở ra không phải khóa công khai đang ghi trên máy chủ. Đừng dùng tiếp; báo người quản trị.");
}

// A second way in: the same identity, sealed to a passkey of this device.
export function passkeyPart(me, said) {
  if (!canPasskey()) return null;
  const add = press("Thêm cách mở bằng khóa thiết bị", () => {}, "button quiet");
  const box = node("details", {}, node("summary", {}, "Mở bằng vân tay, mã PIN hoặc khóa USB"),
    node("p", {}, "Thêm một cách mở khóa bằng thiết bị này, bên cạnh cụm mật khẩu. Cụm mật khẩu vẫn phải giữ: mất thiết bị thì còn nó."), node("div", {}, add));
  acting(add, async () => {
    const kept = await sealToPasskey(me.officer.name, utf8(`${me.identity}\n`));
    await askOffice("khoa-cua-toi", { recipient: me.recipient, passkey: toBase64(kept) });
    said("Đã thêm. Lần sau có thể mở bằng khóa thiết bị.");
  });
  return box;
}

// Nobody touches the page for a while: what was opened is closed.
export function lockWhenIdle(lock) {
  let timer = 0;
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(lock, LOCK_AFTER);
  };
  const kinds = ["keydown", "pointerdown", "input"];
  kinds.forEach((kind) => document.addEventListener(kind, touched, { passive: true }));
  touched();
  return () => {
    clearTimeout(timer);
    kinds.forEach((kind) => document.removeEventListener(kind, touched));
  };
}

export function waitsForList(me, list) {
  if (list && list.isListed) return null;
  return note("soon", "Khóa này chưa có trong danh sách đã ký", node("p", {}, "Hồ sơ mới chỉ được niêm phong cho người có trong danh sách do tỉnh ký. Hãy đọc khóa công khai dưới đây cho người lập danh sách và đối chiếu từng chữ:"), node("p", { class: "small" }, me.recipient));
}
