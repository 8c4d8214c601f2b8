/* What is asked for: words, and days and ages, which are terms of their own. A bare figure is looked for among words; beside
   other words it may be an age as well. Source: written for onrecord. Licence: Apache-2.0. */

import { skeletonUnits, wordsOf, type Sounds, type Unit } from "./sounding";

export interface Asked {
  units: Unit[];
  /* Terms that every record found must have: "@2023-11-04", "@2023-11", "@a34". */
  marks: string[];
  /* A figure that is all there is, as an age might be. */
  figure: string | null;
}

const OLDEST = 130, MONTHS = 12;
const ISO = /(?<![\p{N}-])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\p{N}-])/gu;
const isAge = (word: string | undefined): boolean => word !== undefined && /^\d{1,3}$/.test(word) && Number(word) <= OLDEST;
const isDay = (word: string | undefined): boolean => word !== undefined && /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 31;
const isYear = (word: string | undefined): boolean => word !== undefined && /^\d{4}$/.test(word);
const two = (figures: string): string => figures.padStart(2, "0");

/* Names of months, each as its words: "November"; "تشرين الثاني" and "نوفمبر", which a page writes side by side. */
export function monthNames(months: string[]): string[][][] {
  return months.map((month) => month.split("/").map((name) => wordsOf(name)));
}

export function readAsked(typed: string, sounds: Sounds, ages: string[], months: string[][][]): Asked {
  const marks: string[] = [];
  const rest = typed.replace(ISO, (whole, year: string, month: string, day: string | undefined) => {
    if (Number(month) < 1 || Number(month) > MONTHS || (day !== undefined && !isDay(day))) return whole;
    marks.push(`@${year}-${two(month)}${day === undefined ? "" : `-${two(day)}`}`);
    return " ";
  });
  /* What Arabic writes onto a word, and the joint of "34-year-old", are taken off as in words. */
  const words = wordsOf(rest);
  const used = takeDays(words, months, marks);
  words.forEach((word, at) => {
    if (used.has(at) || !isAge(word)) return;
    const beside = [at - 1, at + 1, at + 2].filter((each) => ages.includes(words[each] ?? ""));
    if (!beside.includes(at - 1) && !beside.includes(at + 1)) return;
    marks.push(`@a${Number(word)}`);
    [at, ...beside].forEach((each) => used.add(each));
  });
  const left = words.filter((_, at) => !used.has(at));
  const units = skeletonUnits(used.size || marks.length ? unused(rest, used) : rest, sounds);
  const alone = left.length === 1 && !marks.length && isAge(left[0]);
  return { units, marks, figure: alone ? left[0]! : null };
}

/* The words as they were typed, but for those that were read as days and ages. */
function unused(typed: string, used: Set<number>): string {
  let at = 0;
  return typed.replace(/[\p{L}\p{N}\p{M}'’‘ʼʻʿʾ`´.ـ]+/gu, (word) => {
    const count = wordsOf(word).length;
    const isUsed = count > 0 && Array.from({ length: count }, (_, each) => at + each).every((each) => used.has(each));
    at += count;
    return isUsed ? " " : word;
  });
}

/* "4 November 2023", "November 4, 2023", "November 2023": a month without a year stays a word. */
function takeDays(words: string[], months: string[][][], marks: string[]): Set<number> {
  const used = new Set<number>();
  months.forEach((names, month) => {
    for (const name of names) {
      if (!name.length) continue;
      for (let at = 0; at + name.length <= words.length; at++) {
        if (!name.every((word, each) => words[at + each] === word && !used.has(at + each))) continue;
        let next = at + name.length;
        if (names.some((other) => other !== name && other.every((word, each) => words[next + each] === word)))
          next += names.find((other) => other !== name && other.every((word, each) => words[next + each] === word))!.length;
        const before = isDay(words[at - 1]) ? at - 1 : null;
        const after = before === null && isDay(words[next]) && isYear(words[next + 1]) ? next : null;
        const year = after === null ? next : next + 1;
        if (!isYear(words[year])) continue;
        const day = before ?? after;
        marks.push(`@${words[year]}-${two(String(month + 1))}${day === null ? "" : `-${two(words[day]!)}`}`);
        for (let each = at; each <= year; each++) used.add(each);
        if (before !== null) used.add(before);
      }
    }
  });
  return used;
}
