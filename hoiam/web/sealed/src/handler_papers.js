// The papers of Decree 31/2019: the server sends the frame, the handler's browser fills the gaps,
// prints it, and seals what was filled.
import { acting, field, node, Plain, press } from "./handler_dom.js";
import { askOffice } from "./handler_office.js";
import { utf8 } from "./age.js";
import { sealItem } from "./handler_write.js";

const GAP = /‹([^‹›]+)›/;
const LONG = ["nội dung", "kết quả", "kết luận", "biện pháp", "căn cứ", "giải trình", "ý kiến", "lý do"];

function gap(name) {
  const isLong = LONG.some((word) => name.startsWith(word));
  return node("span", { class: isLong ? "fill long" : "fill", role: "textbox", contenteditable: "true", tabindex: "0", "aria-label": name, "aria-multiline": isLong ? "true" : null, "data-gap": name, spellcheck: "false", autocapitalize: "off", translate: "no" });
}

const pieces = (text) => text.split(GAP).map((part, at) => (at % 2 ? gap(part) : part));
const line = (text, kind = "plain") => node("p", { class: `gaps-${kind}` }, pieces(text));

function sheet(frame) {
  const number = frame.letters ? node("p", {}, "Số: ", gap("số"), `/${frame.letters}`) : null;
  return node("article", { class: "gaps", lang: "vi-VN" },
    frame.form ? node("p", { class: "gaps-form" }, frame.form) : null,
    node("div", { class: "gaps-top" },
      node("div", {}, frame.superior ? node("p", {}, frame.superior.toUpperCase()) : null, node("p", {}, node("b", {}, frame.issuer.toUpperCase())), number),
      node("div", {}, node("p", {}, node("b", {}, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), node("p", {}, node("b", {}, "Độc lập - Tự do - Hạnh phúc")), node("p", {}, node("i", {}, `${frame.place}, `, gap("ngày … tháng … năm …"))))),
    node("h2", {}, frame.kind), frame.subject ? node("p", { class: "gaps-about" }, pieces(frame.subject)) : null,
    frame.to.map((one) => node("p", {}, "Kính gửi: ", pieces(one))),
    frame.body.map((one) => line(one.text, one.weight)),
    node("div", { class: "gaps-top gaps-end" },
      node("div", {}, node("p", {}, node("b", {}, node("i", {}, "Nơi nhận:"))), frame.copies.map((one) => node("p", { class: "small" }, "- ", pieces(one), ";"))),
      node("div", {}, frame.signers.map((one) => [node("p", {}, node("b", {}, pieces(one.position))), one.hint ? node("p", { class: "small" }, one.hint) : null, node("p", { class: "gaps-sign" }), node("p", {}, node("b", {}, gap("họ tên người ký")))]))));
}

// What stands on the paper, as text: gaps that were left open stay as dots.
function said(paper) {
  const lines = [...paper.querySelectorAll("p, h2")].map((one) => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll(".fill").forEach((empty) => { if (!empty.textContent.trim()) empty.textContent = "……"; });
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
  return lines.filter(Boolean).join("\n");
}

export function papersPart(open, show, back) {
  const chosen = field("Mẫu văn bản", { tag: "select", options: open.papers.map((one) => [one.key, one.mark ? `${one.name} (${one.mark})` : one.name]) }, "Số liệu đã có trong sổ được điền sẵn; họ tên, nội dung gõ ngay trên máy này.");
  const go = node("button", { type: "submit", class: "button quiet" }, "Soạn");
  const form = node("form", { class: "gap", onsubmit: (event) => event.preventDefault() }, chosen.box, go);
  acting(go, async () => paperPage(open, await askOffice(`viec/${open.code}/mau/${chosen.value}`), show, back));
  return form;
}

function paperPage(open, frame, show, back) {
  const paper = sheet(frame);
  const keep = press("Niêm phong và lưu", () => {});
  const words = node("p", { class: "no-print" }, "Bấm vào chỗ chấm chấm rồi gõ. In ngay từ trang này; khi lưu, văn bản được niêm phong trên máy trước khi gửi.");
  show(node("h2", { class: "no-print" }, frame.name), words,
    node("div", { class: "row no-print" }, press("In", () => window.print(), "button quiet"), keep, press("Về hồ sơ", back, "button quiet")), paper);
  acting(keep, async () => {
    const text = said(paper);
    if (![...paper.querySelectorAll(".fill")].some((one) => one.textContent.trim())) throw new Plain("Chưa điền gì.");
    await sealItem(open, { kind: "paper", key: open.contentKey, files: [{ name: `${frame.key}.txt`, bytes: utf8(`${text}\n`) }] });
    back();
  });
}
