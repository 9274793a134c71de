// A small calculation before sending keeps floods away without asking anybody to read crooked
// letters. It runs aside while the form is filled in. Without it the voice goes to a person.
for (const form of document.querySelectorAll("form[data-pow]")) {
  const solution = form.elements.namedItem(form.dataset.powField || "solution");
  const told = form.querySelector("[data-pow-told]");
  const say = told?.dataset ?? {};
  let worker, waiting = null, spoken = 0;

  const give = () => {
    if (told) told.textContent = "";
    if (waiting) form.requestSubmit(waiting.button);
    waiting = null;
  };
  const start = () => {
    if (worker || solution.value) return;
    try { worker = new Worker(form.dataset.powWorker); } catch { return; }
    worker.onmessage = ({ data }) => {
      if (data.solution !== undefined) { solution.value = data.solution; worker.terminate(); give(); return; }
      if (waiting && told && Date.now() - spoken > 2000) {
        spoken = Date.now();
        told.textContent = say.working.replace("{percent}", Math.min(99, Math.round(100 * data.done)));
      }
    };
    worker.onerror = () => { worker.terminate(); worker = null; form.removeAttribute("data-pow"); give(); };
    worker.postMessage(form.dataset.pow);
  };

  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", (event) => {
    if (solution.value || !form.hasAttribute("data-pow")) return;
    start();
    if (!worker) return; // no worker here: a person will look at it
    event.preventDefault();
    if (waiting) return;
    waiting = { button: event.submitter };
    if (told) told.textContent = say.working.replace("{percent}", 0);
  });
}
