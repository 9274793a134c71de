// A passkey of the officer's device as a second way in: an age file to a WebAuthn credential (the
// fido2prf recipient of age-encryption), beside the file under the passphrase. Never mixed with it.
const { Decrypter, Encrypter, webauthn } = vendored;

export const canPasskey = () => Boolean(globalThis.PublicKeyCredential && globalThis.isSecureContext && navigator.credentials);

export async function sealToPasskey(name, bytes) {
  await webauthn.createCredential({ keyName: `Hồi Âm: hồ sơ niêm phong, ${name}` });
  const encrypter = new Encrypter();
  encrypter.addRecipient(new webauthn.WebAuthnRecipient());
  return encrypter.encrypt(bytes);
}

export async function openByPasskey(file) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(new webauthn.WebAuthnIdentity());
  return decrypter.decrypt(file);
}
