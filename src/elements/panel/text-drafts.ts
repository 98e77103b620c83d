import type { Command } from '../../journey/types/command.js';
import { setOwn } from '../../utils/objects.js';

/** Debounce of typed text, in ms. */
const DRAFT_DEBOUNCE_MS = 250;

/** Debounce of an unfinished composition, in ms: longer, because it is seldom worth sending. */
const COMPOSITION_DEBOUNCE_MS = 1000;

/** Creates the command that sends a text. Null keeps the text as a draft until another command carries it. */
export type CreateCommand = (text: string) => Command | null;

/** A text that a person typed into a field. */
export interface TypedText {
  text: string;
  createCommand: CreateCommand;

  /** Text of the journey that the field would show without the draft. */
  journeyText: string;

  /** The text is sent when the field is left; during typing it is only stored. */
  isSentOnLeaving?: boolean;

  /** An unfinished composition, which is not worth sending yet. */
  isComposing: boolean;
}

/** A typed text that the journey does not hold yet. */
interface TextDraft extends TypedText {
  timer: ReturnType<typeof setTimeout> | undefined;

  /** Unset until the command is requested, and again once it is denied. */
  status?: 'requested' | 'sent' | undefined;
}

/** Functions that the drafts of a panel call. */
export interface DraftHandlers {
  /** Requests a command for the field with this key. Returns true if it was accepted. */
  request(command: Command, key: string): boolean;

  /** Returns true if the last command of the field was denied: it is not requested again before the text changes. */
  isDenied(key: string): boolean;

  /** Stores a text that no command can carry yet. */
  store(key: string, text: string): void;

  /** Called when a draft was discarded. A stored one must be deleted. */
  handleDiscard(key: string): void;
}

/** Returns true if the journey holds the text of a draft, or another one since the draft was sent. */
const isSuperseded = (draft: TextDraft, journeyText: string): boolean =>
  draft.text === journeyText || (draft.status === 'sent' && draft.journeyText !== journeyText);

/**
 * Drafts of the fields of one panel, by the key of the field. A draft lasts from the first key until the journey holds
 * its text, so that changes from elsewhere do not overwrite it.
 */
export class TextDrafts {
  readonly #handlers: DraftHandlers;
  readonly #drafts = new Map<string, TextDraft>();

  constructor(handlers: DraftHandlers) {
    this.#handlers = handlers;
  }

  get size(): number {
    return this.#drafts.size;
  }

  has(key: string): boolean {
    return this.#drafts.has(key);
  }

  /** Returns the text of a draft; undefined if there is none, or the journey superseded it. */
  getText(key: string, journeyText: string): string | undefined {
    const draft = this.#drafts.get(key);
    return draft && !isSuperseded(draft, journeyText) ? draft.text : undefined;
  }

  /** Returns the texts that no accepted command carried, by the key of the field. */
  getTexts(): Record<string, string> {
    const texts: Record<string, string> = {};
    for (const [key, draft] of this.#drafts) {
      if (draft.text && draft.status !== 'sent' && !isSuperseded(draft, draft.journeyText))
        setOwn(texts, key, draft.text);
    }
    return texts;
  }

  /** Returns true if a draft is sent by itself, and does not wait for another command to carry it. */
  isSending(key: string): boolean {
    const draft = this.#drafts.get(key);
    return !!draft?.createCommand(draft.text);
  }

  /** Keeps a typed text, and sends or stores it after a debounce. */
  set(key: string, typed: TypedText): void {
    clearTimeout(this.#drafts.get(key)?.timer);
    const delay = typed.isComposing ? COMPOSITION_DEBOUNCE_MS : DRAFT_DEBOUNCE_MS;
    const save = () => (typed.isSentOnLeaving ? this.#handlers.store(key, typed.text) : this.commit(key));
    const timer = setTimeout(save, delay);
    this.#drafts.set(key, { ...typed, timer });
  }

  /** Sends a draft at once, or discards it if it was sent before. */
  commit(key: string): void {
    const draft = this.#drafts.get(key);
    // A listener of the request may commit all text, such as by an export. The outcome is not known yet.
    if (!draft || draft.status === 'requested' || this.#handlers.isDenied(key)) return;
    clearTimeout(draft.timer);
    if (draft.status === 'sent') {
      this.discard(key);
      return;
    }
    const command = draft.createCommand(draft.text);
    if (!command) {
      this.#handlers.store(key, draft.text);
      return;
    }
    draft.status = 'requested';
    draft.status = this.#handlers.request(command, key) ? 'sent' : undefined;
  }

  commitAll(): void {
    for (const key of this.#drafts.keys()) this.commit(key);
  }

  /** Discards a draft, and the stored one. */
  discard(key: string): void {
    clearTimeout(this.#drafts.get(key)?.timer);
    this.#drafts.delete(key);
    this.#handlers.handleDiscard(key);
  }

  /** Forgets all drafts, but no stored ones. */
  forgetAll(): void {
    for (const { timer } of this.#drafts.values()) clearTimeout(timer);
    this.#drafts.clear();
  }

  /**
   * Discards the drafts that the journey superseded.
   *
   * @param fields The rendered fields with the text of the journey, by their key.
   */
  discardSuperseded(fields: ReadonlyMap<string, { readonly journeyText: string }>): void {
    for (const [key, draft] of this.#drafts) {
      const journeyText = fields.get(key)?.journeyText;
      if (draft.status === 'requested') continue;
      if (journeyText === undefined) {
        // No field shows what the journey holds, such as in a closed row.
        if (draft.status === 'sent') this.discard(key);
      } else if (isSuperseded(draft, journeyText)) this.discard(key);
      else draft.journeyText = journeyText;
    }
  }
}
