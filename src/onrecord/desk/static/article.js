// What the desk adds to a record's page: statements that can be copied with their citation, layers that stay as they
// were set, and a list of the keys. page.js links the text and the record.

const said = document.getElementById("said");
const keys = document.getElementById("keys");

const addressOf = (card) => `${location.origin}${location.pathname}#${encodeURIComponent(card.id)}`;

// The words are selected where the clipboard can't be written: then Ctrl+C copies them.
const offer = (card, words) => {
  let line = card.querySelector(".citation");
  if (!line) {
    line = document.createElement("p");
    line.className = "citation";
    line.tabIndex = -1;
    card.append(line);
  }
  line.textContent = words;
  line.focus({ preventScroll: true });
  getSelection().selectAllChildren(line);
  line.scrollIntoView({ block: "nearest" });
};

const copy = async (button) => {
  const card = button.closest(".card");
  const words = `${button.dataset.citation}, ${addressOf(card)}`;
  const name = button.textContent;
  try {
    await navigator.clipboard.writeText(words);
    said.textContent = "Copied with its citation";
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = name; said.textContent = ""; }, 2000);
  } catch {
    offer(card, words);
    said.textContent = "The citation is selected: copy it with Ctrl+C";
  }
};

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

for (const box of document.querySelectorAll(".layers input")) {
  const kept = localStorage.getItem(box.id);
  if (kept !== null) box.checked = kept === "on";
  box.addEventListener("change", () => localStorage.setItem(box.id, box.checked ? "on" : "off"));
}

const opener = document.createElement("button");
opener.type = "button";
opener.className = "show-keys";
opener.textContent = "All keys";
opener.addEventListener("click", () => keys.showModal());
document.querySelector("p.keys")?.append(" ", opener);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || keys.open) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  if (event.key === "?") {
    keys.showModal();
  } else if (event.key === "/") {
    document.getElementById("find").focus();
  } else if (event.key === "c") {
    const card = event.target.closest(".card") ?? document.querySelector(".card.current");
    if (!card) return;
    copy(card.querySelector(".copy"));
  } else return;
  event.preventDefault();
});
