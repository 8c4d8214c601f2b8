/* What waits to be kept: sent in its order, sent again when a connection comes back, forgotten only once the server
   said that it holds it. In memory alone: nothing of a report stays on the machine.
   Source: written for onrecord. Licence: Apache-2.0. */

export interface Waiting<T> {
  token: string;
  told: T;
  /** Takes back what the page shows of it, where the server refuses it. */
  restore: () => void;
}

export interface Answer {
  last: number;
  ahead: boolean;
  at: string;
  refused: { token: string; said: string } | null;
  closed?: string;
}

export type Standing = "saved" | "wait" | "out" | "closed";

interface Listener<T, A> {
  answered(answer: A): void;
  refused(one: Waiting<T>, said: string): void;
  standing(now: Standing, waiting: number): void;
}

const MOST = 100;
const PATIENCE_MS = 20_000;
const AGAIN_MS = [1000, 2000, 5000, 10_000, 20_000];

export class Outbox<T extends object, A extends Answer> {
  waiting: Waiting<T>[] = [];
  private busy = false;
  private failed = 0;
  private timer = 0;

  constructor(
    private readonly address: string,
    private readonly proof: string,
    public last: number,
    private readonly listener: Listener<T, A>,
  ) {
    window.addEventListener("online", () => void this.send());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.length) event.preventDefault();
    });
  }

  push(told: T, restore: () => void): void {
    this.waiting.push({ token: crypto.randomUUID(), told, restore });
    void this.send();
  }

  /** Sends what waits; resolves when there is nothing left that can be sent now. */
  async send(): Promise<void> {
    if (this.busy || !this.waiting.length) return;
    this.busy = true;
    window.clearTimeout(this.timer);
    this.listener.standing("wait", this.waiting.length);
    try {
      await this.once();
    } finally {
      this.busy = false;
    }
    if (this.waiting.length && !this.failed) void this.send();
  }

  private async once(): Promise<void> {
    const some = this.waiting.slice(0, MOST);
    let response: Response;
    try {
      response = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.proof, Accept: "application/json" },
        body: JSON.stringify({ after: this.last, edits: some.map((each) => ({ ...each.told, token: each.token })) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
        redirect: "manual",
      });
    } catch {
      return this.again("wait");
    }
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json") ?? false;
    if (response.status === 409 && isJson) return this.again("closed", false);
    if (response.type === "opaqueredirect" || response.status === 403) return this.again("out");
    if (!response.ok || !isJson) return this.again("wait");
    let answer: A;
    try {
      answer = (await response.json()) as A;
    } catch {
      return this.again("wait");
    }
    this.failed = 0;
    this.take(some, answer);
  }

  private take(some: Waiting<T>[], answer: A): void {
    const wrong = some.findIndex((each) => each.token === answer.refused?.token);
    const done = wrong < 0 ? some.length : wrong;
    const refused = some[wrong];
    this.waiting.splice(0, done + (refused ? 1 : 0));
    this.last = answer.last;
    refused?.restore();
    this.listener.answered(answer);
    if (refused && answer.refused) this.listener.refused(refused, answer.refused.said);
    this.listener.standing(this.waiting.length ? "wait" : "saved", this.waiting.length);
  }

  private again(now: Standing, tries = true): void {
    this.failed += 1;
    this.listener.standing(now, this.waiting.length);
    if (tries) this.timer = window.setTimeout(() => void this.send(), AGAIN_MS[Math.min(this.failed, AGAIN_MS.length) - 1]);
  }
}
