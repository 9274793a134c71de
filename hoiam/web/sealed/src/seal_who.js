// Who receives: every group that may be chosen, its people by name and post, and why others cannot.
import { firstChoice, offers, pathOf } from "./recipients.js";
import { both, by, made } from "./words.js";

const WHY = {
  "accused-leads": ["Người bị tố cáo đứng đầu nơi này.", "The accused leads this body."],
  "under-accused": ["Nơi này dưới quyền người bị tố cáo.", "This body is under the accused."],
  "unit-unknown": ["Chưa rõ người bị tố cáo ở đâu nên chỉ gửi được cấp trên cùng.", "It is not known where the accused works, so only the highest level can be chosen."],
  "not-above": ["Không phải đơn vị hay cấp trên của người bị tố cáo.", "Neither the body of the accused nor above it."],
  "leaders-not-cleared": ["Có thể liên quan người đứng đầu hoặc cấp phó ở đây.", "A head or deputy here may be involved."],
  "too-few": ["Còn dưới hai người nhận được thư.", "Fewer than two people would receive the letter."],
};

/** Show the choices; `told.struck` and `told.group` change with every tick. */
export function showWho(list, told, accused) {
  const asked = { accused, leaders_free: told.leaders_free };
  const free = offers(list, { ...asked, struck: [] }).filter((one) => one.choice === "ok");
  if (!free.some((one) => one.group.code === told.group)) {
    const first = firstChoice(list, { ...asked, struck: [] });
    told.group = first || (free.length ? free[0].group.code : "");
  }
  const now = new Map(offers(list, { ...asked, struck: told.struck }).map((one) => [one.group.code, one]));
  const redraw = () => showWho(list, told, accused);
  by("groups").replaceChildren(...free.map((one) => groupCard(list, told, now.get(one.group.code), free.length > 1, redraw)));
  if (!free.length) by("groups").replaceChildren(made("p", { class: "note late" }, both("Không nơi nào trong danh sách nhận được thư này. Xin đến trình bày trực tiếp với cấp trên của người bị tố cáo, hoặc với cơ quan điều tra, viện kiểm sát.", "Nobody in the list can receive this letter. Please go in person to the superior of the accused, or to investigators or the procuracy.")));
  showRefused(list, asked);
  const { custodians } = list.recovery;
  const keepers = custodians.map((one) => `${one.name} (${one.post})`).join(" và ");
  by("recovery").replaceChildren(...both(`Khóa dự phòng do ${keepers} cùng giữ, cất ngoài mạng: chỉ mở khi có đủ cả hai người, việc mở được ghi vào nhật ký và ông/bà được báo.`, `A spare key is kept off the network by ${keepers.replace(" và ", " and ")}: it opens only with both, the opening is recorded and you are told.`));
  return now.get(told.group) || null;
}

/** What stops going on from here, or null. */
export function whoProblem(offer) {
  if (!offer) return both("Chưa chọn được nơi nhận.", "No recipient could be chosen.");
  if (offer.choice === "too-few") return both("Phải còn ít nhất hai người nhận, để một người vắng hoặc có liên quan thì vẫn có người đọc.", "At least two people must remain, so that somebody still reads it when one is away or involved.");
  return offer.choice === "ok" ? null : both(...WHY[offer.choice]);
}

function groupCard(list, told, offer, several, redraw) {
  const { group } = offer;
  const isChosen = told.group === group.code;
  const above = pathOf(list, group.unit).length === 1;
  const small = made("small", {}, above ? both("Cấp trên cùng trong danh sách.", "The highest level in the list.") : null);
  const radio = made("input", { type: "radio", name: "group", value: group.code, checked: isChosen, onchange: () => { told.group = group.code; redraw(); again(`[name=group][value="${group.code}"]`); } });
  const head = several ? made("label", { class: "choice" }, radio, made("span", {}, made("b", {}, group.name), small)) : made("h2", {}, group.name);
  const people = isChosen ? made("ul", { class: "who" }, group.handlers.map((one) => made("li", {}, person(told, offer, one, redraw)))) : null;
  return made("div", { class: "card gap" }, head, people);
}

function person(told, offer, handler, redraw) {
  const named = [made("b", {}, handler.name), made("small", {}, handler.post)];
  if (offer.lots[handler.code] === "under-accused") return made("div", { class: "out" }, named, " ", both("Không nhận: làm việc dưới quyền người bị tố cáo.", "Does not receive: works under the accused."));
  const look = offer.lots[handler.code] === "look" ? made("small", { class: "error" }, both("Xin nhìn kỹ tên này: làm cùng nơi với người bị tố cáo.", "Look at this name: works where the accused works.")) : null;
  const tick = made("input", { type: "checkbox", value: handler.code, checked: offer.lots[handler.code] !== "struck", onchange: (event) => {
    told.struck = told.struck.filter((one) => one !== handler.code);
    if (!event.target.checked) told.struck.push(handler.code);
    redraw();
    again(`#groups [type=checkbox][value="${handler.code}"]`);
  } });
  return made("label", { class: "choice" }, tick, made("span", {}, named, look));
}

// What was just pressed was drawn anew: the keyboard stays where it was.
function again(selector) {
  const found = document.querySelector(selector);
  if (found) found.focus();
}

function showRefused(list, asked) {
  const refused = offers(list, { ...asked, struck: [] }).filter((one) => one.choice !== "ok");
  by("others").hidden = !refused.length;
  by("refused").replaceChildren(...refused.map((one) => made("li", {}, made("b", {}, one.group.name), made("p", {}, both(...WHY[one.choice])))));
}
