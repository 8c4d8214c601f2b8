/* Files dropped on the form, listed before they are sent; keys of the intake. Source: written for onrecord.
   Licence: Apache-2.0. */

import { isTyping } from "./shared/typing";

function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let left = bytes;
  let unit = 0;
  while (left >= 1000 && unit < units.length - 1) {
    left /= 1000;
    unit += 1;
  }
  return `${new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(left)} ${units[unit]}`;
}

function list(drop: HTMLElement, input: HTMLInputElement): void {
  const chosen = drop.querySelector("[data-chosen]");
  if (!chosen) return;
  const most = Number(drop.dataset.most);
  chosen.replaceChildren(
    ...[...(input.files ?? [])].map((file) => {
      const item = document.createElement("li");
      const name = document.createElement("bdi");
      name.textContent = file.name;
      item.append(name, ` ${size(file.size)}`);
      if (file.size > most) {
        const mark = document.createElement("span");
        mark.className = "chip bad";
        mark.textContent = drop.dataset.tooBig ?? "";
        item.append(" ", mark);
      }
      return item;
    }),
  );
}

for (const drop of document.querySelectorAll<HTMLElement>("[data-drop]")) {
  const input = drop.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) continue;
  input.addEventListener("change", () => list(drop, input));
  for (const sign of ["dragover", "dragenter"]) {
    drop.addEventListener(sign, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const sign of ["dragleave", "drop"]) drop.addEventListener(sign, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    const held = new DataTransfer();
    for (const file of input.multiple ? [...(input.files ?? []), ...files] : [files[0]!]) held.items.add(file);
    input.files = held.files;
    list(drop, input);
    input.focus();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.code === "Enter") {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-sends]") : null;
    if (form) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.code === "KeyF") {
    event.preventDefault();
    document.getElementById("files")?.focus();
    return;
  }
  const number = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
  if (number) document.querySelector<HTMLAnchorElement>(`a[data-tab="${number}"]`)?.click();
});

/* A form that is sent twice would bring everything twice: the button rests until the answer comes. */
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.hasAttribute("data-sends")) return;
  const button = event.target.querySelector<HTMLButtonElement>("button.primary");
  if (button) window.setTimeout(() => (button.disabled = true), 0);
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll<HTMLButtonElement>("form[data-sends] button.primary")) button.disabled = false;
});
