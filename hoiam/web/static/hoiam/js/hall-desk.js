// The moderator's page looks for changes: it reloads by itself while nothing is being typed, and
// says that there is something new while somebody types.
const hall = document.querySelector("[data-hall]");
const told = document.querySelector("[data-changed]");
let tag = "", typed = false;
document.addEventListener("input", () => { typed = true; });

const look = async () => {
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(hall.dataset.hall, { headers, redirect: "error", cache: "no-store" });
    if (answer.status === 200) {
      const changed = tag && answer.headers.get("ETag") !== tag;
      tag = answer.headers.get("ETag") ?? "";
      const busy = typed || document.querySelector("details[open]");
      if (changed && busy) told.hidden = false;
      else if (changed) location.reload();
    }
  } catch { /* the line is gone: the next look tells */ }
  setTimeout(look, 4000);
};
if (hall) look();
