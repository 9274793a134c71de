// The page that seals: one question a screen, everything in memory, nothing sent before the end.
import { hand, NoAnswer, Refused } from "./api.js";
import { utf8 } from "./age.js";
import { grouped } from "./digits.js";
import { isAble, isSaved, leave, whenLeaving } from "./frame.js";
import { placeAddress, proofText, receiptText } from "./receipt.js";
import { accusedWords, allAccused, prepareAbout } from "./seal_about.js";
import { prepareFiles, sorted, total } from "./seal_files.js";
import { findList, newestList } from "./seal_list.js";
import { showWho, whoProblem } from "./seal_who.js";
import { asFile, fromFile, sealLetter } from "./sealing.js";
import { both, by, made, plain, saveAs, sizeWords } from "./words.js";

const STEPS = ["about", "who", "words", "self", "check"];
const told = { accused: [], leaders_free: false, struck: [], group: "" };
const files = [];
let list = null;
let sealed = null; // sealed once: sent again as often as the line needs
let answer = null;
let isOver = false;

if (isAble()) start();
else by("unable").hidden = false;

function start() {
  by("app").hidden = false;
  by("walk").append(...STEPS.map((step) => made("li", { "data-walk": step })));
  by("address").textContent = placeAddress();
  findList((found) => {
    list = found;
    by("begin").disabled = false;
  });
  by("begin").addEventListener("click", begin);
  for (const button of document.querySelectorAll("[data-to]")) button.addEventListener("click", () => go(button.dataset.to));
  prepareFiles(files);
  by("send").addEventListener("click", () => finish(false));
  by("save").addEventListener("click", () => finish(true));
  by("send").hidden = isSaved;
  by("to-read").hidden = isSaved;
  by("sealed-file").addEventListener("change", deliver);
  by("print").addEventListener("click", () => print());
  by("save-receipt").addEventListener("click", () => saveAs("bien-nhan.txt", utf8(receiptText(sealed)), "text/plain"));
  by("save-proof").addEventListener("click", () => saveAs("bien-nhan.tlog-proof", utf8(proofText(answer)), "text/plain"));
  by("close").addEventListener("click", () => leave(isSaved ? "about:blank" : "/"));
  window.addEventListener("beforeunload", (event) => {
    if (!isOver && (by("told") || {}).value) event.preventDefault();
  });
  whenLeaving(() => { isOver = true; sealed = null; answer = null; });
}

let isPrepared = false;
function begin() {
  if (!isPrepared) prepareAbout(list, told);
  isPrepared = true;
  show("about");
}

function show(step) {
  for (const section of document.querySelectorAll("[data-step]")) section.hidden = section.dataset.step !== step;
  const at = STEPS.indexOf(step);
  for (const [place, mark] of [...by("walk").children].entries()) mark.classList.toggle("past", place <= at);
  by("walk").hidden = at < 0;
  if (at >= 0) by("where").replaceChildren(...both(`Bước ${at + 1} trên ${STEPS.length}`, `Step ${at + 1} of ${STEPS.length}`));
  const title = document.querySelector(`[data-step="${step}"] h1`);
  if (title.tabIndex === -1) title.focus();
  scrollTo(0, 0);
}

// What has to hold before a step is shown; the one that does not hold is shown instead.
function go(step) {
  const at = STEPS.indexOf(step);
  if (at > STEPS.indexOf("who") && problem("who-error", whoProblem(who()))) return show("who");
  if (at > STEPS.indexOf("words") && problem("told-error", by("told").value.trim() || files.length ? null : both("Xin viết vài dòng, hoặc thêm một tệp.", "Please write a few lines, or add a file."))) {
    show("words");
    return by("told").focus();
  }
  if (step === "who") {
    problem("who-error", null);
    who();
  }
  if (step === "check") summarise();
  return show(step);
}

function who() {
  const leaders = document.querySelector("input[name=leaders]:checked");
  told.leaders_free = Boolean(leaders && leaders.value);
  return showWho(list, told, allAccused(told));
}

function problem(id, words) {
  const place = by(id);
  place.hidden = !words;
  place.replaceChildren(...(words || []));
  return Boolean(words);
}

const selfWords = () => Object.fromEntries(["name", "address", "contact"].map((one) => [one, by(`self-${one}`).value.trim()]));

function summarise() {
  sealed = null;
  by("failed").replaceChildren();
  const names = new Map(list.units.map((one) => [one.code, one.name]));
  const offer = who();
  const about = allAccused(told).map((one) => made("li", {}, accusedWords(one, names)));
  const signed = Object.values(selfWords()).some(Boolean);
  const part = (title, ...rest) => made("div", {}, made("h2", {}, title), ...rest);
  by("summary").replaceChildren(
    part(both("Người đọc được", "Who can read it"), made("p", {}, offer.group.name), made("ul", {}, offer.receivers.map((one) => made("li", {}, `${one.name}, ${one.post}`)))),
    part(both("Người bị tố cáo (không gửi cho máy chủ)", "The accused (never sent to the server)"), about.length ? made("ul", {}, about) : made("p", {}, both("Không nói", "Not said"))),
    part(both("Nội dung", "What you tell"), made("p", { class: "letter clip" }, by("told").value.trim() || "–"), files.length ? made("p", {}, both(`${files.length} tệp, ${sizeWords(total(files))}`, `${files.length} files, ${sizeWords(total(files))}`)) : null),
    part(both("Về ông/bà", "About you"), made("p", {}, signed ? both("Có ghi, trong niêm phong riêng.", "Given, under a seal of its own.") : both("Không ghi.", "Nothing given."))),
  );
}

function archives() {
  const parts = sorted(files);
  const names = new Map(list.units.map((one) => [one.code, one.name]));
  const accused = allAccused(told).map((one) => ({ ...one, unit_name: names.get(one.unit) || "" }));
  const said = { v: 1, accused, files: parts.words };
  const self = { v: 1, ...selfWords(), protection: by("self-protect").checked };
  return {
    content: [{ name: "thu.txt", bytes: utf8(by("told").value) }, { name: "thong-tin.json", bytes: utf8(JSON.stringify(said)) }, ...parts.content],
    identity: [{ name: "nguoi-gui.json", bytes: utf8(JSON.stringify(self)) }, ...parts.identity],
  };
}

async function finish(toFile) {
  by("failed").replaceChildren();
  busy(true);
  try {
    const letter = { list, offer: who(), told: { ...told, accused: allAccused(told) }, ...archives() };
    sealed = sealed || (await sealLetter(letter, progressed));
    if (toFile) saveAs("thu-niem-phong.tar", asFile(sealed), "application/x-tar");
    else {
      progressed("send", 1);
      answer = await hand(sealed.manifest, sealed.blobs);
    }
    done(toFile);
  } catch (fault) {
    if (fault.code === "seals.list-changed") await chooseAgain();
    else failed(fault);
  } finally {
    busy(false);
  }
}

// Somebody of the list left meanwhile: the choice is shown anew over the newest one, the words stay.
async function chooseAgain() {
  sealed = null;
  list = (await newestList().catch(() => null)) || list;
  go("who");
  problem("who-error", both("Danh sách người nhận vừa đổi nên thư chưa gửi được. Xin xem lại ai nhận, rồi đi tiếp; những gì ông/bà viết vẫn còn.", "The list of recipients has just changed, so nothing was sent. Please look again at who receives, then go on; what you wrote is still here."));
}

function done(toFile) {
  isOver = true;
  by("reference").textContent = grouped(sealed.reference);
  by("digits").textContent = grouped(sealed.digits);
  by("save-proof").hidden = !answer;
  by("outcome").replaceChildren(toFile
    ? made("p", { class: "note soon" }, both("Chưa gửi. Tệp thu-niem-phong.tar đã lưu: nộp nó từ bất cứ máy nào ở mục “Nộp một tệp đã niêm phong” của trang này, hoặc đưa cho bàn tiếp công dân. Biên nhận dưới đây dùng được từ lúc tệp được nộp.", "Not sent yet. The file thu-niem-phong.tar was saved: hand it in from any device, under “Hand in a sealed file” on this page, or give it to the reception desk. The receipt below works once the file is handed in."))
    : made("p", { class: "note ok" }, both("Đã nhận. Thư đã niêm phong, chỉ những người ông/bà chọn mở được.", "Received. The letter is sealed; only the people you chose can open it.")));
  for (const field of document.querySelectorAll("[data-step] input, [data-step] textarea")) field.value = "";
  files.length = 0;
  told.accused = [];
  show("done");
}

function busy(is) {
  by("busy").hidden = !is;
  for (const button of by("go").querySelectorAll("button")) button.disabled = is;
}

const DOING = {
  seal: ["Đang niêm phong trong máy này…", "Sealing on this device…"],
  key: ["Đang khóa bằng mã của ông/bà; máy chậm có thể mất vài chục giây…", "Locking with your code; a slow phone may need some tens of seconds…"],
  send: ["Đang gửi…", "Sending…"],
};
let doing = "";
function progressed(what, part) {
  by("bar").value = { seal: 0, key: 0.4, send: 0.9 }[what] + part * { seal: 0.4, key: 0.5, send: 0 }[what];
  if (what !== doing) by("busy-words").replaceChildren(...both(...DOING[what]));
  doing = what;
}

function failed(fault) {
  const kept = sealed ? both("Thư đã niêm phong vẫn còn trong trang này: bấm gửi lại là gửi đúng thư đó. Đừng đóng trang.", "The sealed letter is still in this page: sending again sends the very same letter. Do not close the page.") : both("Những gì ông/bà viết vẫn còn trong trang này.", "What you wrote is still in this page.");
  by("failed").replaceChildren(made("div", { class: "note late" }, made("p", {}, faultWords(fault)), made("p", {}, kept)));
}

function faultWords(fault) {
  if (fault instanceof NoAnswer) return both("Chưa gửi được: không nối được với máy chủ. Xin chờ có mạng rồi gửi lại, hoặc lưu thành tệp để nộp sau.", "Not sent: the server cannot be reached. Wait for the network and send again, or save a file to hand in later.");
  if (fault instanceof Refused) return both(`Máy chủ không nhận: ${fault.message}`, `The server refused: ${fault.message}`);
  return both("Trình duyệt không làm xong việc niêm phong (có thể thiếu bộ nhớ). Xin bớt tệp lớn rồi thử lại.", "The browser could not finish sealing (perhaps too little memory). Remove large files and try again.");
}

async function deliver(event) {
  const [file] = event.target.files;
  if (!file) return;
  const say = (kind, words) => by("delivered").replaceChildren(made("p", { class: `note ${kind}` }, words));
  const read = fromFile(new Uint8Array(await file.arrayBuffer()));
  event.target.value = "";
  if (!read) return say("late", both("Tệp này không phải thư niêm phong, hoặc bị hỏng.", "This file is no sealed letter, or it is damaged."));
  say("", both("Đang nộp…", "Handing in…"));
  try {
    answer = await hand(read.manifest, read.blobs);
    say("ok", both("Đã nhận. Người giữ biên nhận có thể tra cứu từ bây giờ.", "Received. Whoever holds the receipt can look it up from now on."));
    by("delivered").append(made("p", {}, made("button", { type: "button", class: "button quiet", onclick: () => saveAs("bien-nhan.tlog-proof", utf8(proofText(answer)), "text/plain") }, plain("Lưu bằng chứng đã gửi", "Save the proof of filing"))));
  } catch (fault) {
    say("late", faultWords(fault));
  }
}
