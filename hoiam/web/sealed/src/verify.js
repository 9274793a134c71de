// The page that checks: files chosen or dropped, judged on this device, said in the words of
// `hoiam verify`.
import { fromUtf8, sha256, toHex, utf8 } from "./age.js";
import { isAble, isSaved, parameters } from "./frame.js";
import { checkGrew, checkRequest, filesBelow, isRequest, newest, renewed } from "./growth.js";
import { Untrue } from "./merkle.js";
import { judged, readPolicy } from "./policy.js";
import { checkText, isProof, momentText, readProof, verdictOf } from "./proof.js";
import { ACTS, LABELS, REASONS, SENTENCES } from "./verify_words.js";
import { both, by, made } from "./words.js";

const LONGEST = 8 * 1024 * 1024;
const state = { policy: null, shown: [] };

const filled = (text, details) => text.replace(/\{(\w+)\}/g, (_, name) => (name in details ? String(details[name]) : ""));
const said = (pair, details = {}) => both(...pair.map((text) => filled(text, details)));

function usePolicy(text) {
  const error = by("policy-error");
  error.hidden = true;
  try {
    state.policy = readPolicy(text);
    by("policy").textContent = text;
    by("policy-hash").textContent = toHex(sha256(utf8(text)));
  } catch (untrue) {
    error.replaceChildren(...reason(untrue));
    error.hidden = false;
  }
}

function reason(error) {
  if (error instanceof Untrue) return said(REASONS[error.code] || REASONS["log.not-a-note"], error.details);
  if (error instanceof TypeError && !isSaved) return both("Không lấy được tệp của nhật ký: kiểm tra mạng rồi thử lại.", "The files of the log could not be fetched: check the network and try again.");
  return both("Không đọc được tệp này.", "This file cannot be read.");
}

// One card: what holds or not, why, and what it rests on.
function card(name, isTrue, sentences, rows = []) {
  const title = said(LABELS[isTrue ? "true" : "untrue"]);
  const list = rows.length ? made("dl", { class: "facts" }, ...rows.flatMap(([label, text]) => [made("dt", {}, ...label), made("dd", {}, ...text)])) : null;
  return made("section", { class: `note gap ${isTrue ? "ok" : "late"}` },
    made("h2", {}, ...title, name ? `: ${name}` : ""), ...sentences.map((one) => made("p", {}, ...one)), list);
}

function facts(verdict) {
  const rows = [];
  const add = (label, ...text) => rows.push([said(LABELS[label]), text]);
  if (verdict.record) {
    add("act", ...said(ACTS[verdict.record.act] || [verdict.record.act, verdict.record.act]));
    add("subject", verdict.record.subject);
    add("at", momentWords(verdict.record.at));
    for (const name of Object.keys(verdict.record.body).sort()) add("body", `${name}: ${plainly(verdict.record.body[name])}`);
  }
  add("log", verdict.origin);
  if (verdict.index !== null) {
    rows.push([said(LABELS.place), both(...[0, 1].map((at) => `${verdict.index + 1} ${LABELS.of[at]} ${verdict.size}`))]);
    add("root", made("code", {}, toHex(verdict.root)));
  }
  add("leaf", made("code", {}, toHex(verdict.leaf)));
  for (const { name, time } of verdict.witnesses) add("witness", `${name} · ${momentWords(momentText(time))}`);
  if (verdict.provenAt !== null) add("proven", momentWords(momentText(verdict.provenAt)));
  if (verdict.promisedAt !== null) add("promised", momentWords(momentText(verdict.promisedAt)));
  return rows;
}

const plainly = (value) => (typeof value === "string" ? value : JSON.stringify(value));

// What the paper says in universal time, beside the clock of Viet Nam.
function momentWords(text) {
  const here = new Date(Date.parse(text) + 7 * 3600 * 1000).toISOString();
  return `${here.slice(11, 16)} ${here.slice(8, 10)}/${here.slice(5, 7)}/${here.slice(0, 4)} (${text})`;
}

function standing(verdict) {
  if (verdict.standing !== "included") return verdict.standing;
  if (!verdict.isMet) return "included-few";
  return verdict.known ? "included" : "included-none";
}

function headline(verdict) {
  return said(SENTENCES[standing(verdict)], { k: verdict.witnesses.length, n: verdict.known });
}

async function readAll(chosen) {
  const files = [];
  for (const file of chosen) {
    if (file.size > LONGEST) {
      files.push({ name: file.name, kind: "broken", error: new Untrue("log.too-long", { path: file.name }) });
    } else {
      files.push(sorted(file.name, new Uint8Array(await file.arrayBuffer())));
    }
  }
  return files;
}

// What a file is, by how it begins; what is none of ours is the text of a page.
function sorted(name, bytes) {
  let text = "";
  try {
    text = fromUtf8(bytes);
  } catch {
    return { name, kind: "text", bytes };
  }
  if (isProof(text)) return { name, kind: "proof", text, bytes };
  if (isRequest(text)) return { name, kind: "request", text, bytes };
  const isHead = /^[^\n]+\n[0-9]+\n[A-Za-z0-9+/]{43}=\n/.test(text) && text.includes("\n\n— ");
  return { name, kind: isHead ? "head" : "text", text, bytes };
}

function checked(file) {
  try {
    const proof = readProof(file.text);
    return { ...file, proof, verdict: verdictOf(proof, state.policy) };
  } catch (error) {
    return { ...file, error };
  }
}

// What was chosen together: proofs alone, proofs with texts, older and newer heads.
async function check(files) {
  const proofs = files.filter(({ kind }) => kind === "proof").map(checked);
  const texts = files.filter(({ kind }) => kind === "text");
  const cards = files.filter(({ kind }) => kind === "broken").map(({ name, error }) => card(name, false, [reason(error)]));
  for (const one of proofs) {
    if (one.error) cards.push(card(one.name, false, [reason(one.error)]));
    else cards.push(card(one.name, true, [headline(one.verdict), ...(one.verdict.witnesses.length ? [] : [said(SENTENCES.time)])], facts(one.verdict)));
  }
  cards.push(...texts.map((text) => textCard(text, proofs)));
  cards.push(...(await growthCards(files, proofs)));
  state.shown = proofs.filter(({ verdict }) => verdict);
  show(cards);
}

function textCard(text, proofs) {
  const good = proofs.filter(({ verdict }) => verdict && verdict.record);
  if (!good.length) return card(text.name, false, [both("Chọn cùng lúc văn bản này và tệp chứng minh của nó.", "Choose this text together with its proof.")]);
  const errors = [];
  for (const { name, verdict } of good) {
    try {
      checkText(verdict.record, text.bytes);
      return card(text.name, true, [said(SENTENCES.text), both(`Theo ${name}.`, `By ${name}.`)]);
    } catch (error) {
      errors.push(error);
    }
  }
  return card(text.name, false, [reason(errors.find(({ code }) => code === "log.other-text") || errors[0])]);
}

async function growthCards(files, proofs) {
  const cards = [];
  const heads = [];
  for (const { name, text } of [...files.filter(({ kind }) => kind === "head"), ...proofs.filter(({ verdict }) => verdict && verdict.index !== null).map(({ name, proof }) => ({ name, text: proof.note }))]) {
    try {
      heads.push({ name, ...judged(state.policy, text) });
    } catch (error) {
      cards.push(card(name, false, [reason(error)]));
    }
  }
  heads.sort((one, other) => one.head.size - other.head.size);
  for (const { name, text } of files.filter(({ kind }) => kind === "request")) {
    cards.push(...(heads.length ? heads : [null]).map((old) => requestCard(name, text, old)));
  }
  if (files.some(({ kind }) => kind === "request")) return cards;
  for (let at = 1; at < heads.length; at += 1) cards.push(await pairCard(heads[at - 1], heads[at]));
  return cards;
}

function requestCard(name, text, old) {
  if (!old) return card(name, false, [both("Chọn cùng lúc tệp nối này và tệp cũ mà nó nối tiếp.", "Choose this growth file together with the older file it goes on from.")]);
  try {
    const now = checkRequest(old, text, state.policy);
    return card(`${old.name} → ${name}`, true, [said(SENTENCES.grew, { old: old.head.size, new: now.head.size })]);
  } catch (error) {
    return card(`${old.name} → ${name}`, false, [reason(error)]);
  }
}

async function pairCard(old, now) {
  const name = `${old.name} → ${now.name}`;
  const isSame = old.head.size === now.head.size;
  if (isSaved && !isSame) return card(name, false, [both("Trang đang mở không có mạng: chọn thêm tệp nối, hoặc mở trang này từ địa chỉ của nó.", "Without a network: add a growth file, or open this page from its address.")]);
  try {
    await checkGrew(old, now, filesBelow("."));
    return card(name, true, [said(SENTENCES[isSame ? "same" : "grew"], { old: old.head.size, new: now.head.size })]);
  } catch (error) {
    return card(name, false, [reason(error)]);
  }
}

// The proofs on the page once more, against the log as it is served now.
async function renew() {
  const files = filesBelow(".");
  const cards = [];
  for (const { name, proof, verdict } of state.shown) {
    try {
      const old = proof.index === null ? null : judged(state.policy, proof.note);
      const now = await renewed(verdict, old, state.policy, files);
      cards.push(card(name, true, [headline(now), said(SENTENCES.renewed)], facts(now)));
    } catch (error) {
      cards.push(card(name, false, [reason(error)], facts(verdict)));
    }
  }
  if (!state.shown.length) cards.push(await headCard(files));
  show(cards);
}

async function headCard(files) {
  try {
    const now = await newest(state.policy, files);
    return card(now.head.origin, true, [both(`Nhật ký có ${now.head.size} mục.`, `The log has ${now.head.size} entries.`)]);
  } catch (error) {
    return card("", false, [reason(error)]);
  }
}

function show(cards) {
  by("results").replaceChildren(...cards);
  by("told").textContent = [...by("results").querySelectorAll("h2, h2 + p")].map((one) => one.innerText).join(". ");
  by("after").hidden = !cards.length;
  by("renew").hidden = isSaved || !state.shown.length;
}

by("files").addEventListener("change", async ({ target }) => check(await readAll(target.files)));
by("check-pasted").addEventListener("click", () => check([sorted("…", utf8(`${by("pasted").value.trim().replace(/\r\n/g, "\n")}\n`))]));
by("policy-file").addEventListener("change", async ({ target }) => usePolicy(await target.files[0].text()));
by("renew").addEventListener("click", renew);
by("clear").addEventListener("click", () => {
  state.shown = [];
  by("files").value = "";
  by("pasted").value = "";
  show([]);
});
for (const name of ["dragover", "drop"]) by("drop").addEventListener(name, (event) => event.preventDefault());
by("drop").addEventListener("drop", async ({ dataTransfer }) => check(await readAll(dataTransfer.files)));
if (isAble()) {
  usePolicy(parameters.policy || "quorum none\n");
  by("app").hidden = false;
}
