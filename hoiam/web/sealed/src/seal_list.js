// The signed list of recipients: from the server, or from a file that was saved before. Whatever a
// key of this page has not signed is no list.
import { list as fetchList } from "./api.js";
import { utf8 } from "./age.js";
import { isSaved, parameters } from "./frame.js";
import { fingerprint, readKey } from "./notes.js";
import { signedList } from "./recipients.js";
import { both, by, dayWords, made, saveAs } from "./words.js";

const key = parameters.recipients_key ? readKey(parameters.recipients_key) : null;

/** The newest list, asked again while the page goes on; null where none is truly signed. */
export async function newestList() {
  return signedList(await fetchList(), key);
}

/** Fetch the list, show it, and hand it to `got`. */
export async function findList(got) {
  by("list-file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) take(await file.text(), got);
  });
  if (!key) return say("late", both("Nơi này chưa nhận thư niêm phong: chưa có danh sách người nhận do tỉnh ký. Xin viết đơn có ký tên, hoặc đến trình bày trực tiếp.", "Sealed letters are not received here yet: there is no signed list of recipients. Please write and sign a letter, or come in person."));
  if (isSaved) return say("soon", both("Trang đã lưu, không dùng mạng. Xin mở danh sách người nhận đã lưu ở mục dưới cùng.", "A saved page, without network. Please open your saved list of recipients at the bottom."));
  say("", both("Đang lấy danh sách người nhận…", "Getting the list of recipients…"));
  try {
    take(await fetchList(), got);
  } catch {
    say("late", both("Chưa lấy được danh sách người nhận. Xin kiểm tra mạng rồi thử lại; chưa có gì được gửi đi.", "The list of recipients could not be fetched. Please check the network and try again; nothing was sent."), made("button", { type: "button", class: "button quiet", onclick: () => location.reload() }, both("Thử lại", "Try again")));
  }
}

function take(written, got) {
  const list = signedList(written, key);
  if (!list) {
    say("late", both("Danh sách nhận được không có chữ ký đúng của tỉnh nên không dùng. Xin đừng gửi từ đây; hãy báo cho nơi tiếp công dân.", "The list received does not bear the true signature of the province and is not used. Do not send from here; tell the reception office."));
    return;
  }
  say("ok", both(`Danh sách người nhận số ${list.number}, ngày ${dayWords(list.date)}, chữ ký đúng.`, `List of recipients no. ${list.number} of ${dayWords(list.date)}, truly signed.`), made("p", { class: "small" }, both("Dấu khóa, so với áp phích ở nơi tiếp công dân:", "Fingerprint, to compare with the poster at the reception office:"), " ", made("span", { class: "finger" }, fingerprint(key))));
  const save = by("save-list");
  save.hidden = false;
  save.onclick = () => saveAs(`danh-sach-${list.number}.txt`, utf8(written), "text/plain");
  got(list);
}

function say(mark, words, ...rest) {
  const [first, ...more] = rest;
  by("list").replaceChildren(made("p", {}, mark ? made("span", { class: `mark ${mark}` }) : null, " ", words), ...(first ? [first, ...more] : []));
}
