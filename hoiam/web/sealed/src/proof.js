// The proof a person keeps (c2sp.org/tlog-proof), and what it proves: as hoiam/core/log/proofs.py,
// with the same codes.
import { fromUtf8, joined, sha256, toHex, utf8 } from "./age.js";
import { canonical, readCanonical } from "./canonical.js";
import { checkInclusion, leafHash, same, Untrue } from "./merkle.js";
import { bytesOf, judged, noteOf, numberOf, signedAt } from "./policy.js";

export const HEADER = "c2sp.org/tlog-proof@v1";
export const PROMISED_HEADER = "hoiam promised entry v1";
const PROMISE = "hoiam promise v1";
const FIELDS = "act at body subject v";
const TEXT_HASH = "sha256";
const LONGEST = 63;

/** Whether a text begins like one of our proofs. */
export const isProof = (text) => [HEADER, PROMISED_HEADER].some((header) => text.startsWith(`${header}\n`));

/** `{ note, opening, index, hashes }`; nothing is checked yet. */
export function readProof(text) {
  const cut = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(cut, 0)).split("\n");
  if (cut < 0 || !isProof(text)) throw new Untrue("log.not-a-proof");
  const rest = lines.slice(1);
  const opening = rest.length && rest[0].startsWith("extra ") ? readExtra(rest.shift().slice(6)) : null;
  const note = text.slice(cut + 2);
  if (lines[0] === PROMISED_HEADER) {
    if (rest.length) throw new Untrue("log.not-a-proof");
    return { note, opening, index: null, hashes: [] };
  }
  if (!rest.length || !rest[0].startsWith("index ") || rest.length - 1 > LONGEST) throw new Untrue("log.not-a-proof");
  return { note, opening, index: numberOf(rest[0].slice(6)), hashes: rest.slice(1).map(bytesOf) };
}

function readExtra(text) {
  let value = null;
  const bytes = bytesOf(text);
  try {
    value = readCanonical(fromUtf8(bytes));
  } catch {
    throw new Untrue("log.extra");
  }
  if (!isObject(value) || Object.keys(value).sort().join(" ") !== "record salt") throw new Untrue("log.extra");
  checkRecord(value.record);
  if (typeof value.salt !== "string") throw new Untrue("log.extra");
  return { record: value.record, salt: bytesOf(value.salt) };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function checkRecord(record) {
  const isRight = isObject(record) && Object.keys(record).sort().join(" ") === FIELDS && record.v === 1;
  const isText = isRight && [record.act, record.subject, record.at].every((one) => typeof one === "string");
  if (!isText || !isObject(record.body)) throw new Untrue("log.not-a-record");
  momentOf(record.at);
}

/** Seconds since 1970 from the one spelling that is taken, `2026-11-22T03:04:05Z`. */
export function momentOf(text) {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  if (!(moment >= 0) || momentText(moment / 1000) !== text) throw new Untrue("log.not-a-time", { text: text.slice(0, 60) });
  return moment / 1000;
}

/** Seconds since 1970 as records write them. */
export const momentText = (seconds) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

function entryOf({ salt, record }) {
  if (salt.length !== 32) throw new Untrue("log.salt");
  return sha256(joined(salt, utf8(canonical(record))));
}

/** What the proof proves under a policy; throws Untrue for what does not hold. */
export function verdictOf(proof, policy, entry = null) {
  const opened = proof.opening ? entryOf(proof.opening) : null;
  if (!opened && !entry) throw new Untrue("log.nothing-opened");
  if (opened && entry && !same(opened, entry)) throw new Untrue("log.other-entry");
  const leaf = leafHash(opened || entry);
  const record = proof.opening ? proof.opening.record : null;
  if (proof.index === null) return { ...promised(proof, policy, leaf), leaf, record };
  const found = judged(policy, proof.note);
  const { head, witnesses, known, isMet, provenAt } = found;
  checkInclusion(leaf, proof.index, head.size, proof.hashes, head.root);
  const standing = witnesses.length && isMet ? "witnessed" : "included";
  return { standing, leaf, record, origin: head.origin, index: proof.index, size: head.size, root: head.root, witnesses, known, isMet, provenAt, promisedAt: null };
}

function promised(proof, policy, leaf) {
  const note = noteOf(proof.note);
  const lines = note.text.split("\n");
  if (lines.length !== 5 || lines[0] !== PROMISE || !lines[1] || lines[4]) throw new Untrue("log.not-a-promise");
  const [, origin, coded, said] = lines;
  const hash = bytesOf(coded);
  if (hash.length !== 32) throw new Untrue("log.not-a-hash");
  const promisedAt = momentOf(said);
  const name = `${origin}/promises`;
  const key = policy.others.find((one) => one.name === name);
  if (!key) throw new Untrue("log.key-unknown", { name });
  if (signedAt(note, key) === null) throw new Untrue("log.not-signed", { name });
  if (!same(hash, leaf)) throw new Untrue("log.promise-other");
  return { standing: "promised", origin, index: null, size: null, root: null, witnesses: [], known: policy.witnesses.length, isMet: false, provenAt: null, promisedAt };
}

/** Refuse a text that is not, byte for byte, the one whose hash the record holds. */
export function checkText(record, bytes) {
  const claimed = record ? record.body[TEXT_HASH] : undefined;
  if (claimed === undefined || claimed === null) throw new Untrue("log.no-text");
  if (claimed !== toHex(sha256(bytes))) throw new Untrue("log.other-text");
}
