// The age format (age-encryption.org/v1) for these pages: what is sealed here opens with the `age`
// program and the other way round. X25519 recipients alone, never mixed with other kinds; or one
// passphrase. Derived with scrypt step by step, so that a slow phone shows how far it is.

const { Decrypter, Encrypter, Stanza, base32, base64, base64nopad, chacha20poly1305, ed25519, scryptAsync, webauthn } = vendored;
export const sha256 = (bytes) => vendored.sha256(bytes);
export const randomBytes = (length) => vendored.randomBytes(length);
export const passkeys = webauthn;

// Sealed keys have this many recipients whoever receives them (hoiam/core/recipients.py, STANZAS).
export const STANZAS = 16;
export const WORK = 16; // scrypt N = 2^16: 64 MB, half a second to a few seconds
const MOST_WORK = 20;
const LABEL = "age-encryption.org/v1/scrypt";
const NOTHING = () => {};

// Without a secure context the browser hides its own X25519; the vendored one does the same work.
vendored.forceWebCryptoOff(!(globalThis.crypto && crypto.subtle));

export const utf8 = (text) => new TextEncoder().encode(text);
export const fromUtf8 = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
export const toBase64 = (bytes) => base64.encode(bytes);
export const fromBase64 = (text) => base64.decode(text);
export const toBase32 = (bytes) => base32.encode(bytes).replace(/=+$/, "");
export const toHex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
export const fromHex = (text) => Uint8Array.from(text.match(/../g) || [], (two) => parseInt(two, 16));

/** RFC 8032 without the looser reading of ZIP 215: what the Python verifier accepts. */
export function isSigned(signature, message, key) {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

/** A fresh pair: `identity` stays here, `recipient` may be told. */
export async function newPair() {
  const identity = await vendored.generateX25519Identity();
  return { identity, recipient: await vendored.identityToRecipient(identity) };
}

/** The recipient of an identity. */
export const recipientOf = (identity) => vendored.identityToRecipient(identity);

/** Seal bytes to recipients `age1…`. */
export async function seal(bytes, recipients, progress = NOTHING) {
  const encrypter = new Encrypter();
  for (const one of recipients) {
    if (!isRecipient(one)) throw new Error("only X25519 recipients are sealed to");
    encrypter.addRecipient(one);
  }
  return gathered(await encrypter.encrypt(flowing(bytes, progress)));
}

/** Seal bytes to exactly sixteen: the receivers and throw-away ones, in an order that tells nothing. */
export async function sealToMany(bytes, receivers) {
  const all = [...new Set(receivers)];
  if (all.length > STANZAS) throw new Error("too many receivers");
  while (all.length < STANZAS) all.push((await newPair()).recipient);
  return seal(bytes, shuffled(all));
}

/** Open what was sealed to one of these identities. Throws where none fits. */
export async function open(bytes, identities) {
  const decrypter = new Decrypter();
  for (const one of [identities].flat()) decrypter.addIdentity(one);
  return decrypter.decrypt(bytes);
}

/** Seal bytes under a passphrase. */
export async function sealWithPhrase(bytes, phrase, progress = NOTHING, work = WORK) {
  const encrypter = new Encrypter();
  encrypter.addRecipient({
    async wrapFileKey(key) {
      const salt = randomBytes(16);
      const cover = await stretched(phrase, joined(utf8(LABEL), salt), work, progress);
      const body = chacha20poly1305(cover, new Uint8Array(12)).encrypt(key);
      return [new Stanza(["scrypt", base64nopad.encode(salt), String(work)], body)];
    },
  });
  return encrypter.encrypt(bytes);
}

/** Open what was sealed under a passphrase. Throws where it is another one. */
export async function openWithPhrase(bytes, phrase, progress = NOTHING) {
  const decrypter = new Decrypter();
  decrypter.addIdentity({
    async unwrapFileKey(stanzas) {
      if (stanzas.length !== 1 || stanzas[0].args[0] !== "scrypt") return null;
      const [, salt, work] = stanzas[0].args;
      if (!/^[1-9][0-9]?$/.test(work) || Number(work) > MOST_WORK) return null;
      const cover = await stretched(phrase, joined(utf8(LABEL), base64nopad.decode(salt)), Number(work), progress);
      try {
        return chacha20poly1305(cover, new Uint8Array(12)).decrypt(stanzas[0].body);
      } catch {
        return null;
      }
    },
  });
  return decrypter.decrypt(bytes);
}

/** scrypt (RFC 7914) with r = 8, p = 1 and 32 bytes out. */
export function stretched(phrase, salt, work, progress = NOTHING) {
  return scryptAsync(utf8(phrase), salt, { N: 2 ** work, r: 8, p: 1, dkLen: 32, asyncTick: 20, onProgress: progress });
}

/** Whether a text is a native X25519 recipient. */
export function isRecipient(text) {
  try {
    const read = vendored.bech32.decodeToBytes(text);
    return read.prefix === "age" && read.bytes.length === 32 && text === text.toLowerCase();
  } catch {
    return false;
  }
}

/** A number below `limit`, each as likely as the other. */
export function randomBelow(limit) {
  const most = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const [one] = new Uint32Array(randomBytes(4).slice().buffer);
    if (one < most) return one % limit;
  }
}

/** The same things in a random order. */
export function shuffled(things) {
  const all = [...things];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = randomBelow(last + 1);
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

/** Bytes one after the other. */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function flowing(bytes, progress) {
  const step = 256 * 1024;
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((next) => setTimeout(next)); // the page stays alive meanwhile
      controller.enqueue(bytes.subarray(at, at + step));
      at += step;
      progress(Math.min(1, at / bytes.length));
      if (at >= bytes.length) controller.close();
    },
  });
}

async function gathered(stream) {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
