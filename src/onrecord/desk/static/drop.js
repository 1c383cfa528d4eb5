// Files that are dropped anywhere on the page are put into its form, which is then sent. A text that is pasted outside
// of any field goes into the form's own; an address, into that for addresses.

const form = document.getElementById("add-form");
const file = document.getElementById("file");
document.querySelector(".or-drop").hidden = false;

let inside = 0;
const over = (on) => document.body.classList.toggle("dropping", on);
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

document.addEventListener("dragenter", (event) => {
  if (!carriesFiles(event)) return;
  inside += 1;
  over(true);
});
document.addEventListener("dragleave", (event) => {
  if (!carriesFiles(event)) return;
  inside -= 1;
  if (inside <= 0) over(false);
});
document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
document.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  inside = 0;
  over(false);
  if (!event.dataTransfer.files.length) return;
  file.files = event.dataTransfer.files;
  form.requestSubmit();
});

document.addEventListener("paste", (event) => {
  if (event.target.matches("input, textarea")) return;
  const words = event.clipboardData.getData("text/plain").trim();
  if (!words) return;
  const field = document.getElementById(/^https?:\/\/\S+$/i.test(words) ? "url" : "text");
  field.value = words;
  field.focus();
});

// While a large file is sent, the button says so, and it is sent once.
form.addEventListener("submit", () => {
  const button = form.querySelector("button.main");
  button.textContent = "Sending…";
  button.disabled = true;
});
addEventListener("pageshow", () => {
  const button = form.querySelector("button.main");
  button.textContent = "Read";
  button.disabled = false;
});
