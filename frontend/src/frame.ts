/* What every page does: keys, the lock, the blank screen. Source: written for onrecord. Licence: Apache-2.0. */

import { isTyping } from "./shared/typing";

/* A screen left alone tells whoever passes by: five minutes. */
const IDLE_MS = 5 * 60 * 1000;
const CHORD_MS = 1500;

const root = document.documentElement;
root.classList.add("scripted");

function lock(): void {
  document.body.hidden = true;
  (document.getElementById("sign-out") as HTMLFormElement | null)?.requestSubmit();
}

let chord = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.shiftKey && event.code === "KeyL") {
    event.preventDefault();
    lock();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "?") {
    (document.getElementById("keys") as HTMLDialogElement | null)?.showModal();
    return;
  }
  if (event.key === "/") {
    const find = document.getElementById("find");
    if (find) {
      event.preventDefault();
      find.focus();
    }
    return;
  }
  /* By the place of the key, not the letter on it: an Arabic keyboard has the same keys. */
  if (event.code === "KeyG") {
    chord = Date.now();
    return;
  }
  if (Date.now() - chord < CHORD_MS) {
    chord = 0;
    const letter = event.code.replace("Key", "").toLowerCase();
    const place = document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(letter)}"]`);
    if (place) {
      event.preventDefault();
      event.stopImmediatePropagation();
      place.click();
    }
  }
});

document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement && event.target.hasAttribute("data-submits")) event.target.form?.requestSubmit();
});

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const shown = event.target.closest(".graphic [data-ask]");
  if (shown) shown.closest(".graphic")?.classList.toggle("asked");
});

/* On a laptop the menu stands open; on a phone it opens when asked. */
const menu = document.getElementById("menu") as HTMLDetailsElement | null;
const wide = matchMedia("(min-width: 48rem)");
function unfold(): void {
  if (menu) menu.open = wide.matches;
}
wide.addEventListener("change", unfold);
unfold();

const blank = document.getElementById("blank");
let left = 0;
function stay(): void {
  if (blank) blank.hidden = true;
  window.clearTimeout(left);
  left = window.setTimeout(() => {
    if (blank && document.querySelector(".side")) blank.hidden = false;
  }, IDLE_MS);
}
for (const sign of ["keydown", "pointerdown", "pointermove", "scroll"]) document.addEventListener(sign, stay, { passive: true });
stay();
