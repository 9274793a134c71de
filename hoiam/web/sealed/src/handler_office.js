// The office's own addresses: the officer's session goes along, and nothing else is asked.
import { language, say } from "./handler_words.js";
import { Plain } from "./handler_dom.js";

const OFFICE = "/van-phong/niem-phong/";
export const SIGN_IN = "/van-phong/vao?next=/niem-phong/doc";

export class NotSignedIn extends Plain {
  constructor() {
    super("Chưa đăng nhập, hoặc phiên làm việc đã hết. Hãy đăng nhập lại rồi mở lại trang này.");
  }
}

let csrf = "";

export async function askOffice(path, sent) {
  const options = { method: "GET", credentials: "same-origin", redirect: "manual", cache: "no-store", referrerPolicy: "same-origin", headers: { Accept: "application/json", "X-Tongue": language() } };
  if (sent !== undefined) {
    options.method = "POST";
    options.headers["X-CSRFToken"] = csrf;
    if (sent instanceof FormData) options.body = sent;
    else {
      options.headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(sent);
    }
  }
  const answer = await fetch(OFFICE + path, options);
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new NotSignedIn();
  const kind = answer.headers.get("Content-Type") || "";
  if (answer.ok && kind.startsWith("application/octet-stream")) return new Uint8Array(await answer.arrayBuffer());
  const told = kind.startsWith("application/json") ? await answer.json() : null;
  if (!answer.ok || !told) throw new Plain(told && told.what ? [told.what, told.why, told.next].filter(Boolean).join(" ") : say("Máy chủ không trả lời được ({status}). Hãy thử lại.", { status: answer.status }));
  if (told.csrf) csrf = told.csrf;
  return told;
}

// An item or a key: small words beside sealed bytes.
export function parcel(words, blobs) {
  const form = new FormData();
  form.append("manifest", JSON.stringify(words));
  for (const [name, bytes] of Object.entries(blobs)) form.append(name, new Blob([bytes], { type: "application/octet-stream" }), `${name}.age`);
  return form;
}
