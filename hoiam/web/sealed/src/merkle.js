// Trees of hashes as RFC 9162 has them (§2.1): what one entry's place in the public log proves, and
// that a log only grew. Nothing here knows a network, a file or a key.
//
// What holds and what does not is the same as in hoiam/core/log/merkle.py, with the same codes; one
// table of cases goes through both (tests/browser/test_verify.py).
import { joined, sha256 } from "./age.js";

/** What was shown is not what it says: `code` has its words in verify_words.js. */
export class Untrue extends Error {
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);
export const EMPTY_ROOT = sha256(new Uint8Array(0));

/** Whether two hashes are the same. Nothing here is secret, so time may tell. */
export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** RFC 9162 §2.1.1: SHA-256(0x00 ‖ entry). */
export function leafHash(entry) {
  return sha256(joined(LEAF, entry));
}

/** RFC 9162 §2.1.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left, right) {
  return sha256(joined(NODE, left, right));
}

// Numbers here may pass 2^32, where JavaScript's shifts end; halves are taken by division.
const half = (number) => Math.floor(number / 2);
const isOdd = (number) => number % 2 === 1;

function checkHashes(...hashes) {
  if (!hashes.every((hash) => hash.length === 32)) throw new Untrue("log.not-a-hash");
}

/** RFC 9162 §2.1.3.2: the entry with this leaf hash stands at `index` in the tree of `size`. */
export function checkInclusion(leaf, index, size, proof, root) {
  if (index < 0 || index >= size) throw new Untrue("log.outside-tree", { index, size });
  checkHashes(leaf, root, ...proof);
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) throw new Untrue("log.proof-long");
    if (isOdd(place) || place === last) {
      hash = nodeHash(step, hash);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, step);
    }
    place = half(place);
    last = half(last);
  }
  if (last !== 0) throw new Untrue("log.proof-short");
  if (!same(hash, root)) throw new Untrue("log.not-in-tree", { index, size });
}

/** RFC 9162 §2.1.4.2: the tree of `newer` entries begins with the tree of `older` ones. */
export function checkConsistency(old, size, proof, oldRoot, root) {
  if (old < 0 || old > size) throw new Untrue("log.shrunk", { old, new: size });
  checkHashes(oldRoot, root, ...proof);
  if (old === size || old === 0) {
    if (proof.length > 0) throw new Untrue("log.proof-long");
    const isEmpty = size !== 0 || same(root, EMPTY_ROOT);
    if (!same(oldRoot, old === 0 ? EMPTY_ROOT : root) || !isEmpty) throw new Untrue("log.not-grown", { old, new: size });
    return;
  }
  const path = isPowerOfTwo(old) ? [oldRoot, ...proof] : proof;
  if (path.length === 0) throw new Untrue("log.proof-short");
  const [before, after] = grown(old - 1, size - 1, path);
  if (!same(before, oldRoot) || !same(after, root)) throw new Untrue("log.not-grown", { old, new: size });
}

function isPowerOfTwo(number) {
  let left = number;
  while (left > 1 && !isOdd(left)) {
    left = half(left);
  }
  return left === 1;
}

function grown(first, second, path) {
  let place = first;
  let last = second;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  let [before] = path;
  let after = before;
  for (const step of path.slice(1)) {
    if (last === 0) throw new Untrue("log.proof-long");
    if (isOdd(place) || place === last) {
      before = nodeHash(step, before);
      after = nodeHash(step, after);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      after = nodeHash(after, step);
    }
    place = half(place);
    last = half(last);
  }
  if (last !== 0) throw new Untrue("log.proof-short");
  return [before, after];
}

// The largest power of two below a count.
function split(count) {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** Proof that an entry is in the tree (RFC 9162 §2.1.3.1); `hashOf(start, end)` gives subtrees. */
export async function inclusion(hashOf, index, size) {
  const proof = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + split(end - start);
    proof.unshift(await (index < middle ? hashOf(middle, end) : hashOf(start, middle)));
    if (index < middle) end = middle;
    else start = middle;
  }
  return proof;
}

/** Proof that the smaller tree is the beginning of the larger (RFC 9162 §2.1.4.1). */
export async function consistency(hashOf, old, size) {
  if (old === 0 || old === size) return [];
  const proof = [];
  let start = 0;
  let end = size;
  let isWhole = true;
  while (end !== old) {
    const middle = start + split(end - start);
    if (old <= middle) {
      proof.unshift(await hashOf(middle, end));
      end = middle;
    } else {
      proof.unshift(await hashOf(start, middle));
      start = middle;
      isWhole = false;
    }
  }
  if (!isWhole) proof.unshift(await hashOf(start, end));
  return proof;
}
