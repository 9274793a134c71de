// Signed notes (c2sp.org/signed-note) and cosignatures (c2sp.org/tlog-cosignature, cosignature/v1):
// a text, an empty line, and lines of signatures. A note is believed only for keys that this page
// carries itself.
import { fromBase64, isSigned, joined, sha256, toBase32, toHex, utf8 } from "./age.js";

export const ED25519 = 1;
export const COSIGNATURE = 4;

/** `{ text, signatures: [{ name, hash, bytes }] }`, or null where it is no signed note. */
export function readNote(written) {
  const cut = written.lastIndexOf("\n\n");
  if (cut < 0 || !written.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f]/.test(written)) return null;
  const signatures = written.slice(cut + 2, -1).split("\n").map(readSignature);
  if (signatures.includes(null) || signatures.length > 100) return null;
  return { text: written.slice(0, cut + 1), signatures };
}

/** A verifier key `name+hash+base64`, or null where its own hash does not fit. */
export function readKey(vkey) {
  const [, name, hash, coded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) || [];
  if (!name) return null;
  const bytes = decoded(coded);
  if (!bytes || bytes.length !== 33 || keyHash(name, bytes) !== hash) return null;
  return { name, hash, kind: bytes[0], key: bytes.slice(1), text: vkey.trim() };
}

/** The fingerprint of a verifier key as posters show it: 120 bits in six groups of base 32. */
export const fingerprint = (key) => toBase32(sha256(utf8(key.text)).slice(0, 15)).match(/..../g).join("-");

/** Whether a note bears a true signature of this key. */
export function signedBy(note, key) {
  return note.signatures.some((one) => matches(one, key) && one.bytes.length === 64 && isSigned(one.bytes, utf8(note.text), key.key));
}

/** The newest moment (seconds) at which this witness cosigned the note, or null. */
export function cosignedBy(note, key) {
  const times = note.signatures
    .filter((one) => matches(one, key) && one.bytes.length === 72)
    .map((one) => ({ time: Number(new DataView(one.bytes.slice().buffer).getBigUint64(0)), signature: one.bytes.slice(8) }))
    .filter(({ time, signature }) => isSigned(signature, utf8(`cosignature/v1\ntime ${time}\n${note.text}`), key.key))
    .map(({ time }) => time);
  return times.length ? Math.max(...times) : null;
}

const matches = (signature, key) => signature.name === key.name && signature.hash === key.hash;

function readSignature(line) {
  const [, name, coded] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) || [];
  const bytes = name ? decoded(coded) : null;
  if (!bytes || bytes.length < 5) return null;
  return { name, hash: toHex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
}

const keyHash = (name, bytes) => toHex(sha256(joined(utf8(`${name}\n`), bytes)).slice(0, 4));

function decoded(text) {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}
