// What the sender keeps: a reference of 80 random bits, and sixteen random digits with a check digit
// (ISO/IEC 7064, MOD 11,10). The digits never leave the page; a token made from them does.
import { WORK, joined, randomBelow, randomBytes, sha256, stretched, toBase32, toHex, utf8 } from "./age.js";

const RANDOM = 16;
const REFERENCE_SIGNS = 16;
const BLOCK = 64; // of SHA-256

/** A new reference: sixteen signs of base 32 (RFC 4648), capitals. */
export const newReference = () => toBase32(randomBytes(10));

/** The reference that somebody meant, or "" where it cannot be one. */
export function readReference(typed) {
  const plain = typed.toUpperCase().replace(/[\s.\-–—_]/g, "").replace(/0/g, "O").replace(/1/g, "I").replace(/8/g, "B");
  return plain.length === REFERENCE_SIGNS && /^[A-Z2-7]+$/.test(plain) ? plain : "";
}

/** What the server knows a reference by. */
export const referenceHash = (reference) => toHex(sha256(utf8(reference)));

/** Seventeen new digits. */
export function newDigits() {
  const random = Array.from({ length: RANDOM }, () => randomBelow(10)).join("");
  return random + checkDigit(random);
}

/** The digits that somebody meant, or "" where one is wrong, missing or out of place. */
export function readDigits(typed) {
  const plain = typed.replace(/[^0-9]/g, "");
  return plain.length === RANDOM + 1 && checkDigit(plain.slice(0, -1)) === plain.slice(-1) ? plain : "";
}

/** ISO/IEC 7064, MOD 11,10. */
export function checkDigit(digits) {
  let product = 10;
  for (const one of digits) {
    const sum = (product + Number(one)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** In groups of four, to read aloud and to type. */
export const grouped = (text) => text.match(/.{1,4}/g).join(" ");

/** What opens the case at the server, instead of the digits. */
export async function accessToken(reference, digits, progress) {
  return toHex(await stretched(digits, utf8(`hoiam-sender-v1:${reference}`), WORK, progress));
}

/** The mark under what the sender chose (HMAC-SHA-256, RFC 2104), by the sender's own key: the server
 * knows the recipient and could seal other words to it, but not mark them. */
export function markOf(words, identity) {
  const secret = new Uint8Array(BLOCK);
  secret.set(identity.length > BLOCK ? sha256(utf8(identity)) : utf8(identity));
  const keyed = (pad, bytes) => sha256(joined(secret.map((one) => one ^ pad), bytes));
  return toHex(keyed(0x5c, keyed(0x36, utf8(`hoiam-memory-v1:${words}`))));
}

/** What the server keeps of the token: a hash of its 64 letters. */
export const accessHash = (token) => toHex(sha256(utf8(token)));
