// The log's own files (c2sp.org/tlog-tiles), read from the address this page came from: what was
// promised is looked for, and an older head is held against the newest one. Who serves the files
// need not be trusted; everything is computed up to a signed root.
import { fromUtf8 } from "./age.js";
import { checkConsistency, checkInclusion, consistency, EMPTY_ROOT, inclusion, nodeHash, same, Untrue } from "./merkle.js";
import { bytesOf, judged, numberOf } from "./policy.js";
import { momentText } from "./proof.js";

const HEIGHT = 8;
const WIDTH = 256;
const HASH = 32;

/** The files below an address, each fetched once; without cookies. */
export function filesBelow(address) {
  const kept = new Map();
  return (path) => {
    if (!kept.has(path)) kept.set(path, fetched(`${address}/${path}`, path));
    return kept.get(path);
  };
}

async function fetched(address, path) {
  const answer = await fetch(address, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Untrue("log.missing", { path });
  return new Uint8Array(await answer.arrayBuffer());
}

/** The path of one tile: `tile/0/x001/x234/067.p/7`. */
export function tilePath(level, index, width) {
  const groups = [];
  for (let rest = index; rest > 0 || !groups.length; rest = Math.floor(rest / 1000)) groups.unshift(String(rest % 1000).padStart(3, "0"));
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${name}${width < WIDTH ? `.p/${width}` : ""}`;
}

async function tileOf(files, level, index, size) {
  const width = Math.min(WIDTH, Math.floor(size / 2 ** (HEIGHT * level)) - index * WIDTH);
  const path = tilePath(level, index, width);
  const bytes = await files(path);
  if (bytes.length !== width * HASH) throw new Untrue("log.tile-length", { path, length: bytes.length });
  return bytes;
}

/** A reader of the hash over the entries from `start` to `end`, from the files of a tree. */
export function readerOf(files, size) {
  return async (start, end) => {
    const peaks = [];
    for (let from = start; from < end; ) {
      let level = 0;
      while (2 ** (level + 1) <= end - from) level += 1;
      peaks.push(await subtree(files, size, level, from / 2 ** level));
      from += 2 ** level;
    }
    return peaks.reduceRight((right, left) => (right ? nodeHash(left, right) : left), null) || EMPTY_ROOT;
  };
}

async function subtree(files, size, level, index) {
  const row = Math.floor(level / HEIGHT);
  const count = 2 ** (level % HEIGHT);
  const place = index * count;
  const bytes = await tileOf(files, row, Math.floor(place / WIDTH), size);
  const offset = place % WIDTH;
  let hashes = Array.from({ length: count }, (_, at) => bytes.slice((offset + at) * HASH, (offset + at + 1) * HASH));
  while (hashes.length > 1) hashes = Array.from({ length: hashes.length / 2 }, (_, at) => nodeHash(hashes[2 * at], hashes[2 * at + 1]));
  return hashes[0];
}

/** The newest head as it is served. */
export async function newest(policy, files) {
  return judged(policy, fromUtf8(await files("checkpoint")));
}

/** Refuse unless the log only grew from one judged head to the other. */
export async function checkGrew(old, now, files) {
  if (old.head.origin !== now.head.origin) throw new Untrue("log.origin-unknown", { origin: now.head.origin });
  const [first, second] = [old.head.size, now.head.size];
  const proof = first > 0 && first < second ? await consistency(readerOf(files, second), first, second) : [];
  checkConsistency(first, second, proof, old.head.root, now.head.root);
}

/** The same from one file and without a network: what witnesses are sent (c2sp.org/tlog-witness). */
export function checkRequest(old, text, policy) {
  const { size, proof, note } = readRequest(text);
  const now = judged(policy, note);
  if (now.head.origin !== old.head.origin) throw new Untrue("log.origin-unknown", { origin: now.head.origin });
  if (size !== old.head.size) throw new Untrue("log.not-grown", { old: old.head.size, new: now.head.size });
  checkConsistency(size, now.head.size, proof, old.head.root, now.head.root);
  return now;
}

/** Whether a text is such a request. */
export const isRequest = (text) => /^old [0-9]+\n/.test(text);

function readRequest(text) {
  const cut = text.indexOf("\n\n");
  if (cut < 0) throw new Untrue("log.not-a-note");
  const [first, ...hashes] = text.slice(0, cut).split("\n");
  return { size: numberOf(first.slice(4)), proof: hashes.map(bytesOf), note: text.slice(cut + 2) };
}

/** The same entry in the log as it is now; what was only promised is looked for, newest first. */
export async function renewed(verdict, old, policy, files) {
  const now = await newest(policy, files);
  const { head } = now;
  if (head.origin !== verdict.origin) throw new Untrue("log.origin-unknown", { origin: head.origin });
  if (old) await checkGrew(old, now, files);
  const index = verdict.index === null ? await placeOf(verdict.leaf, files, head.size) : verdict.index;
  if (index === null) throw new Untrue("log.promise-broken", { time: momentText(verdict.promisedAt), size: head.size });
  checkInclusion(verdict.leaf, index, head.size, await inclusion(readerOf(files, head.size), index, head.size), head.root);
  const { witnesses, known, isMet, provenAt } = now;
  return { ...verdict, standing: witnesses.length && isMet ? "witnessed" : "included", index, size: head.size, root: head.root, witnesses, known, isMet, provenAt };
}

async function placeOf(leaf, files, size) {
  for (let index = Math.ceil(size / WIDTH) - 1; index >= 0; index -= 1) {
    const bytes = await tileOf(files, 0, index, size);
    for (let at = 0; at < bytes.length; at += HASH) {
      if (same(bytes.subarray(at, at + HASH), leaf)) return index * WIDTH + at / HASH;
    }
  }
  return null;
}
