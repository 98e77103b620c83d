import type { DraftsByField } from '../../stores/drafts.js';
import { isServer, type LitElement, type ReactiveController } from 'lit';
import type { Journey } from '../../journey/types/record.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command } from '../../journey/types/command.js';
import type { PhaseView } from '../../journey/types/view.js';
import type { MapActions, MapStore, PendingInput } from '../context/map-context.js';
import { MapSelector } from '../context/map-selector.js';
import type { PanelSubject } from '../context/panel-item.js';
import { listenToFields, type RenderedField } from './field-events.js';
import { blurControl, trackFocus } from '../internal/focus-tracking.js';
import { focusField, registerPanel, updateLinks, type FocusablePanel } from './focus-registry.js';
import { PrintController } from './print-controller.js';
import { findRowList, type RowList } from './row-list.js';
import { isPhaseVisible, selectPhase, type PhaseSelection, type SelectContent } from './phase-selection.js';
import { bodyId } from './templates.js';
import { stopTypedKeys } from './typed-keys.js';
import { warnOfUnknownPhase } from './unknown-phase.js';
import { TextDrafts, type TypedText } from './text-drafts.js';

/** Content of a panel that loads on demand. */
interface LoadedContent {
  /** Loads it at once. Resolves when it is rendered. Returns undefined if nothing is to be loaded. */
  load(): Promise<void> | undefined;
}

type PanelElement = LitElement & { phase?: string | null | undefined };

/**
 * Common behaviour of the panels: selects the phase, requests commands, retains the reasons of denied ones, and commits
 * typed text before its field disappears.
 */
export class PanelController<T extends object = object> implements ReactiveController, FocusablePanel, PendingInput {
  readonly element: PanelElement;
  readonly subject: PanelSubject | undefined;
  readonly #selector: MapSelector<PhaseSelection & T>;

  /** Reasons of denied commands, by the key that was passed to `request`. */
  readonly #denials = new Map<string, Reason[]>();
  readonly #drafts = new TextDrafts({
    request: (command, key) => this.request(command, key),
    isDenied: (key) => this.#denials.has(key),
    store: (key, text) => this.#actions?.setDraft(key, text),
    handleDiscard: (key) => {
      this.#actions?.releaseDraft(key);
      if (this.#denials.delete(key)) this.element.requestUpdate();
    },
  });

  /** The fields that the last update rendered, by their key. */
  #fields = new Map<string, RenderedField>();
  readonly #print: PrintController;
  #isListening = false;

  /** Keys of the fields that were left with a value that the browser cannot read. */
  readonly #badInputs = new Set<string>();
  #isUpdating = false;

  /** Id of the phase that the last update rendered. */
  #renderedPhaseId: string | undefined;

  /** The page set that phase. */
  #isOfPage = false;
  #journey: Journey | undefined;

  /** Actions of the map that the panel is connected to. */
  #actions: MapActions | undefined;

  /** Actions of the map that the drafts were typed for. */
  #draftsOwner: MapActions | undefined;
  #connection: AbortController | undefined;
  #rowList: RowList | undefined;
  #body: LoadedContent | undefined;

  /**
   * @param subject Kind of the items that the panel shows, if a reason can ask for them.
   * @param selectContent Selects what the panel renders in addition to its phase.
   */
  constructor(element: PanelElement, subject: PanelSubject | undefined, selectContent: SelectContent<T>) {
    this.element = element;
    this.subject = subject;
    this.#selector = new MapSelector(
      element,
      (model, actions) => selectPhase(model, actions, element.phase, selectContent, this.#updateRowList()),
      (store) => this.#handleMapChange(store),
    );
    this.#print = new PrintController(element, () => element.requestUpdate());
    element.addController(this);
    if (!isServer) stopTypedKeys(element);
  }

  /** The phase to show. */
  get selection(): (PhaseSelection & T) | undefined {
    return this.#selector.value;
  }

  /** The phase to show, unless it is locked and locked phases have no preview. */
  get visibleSelection(): (PhaseSelection & T) | undefined {
    const { selection } = this;
    return selection && isPhaseVisible(selection) ? selection : undefined;
  }

  /** The phase as the journey has it. */
  get phaseView(): PhaseView | undefined {
    return this.#selector.store?.model?.view.phases[this.selection?.index ?? -1];
  }

  get phaseId(): string | undefined {
    return this.selection?.phase.id;
  }

  /** Sets the body that renders the content of the panel, if a chunk contains it. */
  useBody(body: LoadedContent): void {
    this.#body = body;
  }

  load(): Promise<void> | undefined {
    return this.#body?.load();
  }

  hostUpdate(): void {
    this.#isUpdating = true;
    this.#fields = new Map();
  }

  hostUpdated(): void {
    this.#isUpdating = false;
    // A field that is no longer rendered has lost such a value.
    for (const key of this.#badInputs) if (!this.#fields.has(key)) this.#badInputs.delete(key);
    const previousPhaseId = this.#renderedPhaseId;
    this.#renderedPhaseId = this.selection?.phase.id;
    const hasOtherPhase = previousPhaseId !== undefined && previousPhaseId !== this.#renderedPhaseId;
    if (!this.selection) warnOfUnknownPhase(this.element, this.#selector.store?.model?.map);
    // An update itself requests nothing, stores nothing and moves no focus.
    if (hasOtherPhase || this.#drafts.size) queueMicrotask(() => this.#handleRendered(hasOtherPhase));
  }

  hostConnected(): void {
    if (this.#isListening || isServer) return;
    this.#isListening = true;
    listenToFields(this.element.renderRoot, this);
  }

  hostDisconnected(): void {
    this.#drafts.commitAll();
    this.#connection?.abort();
    this.#actions = undefined;
    this.#rowList?.removePanel(this.element);
    this.#rowList = undefined;
  }

  #handleRendered(hasOtherPhase: boolean): void {
    this.#drafts.discardSuperseded(this.#fields);
    if (!hasOtherPhase) return;
    blurControl(this.element);
    this.#badInputs.clear();
    this.#drafts.commitAll();
    const wasOfPage = this.#isOfPage;
    this.#isOfPage = !!this.element.phase;
    // If the map shows another phase, all panels follow it by themselves.
    if ((wasOfPage || this.#isOfPage) && this.#actions) updateLinks(this.#actions);
  }

  #handleMapChange(store: MapStore | undefined): void {
    if (store && store.actions !== this.#actions) {
      this.hostDisconnected();
      this.#connect(store.actions);
    }
    const journey = store?.model?.journey;
    if (journey === this.#journey) return;
    this.#journey = journey;
    // The host page may allow these commands now. A text that was denied is not sent again until it changes.
    const obsoleteKeys = [...this.#denials.keys()].filter((key) => !this.#drafts.has(key));
    for (const key of obsoleteKeys) this.#denials.delete(key);
    if (obsoleteKeys.length) this.element.requestUpdate();
  }

  /** Returns the row list around the element, which may be defined later than the element. */
  #updateRowList(): RowList | undefined {
    const list = findRowList(this.element);
    if (list === this.#rowList) return list;
    this.#rowList?.removePanel(this.element);
    list?.addPanel(this.element);
    this.#rowList = list;
    return list;
  }

  #connect(actions: MapActions): void {
    // Drafts belong to one map, even if the questions of another map have the same ids.
    if (actions !== this.#draftsOwner) this.#drafts.forgetAll();
    this.#draftsOwner = actions;
    this.#actions = actions;
    const { signal } = (this.#connection = new AbortController());
    registerPanel(actions, this, signal);
    actions.registerPendingInput(this, signal);
  }

  /**
   * Requests a command and returns true if it was accepted, which clears the reasons of all commands that were denied
   * before. Without a map, the command counts as denied without a reason.
   *
   * @param key Key under which `getDenial` returns the reasons against it.
   */
  request(command: Command, key: string): boolean {
    const outcome = this.#actions?.request(command);
    const hadDenials = this.#denials.size > 0;
    if (outcome?.ok) this.#denials.clear();
    else this.#denials.set(key, outcome?.denial.reasons ?? []);
    // A control shows what the person chose. After a denial, the update resets it to the state of the journey.
    if (hadDenials || !outcome?.ok) this.element.requestUpdate();
    return !!outcome?.ok;
  }

  /** Returns the reasons why the last command with this key was denied. */
  getDenial(key: string): Reason[] | undefined {
    return this.#denials.get(key);
  }

  commit(nextPhase?: string): void {
    const isLeaving = nextPhase === undefined || (!this.element.phase && nextPhase !== this.#renderedPhaseId);
    if (isLeaving) this.#drafts.commitAll();
  }

  getTexts(): DraftsByField {
    return this.#drafts.getTexts();
  }

  discard(): void {
    this.#drafts.forgetAll();
    this.#denials.clear();
    this.#badInputs.clear();
    // No update clears a half typed date.
    for (const field of this.element.shadowRoot?.querySelectorAll('input') ?? [])
      if (field.validity.badInput) field.value = '';
    this.element.requestUpdate();
  }

  /** Discards the draft of a field, which then shows the text of the journey. */
  discardDraft(key: string): void {
    this.#drafts.discard(key);
    this.element.requestUpdate();
  }

  /** Moves the draft of a field to another field, which has none. Both keep it until a command carries it. */
  moveDraft(from: string, to: string): void {
    const text = this.getFieldText(from);
    if (!text || this.getFieldText(to)) return;
    this.#drafts.set(to, { text, createCommand: () => null, journeyText: '', isComposing: false });
    this.discardDraft(from);
  }

  /** Returns the text that a field shows: the typed text, else the stored draft, else the text of the journey. */
  getFieldText(key: string, journeyText = ''): string {
    const storedText = this.#drafts.has(key) ? undefined : this.#actions?.getDraft(key);
    // `||`: an empty stored draft is none.
    return this.#drafts.getText(key, journeyText) ?? (storedText || journeyText);
  }

  /** Returns true if the draft of a field is sent by itself. */
  isSending(key: string): boolean {
    return this.#drafts.isSending(key);
  }

  /** Notes a field that is rendered: for what people type in it, and the next comparison with its draft. */
  noteField(key: string, field: RenderedField): void {
    this.#fields.set(key, field);
  }

  getField(key: string): RenderedField | undefined {
    return this.#fields.get(key);
  }

  /** True while the page is printed. */
  get isPrinting(): boolean {
    return this.#print.isPrinting;
  }

  /** Keeps a text that a person typed as the draft of a field. */
  handleInput(key: string, typed: TypedText): void {
    if (this.#denials.delete(key)) this.element.requestUpdate();
    this.#drafts.set(key, typed);
  }

  /** Returns true if a field was left with a value that the browser cannot read, such as a half typed date. */
  hasBadInput(key: string): boolean {
    return this.#badInputs.has(key);
  }

  /** Notes if a field has such a value, and announces that it is not recorded. */
  setBadInput(key: string, isBad: boolean): void {
    // An update that removes the field dispatches events, too.
    if (this.#isUpdating || isBad === this.#badInputs.has(key)) return;
    if (isBad) this.#badInputs.add(key);
    else this.#badInputs.delete(key);
    if (isBad) this.#actions?.announce(this.selection?.strings.badDate ?? '');
    this.element.requestUpdate();
  }

  /** Sends the draft of a field that lost the focus. */
  handleBlur(key: string): void {
    // Browsers dispatch the event when an update removes the field, too. The update itself requests nothing.
    if (this.#isUpdating) queueMicrotask(() => this.#drafts.commit(key));
    else this.#drafts.commit(key);
  }

  /** Opens a row, and returns once its content is rendered. Moves the focus to its first field if `hasFocus` is set. */
  async openRow(row: string, hasFocus = false): Promise<void> {
    const isThere = trackFocus(() => this.phaseId);
    this.selection?.rows?.setOpen(row, true);
    await (this.load() ?? this.element.updateComplete);
    if (hasFocus && isThere()) focusField(this.element.shadowRoot?.getElementById(bodyId(row)));
  }

  /** Focuses the first element in the panel that matches a selector. */
  focus(selector: string): void {
    this.element.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
