/* Keys of records: rows of a list, all values at once, the signature. Source: written for onrecord. Licence: Apache-2.0. */

import { isTyping } from "./shared/typing";

function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>(".row-link")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: "nearest" });
}

function follow(selector: string): void {
  document.querySelector<HTMLAnchorElement>(selector)?.click();
}

function unfoldAll(): void {
  const values = [...document.querySelectorAll<HTMLDetailsElement>("details.value")];
  const open = values.some((each) => !each.open);
  for (const each of values) each.open = open;
}

function filter(): void {
  const form = document.querySelector<HTMLDetailsElement>(".filters details");
  if (!form) return;
  form.open = true;
  form.querySelector<HTMLElement>("input, select")?.focus();
}

const keys: Record<string, () => void> = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyN: () => follow('[data-key="next"]'),
  KeyF: filter,
  KeyE: unfoldAll,
  KeyS: () => follow("#grade .button"),
  KeyU: () => follow('[data-key="up"]'),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return;
  const act = keys[event.code];
  if (!act) return;
  event.preventDefault();
  act();
});
