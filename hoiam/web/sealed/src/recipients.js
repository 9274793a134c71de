// Who may be sent a sealed denunciation: the same rule as hoiam/core/recipients.py, held to the same
// table of cases (tests/core/recipients_cases.json). Posts of the accused never leave this page.
import { isRecipient, sha256, toHex, utf8 } from "./age.js";
import { readNote, signedBy } from "./notes.js";

const FIRST_LINE = "hoiam recipients v1";
const LEAST_HANDLERS = 2;
const REASONS = ["accused-leads", "under-accused", "unit-unknown", "not-above"];

/** The list in a signed note, or null: wrong key, wrong origin and damage are the same here. */
export function signedList(written, key) {
  const note = readNote(written);
  if (!note || !signedBy(note, key)) return null;
  const list = readList(note.text);
  return list && key.name === `${list.origin}/recipients` ? list : null;
}

/** The list in a text, with the hash that names it. Whoever signed it looked at every field
 * (`hoiam recipients check`); here only what would mislead the rule is looked at again. */
export function readList(text) {
  const lines = text.split("\n");
  if (lines.length !== 3 || lines[0] !== FIRST_LINE || lines[2] !== "") return null;
  try {
    const list = JSON.parse(lines[1]);
    return isWhole(list) ? { ...list, hash: toHex(sha256(utf8(text))) } : null;
  } catch {
    return null;
  }
}

function isWhole(list) {
  const codes = new Set(list.units.map((one) => one.code));
  const handlers = list.groups.flatMap((one) => one.handlers);
  const keys = [list.recovery.recipient, ...handlers.map((one) => one.recipient)];
  return (
    Number.isInteger(list.number) &&
    list.units.every((one) => !one.parent || codes.has(one.parent)) &&
    list.groups.every((one) => codes.has(one.unit)) &&
    handlers.every((one) => codes.has(one.unit) && ["head", "deputy", "member"].includes(one.standing)) &&
    keys.every(isRecipient)
  );
}

/** The unit and what stands above it, from below. */
export function pathOf(list, unit) {
  const parents = new Map(list.units.map((one) => [one.code, one.parent]));
  const found = [];
  for (let at = unit; parents.has(at) && !found.includes(at); at = parents.get(at)) found.push(at);
  return found;
}

/** Every group with whether it may be chosen and what becomes of each handler. `told` is
 * `{ accused: [{ unit, post }], leaders_free, struck: [codes] }`. */
export const offers = (list, told) => list.groups.map((group) => offered(list, group, told));

/** One group, or null where the list has it no more. */
export const offerOf = (list, code, told) => offers(list, told).find((one) => one.group.code === code) || null;

/** The group to begin with: the nearest one strictly above every accused, else "". */
export function firstChoice(list, told) {
  const own = told.accused.map((one) => one.unit);
  const above = offers(list, told).filter((one) => one.choice === "ok" && !own.includes(one.group.unit));
  above.sort((one, other) => pathOf(list, other.group.unit).length - pathOf(list, one.group.unit).length);
  return above.length ? above[0].group.code : "";
}

function offered(list, group, told) {
  const lots = Object.fromEntries(group.handlers.map((one) => [one.code, lotOf(list, one, told)]));
  const receivers = group.handlers.filter((one) => ["receives", "look"].includes(lots[one.code]));
  let choice = choiceOf(list, group, told);
  if (choice === "ok" && receivers.length < LEAST_HANDLERS) choice = "too-few";
  return { group, choice, lots, receivers: choice === "ok" ? receivers : [] };
}

function choiceOf(list, group, told) {
  const path = pathOf(list, group.unit);
  const isTop = path.length === 1;
  const found = told.accused.map((one) => against(list, group, one, path));
  const reason = REASONS.find((one) => found.includes(one));
  if (reason) return reason;
  if (!told.accused.length && !isTop) return "unit-unknown";
  // Their own leaders may be concerned, or cover them; nobody stands above the top to ask instead.
  const isOwn = told.accused.some((one) => one.unit === group.unit);
  return (isOwn || !isTop) && !told.leaders_free ? "leaders-not-cleared" : "ok";
}

function against(list, group, accused, path) {
  if (!accused.unit) return path.length === 1 ? "ok" : "unit-unknown";
  if (leads(accused) && group.unit === accused.unit) return "accused-leads";
  if (leads(accused) && path.includes(accused.unit)) return "under-accused";
  return pathOf(list, accused.unit).includes(group.unit) ? "ok" : "not-above";
}

function lotOf(list, handler, told) {
  if (told.struck.includes(handler.code)) return "struck";
  const path = pathOf(list, handler.unit);
  if (told.accused.some((one) => leads(one) && path.includes(one.unit))) return "under-accused";
  return told.accused.some((one) => mayBe(one, handler)) ? "look" : "receives";
}

// Taken to lead the unit, unless the sender says that it is an ordinary post.
const leads = (accused) => accused.post !== "other";

function mayBe(accused, handler) {
  if (!accused.unit) return leads(accused) || handler.standing === "member";
  return handler.unit === accused.unit && handler.standing === "member";
}
