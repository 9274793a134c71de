// Ctrl + Enter saves from a field of several lines, as Enter does from every other one.
const form = document.querySelector("form[data-ctrl-enter]");
form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
