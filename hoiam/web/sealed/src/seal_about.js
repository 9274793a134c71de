// Whom it is about: asked so that the wrong people receive nothing, and never sent.
import { both, by, folded, made, plain } from "./words.js";

const POSTS = [
  ["head", "Người đứng đầu", "Head", "Chủ tịch, giám đốc, bí thư, trưởng phòng…", "Chairman, director, secretary…"],
  ["deputy", "Cấp phó của người đứng đầu", "Deputy head", "", ""],
  ["other", "Người khác trong đơn vị", "Somebody else there", "", ""],
  ["unknown", "Không rõ", "Not known", "Khi đó coi như người đứng đầu, cho chắc.", "Then taken as the head, to be safe."],
];

/** Fill the form of this step; `told.accused` grows by what is added. */
export function prepareAbout(list, told) {
  const names = new Map(list.units.map((one) => [one.code, one.name]));
  const show = () => fillUnits(list, by("unit-find").value);
  by("unit-find").addEventListener("input", show);
  document.addEventListener("tongue", show);
  show();
  by("posts").append(...POSTS.map(postChoice));
  by("add-accused").addEventListener("click", () => {
    const one = chosen();
    if (one) addAccused(told, one, names);
  });
}

/** What stands in the form now, or null where no post was said. */
export function chosen() {
  const post = document.querySelector("input[name=post]:checked");
  return post ? { unit: by("unit").value, post: post.value } : null;
}

/** Every accused: the ones added, and what stands in the form. */
export function allAccused(told) {
  const now = chosen();
  return now ? [...told.accused, now] : [...told.accused];
}

/** In words, for the look at everything. */
export function accusedWords(one, names) {
  const [, vi, en] = POSTS.find(([code]) => code === one.post);
  return both(`${vi}, ${names.get(one.unit) || "không rõ đơn vị"}`, `${en}, ${names.get(one.unit) || "body not known"}`);
}

function fillUnits(list, typed) {
  const unit = by("unit");
  const before = unit.value;
  const wanted = folded(typed.trim());
  const found = list.units.filter((one) => !wanted || folded(one.name).includes(wanted));
  const unknown = made("option", { value: "" }, plain("Không rõ, hoặc không có trong danh sách", "Not known, or not in the list"));
  const options = found.map((one) => made("option", { value: one.code }, one.name));
  unit.replaceChildren(...(wanted ? [...options, unknown] : [unknown, ...options]));
  if ([...unit.options].some((one) => one.value === before) && !wanted) unit.value = before;
}

function postChoice([code, vi, en, smallVi, smallEn]) {
  const small = smallVi ? made("small", {}, both(smallVi, smallEn)) : null;
  return made("label", { class: "choice" }, made("input", { type: "radio", name: "post", value: code }), made("span", {}, both(vi, en), small));
}

function addAccused(told, one, names) {
  told.accused.push(one);
  for (const post of document.querySelectorAll("input[name=post]")) post.checked = false;
  by("unit-find").value = "";
  by("unit-find").dispatchEvent(new Event("input"));
  by("unit").value = "";
  const row = made("li", { class: "row" }, accusedWords(one, names));
  const drop = () => {
    told.accused.splice(told.accused.indexOf(one), 1);
    row.remove();
    by("unit-find").focus();
  };
  row.append(made("button", { type: "button", class: "button quiet", onclick: drop }, both("Bỏ", "Remove")));
  by("accused").append(row);
  by("unit-find").focus();
}
