// The newest list as the province signed it. The key that it is checked by stands in this page, not
// on the server's answer.
import { Plain } from "./handler_dom.js";
import { fingerprint, readKey } from "./notes.js";
import { signedList } from "./recipients.js";
import { judgeList } from "./handler_trust.js";

export function signedListOf(note, me) {
  const key = readKey(me.parameters.recipients_key || "");
  if (!key) throw new Plain("Trang này chưa có khóa ký danh sách của tỉnh, nên không kiểm được ai được nhận. Báo người quản trị.");
  const list = note ? signedList(note, key, me.parameters.origin) : null;
  if (!list) throw new Plain("Danh sách người nhận mà máy chủ đưa không có chữ ký đúng của tỉnh. Đừng gửi gì; báo người phụ trách ở tỉnh theo số trên thông báo niêm yết.");
  return list;
}

export function listFingerprint(me) {
  const key = readKey(me.parameters.recipients_key || "");
  return key ? fingerprint(key) : "";
}

const NONE = { number: 0, hash: "", groups: [], units: [], recovery: null };
const STOPPED = { stop: true, strangers: [], gone: [], isFirst: false, isListed: false };

// The list with what this device has against it. Without a list that can be believed what came before
// is still read; nothing new is sealed.
export function judgedList(note, me) {
  if (!note) return { list: NONE, judged: { ...STOPPED, isMissing: true, alarms: [] } };
  try {
    const list = signedListOf(note, me);
    return { list, judged: judgeList(list, list.hash, me.recipient, localStorage) };
  } catch (error) {
    return { list: NONE, judged: { ...STOPPED, alarms: [error.plain || error.message] } };
  }
}
