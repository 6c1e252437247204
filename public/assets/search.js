// Finds what a reader types: titles, other names and sentences. brief.js adds this script when the search is opened for the
// first time; this one adds the parts of the index, scripts too, as a query needs them. All words come from the page.
"use strict";
{
  const dialog = document.getElementById("page.search");
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role='status']");
  const results = dialog.querySelector(".results");
  const words = dialog.dataset;
  const script = document.currentScript.src;
  const site = new URL("..", script);

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  // MARK: Words, as the index has them (Sources/BriefPages/Search/SearchFolding.swift)

  const folding = /[\x80-\u2dff\u3000-\u30ff\u3130-\u318f\uac00-\ud7a3\ufb00-\ufb4f\uff00-\uffef]/;
  const dropped = new RegExp(String.raw`[\xad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7`
    + String.raw`\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed`
    + String.raw`\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u2060\u20d0-\u20ff]`);
  const others = new Map("ßss ςσ ıi æae œoe øo đd ðd łl ħh þth".split(" ").map(pair => [pair[0], pair.slice(1)]));
  // Hangul by keystrokes.
  for (const [first, letters] of [
    [0x1100, [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"]],
    [0x1161, "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ")],
    [0x11a8, "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ")],
  ]) letters.forEach((letter, index) => others.set(String.fromCharCode(first + index), letter));

  const known = new Map();
  const foldCharacter = character => {
    if (!folding.test(character)) return character < "\x80" ? character.toLowerCase() : character;
    let folded = known.get(character);
    if (folded === undefined) {
      folded = [...character.normalize("NFKD")].filter(part => !dropped.test(part))
        .flatMap(part => [...part.toLowerCase()]).map(small => others.get(small) ?? small).join("");
      known.set(character, folded);
    }
    return folded;
  };

  // A text as it is compared, and the place in the text of each of its letters.
  const fold = text => {
    if (/^[\0-\x7f]*$/.test(text)) return { text: text.toLowerCase(), places: null };
    const places = [];
    let folded = "";
    let place = 0;
    for (const character of text) {
      const part = foldCharacter(character);
      for (let index = 0; index < part.length; index++) places.push(place);
      folded += part;
      place += character.length;
    }
    places.push(place);
    return { text: folded, places };
  };

  const letters = String.raw`\p{L}\p{M}\p{Nd}\p{Nl}`;
  // Scripts without spaces between words: a word may begin at any letter.
  const dense = String.raw`\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f`
    + String.raw`\u3031-\u312f\u31a0-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\u{1aff0}-\u{1b16f}`
    + String.raw`\u{20000}-\u{3ffff}`;
  const wordPattern = new RegExp(`(?:(?![${dense}])[${letters}])+|((?:(?=[${letters}])[${dense}])+)`, "gu");
  const wordEnd = new RegExp(`(?![${dense}])[${letters}]$`, "u");

  // The words of a query, and the keys by which the index has each.
  const termsOf = query => [...fold(query.trim()).text.matchAll(wordPattern)].map(([text, isDense]) => {
    const characters = [...text];
    const pairs = characters.slice(1).map((character, index) => characters[index] + character);
    return { text, isDense, keys: isDense && pairs.length ? pairs : [text] };
  });

  // MARK: Parts of the index

  const parts = new Map();
  const waiting = new Map();
  window.briefSearch = (name, data) => waiting.get(name)?.(data);

  const load = name => {
    if (!parts.has(name)) {
      parts.set(name, new Promise((resolve, reject) => {
        const part = document.createElement("script");
        part.onerror = () => {
          parts.delete(name);
          part.remove();
          reject(new Error(name));
        };
        part.src = new URL(`search/${name}.js`, script);
        waiting.set(name, resolve);
        document.head.append(part);
      }));
    }
    return parts.get(name);
  };

  let rootPart = null;
  const loadRoot = () => rootPart ??= load("root").then(({ length, groups, words: firsts }) => {
    const groupOf = [];
    for (let run = 0; run < groups.length; run += 2) {
      for (let count = groups[run + 1]; count > 0; count--) groupOf.push(groups[run]);
    }
    // What is small is there before the first letter is typed.
    if (groupOf.length <= length) Promise.all([load("words-0"), load("documents-0")]).catch(() => {});
    return { length, firsts, groupOf };
  }).catch(error => {
    rootPart = null;
    throw error;
  });

  const documentAt = async (number, root) =>
    (await load(`documents-${Math.floor(number / root.length)}`))[number % root.length];

  // The order of the index is that of code points.
  const isBefore = (left, right) => {
    let index = 0;
    while (index < left.length && left[index] === right[index]) index++;
    return (left.codePointAt(index) ?? -1) < (right.codePointAt(index) ?? -1);
  };

  const digits = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((letter, digit) => {
    digits[letter.charCodeAt(0)] = digit;
  });

  // A beginning that many words have reads no more parts than this.
  const mostParts = 3;
  // What a word counts for: it begins a name, is within one, is in the text. A whole word counts for more than a beginning.
  const weights = [6, 4, 2];
  const inName = 4;

  // How well each document has a word that begins with a key.
  const scoresOf = async (key, root) => {
    let first = 0;
    while (first + 1 < root.firsts.length && !isBefore(key, root.firsts[first + 1])) first++;
    let end = first + 1;
    while (end < root.firsts.length && root.firsts[end].startsWith(key)) end++;
    const scores = new Uint8Array(root.groupOf.length);
    const last = Math.min(end, first + mostParts);
    const names = [];
    for (let part = first; part < last; part++) names.push(`words-${part}`);
    for (const part of await Promise.all(names.map(load))) {
      for (let start = part.indexOf(`\n${key}`); start >= 0; start = part.indexOf(`\n${key}`, start + 1)) {
        let place = part.indexOf(" ", start);
        const exact = place - start - 1 === key.length ? 1 : 0;
        for (const weight of weights) {
          const score = weight + exact;
          let number = 0;
          let distance = 0;
          for (place++; ; place++) {
            const code = part.charCodeAt(place);
            if (code === 44 || code === 10 || place >= part.length) break;
            const digit = digits[code];
            distance = distance * 32 + (digit & 31);
            if (digit > 31) continue;
            number += distance;
            distance = 0;
            if (scores[number] < score) scores[number] = score;
          }
        }
      }
    }
    return { scores, isPartial: last < end };
  };

  // The documents that have all words, the best first.
  const find = async terms => {
    const root = await loadRoot();
    const found = await Promise.all(terms.flatMap(term => term.keys).map(key => scoresOf(key, root)));
    const matches = [];
    for (let number = 0; number < root.groupOf.length; number++) {
      let score = 0;
      let isName = true;
      for (const { scores } of found) {
        if (!scores[number]) {
          score = 0;
          break;
        }
        score += scores[number];
        isName &&= scores[number] >= inName;
      }
      if (score) matches.push({ number, score: isName ? score + 100 : score, isName, group: root.groupOf[number] });
    }
    matches.sort((left, right) => right.score - left.score || left.group - right.group || left.number - right.number);
    return { root, matches, isPartial: found.some(({ isPartial }) => isPartial) };
  };

  // MARK: Sentences

  // Where a folded text has a word of the query, as places in it.
  const placesOf = (term, text) => {
    const places = [];
    for (const part of term.isDense && !text.includes(term.text) ? term.keys : [term.text]) {
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        if (term.isDense || at === 0 || !wordEnd.test(text.slice(Math.max(0, at - 2), at))) places.push([at, at + part.length]);
      }
    }
    return places;
  };

  const foldedTexts = new Map();
  const foldOnce = text => {
    if (!foldedTexts.has(text)) foldedTexts.set(text, fold(text));
    return foldedTexts.get(text);
  };

  // The best sentence of a passage, and how many words of the query the whole of it has.
  const bestSentence = ([anchor, ...sentences], terms) => {
    let best = null;
    const all = new Set();
    sentences.forEach((sentence, index) => {
      const folded = foldOnce(sentence).text;
      const had = terms.filter(term => placesOf(term, folded).length);
      for (const term of had) all.add(term);
      if (had.length && (!best || had.length > best.count)) {
        best = { count: had.length, sentence, anchor: sentences.length > 1 ? `${anchor}.s${index + 1}` : anchor };
      }
    });
    return best && { ...best, all: all.size };
  };

  // A text with the words of the query marked.
  const marked = (text, terms) => {
    const { text: folded, places } = foldOnce(text);
    const marks = terms.flatMap(term => placesOf(term, folded)).sort((left, right) => left[0] - right[0]);
    const pieces = [];
    let position = 0;
    for (let [start, end] of marks) {
      if (places) {
        // A half-typed syllable is marked as a whole.
        while (end < folded.length && places[end] === places[end - 1]) end++;
        [start, end] = [places[start], places[end]];
      }
      start = Math.max(start, position);
      if (end <= start) continue;
      pieces.push(text.slice(position, start), make("mark", "", text.slice(start, end)));
      position = end;
    }
    return [...pieces, text.slice(position)];
  };

  // MARK: Results

  const groups = ["essay", "actors", "timeline", "recommendations", "footnotes", "overview"];
  // In these each passage is a result of its own; elsewhere an entry is.
  const readWhole = ["essay", "overview"];
  const shownAtFirst = 5;
  const shownAfter = 20;

  const link = (path, ...content) => {
    const anchor = make("a", "", ...content);
    anchor.href = new URL(path, site);
    return make("li", "", anchor);
  };

  // An entry: its title, what it is, other names that match, and where only its text does, the best sentence.
  const entry = ([, path, title, detail, aliases, lines, passages], isName, terms) => {
    const has = text => terms.some(term => placesOf(term, foldOnce(text).text).length);
    const heading = make("span", "result-title", ...marked(title, terms));
    const about = [detail, ...aliases.filter(has), ...lines.filter(has)].filter(Boolean);
    const content = [heading];
    if (about.length) {
      content.push(" ", make("span", "detail", ...about.flatMap((text, index) => [index ? " · " : "", ...marked(text, terms)])));
    }
    if (isName) return link(path, ...content);
    let best = null;
    for (const passage of passages) {
      const sentence = bestSentence(passage, terms);
      if (sentence && (!best || sentence.count > best.count)) best = sentence;
    }
    if (!best) return link(path, ...content);
    content.push(" ", make("span", "sentence", ...marked(best.sentence, terms)));
    return link(`${path.split("#")[0]}#${encodeURIComponent(best.anchor)}`, ...content);
  };

  // The passages of a text that have all words.
  const passages = ([, path, , , , , all], terms) => all.map(passage => bestSentence(passage, terms))
    .filter(best => best?.all === terms.length)
    .map(best => () => link(`${path}#${encodeURIComponent(best.anchor)}`, make("span", "sentence", ...marked(best.sentence, terms))));

  // A function for each result of a group that makes it.
  const resultsOf = async (group, matches, root, terms) => {
    if (!readWhole.includes(group)) {
      return matches.map(match => async () => entry(await documentAt(match.number, root), match.isName, terms));
    }
    const names = [];
    const sentences = [];
    for (const match of matches) {
      const document = await documentAt(match.number, root);
      if (match.isName) names.push(() => entry(document, true, terms));
      sentences.push(...passages(document, terms));
    }
    return [...names, ...sentences];
  };

  const makeAll = makers => Promise.all(makers.map(maker => maker()));

  const section = async (group, makers) => {
    const list = make("ul", "", ...await makeAll(makers.slice(0, shownAtFirst)));
    const box = make("section", "", make("h2", "", words[group], " ", make("span", "count", String(makers.length))), list);
    let shown = shownAtFirst;
    if (makers.length <= shown) return box;
    const button = make("button", "more-results", fill(words.more, { count: makers.length - shown }));
    button.type = "button";
    button.addEventListener("click", async () => {
      const next = await makeAll(makers.slice(shown, shown + shownAfter));
      shown += next.length;
      list.append(...next);
      next[0].firstChild.focus();
      if (shown >= makers.length) button.remove();
      else button.textContent = fill(words.more, { count: makers.length - shown });
    });
    box.append(button);
    return box;
  };

  let asked = 0;
  let answered = null;

  const answer = async () => {
    const query = input.value.trim();
    if (query === answered) return;
    const number = ++asked;
    const terms = termsOf(query);
    let sections = [];
    let text = "";
    try {
      if (!terms.length) {
        await loadRoot();
      } else {
        const { root, matches, isPartial } = await find(terms);
        const order = [...new Set(matches.map(match => match.group))];
        const all = await Promise.all(order.map(async group => ({
          group: groups[group],
          makers: await resultsOf(groups[group], matches.filter(match => match.group === group), root, terms),
        })));
        const count = all.reduce((sum, { makers }) => sum + makers.length, 0);
        text = fill(count === 0 ? words.none : isPartial ? words.atLeast : count === 1 ? words.one : words.other, { count, query });
        sections = await Promise.all(all.filter(({ makers }) => makers.length).map(({ group, makers }) => section(group, makers)));
      }
    } catch {
      text = words.failed;
    }
    // A later query may have been answered in the meantime.
    if (number !== asked) return;
    answered = text === words.failed ? null : query;
    status.textContent = text;
    results.replaceChildren(...sections);
    results.scrollTop = 0;
  };

  // MARK: The keyboard

  input.addEventListener("input", answer);
  dialog.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const stops = [input, ...results.querySelectorAll("a, button")];
    const place = stops.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (place < 0) return;
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, place + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    } else if (event.key === "Enter" && place === 0) {
      event.preventDefault();
      answer().then(() => results.querySelector("a")?.click());
    } else if (document.activeElement.matches("a") && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Whoever goes on typing goes on with the query.
      input.focus();
    }
  });
  results.addEventListener("click", event => { if (event.target.closest("a")) dialog.close(); });
  answer();
}
