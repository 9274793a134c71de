// What every page of this kind has: whose it is, the other language, and the way out.
import { by } from "./words.js";

export const parameters = JSON.parse(by("parameters").textContent);
const ELSEWHERE = "https://nchmf.gov.vn/"; // the weather: an ordinary page to be found on
const onLeaving = [];

/** What has to be forgotten before the page goes away. */
export const whenLeaving = (forget) => onLeaving.push(forget);

/** Away at once: what was typed is gone, and Back does not return here. */
export function leave(where) {
  for (const forget of onLeaving) forget();
  for (const field of document.querySelectorAll("input, textarea")) field.value = "";
  by("main").replaceChildren();
  location.replace(where);
}

// Where the script does not run, or is too new for the browser, this note says what to do.
by("scriptless").remove();

/** Whether the page was opened from a saved file. */
export const isSaved = location.protocol === "file:";

/** Whether this browser can do what the page needs. */
export const isAble = () => typeof TransformStream === "function" && typeof BigInt === "function" && Boolean(globalThis.crypto && crypto.getRandomValues);

function speak(lang) {
  document.documentElement.lang = lang;
  const button = document.querySelector("[data-tongue]");
  button.textContent = lang === "vi" ? "English" : "Tiếng Việt";
  button.lang = lang === "vi" ? "en" : "vi";
  document.dispatchEvent(new Event("tongue"));
}

document.querySelector("[data-place]").textContent = parameters.place;
document.querySelector("[data-tongue]").addEventListener("click", () => speak(document.documentElement.lang === "vi" ? "en" : "vi"));
document.querySelector("[data-exit]").addEventListener("click", () => leave(ELSEWHERE));
let escapes = 0;
document.addEventListener("keydown", (event) => {
  escapes = event.key === "Escape" ? escapes + 1 : 0;
  if (escapes === 3) leave(ELSEWHERE);
});
