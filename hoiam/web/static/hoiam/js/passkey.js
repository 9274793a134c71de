// Passkeys: asks the browser for a key and puts its answer into the form. Nothing is fetched.
// Without scripts the button stays hidden; the other ways to sign in need none.
const bytes = (text) => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const make = async (asked) => {
  const made = await navigator.credentials.create({ publicKey: {
    ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: named(asked.excludeCredentials),
  } });
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: {
    clientDataJSON: text(made.response.clientDataJSON),
    attestationObject: text(made.response.attestationObject),
  } };
};

const enter = async (asked) => {
  const said = await navigator.credentials.get({ publicKey: {
    ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials),
  } });
  const { response } = said;
  return { id: said.id, rawId: text(said.rawId), type: said.type, response: {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : null,
  } };
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  for (const other of document.querySelectorAll("[data-without-passkey]")) other.hidden = true;
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    if (!form.reportValidity()) return;
    failed.hidden = true;
    const asked = JSON.parse(form.dataset.options);
    try {
      const answer = await (form.dataset.passkey === "make" ? make(asked) : enter(asked));
      form.elements.answer.value = JSON.stringify(answer);
    } catch {
      failed.hidden = false;
      return;
    }
    form.requestSubmit();
  });
}
