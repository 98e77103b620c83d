// Every piece of text that was typed, with where it belongs and what became of it.
import type { Place } from './alphabet.js';

export interface TypedMark {
  /** Unique text, such as `<12>`. */
  readonly mark: string;

  /** Key of the record for which it was typed. */
  readonly key: string;

  /** Id of the field. */
  readonly field: string;

  /** When it was typed, in ms; when its composition ended. */
  at: number;
  isComposing: boolean;

  /** Showing in which it was typed: one journey shown in one page without a break. Undefined if somebody else wrote it. */
  readonly showing: object | undefined;

  /** The person deleted or replaced it, or it gave way to a later text that may replace it. */
  isWaived: boolean;

  /** When the page or the journey was left, the sign said that it is not saved. */
  isExcused: boolean;

  /** The sign at that time, and the places for which the text was on its way, if it was typed just before. */
  sign?: string;
  place?: Place;
  placesOnWay: readonly Place[];
}

export class TextLedger {
  readonly #marks: TypedMark[] = [];

  /** Records a new piece of text and returns it. */
  write(key: string, field: string, at: number, showing?: object): string {
    const mark = `<${this.#marks.length + 1}>`;
    this.#marks.push({
      mark,
      key,
      field,
      at,
      showing,
      isWaived: false,
      isExcused: false,
      isComposing: false,
      placesOnWay: [],
    });
    return mark;
  }

  startComposition(mark: string): void {
    for (const entry of this.#marks) if (entry.mark === mark) entry.isComposing = true;
  }

  endCompositions(now: number): void {
    for (const entry of this.#marks) if (entry.isComposing) Object.assign(entry, { isComposing: false, at: now });
  }

  /** Waives the pieces in a text that a person deleted or replaced. */
  waiveText(key: string, field: string, text: string): void {
    for (const entry of this.#marks)
      if (entry.key === key && entry.field === field && text.includes(entry.mark)) entry.isWaived = true;
  }

  /** Waives all pieces of a journey, which a person started over. */
  waiveJourney(key: string): void {
    for (const entry of this.#marks) if (entry.key === key) entry.isWaived = true;
  }

  /** Returns the pieces of text that must not be lost, of all journeys or of one. */
  listLive(key?: string): TypedMark[] {
    return this.#marks.filter((entry) => !entry.isWaived && (key === undefined || entry.key === key));
  }

  /** Returns the pieces that were typed later into the same field. */
  listLater({ mark, key, field }: TypedMark): TypedMark[] {
    const index = this.#marks.findIndex((entry) => entry.mark === mark);
    return this.#marks.slice(index + 1).filter((entry) => entry.key === key && entry.field === field);
  }

  /** Numbers of pieces that were typed, and that their person replaced. */
  get counts() {
    return { typed: this.#marks.length, replaced: this.#marks.filter(({ isWaived }) => isWaived).length };
  }
}
