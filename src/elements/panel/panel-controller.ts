import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Journey } from '../../journey/types/record.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command } from '../../journey/types/command.js';
import { MapConsumer } from '../context/context-consumer.js';
import type { MapHost } from '../context/map-context.js';
import { named, sentence } from './templates.js';
import { phaseOf, type Shown } from './phase-selection.js';

/** What is asked for once a text has come to rest; null keeps the text here until something else sends it. */
type Make = (text: string) => Command | null;

interface Draft {
  text: string;
  make: Make;
  /** What the journey held when it was last shown. */
  was: string;
  timer: ReturnType<typeof setTimeout> | undefined;
  sent?: boolean;
}

interface FieldOptions {
  /** Of one line; of several where absent. */
  type?: 'text' | 'date' | undefined;
  /** What it belongs to, where others have the same label: that has this id and `?`. */
  of?: string;
  /** Whether something describes it. */
  isNoted?: boolean;
  /** Whether it cannot be written in, as everything where nothing can. */
  isFixed?: boolean;
}

/** Milliseconds of quiet after which a text is sent. */
const PAUSE = 250;

/** Panels by the map they belong to, so that a gate can lead to what is left. */
const panels = new WeakMap<MapHost, Set<Panel>>();

/** The code of a reason begins with the kind of thing that it speaks of. */
type Kind = 'group' | 'tool' | 'risk' | 'decision' | 'none';

/**
 * What the panels share: the phase they show, asking for commands, and texts that are being written. A text stays
 * here from the first key until the journey holds it, so that nothing that arrives meanwhile overwrites it.
 */
export class Panel implements ReactiveController {
  readonly #element: LitElement & { phase?: string | null | undefined };
  readonly #context: MapConsumer;
  readonly #kind: Kind;
  readonly #drafts = new Map<string, Draft>();
  /** Why things were refused since something last was taken, or something else changed. */
  readonly #refused = new Map<string, Reason[]>();
  #journey: Journey | undefined;
  #host: MapHost | undefined;
  /** Whose drafts are kept here. */
  #owner: MapHost | undefined;
  #phase: string | undefined;
  #connection: AbortController | undefined;

  constructor(element: LitElement & { phase?: string | null | undefined }, kind: Kind) {
    this.#element = element;
    this.#kind = kind;
    this.#context = new MapConsumer(element);
    element.addController(this);
  }

  get at(): Shown | undefined {
    return phaseOf(this.#context.value, this.#element.phase);
  }

  /** The same, unless it is locked and locked phases do not open. */
  get open(): Shown | undefined {
    const { at } = this;
    return at && (at.view.unlocked || at.model.progression !== 'strict') ? at : undefined;
  }

  hostUpdate(): void {
    const { at } = this;
    const id = at?.phase.id;
    if (id !== this.#phase) {
      this.flush();
      // The fields are used again: nobody is to go on writing in another one.
      (this.#element.shadowRoot?.activeElement as HTMLElement | null | undefined)?.blur();
    }
    this.#phase = id;
    const journey = at?.model.journey;
    // The host may have allowed it later. What somebody wrote is still to be sent, and still refused.
    if (journey !== this.#journey)
      for (const key of this.#refused.keys()) if (!this.#drafts.has(key)) this.#refused.delete(key);
    this.#journey = journey;
    if (at?.host !== this.#host) this.#connect(at?.host);
  }

  hostDisconnected(): void {
    this.flush();
    this.#connect();
  }

  #connect(host?: MapHost): void {
    this.#connection?.abort();
    this.#host = host;
    if (!host) return;
    // What was written for one map is nothing to another, even where their questions share an id.
    if (host !== this.#owner) this.flush(true);
    this.#owner = host;
    const { signal } = (this.#connection = new AbortController());
    const beside = panels.get(host) ?? new Set();
    panels.set(host, beside.add(this));
    signal.onabort = () => beside.delete(this);
    host.onFlush(this.flush, signal);
  }

  /** Asks for a command; `key` says where a refusal is shown. */
  ask(command: Command, key: string): boolean {
    const outcome = this.#host?.request(command);
    if (outcome?.ok) this.#refused.clear();
    else {
      this.#refused.set(key, outcome?.denial.reasons ?? []);
      // The control shows what the person did; the journey says otherwise.
      this.#element.requestUpdate();
    }
    return !!outcome?.ok;
  }

  /** Sends what waits, and lets go of what was sent; or lets go of all. */
  readonly flush = (forget = false): void => {
    for (const key of this.#drafts.keys()) {
      if (forget) this.drop(key);
      else this.#send(key);
    }
  };

  #send(key: string): void {
    const draft = this.#drafts.get(key);
    if (!draft || this.#refused.has(key)) return;
    clearTimeout(draft.timer);
    if (draft.sent) this.drop(key);
    else {
      const command = draft.make(draft.text);
      draft.sent = !!command;
      if (!command) this.#host?.draft(key, draft.text);
      else if (!this.ask(command, key)) draft.sent = false;
    }
  }

  /** The text that a field shows: what is being written, else what the journey holds. */
  text(key: string, value = ''): string {
    const draft = this.#drafts.get(key);
    // What was sent has arrived, or something else has.
    if (!draft || draft.text === value || (draft.sent && draft.was !== value)) {
      const kept = draft ? undefined : this.#host?.draft(key);
      if (!kept) this.drop(key);
      return kept || value;
    }
    draft.was = value;
    return draft.text;
  }

  /** Forgets what is being written in a field. */
  drop(key: string): void {
    this.#drafts.delete(key);
    // Whatever was refused, it is there now: a host may have allowed it later.
    this.#refused.delete(key);
    this.#host?.draft(key, '');
  }

  /** A place to write, named by what has its id and `?`, and described by what has its id and `!`, where that is there. What is written is sent after a pause, on blur, and before the page is left. */
  field(
    key: string,
    value: string | undefined,
    make: Make,
    { type, of, isNoted, isFixed }: FieldOptions = {},
  ): TemplateResult {
    const was = value?.replace(/\r\n?/g, '\n') ?? '';
    const text = this.text(key, was);
    const fixed = isFixed || this.at?.fixed;
    const write = (event: Event) => {
      clearTimeout(this.#drafts.get(key)?.timer);
      if (this.#refused.delete(key)) this.#element.requestUpdate();
      this.#drafts.set(key, {
        text: (event.target as HTMLInputElement).value,
        make,
        was,
        // Half a composed word is nothing to send.
        timer: (event as InputEvent).isComposing ? undefined : setTimeout(() => this.#send(key), PAUSE),
      });
    };
    const leave = () => this.#send(key);
    const noted = isNoted || this.#refused.has(key) ? `${key}!` : nothing;
    const name = of ? named(`${key}?`, of) : `${key}?`;
    return html`${
        type
          ? html`<input
              part="field"
              lang=""
              dir="auto"
              id=${key}
              type=${type}
              aria-labelledby=${name}
              aria-describedby=${noted}
              ?readonly=${fixed}
              ?disabled=${fixed && type === 'date'}
              .value=${live(text)}
              @input=${write}
              @compositionend=${write}
              @blur=${leave}
            />`
          : html`<textarea
              part="field"
              lang=""
              dir="auto"
              id=${key}
              rows="2"
              aria-labelledby=${name}
              aria-describedby=${noted}
              ?readonly=${fixed}
              .value=${live(text)}
              @input=${write}
              @compositionend=${write}
              @blur=${leave}
            ></textarea>`
      }<span class="ink" data-text=${text}></span>${this.refusal(key)}`;
  }

  /** A field with its label. */
  labelled(label: unknown, ...field: Parameters<Panel['field']>): TemplateResult {
    const [key] = field;
    return html`<div class="lead"><label for=${key} id="${key}?">${label}</label>${this.field(...field)}</div>`;
  }

  /** Why what was asked last under this key was refused. */
  refusal(key: string): unknown {
    const reasons = this.#refused.get(key);
    return (
      reasons && html`<p class="err" id="${key}!">${sentence(reasons.map(({ message }) => message).join(' '))}</p>`
    );
  }

  /** The element that this is the panel of. */
  get part(): LitElement {
    return this.#element;
  }

  /** The panels beside this one, and this one, that have what a reason speaks of, in this phase or another one. */
  beside({ code }: Reason, phase = this.#phase): Panel[] {
    const all = [...((this.#host && panels.get(this.#host)) ?? [])];
    return all.filter((panel) => panel.#phase === phase && code.startsWith(panel.#kind));
  }

  /** Moves the focus to what a reason speaks of. */
  go(reason: Reason): void {
    // A page that fills the slot of a phase leaves the parts that it replaces there, unseen.
    const panel = this.beside(reason).find((each) => each.#element.checkVisibility());
    const root = panel && panel.#element.shadowRoot;
    const place = root?.getElementById((panel && reason[panel.#kind as 'group']) ?? '') ?? root?.querySelector('.todo');
    const control =
      place?.querySelector<HTMLElement>('[type=checkbox]') ?? place?.querySelector<HTMLElement>('textarea, input');
    control?.focus();
  }

  /** Moves the focus to the heading, where the control that had it is gone and nothing else took it. */
  keepFocus(): void {
    const phase = this.#phase;
    setTimeout(() => {
      const root = this.#element.getRootNode() as Document | ShadowRoot;
      if (this.#phase === phase && !root.activeElement?.matches(':not(body)')) this.focus('[tabindex]');
    });
  }

  /** Focuses the first element that fits. */
  focus(selector: string): void {
    this.#element.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
