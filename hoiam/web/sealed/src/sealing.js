// Sealing itself: two seals, one key each, both keys for the same people; the sender's own key under
// the digits. What comes out is all that ever leaves the page.
import { accessHash, accessToken, markOf, newDigits, newReference, referenceHash } from "./digits.js";
import { newPair, seal, sealToMany, sealWithPhrase, utf8 } from "./age.js";
import { pack, unpack } from "./tar.js";

const MEMORY_STEP = 4096; // so that its length does not tell how much was said
const NAMES = ["content_key", "identity_key", "sender_key", "memory", "content", "identity"];

/** A sealed denunciation: `{ reference, digits, manifest, blobs }`. `progress(what, part)`. */
export async function sealLetter({ list, offer, told, content, identity }, progress) {
  const readers = [...offer.receivers.map((one) => one.recipient), list.recovery.recipient];
  const [forContent, forIdentity, sender] = [await newPair(), await newPair(), await newPair()];
  const reference = newReference();
  const digits = newDigits();
  progress("seal", 0);
  const sealedContent = await seal(pack(content), [forContent.recipient], (part) => progress("seal", part * 0.5));
  const sealedIdentity = await seal(pack(identity), [forIdentity.recipient], (part) => progress("seal", 0.5 + part * 0.5));
  const blobs = {
    content_key: await sealToMany(utf8(forContent.identity), readers),
    identity_key: await sealToMany(utf8(forIdentity.identity), readers),
    sender_key: await sealWithPhrase(utf8(sender.identity), digits, (part) => progress("key", part / 2)),
    memory: await seal(remembered(list, offer, told, sender.identity), [sender.recipient]),
    content: sealedContent,
    identity: sealedIdentity,
  };
  const token = await accessToken(reference, digits, (part) => progress("key", 0.5 + part / 2));
  const manifest = {
    reference_hash: referenceHash(reference),
    list_number: list.number,
    group: offer.group.code,
    handlers: offer.receivers.map((one) => one.code),
    sender_recipient: sender.recipient,
    access_hash: accessHash(token),
    content_recipient: forContent.recipient,
    identity_recipient: forIdentity.recipient,
  };
  return { reference, digits, manifest, blobs };
}

/** One more message: a key of its own, for those whom the newest list still lets receive. */
export async function sealMessage({ list, offer, files }, progress) {
  const readers = [...offer.receivers.map((one) => one.recipient), list.recovery.recipient];
  const { identity, recipient } = await newPair();
  const item = await seal(pack(files), [recipient], (part) => progress("seal", part));
  return { recipient, blobs: { content_key: await sealToMany(utf8(identity), readers), content: item } };
}

/** A sealed denunciation as one file, to hand in later. It holds nothing that opens it. */
export function asFile({ manifest, blobs }) {
  return pack([{ name: "manifest.json", bytes: utf8(JSON.stringify(manifest)) }, ...NAMES.map((name) => ({ name: `${name}.age`, bytes: blobs[name] }))]);
}

/** Such a file read again, or null. */
export function fromFile(bytes) {
  try {
    const files = new Map(unpack(bytes).map((one) => [one.name, one.bytes]));
    const manifest = JSON.parse(new TextDecoder().decode(files.get("manifest.json")));
    const blobs = Object.fromEntries(NAMES.map((name) => [name, files.get(`${name}.age`)]));
    return NAMES.every((name) => blobs[name]) && manifest.reference_hash ? { manifest, blobs } : null;
  } catch {
    return null;
  }
}

// Posts of the accused go along for the sender alone: later lists are asked by the same rule.
function remembered(list, offer, told, identity) {
  const { accused, leaders_free, struck } = told;
  const said = JSON.stringify({ v: 1, group: offer.group.code, accused, leaders_free, struck, list_number: list.number });
  const words = `${said}\n${markOf(said, identity)}`;
  return utf8(words.padEnd(Math.ceil((words.length + 1) / MEMORY_STEP) * MEMORY_STEP, " "));
}

/** What was remembered, or null where it does not bear the mark of the sender's own key. */
export function recalled(text, identity) {
  const [said, mark = ""] = text.split("\n");
  return mark.trim() === markOf(said, identity) ? JSON.parse(said) : null;
}
