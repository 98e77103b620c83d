import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Journey } from '../../journey/types/record.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command } from '../../journey/types/command.js';
import { MapContextConsumer } from '../context/context-consumer.js';
import type { MapActions } from '../context/map-context.js';
import { errorId, formatLabelledBy, labelId, renderSentence } from './templates.js';
import { selectPhase, type PhaseSelection } from './phase-selection.js';

/** Debounce of typed text, in ms. */
const DRAFT_DEBOUNCE_MS = 250;

/** Creates the command that sends a text. Null keeps the text as a draft until another command carries it. */
type CreateCommand = (text: string) => Command | null;

/** A typed text that the journey does not hold yet. */
interface TextDraft {
  text: string;
  createCommand: CreateCommand;

  /** Text of the journey when the field was last rendered. */
  journeyText: string;
  timer: ReturnType<typeof setTimeout> | undefined;

  /** Unset until the command is requested, and again once it is denied. */
  status?: 'requested' | 'sent' | undefined;
}

interface FieldOptions {
  /** Type of a field of one line. Without it the field has several lines. */
  type?: 'text' | 'date' | undefined;

  /** Id of the owner, if other owners have a field with the same label. Its name has the id `labelId(ownerId)`. */
  ownerId?: string;

  /** The panel renders a description with the id `errorId(key)`. */
  isDescribed?: boolean;

  /** The field is read-only even if the selection is not. */
  isReadOnly?: boolean;
}

/** Subject of a panel: the codes of the reasons that it can resolve begin with it. */
type PanelKind = 'group' | 'tool' | 'risk' | 'decision' | 'none';

type PanelElement = LitElement & { phase?: string | null | undefined };

/** Connected panels of each map. The gate looks up the panel that can resolve a reason. */
const panelsByMap = new WeakMap<MapActions, Set<PanelController>>();

/**
 * Common behaviour of the panels: selects the phase, requests commands, shows denials, and debounces typed text. A
 * draft lasts from the first key until the journey holds its text: changes from elsewhere must not overwrite it.
 */
export class PanelController implements ReactiveController {
  readonly #element: PanelElement;
  readonly #context: MapContextConsumer;
  readonly #kind: PanelKind;

  /** Drafts by the key of their field. */
  readonly #drafts = new Map<string, TextDraft>();

  /** Reasons of denied commands, by the key that was passed to `request`. */
  readonly #denials = new Map<string, Reason[]>();
  #phaseId: string | undefined;
  #journey: Journey | undefined;

  /** Actions of the map that the panel is connected to. */
  #actions: MapActions | undefined;

  /** Actions of the map that the drafts were typed for. */
  #draftsOwner: MapActions | undefined;
  #connection: AbortController | undefined;

  constructor(element: PanelElement, kind: PanelKind) {
    this.#element = element;
    this.#kind = kind;
    this.#context = new MapContextConsumer(element);
    element.addController(this);
  }

  /** The panel itself. */
  get element(): LitElement {
    return this.#element;
  }

  /** The phase to show. */
  get selection(): PhaseSelection | undefined {
    return selectPhase(this.#context.value, this.#element.phase);
  }

  /** The phase to show, unless it is locked and locked phases have no preview. */
  get openSelection(): PhaseSelection | undefined {
    const { selection } = this;
    return selection && (selection.view.unlocked || selection.model.progression !== 'strict') ? selection : undefined;
  }

  hostUpdate(): void {
    const { selection } = this;
    const phaseId = selection?.phase.id;
    if (phaseId !== this.#phaseId) {
      this.commitDrafts();
      // Lit reuses these fields for the next phase. Blur first, or typing would continue in a different question.
      (this.#element.shadowRoot?.activeElement as HTMLElement | null | undefined)?.blur();
    }
    this.#phaseId = phaseId;
    const journey = selection?.model.journey;
    if (journey !== this.#journey) this.#clearDenialsWithoutDraft();
    this.#journey = journey;
    if (selection?.actions !== this.#actions) this.#connect(selection?.actions);
  }

  hostDisconnected(): void {
    this.commitDrafts();
    this.#connect();
  }

  #connect(actions?: MapActions): void {
    this.#connection?.abort();
    this.#actions = actions;
    if (!actions) return;
    // Drafts belong to one map, even if the questions of another map have the same ids.
    if (actions !== this.#draftsOwner) this.commitDrafts(true);
    this.#draftsOwner = actions;
    const { signal } = (this.#connection = new AbortController());
    const panels = panelsByMap.get(actions) ?? new Set();
    panelsByMap.set(actions, panels.add(this));
    signal.onabort = () => panels.delete(this);
    actions.registerPendingInput(this.commitDrafts, signal);
  }

  /**
   * Requests a command and returns whether it was accepted.
   *
   * @param key Key under which `renderDenial` shows the reasons against it.
   */
  request(command: Command, key: string): boolean {
    const outcome = this.#actions?.request(command);
    if (outcome?.ok) this.#denials.clear();
    else {
      this.#denials.set(key, outcome?.denial.reasons ?? []);
      // The control shows what the person chose. The update resets it to the state of the journey.
      this.#element.requestUpdate();
    }
    return !!outcome?.ok;
  }

  /** Clears denials after a change of the journey: the host may allow the command now. Denied drafts stay denied. */
  #clearDenialsWithoutDraft(): void {
    for (const key of this.#denials.keys()) if (!this.#drafts.has(key)) this.#denials.delete(key);
  }

  /** Sends all drafts at once and discards those that were sent before; or discards all. */
  readonly commitDrafts = (shouldDiscard = false): void => {
    for (const key of this.#drafts.keys()) {
      if (shouldDiscard) this.discardDraft(key);
      else this.#commitDraft(key);
    }
  };

  #commitDraft(key: string): void {
    const draft = this.#drafts.get(key);
    // A listener of the request may commit all text, such as by an export. The outcome is not known yet.
    if (!draft || draft.status === 'requested' || this.#denials.has(key)) return;
    clearTimeout(draft.timer);
    if (draft.status === 'sent') {
      this.discardDraft(key);
      return;
    }
    const command = draft.createCommand(draft.text);
    if (!command) {
      this.#actions?.draftText(key, draft.text);
      return;
    }
    draft.status = 'requested';
    draft.status = this.request(command, key) ? 'sent' : undefined;
  }

  /** Discards the draft of a field. */
  discardDraft(key: string): void {
    this.#drafts.delete(key);
    this.#denials.delete(key);
    this.#actions?.draftText(key, '');
  }

  /** Returns the text that a field shows: its draft, or else the text of the journey. */
  getFieldText(key: string, journeyText = ''): string {
    const draft = this.#drafts.get(key);
    const isSuperseded = draft?.text === journeyText || (draft?.status === 'sent' && draft.journeyText !== journeyText);
    if (draft && !isSuperseded) {
      draft.journeyText = journeyText;
      return draft.text;
    }
    const keptText = draft ? undefined : this.#actions?.draftText(key);
    if (!keptText) this.discardDraft(key);
    return keptText || journeyText;
  }

  #handleInput(key: string, event: Event, createCommand: CreateCommand, journeyText: string): void {
    clearTimeout(this.#drafts.get(key)?.timer);
    if (this.#denials.delete(key)) this.#element.requestUpdate();
    this.#drafts.set(key, {
      text: (event.target as HTMLInputElement).value,
      createCommand,
      journeyText,
      // An unfinished composition is not worth sending.
      timer: (event as InputEvent).isComposing
        ? undefined
        : setTimeout(() => this.#commitDraft(key), DRAFT_DEBOUNCE_MS),
    });
  }

  /**
   * Renders a text field named by the element `labelId(key)`. Typed text is sent after a debounce, on blur, and before
   * the page unloads.
   *
   * @param key Key of the draft, and id of the field.
   * @param value Text of the journey.
   */
  renderField(
    key: string,
    value: string | undefined,
    createCommand: CreateCommand,
    options: FieldOptions = {},
  ): TemplateResult {
    const { type, ownerId } = options;
    // A field normalizes line ends. A difference in them alone would reset the caret.
    const journeyText = value?.replace(/\r\n?/g, '\n') ?? '';
    const text = this.getFieldText(key, journeyText);
    const isReadOnly = options.isReadOnly || this.selection?.isReadOnly;
    const handleInput = (event: Event) => this.#handleInput(key, event, createCommand, journeyText);
    const handleBlur = () => this.#commitDraft(key);
    const labelledBy = ownerId ? formatLabelledBy(labelId(key), ownerId) : labelId(key);
    const describedBy = options.isDescribed || this.#denials.has(key) ? errorId(key) : nothing;
    return html`${
        type
          ? html`<input
              part="field"
              lang=""
              dir="auto"
              id=${key}
              type=${type}
              aria-labelledby=${labelledBy}
              aria-describedby=${describedBy}
              ?readonly=${isReadOnly}
              ?disabled=${isReadOnly && type === 'date'}
              .value=${live(text)}
              @input=${handleInput}
              @compositionend=${handleInput}
              @blur=${handleBlur}
            />`
          : html`<textarea
              part="field"
              lang=""
              dir="auto"
              id=${key}
              rows="2"
              aria-labelledby=${labelledBy}
              aria-describedby=${describedBy}
              ?readonly=${isReadOnly}
              .value=${live(text)}
              @input=${handleInput}
              @compositionend=${handleInput}
              @blur=${handleBlur}
            ></textarea>`
      }<span class="ink" data-text=${text}></span>${this.renderDenial(key)}`;
  }

  /** Renders a field as `renderField` does, below its label. */
  renderLabelledField(label: unknown, ...field: Parameters<PanelController['renderField']>): TemplateResult {
    const [key] = field;
    return html`<div class="lead">
      <label for=${key} id=${labelId(key)}>${label}</label>${this.renderField(...field)}
    </div>`;
  }

  /** Renders the reasons why the last command with this key was denied. */
  renderDenial(key: string): TemplateResult | undefined {
    const reasons = this.#denials.get(key);
    return (
      reasons &&
      html`<p class="error" id=${errorId(key)}>${renderSentence(reasons.map(({ message }) => message).join(' '))}</p>`
    );
  }

  /** Returns the panels of the map that show a phase, by default that of this panel, and can resolve the reason. */
  findPanelsFor({ code }: Reason, phaseId = this.#phaseId): PanelController[] {
    const panels = [...((this.#actions && panelsByMap.get(this.#actions)) ?? [])];
    return panels.filter((panel) => panel.#phaseId === phaseId && code.startsWith(panel.#kind));
  }

  /** Moves the focus to the control that can resolve a reason. */
  focusReason(reason: Reason): void {
    // A page that fills the slot of `process-map-phase` leaves the default panels connected but not rendered.
    const panel = this.findPanelsFor(reason).find(({ element }) => element.checkVisibility());
    if (!panel) return;
    const root = panel.element.shadowRoot;
    const itemId = reason[panel.#kind as 'group'] ?? '';
    const item = root?.getElementById(itemId) ?? root?.querySelector('.todo');
    const control =
      item?.querySelector<HTMLElement>('[type=checkbox]') ?? item?.querySelector<HTMLElement>('textarea, input');
    control?.focus();
  }

  /** Moves the focus to the heading if the focused control was removed and nothing else has the focus. */
  restoreFocus(): void {
    const phaseId = this.#phaseId;
    setTimeout(() => {
      const root = this.#element.getRootNode() as Document | ShadowRoot;
      if (this.#phaseId === phaseId && !root.activeElement?.matches(':not(body)')) this.focus('[tabindex]');
    });
  }

  /** Focuses the first element in the panel that matches a selector. */
  focus(selector: string): void {
    this.#element.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
