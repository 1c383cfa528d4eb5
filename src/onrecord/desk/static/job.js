// What changes by itself: a part of the page that names its address (data-live) is fetched again until it no longer
// does. Where the answer comes from another address, the work is done, and the page goes there.

const PAUSE = 700;
const PATIENCE = 5;

const leadsTo = (control) => control.getAttribute("href") ?? control.form?.getAttribute("action");

const refresh = async (part) => {
  const response = await fetch(part.dataset.live, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status}`);
  if (response.redirected && new URL(response.url).pathname !== part.dataset.live) {
    location.replace(response.url);
    return null;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById(part.id);
  if (!fresh) return null;
  if (fresh.innerHTML !== part.innerHTML) {
    // Focus outlives what is put in its place, where it was on a link or a button that is still there.
    const focused = part.contains(document.activeElement) ? leadsTo(document.activeElement) : null;
    part.replaceChildren(...fresh.childNodes);
    if (focused) [...part.querySelectorAll("a, button")].find((each) => leadsTo(each) === focused)?.focus({ preventScroll: true });
  }
  return fresh.dataset.live;
};

const follow = async (part) => {
  for (let failed = 0; failed < PATIENCE; ) {
    await new Promise((done) => setTimeout(done, PAUSE * (1 + failed)));
    if (document.hidden) continue;
    try {
      const next = await refresh(part);
      if (!next) return delete part.dataset.live;
      failed = 0;
    } catch {
      failed += 1;
    }
  }
};

for (const part of document.querySelectorAll("[data-live]")) follow(part);
