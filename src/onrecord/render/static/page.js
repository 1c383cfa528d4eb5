"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const pane = document.querySelector(".statements");
  const beside = () => getComputedStyle(pane).position === "sticky";
  const permalink = (card) => card.querySelector(".permalink");
  const everything = document.getElementById("everything");
  const unsaid = (card) => card.matches(".unsaid") && everything && !everything.checked;
  const shown = () => cards.filter((card) => !card.hidden && (!unsaid(card) || card.matches(".current")));

  // Statements light up with their words, actors with their mentions, events with their triggers and arguments, findings
  // with the words that they rest on: one of each is lit (under the pointer, or in focus), and one is current (clicked,
  // or named by the address).
  const lights = (heads, name) => {
    const parts = new Map();
    const add = (id, part) => parts.has(id) && parts.get(id).push(part);
    for (const head of document.querySelectorAll(heads)) parts.set(head.id, [head]);
    for (const part of document.querySelectorAll(`[data-${name}]`)) add(part.dataset[name], part);
    // An argument may be one of several events: it lights up with each, and leads to none.
    for (const part of document.querySelectorAll(`[data-argument-of]`)) for (const id of part.dataset.argumentOf.split(" ")) add(id, part);
    const marked = { lit: null, current: null };
    const mark = (how, id) => {
      for (const part of parts.get(marked[how]) ?? []) part.classList.remove(how);
      marked[how] = parts.has(id) ? id : null;
      for (const part of parts.get(marked[how]) ?? []) part.classList.add(how);
    };
    // What a node of the page belongs to, the innermost where there are several.
    const of = (node) => {
      const part = node.closest?.(`[data-${name}], ${heads}`);
      return part ? part.dataset[name] ?? part.id : null;
    };
    return { parts, marked, mark, of };
  };
  const statements = lights(".card", "statement");
  const actors = lights(".actor", "actor");
  const events = lights(".event", "event");
  const findings = lights(".finding", "finding");
  const { parts } = statements;
  const layer = document.getElementById("layer-events");
  // In the text the triggers of events answer only while they can be seen.
  const eventOf = (node) => (layer?.checked || !node.closest?.(".article") ? events.of(node) : null);
  const light = (node) => {
    for (const each of [statements, actors, findings]) each.mark("lit", node && each.of(node));
    events.mark("lit", node && eventOf(node));
  };
  const place = (id) => document.getElementById("at-" + id);
  // Whatever stands over the page above the statements stands over the text as well.
  const covered = () => (beside() ? parseFloat(getComputedStyle(pane).top) || 0 : 0);
  const visible = (box) => box.top >= 40 + covered() && box.bottom <= innerHeight - 40;
  const bring = (words) => {
    if (words && !visible(words.getBoundingClientRect())) words.scrollIntoView({ block: "center" });
  };
  const showPlace = (id) => bring(parts.get(id)?.find((part) => part.matches(".content")) ?? place(id));
  const showMentions = (id) => {
    const all = actors.parts.get(id).filter((part) => part.matches(".mention"));
    if (!all.some((part) => visible(part.getBoundingClientRect()))) bring(all[0]);
  };

  const showTrigger = (id) => bring(events.parts.get(id).find((part) => part.matches(".trigger")));
  const showFound = (id) => bring(findings.parts.get(id).find((part) => part.matches(".checked")));

  const showCard = (card) => {
    if (!beside()) return card.scrollIntoView({ block: "nearest" });
    // Only the column moves: scrolling the page as well would undo what showPlace has begun.
    const [box, around] = [card.getBoundingClientRect(), pane.getBoundingClientRect()];
    // At the end of the page its foot pushes the column up, under what stands over the text.
    const above = Math.max(around.top, covered()) + parseFloat(getComputedStyle(pane).scrollPaddingTop);
    if (box.top < above) pane.scrollBy(0, box.top - above);
    else if (box.bottom > around.bottom - 24) pane.scrollBy(0, Math.min(box.bottom - around.bottom + 24, box.top - above));
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") light(event.target);
  });
  document.documentElement.addEventListener("pointerleave", () => light(null));
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("focusout", () => light(null));

  // Addresses: #s3 is a statement, #at-s3 its place in the text; #actor-2 is an actor, #actor-2-at-1 its first mention;
  // #event-4 is an event, #event-4-at its trigger; #finding-5 is a finding, #finding-5-about-1 the first words of it.
  const named = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* not encoded: taken as it is */ }
    if (parts.has(id)) return { statement: id, inText: false };
    const [, actor, mention] = id.match(/^(actor-\d+)(-at-\d+)?$/) ?? [];
    if (actor) return { actor, mention: mention && document.getElementById(id) };
    const [, event, trigger] = id.match(/^(event-\d+)(-at)?$/) ?? [];
    if (event) return { event, trigger };
    const [, finding, words] = id.match(/^(finding-\d+)(-(?:about|evidence)-\d+)?$/) ?? [];
    if (finding) return { finding, words: words && document.getElementById(id) };
    return { statement: id.replace(/^at-/, ""), inText: id.startsWith("at-") };
  };
  const follow = () => {
    const { statement, inText, actor, mention, event, trigger, finding, words } = named();
    statements.mark("current", statement);
    events.mark("current", event);
    findings.mark("current", finding);
    if (parts.has(statement)) {
      const [card] = parts.get(statement);
      if (card.hidden) document.querySelector(".filters").reset();
      if (beside() || inText) showPlace(statement);
      if (beside() || !inText) showCard(card);
    } else if (actors.parts.has(actor)) {
      actors.mark("current", actor);
      if (mention) return bring(mention);
      const [row] = actors.parts.get(actor);
      for (let fold = row; (fold = fold.parentElement.closest("details")); ) fold.open = true;
      if (beside()) showMentions(actor);
      showCard(row);
    } else if (events.parts.has(event)) {
      if (beside() || trigger) showTrigger(event);
      if (beside() || !trigger) showCard(events.parts.get(event)[0]);
    } else if (findings.parts.has(finding)) {
      if (words) bring(words);
      else if (beside()) showFound(finding);
      if (beside() || !words) showCard(findings.parts.get(finding)[0]);
    }
  };
  const goTo = (id) => {
    const hash = "#" + encodeURIComponent(id);
    if (location.hash === hash) follow();
    else location.hash = hash;
  };
  addEventListener("hashchange", follow);

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (event.target.closest("summary, button, label")) return;
    const link = event.target.closest("a[href^='#']");
    const [id, actor, told] = [statements.of(event.target), actors.of(event.target), eventOf(event.target)];
    const found = findings.of(event.target);
    actors.mark("current", actor);
    if (link) {
      // From a number in the text, the keyboard goes on at the card, and stays there; from "in the text", at the number.
      if (link.closest(".number") && parts.has(id)) requestAnimationFrame(() => permalink(parts.get(id)[0]).focus({ preventScroll: true }));
      else if (link.closest(".flag")) requestAnimationFrame(() => permalink(events.parts.get(told)[0]).focus({ preventScroll: true }));
      else if (link.matches(".margin-mark")) requestAnimationFrame(() => permalink(findings.parts.get(found)[0]).focus({ preventScroll: true }));
      else if (link.matches(".permalink")) requestAnimationFrame(() => link.focus({ preventScroll: true }));
      else if (link.matches(".finding .to-text")) requestAnimationFrame(() => document.querySelector(`${link.hash} ~ .margin-mark`).focus({ preventScroll: true }));
      else if (link.matches(".to-text")) requestAnimationFrame(() => (parts.get(id) ?? events.parts.get(told)).find((part) => part.matches("a"))?.focus({ preventScroll: true }));
      if (link.hash === location.hash) requestAnimationFrame(follow);
    } else if (getSelection().isCollapsed && !event.target.closest("a")) {
      // On a phone the list of actors is far from the text: there a name only lights up.
      // Words of a finding lead to their statement where they have one; the mark in the margin leads to the finding.
      if (told) goTo(told);
      else if (id) goTo(id);
      else if (found) goTo(found);
      else if (actor && beside()) goTo(actor);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const other = event.target.closest(".event, .finding");
    const inList = event.target.closest(".card") ?? other;
    const step = { j: 1, k: -1, ...(inList && { ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (step) {
      const list = other ? [...document.querySelectorAll(other.matches(".event") ? ".event" : ".finding")] : shown();
      const from = list.indexOf(inList ?? parts.get(statements.marked.current)?.[0]);
      const next = list[from < 0 ? (step > 0 ? 0 : list.length - 1) : from + step];
      if (!next) return;
      event.preventDefault();
      if (beside()) (next.matches(".finding") ? showFound : next.matches(".event") ? showTrigger : showPlace)(next.id);
      permalink(next).focus({ preventScroll: true });
      showCard(next);
    } else if (event.key === "Escape" && [statements, actors, events, findings].some((each) => each.marked.current)) {
      history.replaceState(null, "", location.pathname + location.search);
      for (const each of [statements, actors, events, findings]) each.mark("current", null);
    }
  });

  const filters = document.querySelector(".filters");
  const apply = () => {
    const chosen = new FormData(filters);
    const wanted = (name, value) => !chosen.has(name) || chosen.getAll(name).includes(value);
    for (const card of cards) {
      card.hidden = !(wanted("form", card.dataset.form) && wanted("act", card.dataset.act));
      for (const part of parts.get(card.id).slice(1)) part.classList.toggle("filtered", card.hidden);
    }
    const all = [...chosen].length === 0;
    // Who asks for acts that are hidden wants to see them.
    if (!all && !shown().length && everything && !everything.checked) everything.click();
    const count = shown().length;
    filters.querySelector("[role=status]").textContent =
      all ? "" : count ? `${count} of ${cards.length} shown` : `None of the ${cards.length} statements matches`;
    filters.querySelector("[type=reset]").hidden = all;
  };
  if (filters) {
    filters.hidden = false;
    filters.addEventListener("change", apply);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("reset", () => { for (const box of filters.querySelectorAll("input")) box.checked = false; apply(); });
  }
  if (everything) {
    // The address says whether everything is shown, so that it can be cited.
    if (new URLSearchParams(location.search).get("everything") === "true") everything.checked = true;
    everything.addEventListener("change", () => {
      const address = new URL(location.href);
      if (everything.checked) address.searchParams.set("everything", "true");
      else address.searchParams.delete("everything");
      history.replaceState(null, "", address);
    });
  }
  document.querySelector(".keys")?.removeAttribute("hidden");
  if (location.hash) {
    follow();
    // While the page loads, the browser goes to the address itself, and may scroll what was in its place.
    if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(follow), { once: true });
  }
})();
