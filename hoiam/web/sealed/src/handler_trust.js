// The signed list of recipients as this device knows it. The device remembers what it was shown
// (public data alone), so that an entry which the server slipped in, a list put back and two lists
// under one number are seen by who would otherwise seal to them.
import { say } from "./handler_words.js";

const MEMORY = "hoiam-danh-sach-da-biet";

function remembered(store) {
  try {
    return JSON.parse(store.getItem(MEMORY)) || null;
  } catch {
    return null;
  }
}

// Everybody to whom a list lets seal, by key.
export function entriesOf(list) {
  const found = new Map();
  const recovery = list.recovery;
  if (recovery) found.set(recovery.recipient, `khóa dự phòng, do ${recovery.custodians.map((one) => `${one.name} (${one.post})`).join(" và ")} giữ`);
  for (const group of list.groups) {
    for (const one of group.handlers) found.set(one.recipient, `${one.name}, ${one.post}, ${group.name}`);
  }
  return found;
}

// What this device has against a list: `stop` ends all sealing, `strangers` wait for a person's word.
export function judgeList(list, hash, own, store) {
  const known = remembered(store);
  const entries = entriesOf(list);
  const alarms = [];
  if (known && list.number < known.number) alarms.push(say("Máy chủ đưa danh sách số {number}, trong khi máy này đã thấy danh sách số {known}. Có thể danh sách cũ đã bị đặt lại.", { number: list.number, known: known.number }));
  if (known && list.number === known.number && hash !== known.hash) alarms.push(say("Có hai danh sách cùng số {number} nhưng khác nội dung. Một trong hai là giả.", { number: list.number }));
  if (known && list.number === known.number + 1 && list.previous !== known.hash) alarms.push(say("Danh sách số {number} không nối tiếp danh sách số {known} mà máy này đã thấy.", { number: list.number, known: known.number }));
  const strangers = [...entries].filter(([key, name]) => !known || known.entries[key] !== name).map(([key, name]) => ({ key, name }));
  const gone = known ? Object.entries(known.entries).filter(([key]) => !entries.has(key)).map(([, name]) => name) : [];
  const isListed = own ? list.groups.some((group) => group.handlers.some((one) => one.recipient === own)) : false;
  return { stop: alarms.length > 0, alarms, strangers, gone, isFirst: !known, isListed };
}

// The officer compared the new entries with what they know: from now on they are no strangers.
export function acceptList(list, hash, store) {
  store.setItem(MEMORY, JSON.stringify({ number: list.number, hash, entries: Object.fromEntries(entriesOf(list)) }));
}

export const isSettled = (judged) => !judged.stop && judged.strangers.length === 0;
