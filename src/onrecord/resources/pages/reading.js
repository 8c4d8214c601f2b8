/* Ties values to their words, both ways. The page reads without it.
   Source: written for onrecord. Licence: Apache-2.0.
   Spans overlap, and an element inside a word can break joined letters apart; so each paragraph becomes one text node
   and the spans are Custom Highlights over it. */
"use strict";
(() => {
  if (!("highlights" in CSS)) return;
  const WIDE = matchMedia("(min-width: 62rem)");
  const STILL = matchMedia("(prefers-reduced-motion: reduce)");
  const DWELL_MS = 350; // long enough that crossing the records on the way elsewhere does not move the report
  const behavior = (distance = 0) => (STILL.matches || Math.abs(distance) > 2 * innerHeight ? "instant" : "smooth");

  /* Offsets: the page counts code points, the DOM UTF-16 units; an emoji is one of the first and two of the second. */
  const toUnits = (text, points) => {
    let units = 0;
    for (let seen = 0; seen < points && units < text.length; seen += 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
    return units;
  };
  const toPoints = (text, units) => {
    let points = 0;
    for (let at = 0; at < units; at += text.codePointAt(at) > 0xffff ? 2 : 1) points += 1;
    return points;
  };

  /* A run: text of the report as one text node, and where in the report it starts and ends. */
  const makeRun = (element, holder) => {
    const text = element.textContent;
    const node = document.createTextNode(text);
    holder.replaceChildren(node);
    const start = Number(element.dataset.start);
    const astral = /[\ud800-\udbff]/.test(text);
    return {
      node,
      start,
      end: start + (astral ? toPoints(text, text.length) : text.length),
      units: (points) => (astral ? toUnits(text, points) : points),
      points: (units) => (astral ? toPoints(text, units) : units),
    };
  };
  const rangeIn = (run, start, end) => {
    const range = new Range();
    range.setStart(run.node, run.units(Math.max(start, run.start) - run.start));
    range.setEnd(run.node, run.units(Math.min(end, run.end) - run.start));
    return range;
  };
  const rangesIn = (runs, [start, end]) => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle].end > start) high = middle;
      else low = middle + 1;
    }
    const ranges = [];
    for (let at = low; at < runs.length && runs[at].start < end; at += 1) ranges.push(rangeIn(runs[at], start, end));
    return ranges;
  };
  const placesOf = (element) => element.dataset.words.split(" ").map((place) => place.split("-").map(Number));

  /* Light */
  const highlight = (name, priority) => {
    const made = new Highlight();
    made.priority = priority;
    CSS.highlights.set(name, made);
    return made;
  };
  const said = highlight("said", 0);
  const words = highlight("words", 1);
  const lit = highlight("lit", 2);
  let pinned = [];
  const light = (chosen) => {
    document.querySelectorAll(".fact.lit").forEach((element) => element.classList.remove("lit"));
    lit.clear();
    for (const fact of chosen) {
      fact.element.classList.add("lit");
      for (const place of fact.places) for (const range of rangesIn(fact.side.runs, place)) lit.add(range);
    }
  };
  const pin = (chosen) => {
    pinned = chosen;
    light(chosen);
  };
  // The part of the screen in which words are seen: beside the records, the pane as far as it is on the screen.
  const frameOf = (side) => {
    if (!WIDE.matches) return { top: 0, bottom: innerHeight };
    const box = side.pane.getBoundingClientRect();
    return { top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
  };
  const reveal = (side, places) => {
    const boxes = places.flatMap((place) => rangesIn(side.runs, place)).map((range) => range.getBoundingClientRect());
    const frame = frameOf(side);
    if (!boxes.length || boxes.some((box) => box.top >= frame.top && box.bottom <= frame.bottom)) return;
    const top = boxes[0].top - frame.top - (frame.bottom - frame.top) / 3;
    const scrolls = WIDE.matches && side.pane.scrollHeight > side.pane.clientHeight;
    (scrolls ? side.pane : window).scrollBy({ top, behavior: behavior(top) });
  };

  /* What rests on the words that were touched, on a screen too narrow for both sides */
  const peek = document.querySelector(".peek");
  const closePeek = () => { peek.hidden = true; };
  const openPeek = (found) => {
    peek.querySelector("ul").replaceChildren(...found.map((fact) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      const label = document.createElement("small");
      button.type = "button";
      label.textContent = fact.element.closest(".row").querySelector("dt").textContent;
      button.append(label, " ", fact.element.querySelector(".value").cloneNode(true));
      button.addEventListener("click", () => showFact(fact));
      item.append(button);
      return item;
    }));
    peek.hidden = false;
  };
  const showFact = (fact) => {
    closePeek();
    pin([fact]);
    fact.element.open = true;
    const summary = fact.element.querySelector("summary");
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "center", behavior: behavior() });
  };
  peek.querySelector(".close").addEventListener("click", () => {
    closePeek();
    pin([]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closePeek();
    pin([]);
  });

  /* From a value to its words */
  const watchRecords = (side) => {
    let dwell = 0;
    const { records } = side;
    const factAt = (event) => side.factOf.get(event.target.closest("summary")?.parentElement);
    records.addEventListener("pointerover", (event) => {
      clearTimeout(dwell);
      const fact = factAt(event);
      if (!fact) return light(pinned);
      light([fact]);
      const scrolls = WIDE.matches && side.pane.scrollHeight > side.pane.clientHeight; // what is pointed at stays put
      if (scrolls && event.pointerType === "mouse") dwell = setTimeout(reveal, DWELL_MS, side, fact.places);
    });
    records.addEventListener("pointerleave", () => {
      clearTimeout(dwell);
      light(pinned);
    });
    records.addEventListener("focusin", (event) => {
      const fact = factAt(event);
      if (!fact) return;
      light([fact]);
      if (WIDE.matches && event.target.matches(":focus-visible")) reveal(side, fact.places);
    });
    records.addEventListener("focusout", () => light(pinned));
    records.addEventListener("toggle", (event) => {
      if (event.target.open) showContexts(event.target);
    }, true);
    records.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-words]");
      if (link) {
        event.preventDefault();
        pin([side.factOf.get(link.closest(".fact"))]);
        return reveal(side, placesOf(link));
      }
      const fact = factAt(event);
      if (!fact) return;
      const opening = !fact.element.open; // the browser opens or closes it after this
      pin(opening ? [fact] : []);
      if (opening && WIDE.matches) reveal(side, fact.places);
    });
  };
  const showContexts = (details) => {
    for (const context of details.querySelectorAll(".context:has(mark)")) {
      const run = makeRun(context, context);
      const [[start, end]] = placesOf(context.closest("[data-words]"));
      words.add(rangeIn(run, start, end));
    }
  };

  /* From words to the values that rest on them */
  const caretAt = (x, y) => {
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y);
      return caret && [caret.offsetNode, caret.offset];
    }
    const range = document.caretRangeFromPoint(x, y);
    return range && [range.startContainer, range.startOffset];
  };
  const isAt = (run, at, x, y) => {
    if (at < 0 || at >= run.node.length) return false;
    const range = new Range();
    range.setStart(run.node, at);
    range.setEnd(run.node, at + 1);
    return [...range.getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
  };
  const factsAt = (side, x, y) => {
    const caret = caretAt(x, y);
    const run = caret && side.runs.find((paragraph) => paragraph.node === caret[0]);
    const hit = run && [caret[1], caret[1] - 1].find((at) => isAt(run, at, x, y));
    if (hit === undefined || hit === null) return [];
    const point = run.start + run.points(hit);
    return side.facts
      .filter((fact) => fact.places.some(([start, end]) => start <= point && point < end))
      .sort((one, other) => one.length - other.length);
  };
  // A chain rests on all that came down it: lit with the values, it would drown them.
  const own = (found) => found.filter((fact) => !fact.chain);
  const watchText = (side) => {
    let waiting = 0;
    const { live } = side;
    live.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "mouse") return;
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        const found = factsAt(side, event.clientX, event.clientY);
        live.classList.toggle("over", found.length > 0);
        light(found.length ? own(found) : pinned);
      });
    });
    live.addEventListener("pointerleave", () => {
      cancelAnimationFrame(waiting);
      light(pinned);
    });
    live.addEventListener("click", (event) => {
      if (!getSelection().isCollapsed) return; // words are being selected, not asked about
      const found = factsAt(side, event.clientX, event.clientY);
      pin(own(found));
      if (!found.length) return closePeek();
      if (!WIDE.matches) return openPeek(found);
      found[0].element.querySelector("summary").scrollIntoView({ block: "center", behavior: behavior() });
    });
  };

  for (const coding of document.querySelectorAll(".coding")) {
    const live = document.createElement("div");
    live.className = "live";
    const runs = [];
    for (const marked of coding.querySelectorAll(".marked > *")) {
      // What has no place in the report's text stands beside it: a translation.
      const copy = marked.cloneNode(!marked.dataset.start);
      live.append(copy);
      if (marked.dataset.start) runs.push(makeRun(marked, copy));
    }
    const side = { records: coding.querySelector(".records"), pane: coding.querySelector(".pane"), live, runs };
    side.facts = [...coding.querySelectorAll(".fact[data-words]")].map((element) => {
      const places = placesOf(element);
      const chain = element.classList.contains("chain");
      return { element, places, side, chain, length: places.reduce((sum, [start, end]) => sum + end - start, 0) };
    });
    side.factOf = new Map(side.facts.map((fact) => [fact.element, fact]));
    side.pane.append(live);
    const distinct = new Map(side.facts.flatMap((fact) => fact.places).map((place) => [place.join(), place]));
    for (const place of distinct.values()) for (const range of rangesIn(runs, place)) said.add(range);
    watchRecords(side);
    watchText(side);
  }
  document.documentElement.classList.add("scripted");
})();
