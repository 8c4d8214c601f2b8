/* The coding screen: values and their words, keys, edits sent as they are made.
   Source: written for onrecord. Licence: Apache-2.0.
   What stands on the page is written by the server. A change is painted over it at once and written anew with the
   answer, so that there is one source of what is kept. */

import { Outbox, type Answer, type Standing } from "./shared/outbox";
import { ReportText, type Span } from "./shared/runs";
import { isTyping } from "./shared/typing";

interface Changed extends Answer {
  pane?: string;
  blocks?: Record<string, string>;
  open: number;
  undo: boolean;
  redo: boolean;
}
type Told = Record<string, unknown>;
interface Said {
  saved: string;
  wait: string;
  out: string;
  closed: string;
  ahead: string;
  rule: string;
  whom: string;
  states: Record<string, string>;
  comma: string;
  sure: [number, string][];
}

const one = <T extends Element>(query: string, within: ParentNode = document): T => within.querySelector<T>(query)!;
const all = <T extends Element>(query: string, within: ParentNode = document): T[] => [...within.querySelectorAll<T>(query)];
const text = new ReportText(one("#text"));
const records = one<HTMLElement>("#records");
const bench = one<HTMLFormElement>("#bench");
const dock = one<HTMLElement>("#dock");
const saved = one<HTMLElement>("#saved");
const said = JSON.parse(saved.dataset.words ?? "{}") as Said;
const wide = matchMedia("(min-width: 62rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

/* Light */
function light(name: string, priority: number): Highlight | null {
  if (!("highlights" in CSS)) return null;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}
const saidLight = light("said", 0);
const chosenLight = light("chosen", 1);
const litLight = light("lit", 2);
function paintSpans(onto: Highlight | null, spans: Span[]): void {
  onto?.clear();
  for (const span of spans) for (const range of text.ranges(span)) onto?.add(range);
}
const spansOf = (element: HTMLElement): Span[] =>
  (element.dataset.q ?? "").split(" ").filter(Boolean).map((told) => told.split("-").map(Number) as unknown as Span);
const values = (): HTMLElement[] => all<HTMLElement>(".v", records);
const shownValues = (): HTMLElement[] => values().filter((each) => each.getClientRects().length > 0);
const valueAt = (key: string): HTMLElement | undefined => values().find((each) => each.dataset.k === key);
function underline(): void {
  const distinct = new Map(values().flatMap(spansOf).map((span) => [span.join(), span]));
  paintSpans(saidLight, [...distinct.values()]);
}
function reveal(spans: Span[]): void {
  const range = spans[0] && text.ranges(spans[0])[0];
  const pane = text.holder;
  if (!range || !wide.matches) return;
  const box = range.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  pane.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior: still.matches ? "instant" : "smooth" });
}

/* The value in hand */
let current = "";
let wanted = "";
let opens = false;
let chosen: Span | null = null;
const part = (name: string): HTMLElement => one<HTMLElement>(`[data-show="${name}"]`, dock);
const typedField = (): HTMLInputElement | HTMLSelectElement => one("[name=typed]", part("control"));
const subjectOf = (key: string): string => key.split(":")[0] ?? "";
const fieldOf = (key: string): string => key.split(":")[1] ?? "";
const blockOf = (element: Element): HTMLElement => element.closest<HTMLElement>("[data-thing]")!;

function controlFor(element: HTMLElement): HTMLElement | null {
  const field = fieldOf(element.dataset.k!), block = blockOf(element);
  const name = `${block.dataset.kind} ${field.split(".")[0]}`;
  const held = all<HTMLElement>("[data-control]", one<HTMLTemplateElement>("#controls").content).find((each) => each.dataset.control === name);
  if (held) {
    const made = held.firstElementChild!.parentElement!.cloneNode(true) as HTMLElement;
    if (field === "relations") made.append(" ", others(block, "to", '[data-kind="victim"],[data-kind="perpetrator"]'));
    return made;
  }
  if (field !== "part_of") return null;
  const holder = document.createElement("span");
  holder.append(others(block, "typed", '[data-kind="victim"]'));
  return holder;
}
/* The others of the incident, of whom one is named; first whoever the selected words name. */
function others(block: HTMLElement, name: string, query: string): HTMLSelectElement {
  const select = document.createElement("select"), words = chosen ? text.words(chosen) : "";
  select.name = name;
  for (const other of all<HTMLElement>(query, block.closest(".part")!)) {
    if (other !== block && !other.matches(".removed")) select.add(new Option(other.dataset.name ?? other.dataset.thing, other.dataset.thing));
  }
  if (name === "to") {
    select.setAttribute("aria-label", said.whom);
    const named = [...select.options].find((each) => words && words.includes(each.text));
    if (named) select.value = named.value;
  }
  return select;
}

function hold(element: HTMLElement): void {
  current = element.dataset.k!;
  for (const other of all(".v.now", records)) other.classList.remove("now");
  element.classList.add("now");
  const { n, p, r, t, v, w } = element.dataset, spans = spansOf(element);
  one<HTMLInputElement>("[name=key]", bench).value = current;
  dock.classList.add("holding");
  part("hint").hidden = true;
  part("open").hidden = false;
  part("label").textContent = element.querySelector("small")?.textContent ?? "";
  part("whose").textContent = blockOf(element).dataset.name ?? "";
  const sure = n ? `${said.comma}${said.sure.find(([least]) => Number(n) >= least)?.[1]}${said.comma}${n} %` : "";
  part("state").textContent = stateOf(element) + sure;
  part("rule").textContent = r ? `${said.rule} ${r}` : "";
  part("error").textContent = "";
  showWords(spans);
  const control = controlFor(element);
  const typed = v ?? element.querySelector("b")?.textContent ?? "";
  const made = document.createElement("input");
  made.name = "typed";
  made.dir = "auto";
  made.autocomplete = "off";
  part("control").replaceChildren(...(control ? [...control.childNodes] : [made]));
  typedField().id = "typed";
  typedField().value = typed;
  part("called").hidden = !mayBeCalled(element);
  offer(p ? (JSON.parse(p) as [string, string][]) : []);
  one<HTMLSelectElement>("[name=stance]", bench).value = t ?? "asserted";
  one<HTMLTextAreaElement>("[name=chain]", bench).value = w ? (JSON.parse(w) as string[]).join("\n") : "";
  one<HTMLInputElement>("[name=because]", bench).value = "";
  paintSpans(litLight, spans);
}
/* Places that have the name: one of them may be chosen in place of what is typed. */
const which = one<HTMLSelectElement>("#which");
function offer(places: [string, string][]): void {
  which.replaceChildren(new Option("–", ""), ...places.map(([value, label]) => new Option(label, value)));
  part("which").hidden = !places.length;
}
bench.addEventListener("input", (event) => {
  if (event.target !== which) which.value = "";
});
function showWords(spans: Span[]): void {
  part("words").textContent = spans.map((span) => `“${text.words(span)}”`).join(" … ");
}
function stateOf(element: HTMLElement): string {
  const letter = ["s", "a", "r", "o"].find((each) => element.classList.contains(each));
  return letter ? (said.states[letter] ?? "") : "";
}
function focusValue(element: HTMLElement | undefined): void {
  if (!element) return;
  const more = element.closest<HTMLDetailsElement>("details:not([open])");
  if (more) more.open = true;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  hold(element);
}
function step(by: number, query = ".v"): void {
  const some = shownValues();
  const here = some.findIndex((each) => each.dataset.k === current);
  for (let at = here + by; at >= 0 && at < some.length; at += by) {
    if (some[at]!.matches(query)) return focusValue(some[at]);
  }
}
function openEditor(begun?: string): void {
  const element = valueAt(current);
  if (!element) return;
  const field = typedField();
  if (begun !== undefined) field.value = begun;
  else if (element.matches(".e") && chosen && field instanceof HTMLInputElement && !element.matches(".n") && fieldOf(current) !== "relations") field.value = text.words(chosen);
  if (element.matches(".e") && chosen) showWords([chosen]);
  field.focus();
  if (field instanceof HTMLInputElement && begun === undefined) field.select();
}

/* Edits */
const random = (): number => 100_000 + Math.floor(Math.random() * 900_000_000);
function mark(element: HTMLElement, letter: string): () => void {
  const before = [element.className, element.innerHTML] as const;
  element.classList.remove("s", "a", "r", "o", "e");
  element.classList.add(letter);
  const spoken = element.querySelector(".unseen");
  if (spoken) spoken.textContent = `, ${said.states[letter] ?? ""}`;
  return () => {
    [element.className, element.innerHTML] = before;
  };
}
function paint(told: Told): () => void {
  const key = told.subject ? `${String(told.subject)}:${String(told.field)}` : "";
  if (told.edit === "accept" || told.edit === "reject") {
    const claims = new Set(told.claims as string[]);
    const touched = values().filter((each) => (each.dataset.c ?? "").split(" ").some((claim) => claims.has(claim)));
    const undone = touched.map((each) => mark(each, told.edit === "reject" ? "r" : each.matches(".o") ? "o" : "a"));
    return () => undone.forEach((each) => each());
  }
  if (told.edit === "typed") {
    const element = valueAt(String(told.key)) ?? valueAt(key);
    if (!element) return () => {};
    const restore = mark(element, "o");
    const label = element.querySelector("small")?.outerHTML ?? "";
    const value = document.createElement("b");
    value.dir = "auto";
    value.textContent = String(told.shown);
    element.innerHTML = label;
    element.append(" ", value);
    return restore;
  }
  return told.edit === "new" ? paintNew(told) : () => {};
}
function paintNew(told: Told): () => void {
  const kind = String(told.kind), id = String(told.id), zero = `${id[0]}0`;
  const into = told.within ? records.querySelector(`[data-part="${String(told.within)}"] [data-into="${kind}"]`) : records;
  const source = [...one<HTMLTemplateElement>("#blanks").content.children].find(
    (each) => each instanceof HTMLElement && (each.dataset.part === zero || each.dataset.kind === kind),
  );
  if (!into || !source) return () => {};
  const holder = document.createElement("div");
  holder.innerHTML = source.outerHTML.replaceAll(`"${zero}`, `"${id}`);
  const made = holder.firstElementChild as HTMLElement;
  into.append(made);
  const name = valueAt(`${id}:${told.party === "actor" ? "actor" : "name"}`);
  const spans = told.quotes as Span[];
  if (name && spans[0]) {
    const value = document.createElement("b");
    value.textContent = text.words(spans[0]);
    name.append(value);
    name.dataset.q = spans.map((span) => span.join("-")).join(" ");
    mark(name, "o");
  }
  return () => made.remove();
}
const box = new Outbox<Told, Changed>(bench.action, one<HTMLInputElement>("[name=csrfmiddlewaretoken]", bench).value, Number(saved.dataset.last), {
  answered: rewrite,
  refused(item, why) {
    focusValue(valueAt(String(item.told.key ?? "")));
    if (item.told.edit === "typed") openEditor(String(item.told.typed));
    part("error").textContent = why;
  },
  standing: tell,
});
function push(told: Told): void {
  box.push(told, paint(told));
}
function tell(now: Standing, waiting: number): void {
  saved.className = now === "saved" ? "note" : "note waits";
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date());
  saved.textContent = now === "saved" ? `${said.saved} ${time}` : `${said[now]} ${waiting}`;
  if (now === "saved" && leaving) go(leaving);
}
function rewrite(answer: Changed): void {
  const typing = isTyping(document.activeElement), focused = document.activeElement?.closest(".v") !== null;
  const opened = new Set(all<HTMLElement>("details.more[open]", records).map((each) => blockOf(each).dataset.thing));
  if (answer.pane !== undefined) records.innerHTML = answer.pane;
  for (const [id, html] of Object.entries(answer.blocks ?? {})) {
    for (const block of all<HTMLElement>(`[data-thing="${CSS.escape(id)}"]`, records)) block.outerHTML = html;
  }
  for (const more of all<HTMLDetailsElement>("details.more", records)) more.open = opened.has(blockOf(more).dataset.thing);
  one("#open").textContent = String(answer.open);
  one<HTMLButtonElement>("#history [value=undo]").disabled = !answer.undo;
  one<HTMLButtonElement>("#history [value=redo]").disabled = !answer.redo;
  for (const item of box.waiting) item.restore = paint(item.told);
  underline();
  // Words that are no name became what somebody is called.
  const called = wanted.endsWith(":name") && valueAt(wanted)?.matches(".e") ? valueAt(wanted.replace(/name$/, "description")) : undefined;
  if (called && !called.matches(".e")) wanted = called.dataset.k!;
  const next = valueAt(wanted) ?? valueAt(current);
  if (valueAt(wanted)) {
    focusValue(next);
    if (opens) openEditor();
    wanted = "";
    opens = false;
  } else if (next && !typing) {
    if (focused || document.activeElement === document.body) focusValue(next);
    else hold(next);
  } else next?.classList.add("now");
  if (answer.ahead) saved.title = said.ahead;
}
function decide(edit: "accept" | "reject"): void {
  const element = valueAt(current), claims = (element?.dataset.c ?? "").split(" ").filter(Boolean);
  if (!element || !claims.length) return;
  push({ edit, claims, key: current });
  const open = shownValues().filter((each) => each.matches(".s"));
  const here = shownValues().indexOf(element);
  const next = open.find((each) => shownValues().indexOf(each) > here) ?? open[0];
  if (next) focusValue(next);
  else hold(element);
}
function put(quotes?: Span[]): void {
  const element = valueAt(current);
  const field = typedField(), picked = which.value, typed = picked || field.value.trim();
  if (!element || !typed) return;
  const spans = quotes ?? (element.matches(".e") && chosen ? [chosen] : spansOf(element));
  const whom = part("control").querySelector<HTMLSelectElement>("[name=to]");
  const named = whom ? `relations.${whom.value}` : fieldOf(current);
  if (whom) wanted = `${subjectOf(current)}:${named}`;
  const shown = picked ? (which.selectedOptions[0]?.text ?? typed) : whom ? `${typed} ${whom.selectedOptions[0]?.text ?? ""}` : field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? typed) : typed;
  push({
    edit: "typed", id: `e${random()}`, subject: subjectOf(current), field: named, typed, shown, key: current,
    quotes: spans, stance: one<HTMLSelectElement>("[name=stance]", bench).value,
    according_to: one<HTMLTextAreaElement>("[name=chain]", bench).value.split("\n").map((line) => line.trim()).filter(Boolean),
    inferred_by: one<HTMLInputElement>("[name=because]", bench).value.trim() || null,
    replaces: (element.dataset.c ?? "").split(" ").filter(Boolean),
  });
  if (spans === quotes || element.matches(".e")) choose(null);
  focusValue(valueAt(current));
}
function quote(): void {
  const element = valueAt(current);
  if (!element || !chosen) return;
  const span = chosen, words = text.words(span), field = typedField();
  if (element.matches(".e")) {
    if (field instanceof HTMLSelectElement || fieldOf(current) === "relations") return openEditor();
    if (element.matches(".n") && !/^[\d٠-٩]+$/.test(words)) return openEditor("");
    field.value = words;
  }
  put([span]);
}
function add(kind: string, party: string | null): void {
  const now = valueAt(current) ?? values()[0];
  const alone = kind === "incident" || kind === "toll";
  const within = now?.closest<HTMLElement>(".part.incident")?.dataset.part ?? records.querySelector<HTMLElement>(".part.incident:not(.removed)")?.dataset.part;
  const letter = { incident: "i", act: "k", object: "o", toll: "t" }[kind] ?? "p";
  const id = `${letter}${random()}`, act = kind === "incident" ? `k${random()}` : null;
  wanted = { incident: `${act}:type`, act: `${id}:type`, toll: `${id}:act`, perpetrator: `${id}:actor` }[kind] ?? `${id}:${party === "group" ? "description" : "name"}`;
  // By whom, in an incident with one act: what is left to say is what part they had in it.
  const acts = within && kind === "perpetrator" && chosen ? all(`[data-part="${within}"] .block.act:not(.removed)`, records) : [];
  if (acts.length === 1) wanted = `${id}:acts.${(acts[0] as HTMLElement).dataset.thing}.involvement`;
  opens = acts.length === 1 || kind === "incident" || kind === "act" || kind === "toll" || !chosen;
  push({
    edit: "new", id, put: `e${random()}`.slice(0, 9), kind, party, act, within: alone ? null : (within ?? `i${random()}`),
    quotes: chosen ? [chosen] : [],
  });
  if (!["incident", "act", "toll"].includes(kind)) choose(null);
  const made = valueAt(wanted);
  if (made && !opens) focusValue(made);
}

/* A name that is none is what somebody is called, and the other way round. */
function mayBeCalled(element: HTMLElement): boolean {
  return Boolean(element.dataset.c) && ["name", "description"].includes(fieldOf(element.dataset.k!)) && ["victim", "perpetrator"].includes(blockOf(element).dataset.kind!);
}
function callOtherwise(): void {
  const element = valueAt(current);
  if (!element || !mayBeCalled(element)) return;
  const field = fieldOf(current) === "name" ? "description" : "name", shown = element.querySelector("b")?.textContent ?? "";
  wanted = `${subjectOf(current)}:${field}`;
  push({
    edit: "typed", id: `e${random()}`, subject: subjectOf(current), field, typed: element.dataset.v ?? shown, shown, key: current,
    quotes: spansOf(element), stance: element.dataset.t ?? "asserted", according_to: element.dataset.w ? JSON.parse(element.dataset.w) : [],
    inferred_by: spansOf(element).length ? null : (element.dataset.r ?? null), replaces: element.dataset.c!.split(" "),
  });
}

/* What somebody is to another: the field for it stands behind "More". */
function relate(): void {
  const block = valueAt(current)?.closest<HTMLElement>("[data-thing]");
  const more = block?.querySelector<HTMLDetailsElement>("details.more");
  if (!block || !more) return;
  unfold(more);
  const field = valueAt(`${block.dataset.thing}:relations:new`);
  if (!field) return;
  more.open = true;
  focusValue(field);
  openEditor();
}

/* Words that are selected */
function choose(span: Span | null): void {
  chosen = span;
  paintSpans(chosenLight, span ? [span] : []);
  dock.classList.toggle("choosing", span !== null);
  if (span && part("open").hidden) part("words").textContent = "";
}
document.addEventListener("selectionchange", () => {
  const span = text.selected(getSelection());
  if (span) choose(span);
});
text.holder.addEventListener("click", (event) => {
  if (!getSelection()?.isCollapsed) return;
  choose(null);
  const point = text.at(event.clientX, event.clientY);
  if (point === null) return;
  const size = (each: HTMLElement) => spansOf(each).reduce((sum, [start, end]) => sum + end - start, 0);
  const found = shownValues().filter((each) => spansOf(each).some(([start, end]) => start <= point && point < end));
  found.sort((a, b) => size(a) - size(b));
  for (const each of values()) each.classList.toggle("lit", found.includes(each));
  const again = found.findIndex((each) => each.dataset.k === current);
  focusValue(found[(again + 1) % found.length]);
});
text.holder.addEventListener("keydown", (event) => {
  const ways: Record<string, [string, string]> = { ArrowRight: ["right", "word"], ArrowLeft: ["left", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  const way = ways[event.key], selection = getSelection();
  if (!way || !selection) return;
  event.preventDefault();
  if (!selection.anchorNode || !text.holder.contains(selection.anchorNode)) return beginSelecting();
  if (!event.shiftKey) {
    if (way[0] === "right" || way[0] === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
    if (way[1] === "line") selection.modify("move", way[0], "line");
  }
  selection.modify("extend", way[1] === "line" && !event.shiftKey ? "forward" : way[0], way[1] === "line" && event.shiftKey ? "line" : "word");
});
function beginSelecting(): void {
  const first = valueAt(current), span = first ? spansOf(first)[0] : undefined;
  const range = text.ranges(span ?? [0, 1])[0], selection = getSelection();
  if (!range || !selection) return;
  text.holder.focus();
  selection.collapse(range.startContainer, range.startOffset);
  selection.modify("extend", "forward", "word");
}

/* Fields that nothing is said in: written into a thing once it is asked for them, as a new thing has them. */
function unfold(more: HTMLDetailsElement): void {
  const names = more.dataset.rest, block = blockOf(more), list = more.querySelector("ul");
  if (!names || !list) return;
  delete more.dataset.rest;
  const { kind, thing } = block.dataset;
  const source = one<HTMLTemplateElement>("#blanks").content.querySelector<HTMLElement>(`[data-kind="${kind}"]`);
  for (const name of names.split(" ")) {
    const field = source?.querySelector<HTMLElement>(`[data-k$=":${CSS.escape(name)}"]`)?.parentElement;
    if (!field) continue;
    const holder = document.createElement("ul");
    holder.innerHTML = field.outerHTML.replaceAll(/"[a-z]0:/g, `"${thing}:`);
    list.append(...holder.children);
  }
}
records.addEventListener("toggle", (event) => unfold(event.target as HTMLDetailsElement), true);

/* Finishing */
let leaving: HTMLButtonElement | null = null;
function go(button: HTMLButtonElement): void {
  leaving = button;
  if (box.waiting.length) return void box.send();
  leaving = null;
  button.form?.requestSubmit(button);
}

/* Wires */
records.addEventListener("focusin", (event) => {
  const element = (event.target as Element).closest<HTMLElement>(".v");
  if (!element) return;
  for (const each of all(".v.lit", records)) each.classList.remove("lit");
  hold(element);
  reveal(spansOf(element));
});
let pointed: HTMLElement | null = null;
/* When it moves, and not when what is under it does. */
records.addEventListener("pointermove", (event) => {
  const element = (event.target as Element).closest<HTMLElement>(".v"), held = valueAt(current);
  if (element === pointed) return;
  pointed = element;
  paintSpans(litLight, element ? spansOf(element) : held ? spansOf(held) : []);
});
records.addEventListener("pointerleave", () => {
  const held = valueAt(current);
  pointed = null;
  paintSpans(litLight, held ? spansOf(held) : []);
});
records.addEventListener("click", (event) => {
  const element = (event.target as Element).closest<HTMLElement>(".v");
  if (!element) return;
  event.preventDefault();
  focusValue(element);
  if (event.detail !== 1) openEditor();
});
bench.addEventListener("submit", (event) => {
  event.preventDefault();
  const does = (event.submitter as HTMLButtonElement | null)?.value ?? "put";
  if (does === "put") put();
  else if (does === "called") callOtherwise();
  else if (does === "remove") push({ edit: "remove", id: subjectOf(current) });
  else decide(does as "accept" | "reject");
});
bench.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target instanceof HTMLSelectElement) {
    event.preventDefault();
    return put();
  }
  if (event.key !== "Escape") return;
  event.stopPropagation();
  focusValue(valueAt(current));
});
for (const id of ["#adding", "#history"]) {
  one<HTMLFormElement>(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const does = (event.submitter as HTMLButtonElement).value.split(":");
    if (does[0] === "new") add(does[1]!, does[2] ?? null);
    else push({ edit: does[0]! });
  });
}
for (const button of all<HTMLElement>("#adding button, #dock [data-do]")) button.addEventListener("pointerdown", (event) => event.preventDefault());
one("[data-do=quote]").addEventListener("click", quote);
one<HTMLFormElement>("#finish").addEventListener("submit", (event) => {
  if (!box.waiting.length) return;
  event.preventDefault();
  go(event.submitter as HTMLButtonElement);
});

/* On a phone what is added to is not in sight: the buttons are where the thumb is. */
function settle(): void {
  const adding = one<HTMLElement>("#adding");
  if (wide.matches) {
    one(".scrolls").before(adding);
    one("#here").before(saved);
  } else dock.prepend(saved, adding);
}
wide.addEventListener("change", settle);
settle();

const page = document.querySelector<HTMLDetailsElement>("#page");
function showPage(): void {
  if (!page) return;
  page.open = !page.open;
  const span = (valueAt(current) && spansOf(valueAt(current)!)[0]) ?? null;
  if (page.open) one<HTMLImageElement>("img", page).src = page.dataset.at + (span ? `?words=${span.join("-")}` : "");
  page.scrollIntoView({ block: "nearest" });
}
const press = (query: string): void => document.querySelector<HTMLButtonElement>(query)?.click();
const KEYS: Record<string, () => void> = {
  KeyJ: () => step(1), KeyK: () => step(-1), KeyN: () => step(1, ".s"), KeyA: () => decide("accept"), KeyX: () => decide("reject"),
  KeyE: () => openEditor(), KeyQ: quote, KeyS: beginSelecting, KeyV: () => add("victim", "person"), "shift KeyV": () => add("victim", "group"),
  KeyW: () => add("perpetrator", "actor"), KeyO: () => add("object", null), KeyD: () => add("act", null), KeyI: () => add("incident", null),
  KeyT: () => add("toll", null), KeyU: () => push({ edit: "undo" }), KeyR: () => push({ edit: "redo" }), KeyM: relate, KeyC: callOtherwise, KeyP: showPage,
  KeyY: () => go(one("[form=finish][value=accept]")), "shift KeyY": () => go(one("#finish [value=leave]")), KeyB: () => press("#reopen button"),
  Escape: () => { choose(null); getSelection()?.removeAllRanges(); },
};
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ" && !isTyping(event.target)) {
    event.preventDefault();
    return push({ edit: event.shiftKey ? "redo" : "undo" });
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  if (digit && valueAt(current)?.matches(".n") && !event.shiftKey) {
    event.preventDefault();
    return openEditor(digit);
  }
  const does = KEYS[event.shiftKey ? `shift ${event.code}` : event.code];
  if (!does) return;
  event.preventDefault();
  does();
});

/* Who else is here */
const here = one<HTMLElement>("#here");
async function ping(): Promise<void> {
  try {
    const response = await fetch(bench.action.replace(/edits$/, "here"), { method: "POST", redirect: "manual", headers: { "X-CSRFToken": one<HTMLInputElement>("[name=csrfmiddlewaretoken]", bench).value } });
    if (!response.ok) return;
    const { here: names } = (await response.json()) as { here: string[] };
    here.hidden = !names.length;
    const chip = document.createElement("span");
    chip.className = "chip wait";
    chip.append(`${here.dataset.words} `, ...names.flatMap((name, at) => [at ? ", " : "", Object.assign(document.createElement("bdi"), { textContent: name })]));
    here.replaceChildren(chip);
  } catch {
    /* Whoever is without a connection sees that by what waits to be saved. */
  }
}
void ping();
window.setInterval(() => void ping(), 45_000);
underline();
const asked = new URLSearchParams(location.search).get("at");
const first = asked ? valueAt(asked) : (shownValues().find((each) => each.matches(".s")) ?? shownValues()[0]);
if (first && wide.matches) focusValue(first);
