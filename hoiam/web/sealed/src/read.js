// The page that reads: one half for who sent a letter, one for who handles it.
import { isAble, parameters } from "./frame.js";
import { startHandling } from "./handler.js";
import { startSending } from "./sender.js";
import { by } from "./words.js";

function choose(half, begin) {
  by("half-choice").hidden = true;
  by(half).hidden = false;
  begin();
}

if (isAble()) {
  by("app").hidden = false;
  by("as-sender").addEventListener("click", () => choose("sender", startSending));
  by("as-handler").addEventListener("click", () => choose("handler", () => startHandling(by("handling"), parameters)));
  if (location.hash === "#viec") by("as-handler").click();
} else {
  by("unable").hidden = false;
}
