export { Encrypter, Decrypter, Stanza, armor, webauthn, generateX25519Identity, identityToRecipient } from "age-encryption";
export { forceWebCryptoOff } from "./node_modules/age-encryption/dist/x25519.js";
export { chacha20poly1305 } from "@noble/ciphers/chacha.js";
export { ed25519 } from "@noble/curves/ed25519.js";
export { scryptAsync } from "@noble/hashes/scrypt.js";
export { sha256 } from "@noble/hashes/sha2.js";
export { randomBytes } from "@noble/hashes/utils.js";
export { base32, base64, base64nopad, bech32 } from "@scure/base";
