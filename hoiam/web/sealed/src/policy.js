// Whom this page trusts (c2sp.org/tlog-policy): as hoiam/core/log/trust.py, with the same codes.
import { fromBase64, isSigned, joined, toBase64, utf8 } from "./age.js";
import { Untrue } from "./merkle.js";
import { COSIGNATURE, ED25519, readKey, readNote } from "./notes.js";

const NONE = "none";
const LATEST = 253402300799; // 9999-12-31T23:59:59Z

/** Bytes from base64 in its one spelling. */
export function bytesOf(text) {
  let bytes = null;
  try {
    bytes = fromBase64(text);
  } catch {
    throw new Untrue("log.not-base64", { text: text.slice(0, 60) });
  }
  if (toBase64(bytes) !== text) throw new Untrue("log.not-base64", { text: text.slice(0, 60) });
  return bytes;
}

/** A whole number in digits without leading zeroes; past 2^53 this page counts no tree. */
export function numberOf(text) {
  const number = /^(?:0|[1-9][0-9]*)$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(number)) throw new Untrue("log.not-a-number", { text: text.slice(0, 60) });
  return number;
}

/** `{ logs, witnesses, groups, quorum, others }` from the text; every line is understood or refused. */
export function readPolicy(text) {
  const policy = { logs: [], witnesses: [], groups: [], quorum: null, others: [] };
  for (const line of text.split("\n")) {
    const words = line.replace(/^[ \t]+|[ \t]+$/g, "").split(/[ \t]+/);
    if (words[0].startsWith("#")) addComment(policy, words);
    else if (words[0] !== "") addLine(policy, words);
  }
  if (policy.quorum === null) throw new Untrue("log.policy-quorum");
  return policy;
}

// A comment is never refused: one that holds a key in our way pins it, the first of its name.
function addComment(policy, words) {
  const key = words[0] === "#" && words[1] === "key" && words.length === 3 ? readKey(words[2]) : null;
  if (key && key.kind === ED25519 && !policy.others.some((one) => one.name === key.name)) policy.others.push(key);
}

function addLine(policy, [kind, ...words]) {
  const line = [kind, ...words].join(" ").slice(0, 60);
  const lengths = { log: [1, 2], witness: [2, 3], group: [3, 300], quorum: [1, 1] }[kind];
  if (!lengths || words.length < lengths[0] || words.length > lengths[1]) throw new Untrue("log.policy", { line });
  if (kind === "log") policy.logs.push(keyOf(words[0], ED25519));
  else if (kind === "witness") policy.witnesses.push({ name: fresh(policy, words[0]), key: keyOf(words[1], COSIGNATURE) });
  else if (kind === "group") policy.groups.push(group(policy, words, line));
  else if (policy.quorum !== null || (words[0] !== NONE && !named(policy, words[0]))) throw new Untrue("log.policy-quorum");
  else [policy.quorum] = words;
}

const named = (policy, name) => [...policy.witnesses, ...policy.groups].some((one) => one.name === name);

function fresh(policy, name) {
  if (name === NONE || named(policy, name)) throw new Untrue("log.policy-twice", { name });
  return name;
}

function group(policy, [name, asked, ...members], line) {
  fresh(policy, name);
  const taken = policy.groups.flatMap((one) => one.members);
  const wrong = members.find((one, at) => !named(policy, one) || taken.includes(one) || members.indexOf(one) !== at);
  if (wrong !== undefined) throw new Untrue("log.policy-member", { name: wrong });
  const threshold = { any: 1, all: members.length }[asked] || numberOf(asked);
  if (threshold < 1 || threshold > members.length) throw new Untrue("log.policy", { line });
  return { name, threshold, members };
}

function keyOf(vkey, kind) {
  const key = readKey(vkey);
  if (!key) throw new Untrue("log.not-a-key", { text: vkey.slice(0, 60) });
  if (key.kind !== kind) throw new Untrue("log.key-kind", { kind: key.kind });
  return key;
}

/** A signed note, or refused. */
export function noteOf(text) {
  const note = readNote(text);
  if (!note || note.text.length < 2) throw new Untrue("log.not-a-note");
  return note;
}

/**
 * Whether this key signed: null where it did not, else the second (a witness) or 0 (an office).
 * A false signature in a known name is refused, whatever else stands there.
 */
export function signedAt(note, key) {
  const one = note.signatures.find((line) => line.name === key.name && line.hash === key.hash);
  if (!one) return null;
  const isWitness = key.kind === COSIGNATURE;
  const signature = isWitness ? one.bytes.slice(8) : one.bytes;
  const time = isWitness && one.bytes.length >= 8 ? new DataView(one.bytes.slice(0, 8).buffer).getBigUint64(0) : 0n;
  const message = isWitness ? joined(utf8(`cosignature/v1\ntime ${time}\n`), utf8(note.text)) : utf8(note.text);
  if (signature.length !== 64 || !isSigned(signature, message, key.key)) throw new Untrue("log.false-signature", { name: key.name });
  if (time > LATEST) throw new Untrue("log.not-a-time", { text: String(time) });
  return Number(time);
}

/** The head of a tree (c2sp.org/tlog-checkpoint) from the text of its note. */
export function readCheckpoint(text) {
  const lines = text.split("\n");
  if (lines.length < 4 || lines.pop() !== "" || lines.includes("")) throw new Untrue("log.not-a-checkpoint");
  const root = bytesOf(lines[2]);
  if (root.length !== 32) throw new Untrue("log.not-a-hash");
  return { origin: lines[0], size: numberOf(lines[1]), root };
}

/** What a policy says of a checkpoint: refuses a log that is not pinned and a false signature. */
export function judged(policy, written) {
  const note = noteOf(written);
  const head = readCheckpoint(note.text);
  const log = policy.logs.find((key) => key.name === head.origin);
  if (!log) throw new Untrue("log.origin-unknown", { origin: head.origin });
  if (signedAt(note, log) === null) throw new Untrue("log.not-signed", { name: log.name });
  const witnesses = policy.witnesses
    .map(({ name, key }) => ({ name, time: signedAt(note, key) }))
    .filter(({ time }) => time !== null);
  const provenAt = quorumAt(policy, witnesses);
  const isMet = policy.quorum === NONE || provenAt !== null;
  return { head, note: written, witnesses, known: policy.witnesses.length, isMet, provenAt };
}

// The second from which on enough witnesses had seen it.
function quorumAt(policy, witnesses) {
  if (policy.quorum === NONE) return null;
  for (const { time } of [...witnesses].sort((one, other) => one.time - other.time)) {
    const seen = new Set(witnesses.filter((one) => one.time <= time).map((one) => one.name));
    for (const { name, threshold, members } of policy.groups) {
      if (members.filter((one) => seen.has(one)).length >= threshold) seen.add(name);
    }
    if (seen.has(policy.quorum)) return time;
  }
  return null;
}
