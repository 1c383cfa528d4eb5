// Correcting: the form opens beside its line, and words chosen in the text, with the mouse or the keyboard, go into it.
// Without scripts the same form stands on a page of its own.

import { selected, startOf, wordsOf } from "./words.js";

const said = document.getElementById("said");
const MOST_SAID = 300;

// The form. There is one at most; it stands beside the line that it is about.

const formNow = () => document.querySelector(".correct-form");
let opener = null;

const fieldsOf = (form) => [...form.querySelectorAll("[data-words]")];

const fill = (field, { words, at }) => {
  field.value = words;
  field.form.elements[`at_${field.name.replace(/_words$/, "")}`].value = at;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  said.textContent = `${field.dataset.words}: ${words.slice(0, MOST_SAID)}`;
};

const changed = (form) => [...form.elements].some((each) => each.name && !["hidden", "submit"].includes(each.type) && (
  each.type === "checkbox" ? each.checked !== each.defaultChecked
    : each.options ? [...each.options].some((option) => option.selected && !option.defaultSelected && option.index)
      : each.value !== each.defaultValue));

const close = () => {
  document.querySelector("#correct-here")?.remove();
  opener?.focus({ preventScroll: true });
  opener = null;
};

// Beside each field for words stands a button that takes those that are selected, or goes to the text to select some.
const prepare = (form) => {
  for (const field of fieldsOf(form)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button take";
    button.textContent = "Select in the text";
    button.setAttribute("aria-label", `Select in the text: ${field.dataset.words}`);
    button.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected stays so
    button.addEventListener("click", () => {
      const chosen = selected();
      if (chosen) fill(field, chosen);
      else choose(field, Number(form.elements[`at_${field.name.replace(/_words$/, "")}`].value) || 0);
    });
    field.after(button);
  }
};

const open = async (address, place, focus) => {
  const response = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector(".correct-form");
  if (!form) return location.assign(address); // what is wrong stands there
  document.querySelector("#correct-here")?.remove();
  const here = document.createElement("section");
  here.id = "correct-here";
  here.lang = "en";
  here.setAttribute("aria-label", form.getAttribute("aria-label"));
  here.append(document.adoptNode(form));
  if (place.matches("p")) place.after(here);
  else place.append(here);
  prepare(form);
  const leave = form.querySelector(".leave");
  leave.addEventListener("click", (event) => { event.preventDefault(); close(); });
  hideTools();
  walk = null;
  (focus?.(form) ?? form.querySelector("select, textarea, input:not([type=hidden])")).focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
  return form;
};

const openLink = (link, focus) => {
  opener = link;
  return open(link.getAttribute("href"), link.closest(".card, .event, .actor, .marks > li, .missing"), focus);
};

// What can be done with the words that are selected.

const tools = document.createElement("div");
tools.className = "word-tools";
tools.setAttribute("role", "group");
tools.setAttribute("aria-label", "The selected words");
tools.lang = "en";
tools.hidden = true;
tools.addEventListener("pointerdown", (event) => event.preventDefault());
document.body.append(tools);

const hideTools = () => { tools.hidden = true; };
let walk = null; // over words with the keyboard: all of them, those at both ends of what is selected, who asked for them

const tool = (name, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", act);
  return button;
};

const missing = document.getElementById("missing");

const cardOf = (range) => {
  const current = document.querySelector(".card.current");
  const around = range.startContainer.parentElement?.closest("[data-statement]");
  return current ?? (around && document.getElementById(around.dataset.statement));
};

const offer = (chosen) => {
  const form = formNow();
  const made = [];
  const into = (name) => (opened) => {
    const field = opened.elements[name];
    fill(field, chosen);
    return field;
  };
  if (form) {
    for (const field of fieldsOf(form)) made.push(tool(field.dataset.words, () => {
      fill(field, chosen);
      hideTools();
      walk = null;
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: "nearest" });
    }));
  } else if (missing) {
    const card = cardOf(chosen.range);
    const link = card?.querySelector("a.correct");
    if (link) {
      const number = card.querySelector(".permalink").textContent;
      for (const [name, field] of [["Content", "content"], ["Source", "source"], ["Cue", "cue"], ["Speaker", "speakers_words"]])
        made.push(tool(`${name} of ${number}`, () => openLink(link, into(field))));
    }
    for (const [name, what, field] of [["Missing statement", "missed_statement", "content"], ["Missing event", "missed_event", "trigger"],
      ["Time", "missed_time", "content"], ["Mentions …", "mentions", "mentions"]])
      made.push(tool(name, () => { opener = null; open(`${missing.dataset.correct}?what=${what}&at=${chosen.at}`, missing, into(field)); }));
  }
  if (!made.length) return;
  tools.replaceChildren(...made);
  tools.hidden = false;
  const box = chosen.range.getBoundingClientRect();
  const [width, height] = [tools.offsetWidth, tools.offsetHeight];
  const below = box.bottom + 8 + height < innerHeight ? box.bottom + 8 : Math.max(8, box.top - height - 8);
  tools.style.setProperty("left", `${scrollX + Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`);
  tools.style.setProperty("top", `${scrollY + below}px`);
};

// The bar comes when the selection rests: after the mouse, a finger, or the keyboard where the browser has a caret.
let pressed = false;
let waiting = 0;
const lookSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (pressed || walk) return;
    const chosen = selected();
    if (chosen) offer(chosen);
    else if (!tools.contains(document.activeElement)) hideTools();
  }, 150);
};
document.addEventListener("pointerdown", (event) => { pressed = !tools.contains(event.target); });
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pressed = false; });
document.addEventListener("selectionchange", lookSoon);
document.addEventListener("pointerup", lookSoon);

// The keyboard: the arrows walk over the words of the text, with Shift over more of them; Enter takes them.

const text = document.getElementById("text");
const showWords = () => {
  const [first, last] = [Math.min(walk.from, walk.to), Math.max(walk.from, walk.to)];
  getSelection().setBaseAndExtent(...walk.words[first].start, ...walk.words[last].end);
  const word = walk.words[walk.to].start[0].parentElement;
  const box = word.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 80) word.scrollIntoView({ block: "center" });
  said.textContent = getSelection().toString().slice(0, MOST_SAID);
};

const choose = (field, at) => {
  const words = wordsOf();
  if (!words.length) return;
  const near = words.findIndex((word) => word.at >= at);
  const first = near < 0 ? words.length - 1 : near;
  walk = { words, from: first, to: first, field, back: document.activeElement };
  text.tabIndex = -1;
  text.focus({ preventScroll: true });
  showWords();
};

const endWalk = () => {
  const { back } = walk;
  walk = null;
  getSelection().removeAllRanges();
  hideTools();
  back?.focus?.({ preventScroll: true });
};

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
// Down goes to the next paragraph; up to the beginning of this one, and from there to the one before.
const paragraphFrom = (step) => {
  const { words } = walk;
  let at = walk.to;
  if (step > 0) {
    while (words[at + 1] && words[at].block === words[walk.to].block) at += 1;
    return at;
  }
  if (words[at - 1] && words[at - 1].block !== words[at].block) at -= 1;
  while (words[at - 1]?.block === words[at].block) at -= 1;
  return at;
};

const walkOn = (event) => {
  if (event.key === "Escape") endWalk();
  else if (event.key === "Enter") {
    const chosen = selected();
    const { field } = walk;
    if (field?.isConnected) { endWalk(); fill(field, chosen); field.focus({ preventScroll: true }); }
    else { offer(chosen); tools.querySelector("button")?.focus(); }
  } else if (event.key in STEPS || event.key === "ArrowUp" || event.key === "ArrowDown") {
    const next = event.key in STEPS ? walk.to + STEPS[event.key] : paragraphFrom(event.key === "ArrowDown" ? 1 : -1);
    walk.to = Math.max(0, Math.min(walk.words.length - 1, next));
    if (!event.shiftKey) walk.from = walk.to;
    showWords();
  } else return false;
  return true;
};

// Keys of the page. They come before those of page.js, so that Esc closes one thing at a time.
const onKey = (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]")) return false;
  if (walk && document.activeElement === text) return walkOn(event);
  if (event.key === "Escape" && !tools.hidden) {
    const inside = tools.contains(document.activeElement);
    hideTools();
    if (inside && walk) text.focus({ preventScroll: true });
    return true;
  }
  if (event.key === "Escape" && document.querySelector("#correct-here")) {
    if (!changed(formNow())) close();
    else said.textContent = "The form has changes. “Leave it” closes it without them.";
    return true;
  }
  if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return false;
  if (!missing || event.shiftKey) return false;
  const line = event.target.closest(".card, .event") ?? document.querySelector(".card.current, .event.current");
  const link = line?.querySelector("a.correct");
  if (event.key === "e" && link) openLink(link);
  else if (event.key === "x" && link) {
    openLink(link, (form) => {
      const button = form.elements.remove;
      said.textContent = `${button.textContent}? Enter says so.`;
      return button;
    });
  } else if (event.key === "w") {
    choose(null, startOf(document.querySelector(`.content[data-statement="${CSS.escape(line?.id ?? "")}"]`)));
  } else return false;
  return true;
};
document.addEventListener("keydown", (event) => {
  if (!onKey(event)) return;
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.correct");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  openLink(link);
});
if (formNow()) prepare(formNow());
