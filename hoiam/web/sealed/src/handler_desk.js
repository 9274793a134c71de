// A letter on paper, or words spoken at the desk, sealed in the desk's browser: nothing of it is
// typed, scanned or read by a program anywhere else. The handwriting and the name lie under the seal
// of the identity; who handles it gets the pages with both struck out.
import { say } from "./handler_words.js";
import { acting, bytesOf, dayWords, field, node, note, Plain, press, tick } from "./handler_dom.js";
import { utf8 } from "./age.js";
import { hand, list as newestList } from "./api.js";
import { grouped } from "./digits.js";
import { placeAddress } from "./receipt.js";
import { firstChoice, offers } from "./recipients.js";
import { safeName } from "./tar.js";
import { sealLetter } from "./sealing.js";
import { isPicture, strikeOut } from "./handler_view.js";
import { signedListOf } from "./handler_list.js";

const POSTS = [["unknown", "không rõ, hoặc là lãnh đạo nhưng không rõ cấp"], ["head", "người đứng đầu"], ["deputy", "cấp phó"], ["other", "cán bộ, công chức khác"]];
const FORMS = ["đơn có chữ ký hoặc điểm chỉ", "trình bày trực tiếp, đã lập biên bản có chữ ký", "thư không ký tên"];

export async function deskScreen({ show, me, back }) {
  const list = signedListOf(await newestList(), me);
  show(
    node("p", { class: "no-print" }, press("← Quay lại", back, "button quiet")),
    node("h2", {}, "Niêm phong thư giấy tại bàn"),
    note("", "Trước khi quét", node("ul", {},
      node("li", {}, "Phân loại trước: thư có nội dung tố cáo thì chỉ đọc lướt vừa đủ để biết, không vào sổ điện tử, không gõ lại, không nhận dạng chữ."),
      node("li", {}, "Quét vào thẳng máy này hoặc thẻ nhớ; không dùng thư mục chung, không gửi qua thư điện tử."),
      node("li", {}, "Niêm phong xong thì xóa tệp quét; bản giấy cho vào phong bì dán kín, ghi số biên nhận, nộp theo chế độ mật."))),
    filled(list, show, back),
  );
}

function filled(list, show, back) {
  const units = [["", "không rõ đơn vị"], ...list.units.map((one) => [one.code, one.name])];
  const unit = field("Đơn vị của người bị tố cáo", { tag: "select", options: units }, "Chỉ dùng trên máy này để chọn nơi nhận, không gửi đi.");
  const post = field("Chức vụ", { tag: "select", options: POSTS });
  const free = tick("Thư không nói gì đến người đứng đầu, cấp phó của nơi nhận");
  const place = node("div", { class: "gap" });
  let chosen = null;
  const refresh = () => {
    const told = { accused: [{ unit: unit.value, post: post.value }], leaders_free: free.checked, struck: [] };
    chosen = receivers(place, list, told);
  };
  [unit.input, post.input, free.input].forEach((one) => one.addEventListener("change", refresh));
  refresh();
  const kind = field("Hình thức", { tag: "select", options: FORMS.map((one) => [one, one]) });
  const pages = field("Các trang đã quét", { type: "file", multiple: true, accept: "image/jpeg,image/png,image/webp,application/pdf" }, "Bản gốc nằm dưới niêm phong danh tính. Ảnh từng trang hiện bên dưới để che tên, địa chỉ, chữ ký trước khi giao cho người giải quyết.");
  const drawn = node("div", { class: "gap" });
  let scans = [];
  pages.input.addEventListener("change", async () => { scans = await scanned(pages.input.files, drawn); });
  const words = field("Tóm tắt, nếu cần", { tag: "textarea", rows: 4, spellcheck: "false" }, "Không ghi tên người tố cáo. Để trống được.");
  const name = field("Họ tên người tố cáo", { autocomplete: "off", spellcheck: "false" }, "Nằm dưới niêm phong danh tính. Thư không ký tên thì để trống.");
  const address = field("Nơi ở", { autocomplete: "off", spellcheck: "false" });
  const go = node("button", { type: "submit", class: "button" }, "Niêm phong và gửi");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() }, unit.box, post.box, free.box, place, kind.box, pages.box, drawn, words.box, name.box, address.box, go);
  acting(go, async (tell) => {
    const picked = chosen();
    if (!picked) throw new Plain("Không nơi nào nhận được với chức vụ này. Chuyển thư lên cấp trên trong phong bì dán kín.");
    if (!scans.length && !words.value) throw new Plain("Chưa có trang quét nào, cũng chưa có tóm tắt.");
    const head = `Thư giấy nhận tại bàn tiếp công dân; hình thức: ${kind.value}.\n`;
    const content = [{ name: "thu.txt", bytes: utf8(`${head}\n${words.value}\n`) }];
    for (const scan of scans.filter((one) => one.struck && one.put.checked)) content.push({ name: `tep/${scan.number}.jpg`, bytes: await scan.struck.bytes() });
    const identity = scans.map((scan) => ({ name: `goc/${scan.number}-${safeName(scan.name, 60)}`, bytes: scan.bytes }));
    const self = { v: 1, name: name.value, address: address.value, contact: "", protection: false };
    identity.unshift({ name: "nguoi-gui.json", bytes: utf8(JSON.stringify(self)) });
    const made = await sealLetter({ list, offer: picked.offer, told: picked.told, content, identity }, (_what, part) => tell(say("Đang niêm phong… {part}%", { part: Math.round(part * 100) })));
    tell("Đang gửi…");
    const kept = await hand(made.manifest, made.blobs);
    receipt(show, back, made, kept);
  });
  return form;
}

// The groups as the rule offers them; what may not be chosen is not shown as a choice.
function receivers(place, list, told) {
  const found = offers(list, told).filter((one) => one.choice === "ok");
  const first = firstChoice(list, told) || (found[0] && found[0].group.code);
  const rows = found.map((offer) => ({ offer, box: tick(offer.group.name, offer.receivers.map((one) => `${one.name}, ${one.post}`).join("; "), offer.group.code === first, "radio", "desk-group") }));
  place.replaceChildren(rows.length ? node("fieldset", {}, node("legend", {}, "Nơi nhận"), rows.map(({ box }) => box.box)) : note("late", "Không nơi nào nhận được", node("p", {}, "Mọi nơi trong danh sách đều có thể chịu ảnh hưởng của người bị tố cáo, hoặc không đủ hai người nhận.")));
  return () => {
    const row = rows.find(({ box }) => box.checked);
    return row ? { offer: row.offer, told } : null;
  };
}

async function scanned(files, place) {
  const found = [];
  for (const [at, file] of [...files].entries()) {
    const scan = { number: at + 1, name: file.name, bytes: await bytesOf(file), struck: null, put: tick(say("Giao trang {number} đã che cho người giải quyết", { number: at + 1 }), isPicture(file.name) ? "Kéo trên trang để che." : "Tệp này không che được ở đây, chỉ nằm dưới niêm phong danh tính.") };
    const show = node("div", { hidden: true });
    if (isPicture(file.name)) {
      scan.put.input.addEventListener("change", () => {
        if (!scan.struck) {
          scan.struck = strikeOut(scan);
          const side = ["trái", "phải", "trên", "dưới"].map((name, edge) => press(say("Che mép {side}", { side: say(name) }), () => scan.struck.edge(edge), "button quiet"));
          show.append(scan.struck.canvas, node("div", { class: "row" }, side));
        }
        show.hidden = !scan.put.checked;
      });
    } else scan.put.input.disabled = true;
    place.append(scan.put.box, show);
    found.push(scan);
  }
  place.replaceChildren(...[...place.children].slice(-found.length * 2));
  return found;
}

// Laid out as any other receipt: no kind, no unit, no square code, no address of a page of these.
function receipt(show, back, made, kept) {
  const record = kept.record || {};
  const moment = Date.parse(record.at || ""); // the legal day begins seven hours before that of UTC
  const day = moment ? dayWords(new Date(moment + 7 * 3600 * 1000).toISOString().slice(0, 10)) : "";
  show(
    node("section", { class: "card sheet receipt", lang: "vi-VN" }, node("h2", {}, "Biên nhận ý kiến"),
      node("p", {}, "Số biên nhận"), node("p", { class: "code" }, grouped(made.reference)),
      node("p", {}, "Mã tra cứu (chỉ ông/bà giữ)"), node("p", { class: "code secret" }, grouped(made.digits)),
      day ? node("p", {}, `Ngày ${day}`) : null,
      node("p", {}, `Tra cứu tại ${placeAddress()}`),
      node("p", { class: "small" }, "Mã tra cứu chỉ có trên tờ này. Ai có tờ này đọc được trả lời.")),
    node("div", { class: "row no-print" }, press("In biên nhận", () => window.print(), "button"), press("Xong, xóa khỏi màn hình", back, "button quiet")),
    note("soon", "Đưa tờ biên nhận cho người gửi", node("p", {}, "Không giữ bản sao mã tra cứu. Nói cho người gửi biết, không ghi lên tờ biên nhận: đọc trả lời ở trang Tố cáo, nút “Đã gửi rồi, đọc trả lời”. Thư gửi qua bưu điện: bỏ biên nhận vào phong bì dán kín, gửi theo địa chỉ người gửi ghi, hoặc hủy nếu không có địa chỉ.")),
  );
}
