import { ContextProvider } from '@lit/context';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Journey } from '../../journey/types/record.js';
import type { Outcome } from '../../journey/types/command.js';
import { cloneJson, copyJson } from '../../utils/json.js';
import { MAX_PERSON_LENGTH, toOneLine, toPersonName } from '../../utils/one-line.js';
import { warnOnce } from '../internal/warn-once.js';
import { reuseShallow } from '../../utils/objects.js';
import type { MapDefinition } from '../../map/map-definition.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import { mapContext } from '../context/map-context.js';
import { tokens } from '../styles/tokens.js';
import { renderDefaultLayout, selectLayout } from './default-layout.js';
import { createControllers } from './map-controllers.js';
import { formatRecord } from './format-record.js';
import { parseEnumerated, type AttributeValue } from './attributes.js';
import { processMapStyles } from './process-map.styles.js';

/**
 * Root of a process map. Loads the map definition, owns the journey (the record of what a group answered, chose and
 * decided), and provides both to all process-map elements below it, in any order and inside nested shadow roots.
 *
 * Without element children it renders the default layout: the drawn map, the state of the record, and the shown phase.
 * With element children it renders nothing of its own, and they compose the page, with its text and background.
 * Text, children with `slot="fallback"` and children that show nothing (`br`, `script`, `template`, empty `p` and the
 * like) do not count.
 *
 * All events are composed, and their `detail` is a copy. Only `process-map-request` bubbles and is cancelable.
 * Properties that the host page sets dispatch no request, denied, change or show event.
 *
 * Keys that type a character into a field below do not leave the element of the field: `keydown`, `keypress`, `keyup`.
 *
 * @summary The root: loads the definition, owns the journey, and provides both to all elements below it.
 * @tag process-map
 *
 * @slot - Elements that compose the page. They replace the default layout.
 * @slot fallback - Content that is shown until the map is ready, and if it cannot be shown.
 *
 * @fires {CustomEvent<{ command: Command, message?: string }>} process-map-request - Before a command of a person is
 *   executed. Cancelable, bubbles. A listener that prevents it may set `detail.message`, which is shown to the person.
 *   To allow the command later, pass `detail.command` to `send()`.
 * @fires {CustomEvent<{ command: Command, denial: Denial }>} process-map-denied - A command was denied, by a rule of
 *   the journey or by the host page. `denial.reasons` lists a code and a sentence for each reason.
 * @fires {CustomEvent<{ facts: Fact[], journey: Journey }>} process-map-change - Facts were recorded, by a person, by
 *   `send()`, or by merging a record that was saved elsewhere. Dispatched once per command, before `send()` returns.
 * @fires {CustomEvent<{ phase: string, previous: string }>} process-map-show - A person moved to another phase. Both
 *   values are phase ids.
 * @fires {CustomEvent<{ status: 'saved' | 'failed', error?: unknown }>} process-map-save - A save to `storage` or
 *   `store` succeeded or failed.
 * @fires {CustomEvent<{ journey: Journey }>} process-map-ready - A definition and a journey are loaded.
 * @fires {CustomEvent<{ error: Error, problems: Problem[] }>} process-map-error - A definition, translation or record
 *   could not be loaded or read in full. Each problem has a JSON Pointer, a code and a sentence.
 *
 * @csspart message - Error message, and the list of problems of a faulty definition.
 * @csspart diagram - The `process-map-diagram` of the default layout.
 * @csspart phase - The `process-map-phase` of the default layout.
 * @csspart journey - The `process-map-journey` of the default layout.
 *
 * @cssstate loading - There is nothing to show yet.
 * @cssstate ready - The map is shown.
 * @cssstate error - The map cannot be shown.
 * @cssstate active - The map is shown, and the journey is under way.
 * @cssstate stopped - The map is shown, and the journey is stopped.
 * @cssstate completed - The map is shown, and the journey is completed.
 *
 * @cssprop --process-map-page - Background of the page, behind text.
 * @cssprop --process-map-surface - Background of fields, discs and signs.
 * @cssprop --process-map-ink - Text and outlines.
 * @cssprop --process-map-ink-muted - Secondary text.
 * @cssprop --process-map-line - Thin lines.
 * @cssprop --process-map-edge - Frames and borders of fields.
 * @cssprop --process-map-route - The route, the current phase, buttons.
 * @cssprop --process-map-on-route - Text on the route colour.
 * @cssprop --process-map-done - Completed phases and steps.
 * @cssprop --process-map-on-done - Text on the done colour.
 * @cssprop --process-map-warn - Warning signs.
 * @cssprop --process-map-on-warn - Drawings on warning signs.
 * @cssprop --process-map-warn-ink - Warning text.
 * @cssprop --process-map-ground - The lowest terrain level, and notes.
 * @cssprop --process-map-chosen - Background of a chosen tool.
 * @cssprop --process-map-contour - Contour lines.
 * @cssprop --process-map-water - Lakes.
 * @cssprop --process-map-focus - Focus outline.
 * @cssprop --process-map-radius - Corner radius.
 * @cssprop --process-map-font - Typeface.
 * @cssprop --process-map-size - Size of the text, on which all other sizes depend. A length in `px` or `rem`.
 * @cssprop --process-map-sticky-offset - Height of what sticks above the map at the top of the window.
 */
export class ProcessMapElement extends LitElement {
  static override styles = [tokens, processMapStyles];

  readonly #internals = this.attachInternals();
  readonly #controllers = createControllers(this, () => this.#handleStateChange());
  #layout = selectLayout(this.#controllers.state.value);
  #src: string | null | undefined;
  #storage: AttributeValue<'storage'> = 'none';
  #journeyId = 'default';
  #store: JourneyStore | null | undefined;

  constructor() {
    super();
    new ContextProvider(this, { context: mapContext, initialValue: this.#controllers.store });
  }

  /** URL of a map definition, relative to the page. Takes precedence over `definition`. Each assignment loads again. */
  @property({ reflect: true })
  set src(value: string | null | undefined) {
    this.#src = value;
    this.#controllers.loader.reloadDefinition();
  }
  get src(): string | null | undefined {
    return this.#src;
  }

  /**
   * Access to phases that are not reached yet. `guided`: a locked phase opens read-only, as a preview. `strict`: a
   * locked phase does not open. `open`: no phase is locked.
   * @default 'guided'
   */
  @property({ reflect: true, useDefault: true })
  set progression(value: 'guided' | 'strict' | 'open') {
    this.#controllers.navigation.setProgression(parseEnumerated('progression', value));
  }
  get progression(): 'guided' | 'strict' | 'open' {
    return this.#controllers.state.value.progression;
  }

  /**
   * Storage of the journey: `none`, `local` (this browser) or `session` (this tab). Tabs with the same journey merge.
   * @default 'none'
   */
  @property({ reflect: true, useDefault: true })
  set storage(value: 'none' | 'local' | 'session') {
    const storage = parseEnumerated('storage', value);
    if (storage === this.#storage) return;
    this.#storage = storage;
    this.#controllers.loader.reload();
  }
  get storage(): 'none' | 'local' | 'session' {
    return this.#storage;
  }

  /**
   * Id of this journey. The storage key is `<map id>:<journey-id>`. An empty id means `default`.
   * @default 'default'
   */
  @property({ attribute: 'journey-id', reflect: true, useDefault: true })
  set journeyId(value: string) {
    const isOtherJourney = (value || 'default') !== (this.#journeyId || 'default');
    this.#journeyId = value;
    this.#controllers.loader.noteJourneyId();
    if (isOtherJourney) this.#controllers.loader.reload();
  }
  get journeyId(): string {
    return this.#journeyId;
  }

  /**
   * Display name of the person who works here, in one line of at most 80 characters. Facts carry it, so answers,
   * decisions and the trail show who wrote them. Names stay in the record.
   */
  @property()
  set person(value: string | null | undefined) {
    const person = toPersonName(value) ?? '';
    if ((toOneLine(value) ?? '') !== person)
      warnOnce(`person has more than ${MAX_PERSON_LENGTH} characters. It is “${person}” now.`);
    this.#controllers.state.update({ person });
  }
  get person(): string {
    return this.#controllers.state.value.person;
  }

  /** Asks the browser not to clear what `storage="local"` keeps, once something is saved. It may ask the person. */
  @property({ type: Boolean, reflect: true, useDefault: true }) persistent = false;

  /**
   * Wordings of lead questions to show. Answers to hidden wordings still count. A group shows all its wordings if every
   * one of them would be hidden.
   * @default 'both'
   */
  @property({ reflect: true, useDefault: true })
  set voice(value: 'both' | 'facilitator' | 'peer') {
    this.#controllers.state.update({ voice: parseEnumerated('voice', value) });
  }
  get voice(): 'both' | 'facilitator' | 'peer' {
    return this.#controllers.state.value.voice;
  }

  /**
   * Level of the heading of a phase. Headings inside the phase are one level deeper, at most 6.
   * @default 2
   */
  @property({ type: Number, attribute: 'heading-level', reflect: true, useDefault: true })
  set headingLevel(value: 1 | 2 | 3 | 4 | 5) {
    this.#controllers.state.update({ headingLevel: parseEnumerated('headingLevel', value) });
  }
  get headingLevel(): 1 | 2 | 3 | 4 | 5 {
    return this.#controllers.state.value.headingLevel;
  }

  /**
   * Panels of the phase in the default layout: rows that people open and close, or all content in sight (`open`).
   * @default 'auto'
   */
  @property({ reflect: true, useDefault: true })
  set rows(value: 'auto' | 'open') {
    this.#controllers.state.update({ rows: parseEnumerated('rows', value) });
  }
  get rows(): 'auto' | 'open' {
    return this.#controllers.state.value.rows;
  }

  /**
   * Size of the drawn map in the default layout: the `size` of its `process-map-diagram`.
   * @default 'auto'
   */
  @property({ reflect: true, useDefault: true })
  set size(value: 'auto' | 'full' | 'strip') {
    this.#controllers.state.update({ size: parseEnumerated('size', value) });
  }
  get size(): 'auto' | 'full' | 'strip' {
    return this.#controllers.state.value.size;
  }

  /** People cannot change the journey. They can still look at all phases, and `send()` still works. */
  @property({ type: Boolean, attribute: 'readonly', reflect: true, useDefault: true }) readOnly = false;

  /** Custom store for the journey, such as one on a server. Takes precedence over `storage`. */
  @property({ attribute: false })
  set store(value: JourneyStore | null | undefined) {
    if (value === this.#store) return;
    this.#store = value;
    this.#controllers.loader.reload();
  }
  get store(): JourneyStore | null | undefined {
    return this.#store;
  }

  /**
   * Id of the shown phase; initially the current phase of the journey. An id that is unknown, or locked under `strict`,
   * is ignored with a warning. If set before ready, it is applied at ready.
   * @type {string | null}
   */
  @property({ attribute: 'shown-phase', noAccessor: true })
  set shownPhase(value: string | null) {
    this.#controllers.navigation.requestPhase(value);
  }
  get shownPhase(): string | null {
    return this.#controllers.navigation.shownPhase;
  }

  /**
   * The map definition. Set a value or JSON text; null removes it. Reading returns a copy of the active definition,
   * from whichever source; null until ready, and while another definition loads.
   * @type {MapDefinition | null}
   */
  @property({ attribute: false, noAccessor: true })
  set definition(value: unknown) {
    this.#controllers.loader.setDefinition(cloneJson(value) ?? null);
  }
  get definition(): MapDefinition | null {
    const { activeForHost } = this.#controllers.state;
    return activeForHost ? copyJson(activeForHost.map) : null;
  }

  /**
   * The journey record. Set a value or JSON text to restore it; null starts a new journey. No `process-map-change` is
   * dispatched. Reading returns a plain copy; null until ready, and while another definition loads.
   * @type {Journey | null}
   */
  @property({ attribute: false, noAccessor: true })
  set journey(value: unknown) {
    if (value !== undefined) this.#controllers.loader.restoreJourney(value, cloneJson(value));
  }
  get journey(): Journey | null {
    const { activeForHost } = this.#controllers.state;
    return activeForHost ? copyJson(activeForHost.journey) : null;
  }

  /**
   * Promise that resolves when the definition and the journey are loaded, or have failed to load. Never rejects.
   * Replaced by a new promise for each definition.
   */
  get ready(): Promise<void> {
    return this.#controllers.loader.ready;
  }

  /**
   * Executes a command on behalf of the host page, without `process-map-request`. Dispatches `process-map-change` if
   * facts were recorded, or `process-map-denied`.
   * @param command The command, such as `{ type: 'tool.choose', tool: 'walk' }`. An invalid one is denied.
   * @returns {Outcome} `{ ok: true, facts }` or `{ ok: false, denial }`. Denied as `not-ready` until ready.
   */
  send(command: unknown): Outcome {
    return this.#controllers.commands.send(command);
  }

  /**
   * Returns the outcome that `send()` would have, without changing the journey or dispatching an event.
   * @param command The command to check.
   * @returns {Outcome} `{ ok: true, facts }` or `{ ok: false, denial }`.
   */
  decide(command: unknown): Outcome {
    return this.#controllers.commands.decide(command);
  }

  /**
   * Returns the record as text, including text that is being typed. Typed text that no command carries yet, such as the
   * reason for a decision that is not recorded, is in it too: in JSON under the key `drafts`, by field.
   * @param format `json`: can be restored through `journey`, which ignores the drafts. `markdown`: to read or print.
   * @param options `blank`: true for a plan without entries.
   * @returns {string} The text; an empty string until ready, or if the record is too large for JSON.
   */
  exportJourney(format: 'json' | 'markdown', options: { blank?: boolean } = {}): string {
    const { state, drafts } = this.#controllers;
    const draftTexts = drafts.read();
    return state.active ? formatRecord(state.active, draftTexts, format, options) : '';
  }

  #handleStateChange(): void {
    const layout = reuseShallow(this.#layout, selectLayout(this.#controllers.state.value));
    if (layout === this.#layout) return;
    this.#layout = layout;
    this.requestUpdate();
  }

  /** @internal Commits pending input before an update shows another phase or read-only fields. */
  protected override scheduleUpdate(): void {
    const { navigation, commands } = this.#controllers;
    // Twice: listeners of what is committed may set properties again, which request no update during this one.
    for (let round = 0; round < 2; round++) {
      commands.applyReadOnly();
      navigation.showRequestedPhase();
    }
    void super.scheduleUpdate();
  }

  protected override updated(): void {
    const { states } = this.#internals;
    const { journeyStatus, error } = this.#layout;
    states.clear();
    states.add(journeyStatus ? 'ready' : error ? 'error' : 'loading');
    if (journeyStatus) states.add(journeyStatus);
  }

  protected override render() {
    return renderDefaultLayout(this.#layout);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map': ProcessMapElement;
  }
}
