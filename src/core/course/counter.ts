import { indexed, rawWordsOf } from './tokens';
import type { Vocabulary } from './vocabulary';

interface Places {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Parts of a name count less than the name. */
const partShare = 0.6;

const none: readonly number[] = [];

/** Counts the words of one doc after the other. Plain arrays of whole numbers: indexing is to take no time that anybody sees. */
export class Counter {
  /** Words as they are written → their places: most words of a course come many times. */
  private readonly places = new Map<string, Places>();
  /** Weight per word in the current doc, and which words have one. */
  private readonly counts: number[] = [];
  private touched: number[] = [];
  private readonly words: number[] = [];
  private readonly docs: number[] = [];
  private readonly weights: number[] = [];

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The words of a text with the parts of names, uncounted. */
  wordsOf(text: string): number[] {
    return rawWordsOf(text).flatMap((raw) => {
      const { whole, parts } = this.placesOf(raw);
      return [whole, ...parts];
    });
  }

  /** Counts the words of a text, a part of the current doc. */
  take(text: string, weight: number): void {
    const partWeight = Math.round(weight * partShare);
    for (const raw of rawWordsOf(text)) {
      const { whole, parts } = this.placesOf(raw);
      this.count(whole, weight);
      for (const part of parts) this.count(part, partWeight);
    }
  }

  /** Ends the current doc and gives its length. */
  endDoc(doc: number): number {
    let length = 0;
    for (const word of this.touched) {
      const weight = this.counts[word] ?? 0;
      this.words.push(word);
      this.docs.push(doc);
      this.weights.push(weight);
      length += weight;
      this.counts[word] = 0;
    }
    this.touched = [];
    return length;
  }

  /** Everything that was counted, word by word. */
  sorted(): { from: Int32Array; inDocs: Int32Array; weights: Int32Array } {
    const { words } = this;
    const from = new Int32Array(this.vocabulary.size + 1);
    for (const word of words) from[word + 1] = (from[word + 1] ?? 0) + 1;
    for (let word = 0; word < this.vocabulary.size; word++)
      from[word + 1] = (from[word + 1] ?? 0) + (from[word] ?? 0);
    const next = from.slice();
    const inDocs = new Int32Array(words.length);
    const weights = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0;
      const to = next[word] ?? 0;
      inDocs[to] = this.docs[at] ?? 0;
      weights[to] = this.weights[at] ?? 0;
      next[word] = to + 1;
    }
    return { from, inDocs, weights };
  }

  private count(word: number, weight: number): void {
    const before = this.counts[word] ?? 0;
    if (before === 0) this.touched.push(word);
    this.counts[word] = before + weight;
  }

  private placesOf(raw: string): Places {
    let places = this.places.get(raw);
    if (!places) {
      const { word, parts } = indexed(raw);
      places = {
        whole: this.place(word),
        parts: parts.length === 0 ? none : parts.map((part) => this.place(part)),
      };
      this.places.set(raw, places);
    }
    return places;
  }

  private place(word: string): number {
    const place = this.vocabulary.add(word);
    while (this.counts.length <= place) this.counts.push(0);
    return place;
  }
}
