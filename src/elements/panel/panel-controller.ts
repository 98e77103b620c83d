import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Journey } from '../../journey/types/record.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command } from '../../journey/types/command.js';
import { MapContextConsumer } from '../context/context-consumer.js';
import type { MapActions } from '../context/map-context.js';
import { labelledBy, renderSentence } from './templates.js';
import { selectPhase, type PhaseSelection } from './phase-selection.js';

/** What is asked for once a text has come to rest; null keeps the text here until something else sends it. */
type CreateCommand = (text: string) => Command | null;

interface TextDraft {
  text: string;
  createCommand: CreateCommand;
  /** What the journey held when it was last shown. */
  lastShown: string;
  timer: ReturnType<typeof setTimeout> | undefined;
  isSent?: boolean;
}

interface FieldOptions {
  /** Of one line; of several where absent. */
  type?: 'text' | 'date' | undefined;
  /** What it belongs to, where others have the same label: that has this id and `?`. */
  ownerId?: string;
  /** Whether something describes it. */
  isDescribed?: boolean;
  /** Whether it cannot be written in, as everything where nothing can. */
  isReadOnly?: boolean;
}

/** Milliseconds of quiet after which a text is sent. */
const DRAFT_DEBOUNCE_MS = 250;

/** Panels by the map they belong to, so that a gate can lead to what is left. */
const panelsByMap = new WeakMap<MapActions, Set<PanelController>>();

/** The code of a reason begins with the kind of thing that it speaks of. */
type PanelKind = 'group' | 'tool' | 'risk' | 'decision' | 'none';

/**
 * What the panels share: the phase they show, asking for commands, and texts that are being written. A text stays
 * here from the first key until the journey holds it, so that nothing that arrives meanwhile overwrites it.
 */
export class PanelController implements ReactiveController {
  readonly #element: LitElement & { phase?: string | null | undefined };
  readonly #context: MapContextConsumer;
  readonly #kind: PanelKind;
  readonly #drafts = new Map<string, TextDraft>();
  /** Why things were refused since something last was taken, or something else changed. */
  readonly #denials = new Map<string, Reason[]>();
  #journey: Journey | undefined;
  #actions: MapActions | undefined;
  /** Whose drafts are kept here. */
  #draftsOwner: MapActions | undefined;
  #phaseId: string | undefined;
  #connection: AbortController | undefined;

  constructor(element: LitElement & { phase?: string | null | undefined }, kind: PanelKind) {
    this.#element = element;
    this.#kind = kind;
    this.#context = new MapContextConsumer(element);
    element.addController(this);
  }

  get selection(): PhaseSelection | undefined {
    return selectPhase(this.#context.value, this.#element.phase);
  }

  /** The same, unless it is locked and locked phases do not open. */
  get openSelection(): PhaseSelection | undefined {
    const { selection: at } = this;
    return at && (at.view.unlocked || at.model.progression !== 'strict') ? at : undefined;
  }

  hostUpdate(): void {
    const { selection: at } = this;
    const id = at?.phase.id;
    if (id !== this.#phaseId) {
      this.commitDrafts();
      // The fields are used again: nobody is to go on writing in another one.
      (this.#element.shadowRoot?.activeElement as HTMLElement | null | undefined)?.blur();
    }
    this.#phaseId = id;
    const journey = at?.model.journey;
    // The host may have allowed it later. What somebody wrote is still to be sent, and still refused.
    if (journey !== this.#journey)
      for (const key of this.#denials.keys()) if (!this.#drafts.has(key)) this.#denials.delete(key);
    this.#journey = journey;
    if (at?.actions !== this.#actions) this.#connect(at?.actions);
  }

  hostDisconnected(): void {
    this.commitDrafts();
    this.#connect();
  }

  #connect(host?: MapActions): void {
    this.#connection?.abort();
    this.#actions = host;
    if (!host) return;
    // What was written for one map is nothing to another, even where their questions share an id.
    if (host !== this.#draftsOwner) this.commitDrafts(true);
    this.#draftsOwner = host;
    const { signal } = (this.#connection = new AbortController());
    const beside = panelsByMap.get(host) ?? new Set();
    panelsByMap.set(host, beside.add(this));
    signal.onabort = () => beside.delete(this);
    host.registerPendingInput(this.commitDrafts, signal);
  }

  /** Asks for a command; `key` says where a refusal is shown. */
  request(command: Command, key: string): boolean {
    const outcome = this.#actions?.request(command);
    if (outcome?.ok) this.#denials.clear();
    else {
      this.#denials.set(key, outcome?.denial.reasons ?? []);
      // The control shows what the person did; the journey says otherwise.
      this.#element.requestUpdate();
    }
    return !!outcome?.ok;
  }

  /** Sends what waits, and lets go of what was sent; or lets go of all. */
  readonly commitDrafts = (forget = false): void => {
    for (const key of this.#drafts.keys()) {
      if (forget) this.discardDraft(key);
      else this.#commitDraft(key);
    }
  };

  #commitDraft(key: string): void {
    const draft = this.#drafts.get(key);
    if (!draft || this.#denials.has(key)) return;
    clearTimeout(draft.timer);
    if (draft.isSent) this.discardDraft(key);
    else {
      const command = draft.createCommand(draft.text);
      draft.isSent = !!command;
      if (!command) this.#actions?.draftText(key, draft.text);
      else if (!this.request(command, key)) draft.isSent = false;
    }
  }

  /** The text that a field shows: what is being written, else what the journey holds. */
  getFieldText(key: string, value = ''): string {
    const draft = this.#drafts.get(key);
    // What was sent has arrived, or something else has.
    if (!draft || draft.text === value || (draft.isSent && draft.lastShown !== value)) {
      const kept = draft ? undefined : this.#actions?.draftText(key);
      if (!kept) this.discardDraft(key);
      return kept || value;
    }
    draft.lastShown = value;
    return draft.text;
  }

  /** Forgets what is being written in a field. */
  discardDraft(key: string): void {
    this.#drafts.delete(key);
    // Whatever was refused, it is there now: a host may have allowed it later.
    this.#denials.delete(key);
    this.#actions?.draftText(key, '');
  }

  /** A place to write, named by what has its id and `?`, and described by what has its id and `!`, where that is there. What is written is sent after a pause, on blur, and before the page is left. */
  renderField(
    key: string,
    value: string | undefined,
    make: CreateCommand,
    { type, ownerId: of, isDescribed: isNoted, isReadOnly: isFixed }: FieldOptions = {},
  ): TemplateResult {
    const was = value?.replace(/\r\n?/g, '\n') ?? '';
    const text = this.getFieldText(key, was);
    const fixed = isFixed || this.selection?.isReadOnly;
    const write = (event: Event) => {
      clearTimeout(this.#drafts.get(key)?.timer);
      if (this.#denials.delete(key)) this.#element.requestUpdate();
      this.#drafts.set(key, {
        text: (event.target as HTMLInputElement).value,
        createCommand: make,
        lastShown: was,
        // Half a composed word is nothing to send.
        timer: (event as InputEvent).isComposing
          ? undefined
          : setTimeout(() => this.#commitDraft(key), DRAFT_DEBOUNCE_MS),
      });
    };
    const leave = () => this.#commitDraft(key);
    const noted = isNoted || this.#denials.has(key) ? `${key}!` : nothing;
    const name = of ? labelledBy(`${key}?`, of) : `${key}?`;
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
      }<span class="ink" data-text=${text}></span>${this.renderDenial(key)}`;
  }

  /** A field with its label. */
  renderLabelledField(label: unknown, ...field: Parameters<PanelController['renderField']>): TemplateResult {
    const [key] = field;
    return html`<div class="lead"><label for=${key} id="${key}?">${label}</label>${this.renderField(...field)}</div>`;
  }

  /** Why what was asked last under this key was refused. */
  renderDenial(key: string): unknown {
    const reasons = this.#denials.get(key);
    return (
      reasons &&
      html`<p class="error" id="${key}!">${renderSentence(reasons.map(({ message }) => message).join(' '))}</p>`
    );
  }

  /** The element that this is the panel of. */
  get element(): LitElement {
    return this.#element;
  }

  /** The panels beside this one, and this one, that have what a reason speaks of, in this phase or another one. */
  findPanelsFor({ code }: Reason, phase = this.#phaseId): PanelController[] {
    const all = [...((this.#actions && panelsByMap.get(this.#actions)) ?? [])];
    return all.filter((panel) => panel.#phaseId === phase && code.startsWith(panel.#kind));
  }

  /** Moves the focus to what a reason speaks of. */
  focusReason(reason: Reason): void {
    // A page that fills the slot of a phase leaves the parts that it replaces there, unseen.
    const panel = this.findPanelsFor(reason).find((each) => each.#element.checkVisibility());
    const root = panel && panel.#element.shadowRoot;
    const place = root?.getElementById((panel && reason[panel.#kind as 'group']) ?? '') ?? root?.querySelector('.todo');
    const control =
      place?.querySelector<HTMLElement>('[type=checkbox]') ?? place?.querySelector<HTMLElement>('textarea, input');
    control?.focus();
  }

  /** Moves the focus to the heading, where the control that had it is gone and nothing else took it. */
  restoreFocus(): void {
    const phase = this.#phaseId;
    setTimeout(() => {
      const root = this.#element.getRootNode() as Document | ShadowRoot;
      if (this.#phaseId === phase && !root.activeElement?.matches(':not(body)')) this.focus('[tabindex]');
    });
  }

  /** Focuses the first element that fits. */
  focus(selector: string): void {
    this.#element.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
