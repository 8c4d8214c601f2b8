/* Whether keys are letters or commands. Source: written for onrecord. Licence: Apache-2.0. */

/** True where keys are letters that somebody types. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
