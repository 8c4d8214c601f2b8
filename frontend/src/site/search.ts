/* Search of a published site: no server, no fetch, so that it works from a USB stick. Shards of the index are scripts that
   call onrecord_shard(). What is done to words here is what publish/site/terms.py and resolution/skeleton.py did to those
   of the records. Source: written for onrecord. Licence: Apache-2.0. */

import { monthNames, readAsked, type Asked } from "./asking";
import { wordsOf, type Sounds, type Unit } from "./sounding";

interface About {
  records: number;
  block: number;
  shards: string[];
  sounds: Sounds;
  ages: string[];
}
type Entry = string[];
type Shard = Record<string, Entry>;
/* key of its page, kind (0 incident, 1 person, 2 group), names or acts, day, place, confirmed, age */
type Told = [string, number, string[], string, string, number, string?];
interface Words {
  months: string[];
  text: Record<string, string>;
  terms: Record<string, Record<string, string>>;
  thousands: string;
}

/* Each may stand in a shard of its own: the first ones are few, so that they are there at once. */
const FIRST = 10, MORE = 20;
/* Words that a beginning may stand for; more would load half the index for two letters. */
const BEGINNINGS = 12;
/* Of a word in a name, in a place, elsewhere: a name that sounds alike comes before a place that is written so. What only
   sounds alike has odd numbers. */
const EXACT = [14, 8, 4], BEGUN = [12, 6, 2], ALIKE = [9, 3, 1];

const waiting = new Map<string, (data: unknown) => void>();
const loaded = new Map<string, Promise<unknown>>();

(window as unknown as { onrecord_shard: (name: string, data: unknown) => void }).onrecord_shard = (name, data) => {
  waiting.get(name)?.(data);
  waiting.delete(name);
};

function load<T>(name: string): Promise<T> {
  let promise = loaded.get(name);
  if (!promise) {
    promise = new Promise((resolve) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = `../search/${name}.js`;
      script.onerror = () => resolve(null);
      script.onload = () => script.remove();
      document.head.append(script);
    });
    loaded.set(name, promise);
  }
  return promise as Promise<T>;
}

function shardOf(term: string): string {
  const letters = term.startsWith("~") ? 3 : term.startsWith("@") && term[1] !== "a" ? 5 : 2;
  return [...term].slice(0, letters).map((each) => each.codePointAt(0)!.toString(16).padStart(4, "0")).join("");
}

async function shard(about: About, term: string): Promise<Shard> {
  const name = shardOf(term);
  if (!about.shards.includes(name)) return {};
  return (await load<Shard | null>(`t/${name}`)) ?? {};
}

/* A list too long for its shard stands alone, under the name that stands in its place. */
async function listed(entry: Entry, where: number): Promise<string> {
  const told = entry[where] ?? "";
  return told.startsWith("@") ? ((await load<string | null>(`p/${told.slice(1)}`)) ?? "") : told;
}

function mark(scores: Uint8Array, list: string, score: number): void {
  if (!list) return;
  /* Read letter by letter: splitting fifty thousand numbers takes five times as long. */
  let at = 0, step = 0;
  for (let place = 0; place <= list.length; place++) {
    const code = place < list.length ? list.charCodeAt(place) : 32;
    if (code === 32) {
      at += step;
      step = 0;
      if (scores[at]! < score) scores[at] = score;
    } else step = step * 36 + (code < 58 ? code - 48 : code - 87);
  }
}

async function markTerm(scores: Uint8Array, entry: Entry, scored: number[]): Promise<void> {
  const lists = await Promise.all([0, 1, 2].map((where) => listed(entry, where)));
  lists.forEach((list, where) => mark(scores, list, scored[where]!));
}

/* The last word may be one that is still being typed, and so may one that nobody wrote; others are whole. */
async function scoreWord(about: About, scores: Uint8Array, word: string, isLast: boolean): Promise<void> {
  const terms = await shard(about, word);
  const entry = terms[word];
  const isWhole = word.length < 3 || (entry !== undefined && !isLast);
  const begun = isWhole ? [] : Object.keys(terms).filter((term) => term !== word && term.startsWith(word));
  begun.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (entry) await markTerm(scores, entry, EXACT);
  await Promise.all(begun.slice(0, BEGINNINGS).map((term) => markTerm(scores, terms[term]!, BEGUN)));
}

/* A unit is a word, or a name of several ("Abd al-Rahman"): all its words as they are written, or its consonants. */
async function scoreUnit(about: About, unit: Unit, isLast: boolean): Promise<Uint8Array> {
  const scores = new Uint8Array(about.records);
  const written = await Promise.all(
    unit.words.map(async (word) => {
      const own = unit.words.length > 1 ? new Uint8Array(about.records) : scores;
      await scoreWord(about, own, word, isLast);
      return own;
    }),
  );
  if (written.length > 1)
    for (let at = 0; at < scores.length; at++) {
      let least = 255;
      for (const own of written) if (own[at]! < least) least = own[at]!;
      scores[at] = least;
    }
  if (unit.sound.length > 1) {
    const term = `~${unit.sound}`;
    const entry = (await shard(about, term))[term];
    if (entry) await markTerm(scores, entry, ALIKE);
  }
  return scores;
}

/* A day or an age that every record found must have. */
async function scoreMark(about: About, term: string, scores: Uint8Array): Promise<Uint8Array> {
  const entry = (await shard(about, term))[term];
  if (entry) await markTerm(scores, entry, EXACT);
  return scores;
}

async function find(about: About, asked: Asked): Promise<{ hits: number[]; exact: number }> {
  const units = asked.units.filter(
    (unit, at, all) => all.findIndex((each) => each.words.join() === unit.words.join()) === at,
  );
  if (!units.length && !asked.marks.length) return { hits: [], exact: 0 };
  const scores = await Promise.all([
    ...asked.marks.map((term) => scoreMark(about, term, new Uint8Array(about.records))),
    ...units.map(async (unit, at) => {
      const own = await scoreUnit(about, unit, at === units.length - 1);
      const [word = ""] = unit.words;
      const mayBeAge = asked.figure === null && unit.words.length === 1 && /^\d{1,3}$/.test(word);
      return mayBeAge ? scoreMark(about, `@a${Number(word)}`, own) : own;
    }),
  ]);
  const bySum: number[][] = [];
  let exact = 0;
  for (let at = 0; at < about.records; at++) {
    let sum = 0, least = 255, alike = false;
    for (const each of scores) {
      const score = each[at]!;
      sum += score;
      if (score < least) least = score;
      if (score % 2) alike = true;
      if (!score) break;
    }
    if (!least) continue;
    if (!alike) exact++;
    (bySum[sum] ??= []).push(at);
  }
  return { hits: bySum.reverse().flat(), exact };
}

/* ---- what is shown ---- */

const box = document.getElementById("search")!;
const words = JSON.parse(box.dataset["words"]!) as Words;
const months = monthNames(words.months);
const input = document.getElementById("q") as HTMLInputElement;
const list = document.getElementById("results")!;
const status = document.getElementById("found")!;
const more = document.getElementById("more") as HTMLButtonElement;

const say = (key: string, values: Record<string, string> = {}): string =>
  (words.text[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, words.thousands);

function day(told: string): string {
  const [year = "", month, date] = told.split("-");
  if (!month) return year;
  const name = words.months[Number(month) - 1] ?? month;
  return date ? say("date_day", { day: String(Number(date)), month: name, year }) : say("date_month", { month: name, year });
}

function age(told: string): string {
  const [low = "", high] = told.split("-");
  return high ? say("age_said", { age: say("count_range", { low, high }) }) : say("aged", { age: low });
}

function deed(told: string): string {
  const [act = "", method = ""] = told.split(":");
  const named = (group: string, term: string): string => words.terms[group]?.[term] ?? term.replace(/_/g, " ");
  return method ? named("act", act) + words.text["comma"] + named("method", method) : named("act", act);
}

function isolated(text: string): HTMLElement {
  const made = document.createElement("bdi");
  made.textContent = text;
  return made;
}

function row(told: Told): HTMLElement {
  const [key, kind, called, when, place, confirmed, years] = told;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `r/${key.slice(0, 2)}/${key.slice(2)}.html`;
  const names = kind === 0 ? called.map(deed) : called;
  names.forEach((name, at) => link.append(...(at ? [" · "] : []), isolated(name)));
  const rest = document.createElement("span");
  const facts = [years ? age(years) : "", when ? day(when) : "", place].filter((each) => each);
  facts.forEach((fact, at) => rest.append(...(at ? [words.text["comma"]!] : []), isolated(fact)));
  if (!confirmed) rest.append(words.text["comma"]!, say("unconfirmed_short"));
  item.append(link, " ", rest);
  return item;
}

let about: Promise<About | null> | undefined;
let asked = 0;
let hits: number[] = [];
let shown = 0;

async function showMore(told: About, ask: number): Promise<void> {
  const next = hits.slice(shown, shown + (shown ? MORE : FIRST));
  const blocks = await Promise.all(next.map((at) => load<Told[] | null>(`d/${Math.floor(at / told.block)}`)));
  if (ask !== asked) return;
  const items = next.flatMap((at, number) => {
    const record = blocks[number]?.[at % told.block];
    return record ? [row(record)] : [];
  });
  const first = shown === 0;
  if (first) list.replaceChildren(...items);
  else list.append(...items);
  shown += next.length;
  more.hidden = shown >= hits.length;
  if (!first) items[0]?.querySelector("a")?.focus();
}

async function search(): Promise<void> {
  const ask = ++asked;
  const typed = input.value.trim();
  if (wordsOf(typed).join("").length < 2) {
    list.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    box.dataset["done"] = typed;
    return;
  }
  status.textContent = say("found_wait");
  const told = await (about ??= load<About | null>("about"));
  if (!told || ask !== asked) return;
  const sought = readAsked(typed, told.sounds, told.ages, months);
  const found = await find(told, sought);
  if (ask !== asked) return;
  hits = found.hits;
  shown = 0;
  await showMore(told, ask);
  if (ask !== asked) return;
  const counted = say("found", { number: number(hits.length) });
  const like = found.exact < hits.length ? ` ${say("found_like", { number: number(found.exact) })}` : "";
  const figure = sought.figure === null ? "" : ` ${say("found_figure", { number: sought.figure })}`;
  status.textContent = (hits.length ? counted + like : say("found_none")) + figure;
  box.dataset["done"] = typed;
}

let pause = 0;
input.addEventListener("input", () => {
  window.clearTimeout(pause);
  pause = window.setTimeout(() => void search(), 120);
});
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  window.clearTimeout(pause);
  void search();
});
more.addEventListener("click", () => void about?.then((told) => told && showMore(told, asked)));
box.hidden = false;
document.getElementById("without")!.hidden = true;
void (about = load<About | null>("about"));
