// Who sent a sealed letter reads the answers and writes more, by the two lines of the receipt.
import { add, file, list as fetchList, NoAnswer, Refused, take } from "./api.js";
import { fromBase64, fromUtf8, open, openWithPhrase, utf8 } from "./age.js";
import { accessToken, readDigits, readReference, referenceHash } from "./digits.js";
import { leave, parameters, whenLeaving } from "./frame.js";
import { readKey } from "./notes.js";
import { offerOf, signedList } from "./recipients.js";
import { prepareFiles, sorted } from "./seal_files.js";
import { recalled, sealMessage } from "./sealing.js";
import { showAnswers, showStanding } from "./sender_shown.js";
import { both, by, made } from "./words.js";

const files = [];
let here = null; // { hash, token, identity, memory, told }

/** Begin the sender's half of the page. */
export function startSending() {
  by("enter").addEventListener("submit", (event) => {
    event.preventDefault();
    enter();
  });
  by("send-more").addEventListener("click", send);
  by("close-sender").addEventListener("click", () => leave("/"));
  prepareFiles(files, false);
  whenLeaving(() => { here = null; files.length = 0; });
  by("sender-reference").focus();
}

function wrong(field, words) {
  const place = by(`${field}-error`);
  place.hidden = !words;
  place.replaceChildren(...(words || []));
  by(`${field}-field`).classList.toggle("wrong", Boolean(words));
  return Boolean(words);
}

async function enter() {
  const reference = readReference(by("sender-reference").value);
  const digits = readDigits(by("sender-digits").value);
  by("enter-failed").replaceChildren();
  const badReference = wrong("reference", reference ? null : both("Số biên nhận có 16 chữ và số. Xin xem lại từng nhóm bốn.", "A receipt number has 16 signs. Please look at each group of four."));
  const badDigits = wrong("digits", digits ? null : both("Mã tra cứu có 17 chữ số; dãy này thiếu, thừa hoặc nhầm một chữ số.", "A tracking code has 17 digits; here one is missing, wrong or too many."));
  if (badReference) return by("sender-reference").focus();
  if (badDigits) return by("sender-digits").focus();
  by("open").disabled = true;
  by("enter-busy").hidden = false;
  try {
    await opened(reference, digits);
  } catch (fault) {
    by("enter-failed").replaceChildren(made("div", { class: "note late" }, made("p", {}, enterFault(fault))));
  } finally {
    by("open").disabled = false;
    by("enter-busy").hidden = true;
  }
}

async function opened(reference, digits) {
  const bar = (part) => { by("enter-bar").value = part; };
  const hash = referenceHash(reference);
  const token = await accessToken(reference, digits, (part) => bar(part * 0.45));
  const told = await take(hash, token);
  const identity = fromUtf8(await openWithPhrase(fromBase64(told.sender_key), digits, (part) => bar(0.5 + part * 0.45))).trim();
  const memory = await open(fromBase64(told.memory), identity).then((bytes) => recalled(fromUtf8(bytes), identity)).catch(() => null);
  here = { hash, token, identity, memory, told };
  by("enter").reset();
  by("enter").hidden = true;
  by("opened").hidden = false;
  showStanding(told);
  showAnswers(told, openItem);
  await prepareWriting();
}

const openItem = async (number) => open(await file(here.hash, here.token, number), here.identity);

function enterFault(fault) {
  if (fault instanceof NoAnswer) return both("Không nối được với máy chủ. Xin thử lại khi có mạng.", "The server cannot be reached. Please try again with a network.");
  if (fault instanceof Refused && fault.status === 429) return both("Đã thử sai nhiều lần. Xin chờ một lúc rồi thử lại.", "Too many wrong tries. Please wait a while and try again.");
  if (fault instanceof Refused) return both("Không có thư nào ứng với hai dòng này. Xin xem lại; thư lưu thành tệp thì phải nộp tệp trước.", "No letter belongs to these two lines. Please look again; a letter saved as a file has to be handed in first.");
  return both("Không mở được bằng mã này.", "This code does not open it.");
}

// The newest signed list says who may read from now on; the server's word is not enough.
let listed = null;
async function prepareWriting() {
  const key = parameters.recipients_key ? readKey(parameters.recipients_key) : null;
  const stop = (words) => {
    by("to-whom").replaceChildren(...words);
    by("send-more").disabled = true;
  };
  if (!here.memory) return stop(both("Lựa chọn người nhận mà máy chủ trả về không mang dấu của ông/bà: có thể đã bị thay. Đừng viết thêm từ đây; xin đến trình bày trực tiếp với cấp trên.", "The choice of readers that the server gave back does not bear your mark: it may have been exchanged. Write nothing more here; go in person to the superior."));
  try {
    listed = key ? signedList(await fetchList(), key) : null;
  } catch {
    listed = null;
  }
  if (!listed) return stop(both("Chưa lấy được danh sách người nhận có chữ ký đúng nên chưa nhắn thêm được.", "No truly signed list of recipients could be fetched, so nothing more can be written now."));
  const offer = offerNow();
  if (!offer || offer.choice !== "ok") return stop(both("Nơi ông/bà đã chọn nay không đủ người nhận. Xin đến trình bày trực tiếp với cấp trên.", "The body you chose has too few people to receive now. Please go in person to its superior."));
  const names = offer.receivers.map((one) => `${one.name} (${one.post})`).join(", ");
  const isNew = listed.number !== here.memory.list_number;
  by("to-whom").replaceChildren(...both(`Người đọc: ${names}.`, `Readers: ${names}.`), ...(isNew ? both(" Danh sách người nhận đã đổi từ lúc ông/bà gửi: xin nhìn lại các tên.", " The list of recipients has changed since you sent: please look at the names.") : []));
  return null;
}

const offerNow = () => offerOf(listed, here.memory.group, here.memory);

async function send() {
  const text = by("more").value;
  if (wrong("more", text.trim() || files.length ? null : both("Xin viết vài dòng, hoặc thêm một tệp.", "Please write a few lines, or add a file."))) return by("more").focus();
  const say = (kind, words) => by("more-told").replaceChildren(made("p", { class: `note ${kind}` }, words));
  by("send-more").disabled = true;
  by("more-busy").hidden = false;
  by("more-told").replaceChildren();
  try {
    const offer = offerNow();
    const parts = sorted(files);
    const words = [{ name: "tin-nhan.txt", bytes: utf8(text) }, ...parts.content];
    const { recipient, blobs } = await sealMessage({ list: listed, offer, files: words }, (_what, part) => { by("more-bar").value = part; });
    const manifest = { reference_hash: here.hash, token: here.token, list_number: listed.number, handlers: offer.receivers.map((one) => one.code), content_recipient: recipient };
    await add(manifest, blobs);
    by("more").value = "";
    files.length = 0;
    by("file-list").replaceChildren();
    say("ok", both("Đã gửi, niêm phong bằng một khóa mới.", "Sent, sealed with a new key."));
  } catch (fault) {
    say("late", fault instanceof Refused ? both(`Máy chủ không nhận: ${fault.message}`, `The server refused: ${fault.message}`) : both("Chưa gửi được; tin nhắn vẫn còn trong ô. Xin thử lại khi có mạng.", "Not sent; the message is still in the field. Please try again with a network."));
  } finally {
    by("send-more").disabled = false;
    by("more-busy").hidden = true;
  }
  return null;
}
