/* The map of a published site: moved and zoomed without a server, by pointer, touch, buttons and keys. Outlines and places
   come as scripts, so that it works from a USB stick. Source: written for onrecord. Licence: Apache-2.0. */

interface Land {
  width: number;
  height: number;
  km: number;
  land: string;
  borders: string;
}
/* x, y, km within which it lies, people, the same in words, name, the address of its list, incidents */
type Place = [number, number, number, number, string, string, string, number];
interface Words {
  text: Record<string, string>;
  thousands: string;
}

const LARGEST = 28, LEAST = 3, SHARE = 0.12, STEP = 1.6, MOVE = 0.25, NAMES = 40, LISTED = 25, CLOSEST_KM = 15;
const SVG = "http://www.w3.org/2000/svg";
const SCALES = [1, 2, 5];

let land: Land | undefined;
const world = window as unknown as { onrecord_land: (told: Land) => void; onrecord_places: (told: Place[]) => void };
world.onrecord_land = (told) => void (land = told);
/* The page loads it last. */
world.onrecord_places = (places) => void (land && places.length && start(land, places));

function draw<K extends keyof SVGElementTagNameMap>(tag: K, values: Record<string, string | number> = {}): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(values)) made.setAttribute(name, String(value));
  return made;
}

function start(land: Land, places: Place[]): void {
  const box = document.getElementById("map")!;
  const view = document.getElementById("view")!;
  const words = JSON.parse(box.dataset["words"]!) as Words;
  const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, words.thousands);
  const say = (key: string, value: number): string => words.text[key]!.replace("{number}", number(value));
  const fields = { at: document.getElementById("at")!, many: document.getElementById("many")!, near: document.getElementById("near")! };

  const svg = draw("svg", { "aria-hidden": "true" });
  const outlines = draw("g");
  for (const [name, d] of [["land", land.land], ["borders", land.borders]] as const)
    outlines.append(draw("path", { class: name, d, "vector-effect": "non-scaling-stroke" }));
  const marks = draw("g"), names = draw("g"), scale = draw("g", { class: "scale" });
  svg.append(outlines, marks, names, scale);
  view.append(svg);
  const paper = document.createElement("canvas").getContext("2d")!;

  const most = places.reduce((all, place) => Math.max(all, place[3]), 1);
  const sum = places.reduce((all, place) => all + place[3], 0) || 1;
  const shown = places.map((place) => {
    const group = draw("g", { class: place[2] ? "place rough" : "place" });
    const ring = place[2] ? draw("circle", { class: "ring" }) : null;
    const circle = draw("circle", { class: "dot" });
    const title = draw("title");
    title.textContent = `${place[5]}: ${place[4]}`;
    group.append(...(ring ? [ring] : []), circle, draw("circle", { class: "core", r: 1.6 }), title);
    group.addEventListener("click", () => tell(place));
    return { place, group, ring };
  });
  /* The largest lie lowest, so that none hides another. */
  marks.append(...shown.map((each) => each.group));

  let wide = 0, high = 0, least = 1, zoom = 1;
  let middle = { x: land.width / 2, y: land.height / 2 };
  const greatest = Math.max(1, land.width / land.km / CLOSEST_KM);
  const pixels = (): number => least * zoom;

  function link(place: Place): HTMLAnchorElement {
    const made = document.createElement("a");
    made.href = `l/p-${place[6]}.html`;
    const name = document.createElement("bdi");
    name.textContent = place[5];
    made.append(name);
    return made;
  }

  function told(place: Place): (Node | string)[] {
    const count = document.createElement("bdi");
    count.textContent = place[4];
    const rest = document.createElement("span");
    rest.append(count, " · ", say("map_incidents", place[7]));
    return [link(place), " ", rest];
  }

  function tell(place: Place): void {
    if (!moved) fields.at.replaceChildren(...told(place));
  }

  function hold(): void {
    zoom = Math.min(greatest, Math.max(1, zoom));
    const half = { x: wide / pixels() / 2, y: high / pixels() / 2 };
    middle = {
      x: half.x * 2 >= land.width ? land.width / 2 : Math.min(land.width - half.x, Math.max(half.x, middle.x)),
      y: half.y * 2 >= land.height ? land.height / 2 : Math.min(land.height - half.y, Math.max(half.y, middle.y)),
    };
  }

  function paint(): void {
    hold();
    const unit = pixels();
    const left = wide / 2 - middle.x * unit, top = high / 2 - middle.y * unit;
    outlines.setAttribute("transform", `translate(${left} ${top}) scale(${unit})`);
    const fair = Math.sqrt((SHARE * land.width * land.height * least * least * most) / Math.PI / sum);
    const radius = Math.min(LARGEST, Math.max(LEAST, fair * Math.sqrt(zoom)));
    const seen: Placed[] = [];
    for (const { place, group, ring } of shown) {
      const x = left + place[0] * unit, y = top + place[1] * unit;
      const isSeen = x >= 0 && x <= wide && y >= 0 && y <= high;
      group.setAttribute("display", isSeen ? "inline" : "none");
      if (!isSeen) continue;
      const size = Math.max(LEAST, radius * Math.sqrt(place[3] / most));
      group.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      group.querySelector(".dot")!.setAttribute("r", size.toFixed(1));
      ring?.setAttribute("r", (place[2] * land.km * unit).toFixed(1));
      seen.push({ place, x, y, size });
    }
    name(seen);
    measure(unit);
    list(seen);
    view.style.touchAction = zoom > 1 ? "none" : "pan-y";
  }

  interface Placed {
    place: Place;
    x: number;
    y: number;
    size: number;
  }

  /* Names of the largest that find room, below their circles. */
  function name(seen: Placed[]): void {
    const taken: number[][] = [];
    const made: SVGElement[] = [];
    paper.font = `13px ${getComputedStyle(view).fontFamily}`;
    for (const { place, x, y, size } of seen) {
      if (made.length >= NAMES) break;
      const half = paper.measureText(place[5]).width / 2 + 3, top = y + size + 2, bottom = top + 16;
      if (x - half < 0 || x + half > wide || bottom > high) continue;
      if (taken.some(([l, t, r, b]) => x - half < r! && x + half > l! && top < b! && bottom > t!)) continue;
      taken.push([x - half, top, x + half, bottom]);
      const text = draw("text", { x: x.toFixed(1), y: (top + 12).toFixed(1) });
      text.textContent = place[5];
      made.push(text);
    }
    names.replaceChildren(...made);
  }

  function measure(unit: number): void {
    const longest = wide / 4 / unit / land.km;
    const power = 10 ** Math.floor(Math.log10(longest));
    const km = Math.max(...SCALES.map((each) => each * power).filter((each) => each <= longest));
    const length = km * land.km * unit, y = high - 10;
    const text = draw("text", { x: 10, y: y - 8 });
    text.textContent = words.text["map_km"]!.replace("{number}", String(Number(km.toPrecision(3))));
    scale.replaceChildren(draw("path", { d: `M10 ${y - 4}v4h${length.toFixed(1)}v-4` }), text);
  }

  /* After the first time it waits until the map rests. */
  let pause: number | undefined;
  function list(seen: Placed[]): void {
    const write = (): void => {
      const items = seen.slice(0, LISTED).map(({ place }) => {
        const item = document.createElement("li");
        item.append(...told(place));
        return item;
      });
      const key = seen.length > LISTED ? "map_list" : "map_view";
      fields.many.textContent = seen.length ? say(key, seen.length).replace("{most}", String(LISTED)) : words.text["map_none"]!;
      fields.near.replaceChildren(...items);
      box.dataset["seen"] = String(seen.length);
    };
    window.clearTimeout(pause);
    if (pause === undefined) write();
    pause = window.setTimeout(write, 150);
  }

  function near(factor: number, x = wide / 2, y = high / 2): void {
    const before = pixels(), now = zoom;
    const point = { x: middle.x + (x - wide / 2) / before, y: middle.y + (y - high / 2) / before };
    zoom = Math.min(greatest, Math.max(1, now * factor));
    middle = { x: point.x - (x - wide / 2) / pixels(), y: point.y - (y - high / 2) / pixels() };
    later();
  }

  function move(across: number, down: number): void {
    middle = { x: middle.x + across / pixels(), y: middle.y + down / pixels() };
    later();
  }

  let waits = false;
  function later(): void {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      paint();
    });
  }

  const doing: Record<string, () => void> = {
    in: () => near(STEP),
    out: () => near(1 / STEP),
    whole: () => {
      zoom = 1;
      later();
    },
    left: () => move(-wide * MOVE, 0),
    right: () => move(wide * MOVE, 0),
    up: () => move(0, -high * MOVE),
    down: () => move(0, high * MOVE),
  };
  for (const [each, act] of Object.entries(doing)) document.getElementById(`map-${each}`)!.addEventListener("click", act);
  const keys: Record<string, string> = {
    "+": "in", "=": "in", "-": "out", "−": "out", "0": "whole", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
  };
  view.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    doing[act]!();
  });

  const held = new Map<number, { x: number; y: number }>();
  let moved = false;
  view.addEventListener("pointerdown", (event) => {
    if (!held.size) moved = false;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  view.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [other] = [...held].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    if (!other && Math.hypot(now.x - before.x, now.y - before.y) < 4 && !moved) return;
    moved = true;
    if (!view.hasPointerCapture(event.pointerId)) view.setPointerCapture(event.pointerId);
    held.set(event.pointerId, now);
    const frame = view.getBoundingClientRect();
    if (other) {
      const apart = Math.hypot(before.x - other.x, before.y - other.y) || 1;
      near(Math.hypot(now.x - other.x, now.y - other.y) / apart, (now.x + other.x) / 2 - frame.left, (now.y + other.y) / 2 - frame.top);
    } else move(before.x - now.x, before.y - now.y);
  });
  for (const kind of ["pointerup", "pointercancel"] as const)
    view.addEventListener(kind, (event) => void held.delete(event.pointerId));
  view.addEventListener("dblclick", (event) => {
    const frame = view.getBoundingClientRect();
    near(STEP, event.clientX - frame.left, event.clientY - frame.top);
  });
  /* A wheel alone scrolls the page; with Ctrl, or two fingers on a pad, it zooms. */
  view.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = view.getBoundingClientRect();
      near(Math.exp(-event.deltaY / 200), event.clientX - frame.left, event.clientY - frame.top);
    },
    { passive: false },
  );

  function fit(): void {
    /* On paper it is not shown. */
    if (!view.clientWidth) return;
    wide = view.clientWidth;
    high = Math.min(Math.max((wide * land.height) / land.width, Math.min(320, wide * 0.85)), Math.max(280, window.innerHeight * 0.75));
    svg.setAttribute("width", String(wide));
    svg.setAttribute("height", String(high));
    least = Math.min(wide / land.width, high / land.height);
    later();
  }
  fields.many.textContent = say("map_view", places.length);
  box.hidden = false;
  document.getElementById("still")!.classList.add("off");
  new ResizeObserver(fit).observe(view);
  fit();
}
