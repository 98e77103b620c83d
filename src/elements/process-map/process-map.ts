import { ContextProvider } from '@lit/context';
import { isServer, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { toMarkdown } from '../../journey/to-markdown.js';
import { elementReasons } from '../../journey/reasons.js';
import { createJourney } from '../../journey/record.js';
import type { Journey } from '../../journey/types/record.js';
import type { Outcome } from '../../journey/types/command.js';
import { cloneJson } from '../../utils/json.js';
import type { MapDefinition } from '../../map/map-definition.js';
import type { JourneyStore } from '../../stores/index.js';
import { mapContext, type MapActions } from '../context/map-context.js';
import { unansweredConsumers } from '../context/context-consumer.js';
import { tokens } from '../styles/tokens.js';
import { CommandController } from './controllers/command-controller.js';
import { loadCatalogue } from '../registries/catalogues.js';
import { PersistenceController } from './controllers/persistence-controller.js';
import { renderDefaultLayout } from './default-layout.js';
import { LoaderController } from './controllers/loader-controller.js';
import { createMapModel } from './context-values.js';
import { ATTRIBUTE_VALUES, parseEnumerated, type AttributeValue } from './attributes.js';
import { overlayEvents } from '../registries/overlays.js';
import { EnvironmentController } from './controllers/environment-controller.js';
import { processMapStyles } from './process-map.styles.js';
import { copyJson, createDeniedOutcome } from './state.js';
import { NavigationController } from './controllers/navigation-controller.js';

/**
 * The root of a process map: takes a definition, owns the journey, and provides both to all elements below, in any
 * order and in nested shadow roots.
 *
 * Without element children it renders the default layout: the drawn map, the record's state, and the phase on show.
 * With element children it only provides, and they compose the page. Children with `slot="fallback"` do not count.
 *
 * @summary The root: takes a definition, owns the journey, provides it to all below.
 * @tag process-map
 *
 * @slot - Elements that compose the page in place of the default layout.
 * @slot fallback - Shown until the map is ready, and where it cannot be shown.
 *
 * @fires {CustomEvent<{ command: Command, message?: string }>} process-map-request - Before a person's command is
 *   carried out. Cancelable, bubbles. A host that prevents it may set `detail.message`, which the person is shown.
 * @fires {CustomEvent<{ command: Command, denial: Denial }>} process-map-denied - A command was refused.
 * @fires {CustomEvent<{ facts: Fact[], journey: Journey }>} process-map-change - Facts were recorded: once per
 *   command, before `send` returns.
 * @fires {CustomEvent<{ phase: string, previous: string }>} process-map-show - A person moved to another phase.
 * @fires {CustomEvent<{ status: 'saved' | 'failed', error?: unknown }>} process-map-save - A store finished or failed.
 * @fires {CustomEvent<{ journey: Journey }>} process-map-ready - The definition and the journey are in.
 * @fires {CustomEvent<{ error: Error, problems: Problem[] }>} process-map-error - Something could not be loaded or read.
 *
 * @csspart message - What is said in the element's place where the definition is wrong.
 * @csspart diagram - The drawn map of the default layout.
 * @csspart phase - The phase on show of the default layout.
 * @csspart journey - The state of the record of the default layout.
 *
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - The map is shown.
 * @cssstate error - The map cannot be shown.
 * @cssstate active - The journey is under way.
 * @cssstate stopped - The journey is stopped.
 * @cssstate completed - The journey is completed.
 *
 * @cssprop --process-map-page - The ground of the page around the words.
 * @cssprop --process-map-surface - Fields, discs and signs.
 * @cssprop --process-map-ink - Words and outlines.
 * @cssprop --process-map-ink-muted - Lesser words.
 * @cssprop --process-map-line - Fine lines.
 * @cssprop --process-map-edge - Frames and borders of fields.
 * @cssprop --process-map-route - The route, the current phase, buttons.
 * @cssprop --process-map-on-route - Words on the colour of the route.
 * @cssprop --process-map-done - What is done.
 * @cssprop --process-map-on-done - Words on the colour of what is done.
 * @cssprop --process-map-warn - Warning signs.
 * @cssprop --process-map-on-warn - Drawings on warning signs.
 * @cssprop --process-map-warn-ink - Words of warning.
 * @cssprop --process-map-ground - The lowest ground, and notes.
 * @cssprop --process-map-chosen - The ground of a chosen tool.
 * @cssprop --process-map-contour - Contour lines.
 * @cssprop --process-map-water - Lakes.
 * @cssprop --process-map-focus - The outline of what has the focus.
 * @cssprop --process-map-radius - Corners.
 * @cssprop --process-map-font - The typeface.
 */
export class ProcessMapElement extends LitElement {
  static override styles = [tokens, processMapStyles];

  /** The definition that elements show which are given none. Set where a pack is bundled. */
  static defaultDefinition: unknown = null;

  readonly #internals = this.attachInternals();
  readonly #provider = new ContextProvider(this, { context: mapContext, initialValue: null });
  readonly #environment = new EnvironmentController(this, () => this.#loader.reload());
  readonly #navigation = new NavigationController(this);
  readonly #persistence = new PersistenceController(this, this.#navigation);
  readonly #commands = new CommandController(this, this.#navigation, this.#persistence);
  readonly #loader = new LoaderController(this, this.#environment, this.#navigation, this.#persistence);
  readonly #actions: MapActions = {
    // As long as people are shown what they can change, they can.
    request: (command) =>
      this.#provider.value?.model.readOnly
        ? createDeniedOutcome(elementReasons.readOnly())
        : this.#commands.request(command),
    show: (phase) => this.#navigation.navigateTo(phase),
    announce: (message) => this.#navigation.announce(message),
    export: (format, options) => this.exportJourney(format, options),
    registerPendingInput: this.#persistence.registerPendingInput,
    loadCatalogue: () => loadCatalogue(this.#navigation.active?.map as MapDefinition),
    draftText: (field, text) => this.#persistence.draft(field, text),
    takeFocusRequest: () => this.#navigation.takeFocusRequest(),
  };
  #connection: AbortController | undefined;

  /** URL of a map definition; beats `definition`. */
  @property({ reflect: true }) src: string | null | undefined;

  /**
   * `guided`: a locked phase opens read-only, as a preview; `strict`: a locked phase does not open; `open`: no locks.
   * @type {'guided' | 'strict' | 'open'}
   */
  @property({ reflect: true, useDefault: true }) progression: AttributeValue<'progression'> = 'guided';

  /**
   * Where the journey is kept: `none`, `local` (this browser) or `session` (this tab).
   * @type {'none' | 'local' | 'session'}
   */
  @property({ reflect: true, useDefault: true }) storage: AttributeValue<'storage'> = 'none';

  /** Which journey of the map this is: the store key is `<map id>:<journey-id>`. */
  @property({ attribute: 'journey-id', reflect: true, useDefault: true }) journeyId = 'default';

  /**
   * Which wordings of lead questions are shown. Hidden ones still count; a group whose wordings are all hidden shows them.
   * @type {'both' | 'facilitator' | 'peer'}
   */
  @property({ reflect: true, useDefault: true }) voice: AttributeValue<'voice'> = 'both';

  /**
   * Level of the heading of a phase; headings inside it are deeper.
   * @type {1 | 2 | 3 | 4 | 5}
   */
  @property({ type: Number, attribute: 'heading-level', reflect: true, useDefault: true })
  headingLevel: AttributeValue<'headingLevel'> = 2;

  /** People cannot act; `send()` still works. */
  @property({ type: Boolean, attribute: 'readonly', reflect: true, useDefault: true }) readOnly = false;

  /** A store of the host's own; beats `storage`. */
  @property({ attribute: false }) store: JourneyStore | null | undefined;

  /**
   * Id of the phase on show. Unknown, or locked under `strict`: ignored. Set before ready, it is applied at ready.
   * @type {string | null}
   */
  @property({ attribute: 'shown-phase', noAccessor: true })
  set shownPhase(value: string | null) {
    if (this.#loader.activeIfSettled) this.#navigation.showPhase(value);
    else this.#loader.requestedPhase = value;
  }
  get shownPhase(): string | null {
    return this.#loader.requestedPhase || (this.#navigation.active ? this.#navigation.shownPhase : null);
  }

  /**
   * The map definition. Reads the one in use, whatever its source: a copy, null until ready.
   * @type {MapDefinition | null}
   */
  @property({ attribute: false, noAccessor: true })
  set definition(value: unknown) {
    this.#loader.setDefinition(cloneJson(value) ?? null);
  }
  get definition(): MapDefinition | null {
    const { activeForHost: current } = this.#navigation;
    return current ? copyJson(current.map) : null;
  }

  /**
   * The record. Reads as a plain copy, null until ready. A record set restores it, null starts anew; neither is
   * announced as a change.
   * @type {Journey | null}
   */
  @property({ attribute: false, noAccessor: true })
  set journey(value: unknown) {
    if (value !== undefined) this.#loader.restoreJourney(cloneJson(value));
  }
  get journey(): Journey | null {
    const { activeForHost: current } = this.#navigation;
    return current ? copyJson(current.session.journey) : null;
  }

  /** Settles once the definition and the journey are in, or cannot be. Never rejects; a new one for each definition. */
  get ready(): Promise<void> {
    return this.#loader.ready;
  }

  /**
   * Carries out a command on behalf of the host: nobody is asked.
   * @param command What is asked of the journey; one that cannot be read is denied.
   */
  send(command: unknown): Outcome {
    return this.#commands.send(command);
  }

  /**
   * What a command would lead to; nothing changes.
   * @param command What would be asked of the journey.
   */
  decide(command: unknown): Outcome {
    return this.#navigation.activeForHost?.session.decide(command) ?? createDeniedOutcome(elementReasons.notReady());
  }

  /**
   * The record as text.
   * @param format `json` to put back later, `markdown` to read or print.
   * @param options `blank`: the plan with nothing filled in.
   * @returns {string} The text; empty until ready.
   */
  exportJourney(format: 'json' | 'markdown', options: { blank?: boolean } = {}): string {
    const { active: running } = this.#navigation;
    if (!running) return '';
    this.#persistence.commitPendingInput();
    const { map, session } = running;
    if (format === 'markdown') return toMarkdown(map, session.journey, options);
    return JSON.stringify(options.blank ? createJourney(map) : session.journey, null, 2);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (isServer) return;
    const { ownerDocument } = this;
    const { signal } = (this.#connection = new AbortController());
    const leave = () => this.#persistence.flush(true);
    globalThis.addEventListener('pagehide', leave, { signal });
    // Where a phone ends a page in the background, nothing else is heard of it.
    ownerDocument.addEventListener('visibilitychange', () => ownerDocument.visibilityState === 'hidden' && leave(), {
      signal,
    });
    overlayEvents.addEventListener('change', () => this.#loader.reload(), { signal });
    this.#environment.watch(signal);
    // Something may have become due while it was away.
    this.requestUpdate();
    // Parts that were there first have asked in vain.
    for (const part of unansweredConsumers) part.hostConnected();
    this.#persistence.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#persistence.runDeferredMerges();
    this.#persistence.flush();
    this.#persistence.unwatch();
    this.#connection?.abort();
  }

  /** @internal */
  override requestUpdate(...args: Parameters<LitElement['requestUpdate']>): void {
    const [name, old] = args;
    if (name && name in ATTRIBUTE_VALUES) {
      const key = name as 'progression';
      const value = parseEnumerated(key, this[key]);
      if (value !== this[key]) {
        this[key] = value;
        return;
      }
    }
    super.requestUpdate(...args);
    if (name === 'src') this.#loader.reloadDefinition();
    if (!name || this[name as 'src'] === old) return;
    if (name === 'storage' || name === 'store' || name === 'journeyId') this.#loader.reload();
    if (name === 'progression') this.#navigation.restartSession();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Once, after all that was set in one go, also before the element was defined.
    if (this.#loader.stage === 'due' && this.isConnected && !isServer) {
      void this.#loader.load((this.constructor as typeof ProcessMapElement).defaultDefinition);
    }
    // What was typed before still counts.
    if (changed.has('readOnly')) this.#persistence.commitPendingInput();
    const { active: running } = this.#navigation;
    const model =
      running && createMapModel(this, running, this.#navigation, this.#persistence, this.#environment.language);
    this.#provider.setValue(model ? { model, actions: this.#actions } : null);
  }

  protected override updated(): void {
    const { states } = this.#internals;
    const { active: running } = this.#navigation;
    states.clear();
    states.add(running ? 'ready' : this.#loader.error ? 'error' : 'loading');
    if (running) states.add(running.view.status);
  }

  protected override render() {
    return renderDefaultLayout(this.#navigation, this.#loader, this.#environment);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map': ProcessMapElement;
  }
}
