// Says while one types whether the article bears out a headline. One request at a time: the latest words come after it.

const form = document.getElementById("try-headline");
const field = document.getElementById("headline");
const shown = document.getElementById("on-headline");

const PAUSE = 700; // milliseconds without a key
const SHORTEST = 8; // characters

let timer, running = false, asked = field.value.trim();

const element = (name, words, className = "") => {
  const made = document.createElement(name);
  made.textContent = words;
  made.className = className;
  return made;
};

const show = ({ finding, means, evidence }) => {
  if (!finding) return shown.replaceChildren(element("p", "The check of headlines says nothing about it."));
  const line = document.createElement("p");
  const verdict = element("span", finding.verdict.replaceAll("_", " "), "verdict");
  if (means) verdict.title = means;
  line.append(verdict, " ", finding.message);
  const quoted = evidence.map((words) => {
    const made = element("blockquote", words);
    made.lang = document.querySelector(".article").lang;
    return made;
  });
  shown.replaceChildren(line, ...quoted);
};

const ask = async () => {
  const words = field.value.trim();
  if (running || words === asked) return;
  if (words.length < SHORTEST) {
    asked = "";
    shown.replaceChildren();
    return;
  }
  [running, asked] = [true, words];
  shown.replaceChildren(element("p", "Reading…"));
  try {
    const answer = await fetch(form.dataset.address, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ headline: words }),
    });
    const told = await answer.json();
    if (answer.ok) show(told);
    else shown.replaceChildren(element("p", [told.detail, told.hint].filter(Boolean).join(". ")));
  } catch {
    shown.replaceChildren(element("p", "The desk doesn’t answer. Is it still running?"));
  }
  running = false;
  if (field.value.trim() !== asked) wait();
};

const wait = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
};

field.addEventListener("input", (event) => event.isComposing || wait());
field.addEventListener("compositionend", wait);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  ask();
});
