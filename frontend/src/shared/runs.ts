/* Text of a report in the browser: one text node a paragraph, offsets in code points as everywhere else.
   Source: written for onrecord. Licence: Apache-2.0.
   The DOM counts UTF-16 units: an emoji is one code point and two of them. Spans are Custom Highlights over the nodes:
   they may overlap, and an element inside a word would break joined letters apart. */

export type Span = readonly [number, number];

interface Run {
  node: Text;
  start: number;
  end: number;
  units(points: number): number;
  points(units: number): number;
}

function toUnits(text: string, points: number): number {
  let units = 0;
  for (let seen = 0; seen < points && units < text.length; seen += 1) units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}

function toPoints(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < units; at += text.codePointAt(at)! > 0xffff ? 2 : 1) points += 1;
  return points;
}

function makeRun(element: HTMLElement): Run {
  const text = element.textContent ?? "";
  const node = document.createTextNode(text);
  element.replaceChildren(node);
  const start = Number(element.dataset.start);
  const astral = /[\ud800-\udbff]/.test(text);
  return {
    node,
    start,
    end: start + (astral ? toPoints(text, text.length) : text.length),
    units: (points) => (astral ? toUnits(text, points) : points),
    points: (units) => (astral ? toPoints(text, units) : units),
  };
}

export class ReportText {
  private readonly runs: Run[];
  private readonly letters: string[] = [];

  constructor(readonly holder: HTMLElement) {
    this.runs = [...holder.querySelectorAll<HTMLElement>("[data-start]")].map(makeRun);
    for (const run of this.runs) {
      let at = run.start;
      for (const letter of run.node.data) this.letters[at++] = letter;
    }
  }

  /** The words of a span; a gap between paragraphs is a space. */
  words([start, end]: Span): string {
    let told = "";
    for (let at = start; at < end; at += 1) told += this.letters[at] ?? " ";
    return told.replace(/\s+/g, " ").trim();
  }

  ranges([start, end]: Span): Range[] {
    return this.runs
      .filter((run) => run.start < end && start < run.end)
      .map((run) => {
        const range = new Range();
        range.setStart(run.node, run.units(Math.max(start, run.start) - run.start));
        range.setEnd(run.node, run.units(Math.min(end, run.end) - run.start));
        return range;
      });
  }

  /** The span of a selection without space at its ends; null where it holds no words of the report. */
  selected(selection: Selection | null): Span | null {
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.holder)) return null;
    let start = this.point(range.startContainer, range.startOffset);
    let end = this.point(range.endContainer, range.endOffset);
    const empty = (at: number) => !(this.letters[at] ?? " ").trim();
    while (start < end && empty(start)) start += 1;
    while (end > start && empty(end - 1)) end -= 1;
    return start < end ? [start, end] : null;
  }

  /** The code point under a place of the screen, null where no letter is. */
  at(x: number, y: number): number | null {
    const range = document.caretRangeFromPoint?.(x, y);
    const caret = document.caretPositionFromPoint?.(x, y);
    const node = caret?.offsetNode ?? range?.startContainer;
    const offset = caret?.offset ?? range?.startOffset ?? 0;
    const run = this.runs.find((each) => each.node === node);
    if (!run) return null;
    for (const unit of [offset, offset - 1]) {
      if (unit < 0 || unit >= run.node.length) continue;
      const letter = new Range();
      letter.setStart(run.node, unit);
      letter.setEnd(run.node, unit + 1);
      const boxes = [...letter.getClientRects()];
      if (boxes.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)) return run.start + run.points(unit);
    }
    return null;
  }

  private point(node: Node, offset: number): number {
    const run = this.runs.find((each) => each.node === node);
    if (run) return run.start + run.points(offset);
    const place = new Range();
    place.setStart(node, offset);
    place.collapse(true);
    const next = this.runs.find((each) => place.comparePoint(each.node, 0) >= 0);
    return next ? next.start : (this.runs.at(-1)?.end ?? 0);
  }
}
