"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const parts = new Map(cards.map((card) => [card.id, [card]]));
  for (const mark of document.querySelectorAll("[data-statement]")) parts.get(mark.dataset.statement)?.push(mark);
  const pane = document.querySelector(".statements");
  const beside = () => getComputedStyle(pane).position === "sticky";
  const permalink = (card) => card.querySelector(".permalink");
  const shown = () => cards.filter((card) => !card.hidden);

  // One statement at a time is lit (under the pointer, or in focus), and one is current (named by the address).
  const marked = { lit: null, current: null };
  const mark = (how, id) => {
    for (const part of parts.get(marked[how]) ?? []) part.classList.remove(how);
    marked[how] = parts.has(id) ? id : null;
    for (const part of parts.get(marked[how]) ?? []) part.classList.add(how);
  };
  const place = (id) => document.getElementById("at-" + id);
  const showPlace = (id) => {
    const words = parts.get(id)?.find((part) => part.matches(".content")) ?? place(id);
    if (!words) return;
    const box = words.getBoundingClientRect();
    if (box.top < 40 || box.bottom > innerHeight - 40) words.scrollIntoView({ block: "center" });
  };

  const showCard = (card) => {
    if (!beside()) return card.scrollIntoView({ block: "nearest" });
    // Only the column moves: scrolling the page as well would undo what showPlace has begun.
    const [box, around] = [card.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (box.top < around.top + 24) pane.scrollBy(0, box.top - around.top - 24);
    else if (box.bottom > around.bottom - 24) pane.scrollBy(0, Math.min(box.bottom - around.bottom + 24, box.top - around.top - 24));
  };

  // The statement that a node of the page belongs to, the innermost where there are several.
  const statementOf = (node) => {
    const part = node.closest?.("[data-statement], .card");
    return part?.dataset.statement ?? part?.id ?? null;
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") mark("lit", statementOf(event.target));
  });
  document.documentElement.addEventListener("pointerleave", () => mark("lit", null));
  document.addEventListener("focusin", (event) => mark("lit", statementOf(event.target)));
  document.addEventListener("focusout", () => mark("lit", null));

  // Addresses: #s3 is a statement, #at-s3 its place in the text.
  const named = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* not encoded: taken as it is */ }
    if (parts.has(id)) return { id, inText: false };
    return { id: id.replace(/^at-/, ""), inText: id.startsWith("at-") };
  };
  const follow = () => {
    const { id, inText } = named();
    mark("current", id);
    if (!parts.has(id)) return;
    const [card] = parts.get(id);
    if (card.hidden) document.querySelector(".filters").reset();
    if (beside() || inText) showPlace(id);
    if (beside() || !inText) showCard(card);
  };
  const goTo = (id) => {
    const hash = "#" + encodeURIComponent(id);
    if (location.hash === hash) follow();
    else location.hash = hash;
  };
  addEventListener("hashchange", follow);

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    const id = statementOf(event.target);
    if (link) {
      // From a number in the text, the keyboard goes on at the card; from "in the text", at the number.
      if (link.closest(".number") && parts.has(id)) requestAnimationFrame(() => permalink(parts.get(id)[0]).focus({ preventScroll: true }));
      else if (link.matches(".to-text")) requestAnimationFrame(() => parts.get(id).find((part) => part.matches("a"))?.focus({ preventScroll: true }));
      if (link.hash === location.hash) requestAnimationFrame(follow);
    } else if (id && getSelection().isCollapsed && !event.target.closest("a")) goTo(id);
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const inList = event.target.closest(".card");
    const step = { j: 1, k: -1, ...(inList && { ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (step) {
      const list = shown();
      const from = list.indexOf(inList ?? parts.get(marked.current)?.[0]);
      const next = list[from < 0 ? (step > 0 ? 0 : list.length - 1) : from + step];
      if (!next) return;
      event.preventDefault();
      if (beside()) showPlace(next.id);
      permalink(next).focus({ preventScroll: true });
      showCard(next);
    } else if (event.key === "Escape" && marked.current) {
      history.replaceState(null, "", location.pathname + location.search);
      mark("current", null);
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
    const count = shown().length;
    filters.querySelector("[role=status]").textContent =
      all ? "" : count ? `${count} of ${cards.length} shown` : `None of the ${cards.length} statements is like that`;
    filters.querySelector("[type=reset]").hidden = all;
  };
  if (filters) {
    filters.hidden = false;
    filters.addEventListener("change", apply);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("reset", () => { for (const box of filters.querySelectorAll("input")) box.checked = false; apply(); });
  }
  document.querySelector(".keys")?.removeAttribute("hidden");
  if (location.hash) follow();
})();
