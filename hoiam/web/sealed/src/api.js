// The addresses of sealed cases, as somebody without an account asks them: no cookie goes along, no
// page is named as the one that asks, nothing is kept by the browser.
import { worked } from "./work.js";

const PLACE = "/niem-phong/";

/** The line was down, or what came back was nothing of ours. Trying again is right. */
export class NoAnswer extends Error {}

/** The server looked and refused; `told` is `{ code, what, why, next }` where it said so. */
export class Refused extends Error {
  constructor(status, told) {
    super([told.what, told.why, told.next].filter(Boolean).join(" ") || `${status}`);
    this.code = told.code || "";
    this.status = status;
    this.told = told;
  }
}

async function asked(path, body) {
  const options = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error" };
  if (body !== undefined) {
    options.method = "POST";
    options.body = body instanceof FormData ? body : JSON.stringify(body);
    if (!(body instanceof FormData)) options.headers = { "Content-Type": "application/json" };
  }
  let answer;
  try {
    answer = await fetch(PLACE + path, options);
  } catch {
    throw new NoAnswer();
  }
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    if (answer.status >= 500 && !told.what) throw new NoAnswer();
    throw new Refused(answer.status, told);
  }
  return answer;
}

/** A form of one manifest and sealed files. */
export function parcel(manifest, blobs) {
  const form = new FormData();
  form.append("manifest", JSON.stringify(manifest));
  for (const [name, bytes] of Object.entries(blobs)) form.append(name, new Blob([bytes], { type: "application/octet-stream" }), `${name}.age`);
  return form;
}

/** The newest signed list, as a note. */
export const list = async () => (await asked("danh-sach")).text();

/** Hand in a sealed denunciation; the same bytes again give the same answer. In a flood the browser
 * works a little first, and once more where the flood has grown meanwhile. */
export async function hand(manifest, blobs, again = true) {
  const { challenge } = await (await asked("phep", { reference_hash: manifest.reference_hash })).json();
  const solution = await worked(challenge);
  try {
    return await (await asked("gui", parcel({ ...manifest, challenge, solution }, blobs))).json();
  } catch (fault) {
    if (again && fault instanceof Refused && fault.code.startsWith("pow.")) return hand(manifest, blobs, false);
    throw fault;
  }
}

/** Everything kept for one sender. */
export const take = async (reference_hash, token) => (await asked("lay", { reference_hash, token })).json();

/** One more message of the sender. */
export const add = async (manifest, blobs) => (await asked("them", parcel(manifest, blobs))).json();

/** One sealed file. */
export async function file(reference_hash, token, number) {
  const answer = await asked("tep", { reference_hash, token, number });
  return new Uint8Array(await answer.arrayBuffer());
}
