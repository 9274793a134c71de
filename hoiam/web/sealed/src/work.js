// Proof of work, asked for in a flood alone (hoiam/core/pow.py): the first number that, put behind the
// challenge, gives a SHA-256 with enough zero bits. Here and now: the page starts no other script.
import { sha256, utf8 } from "./age.js";

const AT_ONCE = 4000; // then the page may breathe

/** The solution of a challenge; "" where nothing is asked. */
export async function worked(challenge) {
  const bits = Number(challenge.split(".")[2] || 0);
  for (let number = 0; challenge; number += 1) {
    if (zeros(sha256(utf8(`${challenge}:${number}`))) >= bits) return String(number);
    if (number % AT_ONCE === AT_ONCE - 1) await new Promise((next) => setTimeout(next));
  }
  return "";
}

const zeros = (digest) => Math.clz32(new DataView(digest.buffer, digest.byteOffset).getUint32(0));
