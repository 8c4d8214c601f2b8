/* Settling two codings by keys: one key a difference, its words lit in the report. Source: written for onrecord.
   Licence: Apache-2.0. */

import { isTyping } from "./shared/typing";

const form = document.getElementById("settle") as HTMLFormElement | null;
const report = document.getElementById("report");
const progress = document.getElementById("progress");

if (form && report) {
  const questions = [...form.querySelectorAll<HTMLElement>("[data-question]")];
  const text = report.firstChild as Text | null;
  /* Offsets are code points; those of the page count UTF-16 units. */
  const units: number[] = [];
  if (text) {
    let unit = 0;
    for (const letter of text.data) {
      units.push(unit);
      unit += letter.length;
    }
    units.push(unit);
  }
  let here = -1;

  const light = (places: string): void => {
    if (!text || !("highlights" in CSS)) return;
    const ranges = places
      .trim()
      .split(/\s+/)
      .filter((place) => place !== "")
      .map((place) => {
        const [start, end] = place.split("-").map(Number) as [number, number];
        const range = document.createRange();
        range.setStart(text, units[start] ?? 0);
        range.setEnd(text, units[end] ?? text.length);
        return range;
      });
    CSS.highlights.set("lit", new Highlight(...ranges));
    const first = ranges[0]?.getBoundingClientRect();
    const box = report.getBoundingClientRect();
    if (first && (first.top < box.top || first.bottom > box.bottom)) report.scrollTop += first.top - box.top - box.height / 3;
  };

  const isChosen = (question: HTMLElement): boolean => question.querySelector("input[type=radio]:checked") !== null;

  const count = (): void => {
    if (!progress) return;
    const done = questions.filter(isChosen).length;
    progress.textContent = (progress.dataset["words"] ?? "").replace("DONE", String(done)).replace("ALL", String(questions.length));
  };

  const go = (place: number): void => {
    const question = questions[place];
    if (!question) return;
    questions[here]?.classList.remove("here");
    here = place;
    question.classList.add("here");
    question.focus({ preventScroll: true });
    question.scrollIntoView({ block: "nearest" });
    light(question.dataset["places"] ?? "");
  };

  const open = (after: number): number => {
    const later = questions.findIndex((question, place) => place > after && !isChosen(question));
    return later >= 0 ? later : questions.findIndex((question) => !isChosen(question));
  };

  const choose = (number: number): void => {
    const question = questions[here];
    const radio = question?.querySelectorAll<HTMLInputElement>("input[type=radio]")[number];
    if (!question || !radio) return;
    radio.checked = true;
    count();
    if (radio.value === "other") {
      question.querySelector<HTMLElement>(".typed select, .typed input")?.focus();
      return;
    }
    const next = open(here);
    if (next >= 0) go(next);
    else document.getElementById("finish")?.focus();
  };

  const acts: Record<string, () => void> = {
    Digit1: () => choose(0),
    Digit2: () => choose(1),
    Digit3: () => choose(2),
    Numpad1: () => choose(0),
    Numpad2: () => choose(1),
    Numpad3: () => choose(2),
    KeyJ: () => go(Math.min(here + 1, questions.length - 1)),
    KeyK: () => go(Math.max(here - 1, 0)),
    KeyF: () => {
      const left = open(-1);
      if (left >= 0) go(left);
      else form.requestSubmit();
    },
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const isRadio = target instanceof HTMLInputElement && target.type === "radio";
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(target) && !isRadio) {
      /* Out of a typed value, back to the keys. */
      if (event.key === "Escape" || (event.key === "Enter" && target instanceof HTMLInputElement)) {
        event.preventDefault();
        const next = event.key === "Enter" ? open(here) : -1;
        if (next >= 0) go(next);
        else if (event.key === "Enter") document.getElementById("finish")?.focus();
        else go(here);
      }
      return;
    }
    const act = acts[event.code];
    if (act && document.querySelector("dialog[open]") === null) {
      event.preventDefault();
      act();
    }
  });
  form.addEventListener("change", count);
  form.addEventListener("focusin", (event) => {
    const question = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-question]") : null;
    const place = question ? questions.indexOf(question) : -1;
    if (place >= 0 && place !== here) {
      questions[here]?.classList.remove("here");
      here = place;
      question?.classList.add("here");
      light(question?.dataset["places"] ?? "");
    }
  });
  for (const row of form.querySelectorAll<HTMLElement>("dd[data-places]")) {
    row.addEventListener("pointerenter", () => light(row.dataset["places"] ?? ""));
  }
  count();
  const wrong = questions.findIndex((question) => question.hasAttribute("aria-invalid"));
  go(wrong >= 0 ? wrong : Math.max(open(-1), 0));
}
