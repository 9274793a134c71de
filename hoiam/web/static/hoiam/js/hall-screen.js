// The hall's screen asks now and then whether something changed, and mostly hears "no" in a few
// bytes. Written for old browsers; without it the page reloads itself.
(function () {
  var hall = document.querySelector("[data-state]");
  if (!hall || !window.XMLHttpRequest) return;
  var EVERY = 4000, SLOW = 15000, tag = "\"" + hall.getAttribute("data-version") + "\"";
  var lost = hall.querySelector("[data-lost]"), box = hall.querySelector(".q");

  function at(name) { return hall.querySelector("[data-say=" + name + "]"); }
  function say(name, words) { var there = at(name); if (there && there.textContent !== words) there.textContent = words; }
  function fit(words) { box.className = words.length > 220 ? "q long" : "q"; }

  function show(now) {
    // Begun, or over: another invitation stands on the screen.
    if (now.state !== hall.getAttribute("data-was")) { location.reload(); return; }
    say("line", now.line); say("words", now.words); say("owner", now.owner);
    say("due", now.due); say("ended", now.ended); say("rest", now.rest);
    at("wait").hidden = Boolean(now.words);
    if (at("before")) at("before").hidden = Boolean(now.words);
    at("assigned").hidden = !now.owner;
    at("ended").hidden = !now.ended || Boolean(now.owner);
    fit(now.words);
  }

  function ask() {
    var asked = new XMLHttpRequest();
    asked.open("GET", hall.getAttribute("data-state"));
    asked.timeout = 8000;
    asked.setRequestHeader("If-None-Match", tag);
    asked.onload = function () {
      var fine = asked.status === 200 || asked.status === 304;
      if (asked.status === 200) { tag = asked.getResponseHeader("ETag") || tag; show(JSON.parse(asked.responseText)); }
      next(fine);
    };
    asked.onerror = asked.ontimeout = function () { next(false); };
    asked.send();
  }

  // Several hundred telephones never ask in the same moment.
  function next(fine) {
    lost.hidden = fine;
    var hidden = document.visibilityState === "hidden";
    setTimeout(ask, (fine && !hidden ? EVERY : SLOW) * (0.75 + Math.random() / 2));
  }

  fit(at("words").textContent);
  next(true);
})();
