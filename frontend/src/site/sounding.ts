/* Words as they are found, and the consonants names are found by in any script: what Python does in publish/site/terms.py
   and resolution/skeleton.py, with the tables that the site brings along. Source: written for onrecord. Licence: Apache-2.0. */

export interface Sounds {
  letters: Record<string, string>;
  pairs: Record<string, string>;
  first: Record<string, string>;
  articles: string[];
  arabic_articles: string[];
  servant: string[];
  descent: string[];
  abd: string;
}

export interface Unit {
  words: string[];
  sound: string;
}

const LEAST_AFTER_ARTICLE = 2, LEAST_AFTER_AND = 3, LONGEST = 40;
const ALTERED: Record<string, string> = {
  "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
  "۰": "0", "۱": "1", "۲": "2", "۳": "3", "۴": "4", "۵": "5", "۶": "6", "۷": "7", "۸": "8", "۹": "9",
  "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "",
  "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e",
};
const JOINED = ["وال", "فال", "بال", "كال", "ال", "لل"];

const altered = (text: string): string => text.replace(/[٠-٩۰-۹أإآٱىةؤئـıøłđßæœħə]/g, (each) => ALTERED[each]!);

/* The same steps as `words_of` of publish/site/terms.py, without taking off what Arabic writes onto a word. */
function folded(text: string): string[] {
  const bare = altered(text.toLowerCase().replace(/['’]s(?![\p{L}\p{N}_])/gu, "").replace(/['’‘ʼʻʿʾ`´.]/g, ""));
  const plain = altered(bare.normalize("NFKD").replace(/\p{M}/gu, ""));
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length <= LONGEST);
}

function findable(word: string): string {
  if (!/^[\u0621-\u064a]/.test(word)) return word;
  for (const article of JOINED)
    if (word.startsWith(article) && word.length >= article.length + LEAST_AFTER_ARTICLE) return word.slice(article.length);
  return word.startsWith("و") && word.length > LEAST_AFTER_AND ? word.slice(1) : word;
}

export const wordsOf = (text: string): string[] => folded(text).map(findable);

/* The words of what was typed, each with its consonants; a name of two words is one unit, an article none. */
export function skeletonUnits(text: string, sounds: Sounds): Unit[] {
  const found = folded(text).filter((word) => !sounds.descent.includes(word));
  const units: Unit[] = [];
  let servant: string | null = null;
  found.forEach((word, at) => {
    if (sounds.articles.includes(word) || sounds.arabic_articles.includes(word)) return;
    if ((sounds.servant.includes(word) || word === sounds.abd) && at + 1 < found.length) {
      servant = word;
      return;
    }
    const own = signsOfWord(word, sounds);
    const words = servant === null ? [findable(word)] : [findable(servant), findable(word)];
    units.push({ words, sound: servant !== null && own ? `bd${own}` : own });
    servant = null;
  });
  if (!units.length && found.length) units.push({ words: found.map(findable), sound: "" });
  return units;
}

function withoutArticle(word: string, sounds: Sounds): string {
  for (const article of sounds.arabic_articles)
    if (word.startsWith(article) && word.length > article.length + 1) return word.slice(article.length);
  return word;
}

function signsOfWord(told: string, sounds: Sounds): string {
  const word = withoutArticle(told, sounds);
  const joined = sounds.servant.filter((each) => each.length > 3).sort((a, b) => b.length - a.length || (a < b ? 1 : -1));
  for (const start of [...joined, `${sounds.abd}ال`]) {
    const rest = word.slice(start.length);
    if (word.startsWith(start) && rest.length > 1) return `bd${signs(withoutArticle(rest, sounds), sounds)}`;
  }
  return signs(word, sounds);
}

function signs(word: string, sounds: Sounds): string {
  if (word && !/^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Hebrew}]/u.test(word)) return word;
  const letters = [...word];
  const told: string[] = [];
  let at = 0;
  while (at < letters.length) {
    const letter = letters[at]!, pair = letter + (letters[at + 1] ?? "");
    const isPair = pair.length > letter.length && sounds.pairs[pair] !== undefined;
    const step = isPair ? 2 : 1;
    let sign = (isPair ? sounds.pairs[pair] : undefined) ?? sounds.letters[letter] ?? "";
    if (!sign && at === 0) sign = sounds.first[letter] ?? "a";
    const last = at + step === letters.length;
    const parted = at > 0 && sounds.letters[letters[at - 1]!] === undefined;
    if (sign && !(sign === "h" && last && told.length) && (told.at(-1) !== sign || parted)) told.push(sign);
    at += step;
  }
  return told.join("");
}
