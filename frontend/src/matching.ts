/* Pairs judged by a key each: the answer goes out, the next pair, fetched before, takes its place.
   Source: written for onrecord. Licence: Apache-2.0. */

import { isTyping } from "./shared/typing";

const CHORD_MS = 1500;
/* A line that went dead without a word must not hold the keys. */
const PATIENCE_MS = 20_000;
/* By the place of the key, not the letter on it. */
const DECISIONS: Record<string, string> = {
  Digit1: "same", Numpad1: "same", KeyS: "same",
  Digit2: "different", Numpad2: "different", KeyD: "different",
  Digit3: "unsure", Numpad3: "unsure", KeyU: "unsure",
};

interface Ready {
  one: string;
  other: string;
  html: string;
}

const root = document.getElementById("matching");
const told = document.getElementById("told");
let ready: Ready | null = null;
let asked = 0;
let busy = false;
let chord = 0;
const before: string[] = [];

function pair(): HTMLElement | null {
  return document.getElementById("pair");
}

function say(words: string, isBad = false): void {
  if (!told) return;
  told.textContent = words;
  told.classList.toggle("bad", isBad);
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function addressOf(shown: HTMLElement | null, prefix: string): URLSearchParams {
  const query = new URLSearchParams();
  if (!shown?.dataset.one || !shown.dataset.other) return query;
  query.set("kind", shown.dataset.kind ?? "person");
  query.set(`${prefix}one`, shown.dataset.one);
  query.set(`${prefix}other`, shown.dataset.other);
  return query;
}

/** Put a pair in the place of the one that is shown, and begin at its top. */
function show(next: Element): void {
  const shown = pair();
  if (!shown || !root) return;
  shown.replaceWith(document.adoptNode(next));
  ready = null;
  const back = root.querySelector<HTMLElement>("[data-previous]");
  if (back) back.hidden = before.length === 0;
  window.scrollTo(0, 0);
  document.getElementById("pair-title")?.focus({ preventScroll: true });
  void fetchNext();
}

async function fetchNext(): Promise<void> {
  const shown = pair();
  const query = addressOf(shown, "not_");
  if (!root || !query.has("not_one")) return;
  const mine = ++asked;
  try {
    const answer = await fetch(`${root.dataset.next}?${query}`, { headers: { "X-Part": "pair" } });
    if (!answer.ok || answer.redirected) return;
    const html = await answer.text();
    const next = parse(html).getElementById("pair");
    if (mine === asked && next?.dataset.one && next.dataset.other) ready = { one: next.dataset.one, other: next.dataset.other, html };
  } catch {
    ready = null;
  }
}

async function send(form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  const shown = pair();
  if (busy || !shown || !root) return;
  busy = true;
  shown.setAttribute("aria-busy", "true");
  const body = new FormData(form, by);
  const held = ready;
  if (held) {
    body.set("ready_one", held.one);
    body.set("ready_other", held.other);
  }
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "pair" }, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.redirected) {
      window.location.reload();
      return;
    }
    take(parse(await answer.text()), answer.ok, held, form.id !== "undo");
  } catch {
    say(root.dataset.lost ?? "", true);
  } finally {
    busy = false;
    shown.removeAttribute("aria-busy");
  }
}

/** Take in what the server answered: what it says, the numbers, the next pair. */
function take(page: Document, isGood: boolean, held: Ready | null, isOnward: boolean): void {
  const words = page.getElementById("told")?.textContent?.trim() ?? "";
  const next = page.querySelector("[data-held]") && held ? parse(held.html).getElementById("pair") : page.getElementById("pair");
  if (!isGood && !next) {
    const refused = page.querySelector("main .told")?.textContent?.replace(/\s+/g, " ").trim();
    say(refused ?? root?.dataset.refused ?? "", true);
    return;
  }
  const counts = page.getElementById("counts");
  if (counts) document.getElementById("counts")?.replaceChildren(...counts.childNodes);
  const shown = addressOf(pair(), "").toString();
  if (isGood && isOnward && shown) before.push(shown);
  if (next) show(next);
  say(isGood ? words : (root?.dataset.refused ?? ""), !isGood);
  const clash = page.getElementById("clash");
  if (clash) told?.append(" ", document.adoptNode(clash));
}

async function lookBack(): Promise<void> {
  const query = before.pop();
  if (!query || !root || busy) return;
  const answer = await fetch(`${root.dataset.next}?${query}`, { headers: { "X-Part": "pair" } });
  const next = answer.ok ? parse(await answer.text()).getElementById("pair") : null;
  if (next) {
    show(next);
    say("");
  }
}

function sayWhy(): void {
  const why = pair()?.querySelector<HTMLDetailsElement>("details.why");
  if (!why) return;
  why.open = true;
  why.querySelector("textarea")?.focus();
}

function press(selector: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(selector);
  button?.click();
  return button !== null;
}

function act(code: string): boolean {
  const decision = DECISIONS[code];
  if (decision) return press(`#pair button[name=decision][value=${decision}]`);
  if (code === "KeyN") return press("#pair [data-key=n]");
  if (code === "KeyZ") return press("#pair [data-key=z]");
  if (code === "KeyW") sayWhy();
  else if (code === "KeyP") void lookBack();
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.closest(".why")) {
    document.getElementById("pair-title")?.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  /* What follows `g` leads to a place, or nowhere; it judges nothing. */
  if (event.code === "KeyG") {
    chord = Date.now();
    return;
  }
  if (Date.now() - chord < CHORD_MS) {
    chord = 0;
    return;
  }
  if (act(event.code)) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.hasAttribute("data-part")) return;
  event.preventDefault();
  void send(event.target, event.submitter);
});

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-previous]")) void lookBack();
});

void fetchNext();
