// Archives as POSIX has them (ustar, IEEE Std 1003.1 pax): names of files are inside what is sealed,
// and the zero blocks at the end go on to the next 64 KiB, so that sizes come in steps.
import { fromUtf8, joined, utf8 } from "./age.js";

export const STEP = 65536;
const BLOCK = 512;
const NAME = 100;
// Signs that do not show, or turn the order of what is shown: a program must not look like a picture.
const HIDDEN = /[\u0000-\u001f\u007f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** One archive of `[{ name, bytes }]`. Neither time nor owner is written. */
export function pack(files) {
  const parts = files.flatMap(({ name, bytes }) => [header(name, bytes.length), bytes, zeros(bytes.length, BLOCK)]);
  const whole = joined(...parts, new Uint8Array(2 * BLOCK));
  return joined(whole, zeros(whole.length, STEP));
}

/** The files of an archive, in order; only plain files are known. */
export function unpack(bytes) {
  const files = [];
  let at = 0;
  while (at + BLOCK <= bytes.length && bytes[at] !== 0) {
    const block = bytes.subarray(at, at + BLOCK);
    const size = octal(block, 124, 12);
    if (octal(block, 148, 8) !== summed(block)) throw new Error("the archive is damaged");
    if (at + BLOCK + size > bytes.length) throw new Error("the archive is cut off");
    const prefix = word(block, 345, 155);
    const name = ((prefix ? `${prefix}/` : "") + word(block, 0, NAME)).replace(HIDDEN, "_");
    const kind = block[156];
    if (kind === 0x30 || kind === 0) files.push({ name, bytes: bytes.slice(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + size + ((BLOCK - (size % BLOCK)) % BLOCK);
  }
  return files;
}

/** A name that fits: no folders but ours, no signs that a program would read as something else. */
export function safeName(name, most = 80) {
  const plain = name.normalize("NFC").replace(/[\\/:*?"<>|\u0000-\u001f\u007f]+/g, "_").replace(/^\.+/, "_") || "_";
  const dot = plain.lastIndexOf(".");
  const end = dot > 0 && plain.length - dot <= 8 ? plain.slice(dot) : "";
  let start = end ? plain.slice(0, dot) : plain;
  while (utf8(start + end).length > most) start = Array.from(start).slice(0, -1).join("");
  return start + end;
}

function header(name, size) {
  const named = utf8(name);
  if (named.length > NAME) throw new Error("a name in the archive is too long");
  const block = new Uint8Array(BLOCK);
  const put = (at, text) => block.set(utf8(text), at);
  block.set(named, 0);
  put(100, "0000600\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${size.toString(8).padStart(11, "0")}\0`);
  put(136, "00000000000\0");
  put(156, "0");
  put(257, "ustar\0");
  put(263, "00");
  put(329, "0000000\0");
  put(337, "0000000\0");
  put(148, `${summed(block).toString(8).padStart(6, "0")}\0 `);
  return block;
}

const zeros = (length, step) => new Uint8Array((step - (length % step)) % step);

// The checksum counts its own field as eight spaces.
const summed = (block) => block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

function word(block, at, length) {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return fromUtf8(end < 0 ? field : field.subarray(0, end));
}

function octal(block, at, length) {
  const found = word(block, at, length).trim();
  if (!/^[0-7]+$/.test(found)) throw new Error("the archive is damaged");
  return parseInt(found, 8);
}
