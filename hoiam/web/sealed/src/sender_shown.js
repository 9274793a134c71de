// What the sender is shown: where it stands in plain words, what was answered, and the proof.
import { fromUtf8, utf8 } from "./age.js";
import { unpack } from "./tar.js";
import { both, by, dayWords, made, saveAs, sizeWords } from "./words.js";

const STATES = {
  received: ["Đã nhận. Những người ông/bà chọn chưa phân loại.", "Received. The people you chose have not sorted it yet."],
  waiting: ["Mời ông/bà ký đơn hoặc đến trình bày trực tiếp: từ ngày đó mới là tố cáo và mới tính thời hạn. Cách gặp nằm trong phần trả lời.", "You are invited to sign or to come in person: from that day it is a denunciation with legal periods. How to meet stands in the answers."],
  eligible: ["Đủ điều kiện xử lý. Chưa ký, chưa trình bày thì không thụ lý là tố cáo.", "Fit to be handled; unsigned, it is not accepted as a denunciation."],
  denunciation: ["Ông/bà đã ký hoặc trình bày trực tiếp: đã vào sổ tố cáo, thời hạn luật định đang tính.", "You signed or came in person: it is on the register of denunciations, and the legal periods run."],
  inspection: ["Đã chuyển theo kênh thanh tra, kiểm tra.", "Taken up by way of inspection."],
  "passed-on": ["Không thuộc thẩm quyền ở đây; phần trả lời nói nên gửi đến đâu.", "Not within competence here; the answers say where to turn."],
  ineligible: ["Chưa đủ điều kiện xử lý, đã lưu. Ông/bà bổ sung thì được xem lại.", "Not fit to be handled as it is; kept. If you add to it, it is looked at again."],
  closed: ["Đã kết thúc.", "Closed."],
};
const PICTURES = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };

/** Where it stands. */
export function showStanding(told) {
  const [vi, en] = STATES[told.state] || [told.state, told.state];
  const lines = [made("h2", {}, both("Thư của ông/bà", "Your letter")), made("p", { class: "due" }, made("b", {}, both(vi, en)))];
  if (told.received_on) lines.push(made("p", {}, both(`Nhận ngày ${dayWords(told.received_on)}.`, `Received on ${dayWords(told.received_on)}.`)));
  for (const day of told.recovered_on || []) lines.push(made("p", { class: "note soon" }, both(`Ngày ${dayWords(day)}, khóa dự phòng đã được hai người giữ cùng mở để trao cho người giải quyết mới. Việc này có trong nhật ký công khai.`, `On ${dayWords(day)} both custodians opened the spare key to hand the case to a new handler. This stands in the public log.`)));
  if (told.proof) {
    const save = () => saveAs("bien-nhan.tlog-proof", utf8(told.proof), "text/plain");
    lines.push(made("p", {}, both("Việc ông/bà đã gửi có chỗ trong nhật ký công khai; ai cũng kiểm tra được bằng tệp này mà không thấy nội dung.", "That you sent it has its place in the public log; with this file anybody can check it without seeing what you wrote.")), made("p", {}, made("button", { type: "button", class: "button quiet", onclick: save }, both("Lưu bằng chứng đã gửi", "Save the proof of filing"))));
  }
  by("standing").replaceChildren(...lines);
}

/** Every answer, newest first, opened on this device when it is asked for. */
export function showAnswers(told, openItem) {
  const answers = (told.items || []).slice().reverse();
  by("answers").replaceChildren(...(answers.length ? answers.map((one) => answerCard(one, openItem)) : [made("p", { class: "empty" }, both("Chưa có trả lời. Xin quay lại sau vài ngày.", "No answer yet. Please come back in some days."))]));
}

function answerCard(item, openItem) {
  const body = made("div", { class: "gap", "aria-live": "polite" });
  const failed = () => body.replaceChildren(made("p", { class: "error" }, both("Chưa mở được câu trả lời này. Xin thử lại.", "This answer could not be opened. Please try again.")), button);
  const show = async () => {
    body.replaceChildren(made("p", { class: "busy" }, both("Đang mở…", "Opening…")));
    try {
      body.replaceChildren(...unpack(await openItem(item.number)).map(fileShown));
    } catch {
      failed();
    }
  };
  const button = made("button", { type: "button", class: "button", onclick: show }, both("Mở câu trả lời", "Open the answer"));
  body.append(button);
  return made("article", { class: "card gap" }, made("h3", {}, both(`Ngày ${dayWords(item.day)}`, dayWords(item.day))), body);
}

// Words as words, pictures as pictures; anything else is handed over as a file and never run.
function fileShown({ name, bytes }) {
  const end = name.split(".").pop().toLowerCase();
  if (end === "txt") return made("p", { class: "letter" }, fromUtf8(bytes));
  const type = PICTURES[end];
  const save = made("button", { type: "button", class: "button quiet", onclick: () => saveAs(name.split("/").pop(), bytes, type || "application/octet-stream") }, `${name.split("/").pop()} (${sizeWords(bytes.length)})`);
  if (!type) return made("p", {}, save);
  const image = made("img", { alt: name });
  image.src = URL.createObjectURL(new Blob([bytes], { type }));
  return made("figure", {}, image, made("figcaption", {}, save));
}
