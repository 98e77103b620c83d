import { ContextProvider } from '@lit/context';
import { html, isServer, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { toMarkdown } from '../../journey/markdown.js';
import { mergeJourneys } from '../../journey/merge.js';
import { reason } from '../../journey/messages.js';
import { parseJourney } from '../../journey/parse.js';
import { createJourney } from '../../journey/record.js';
import { JourneySession } from '../../journey/session.js';
import type { Command, Fact, Journey, Outcome, Reason } from '../../journey/types.js';
import type { JourneyView } from '../../journey/view-types.js';
import { viewJourney } from '../../journey/view.js';
import { cloneJson } from '../../map/json.js';
import type { MapDefinition, Problem } from '../../map/types.js';
import { Keeper, WebStorage, type JourneyStore, type SaveResult } from '../../stores/index.js';
import { mapContext, waiting, type MapHost, type MapModel, type SaveState } from '../shared/context.js';
import { panelParts } from '../shared/parts.js';
import { en } from '../shared/strings/index.js';
import { tokens } from '../shared/tokens.js';
import { loadCatalogue } from './catalogues.js';
import { draftsIn, type Drafts } from './drafts.js';
import { processMapEvent, type ProcessMapEventDetails, type ProcessMapEventName } from './events.js';
import { CHOICES, valid, warnOnce, type ChoiceOf } from './options.js';
import { localize, overlays, primary } from './overlays.js';
import { styles } from './process-map.styles.js';
import { loadJourney, ProcessMapError, readJourney, readMap, readRecord, type Loaded } from './sources.js';
import { mightChange, takeIn } from './take-in.js';
import { uncover } from './uncover.js';

const strings = en;
/** The parts that the default layout forwards, so that a page can style them. */
const DIAGRAM_PARTS = 'sheet, station, medal, title, state, note, next-cycle';
const PHASE_PARTS = `heading, headline, summary, outcome, ${panelParts}`;

/** Language of the elements' own words. */
const UI_LANGUAGE = 'en';
/** So many problems are listed in place; the event has them all. */
const MAX_PROBLEMS = 20;

/** A map and how it is kept. */
interface Setting {
  map: MapDefinition;
  /** The map before its texts were put into another language. */
  base: MapDefinition;
  problems: Problem[];
  key: string;
  store: JourneyStore | undefined;
}

/** What is there once a definition and a journey are in. */
interface Running extends Setting {
  keeper: Keeper | undefined;
  session: JourneySession;
  view: JourneyView;
}

/** A promise that is settled from outside. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** The language of the nearest element that has one; out of shadow roots through their hosts. */
function languageOf(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? languageOf(host) : '');
}

/** For what leaves the element: nobody outside holds a part of the record. */
const copy = <T>(value: T): T => cloneJson(value) as T;

const countVariants = ({ variants }: JourneyView): number => Object.values(variants).flat().length;

type Refusal = Extract<Outcome, { ok: false }>;

const refuse = (reason: Reason): Refusal => ({ ok: false, denial: { reasons: [reason] } });

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
  static override styles = [tokens, styles];

  /** The definition that elements show which are given none. Set where a pack is bundled. */
  static defaultDefinition: unknown = null;

  readonly #internals = this.attachInternals();
  readonly #provider = new ContextProvider(this, { context: mapContext, initialValue: null });
  readonly #flushers = new Set<(forget?: boolean) => void>();
  readonly #stores = {
    none: undefined,
    local: new WebStorage(() => globalThis.localStorage),
    session: new WebStorage(() => globalThis.sessionStorage),
  };
  #connection: AbortController | undefined;
  #language = '';
  /** Whether element children compose the page. */
  #composed = false;

  /** What the host set as the definition. */
  #given: unknown = null;
  /** What the host set as the journey, and is still to be taken. */
  #restored: { value: unknown } | undefined;
  /** The phase that the host wants to show, and is still to be shown. */
  #wanted: string | null = null;
  #stage: 'due' | 'loading' | 'settled' = 'due';
  #ready = deferred();
  /** Tells the load under way from those that it overtook. */
  #run = 0;
  #source: ReturnType<typeof readMap> | undefined;
  #running: Running | undefined;
  /** What ran before something went wrong: a journey that may go on. */
  #last: Running | undefined;
  #trouble: ProcessMapError | undefined;
  #shown: string | null = null;
  #save: SaveState = { status: 'off' };
  #refused: MapModel['refused'] = null;
  /** Texts that are not for the journey yet, and where they are. */
  #drafts: { key: string; store: JourneyStore | undefined; use: Drafts } | undefined;
  #announcement = '';
  #focusDue = false;
  /** Ends the watch on what others keep. */
  #unwatch: (() => void) | undefined;
  /** What came in while a person was in a field, and waits until the field is left. */
  #held: (() => void)[] = [];

  /** URL of a map definition; beats `definition`. */
  @property({ reflect: true }) src: string | null | undefined;

  /**
   * `guided`: a locked phase opens read-only, as a preview; `strict`: a locked phase does not open; `open`: no locks.
   * @type {'guided' | 'strict' | 'open'}
   */
  @property({ reflect: true, useDefault: true }) progression: ChoiceOf<'progression'> = 'guided';

  /**
   * Where the journey is kept: `none`, `local` (this browser) or `session` (this tab).
   * @type {'none' | 'local' | 'session'}
   */
  @property({ reflect: true, useDefault: true }) storage: ChoiceOf<'storage'> = 'none';

  /** Which journey of the map this is: the store key is `<map id>:<journey-id>`. */
  @property({ attribute: 'journey-id', reflect: true, useDefault: true }) journeyId = 'default';

  /**
   * Which wordings of lead questions are shown. Hidden ones still count; a group whose wordings are all hidden shows them.
   * @type {'both' | 'facilitator' | 'peer'}
   */
  @property({ reflect: true, useDefault: true }) voice: ChoiceOf<'voice'> = 'both';

  /**
   * Level of the heading of a phase; headings inside it are deeper.
   * @type {1 | 2 | 3 | 4 | 5}
   */
  @property({ type: Number, attribute: 'heading-level', reflect: true, useDefault: true }) headingLevel: ChoiceOf<'headingLevel'> = 2;

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
    if (this.#running && this.#stage === 'settled') this.#open(value);
    else this.#wanted = value;
  }
  get shownPhase(): string | null {
    return this.#wanted || (this.#running ? this.#shown : null);
  }

  /**
   * The map definition. Reads the one in use, whatever its source: a copy, null until ready.
   * @type {MapDefinition | null}
   */
  @property({ attribute: false, noAccessor: true })
  set definition(value: unknown) {
    this.#given = cloneJson(value) ?? null;
    this.#renew();
  }
  get definition(): MapDefinition | null {
    return this.#running ? copy(this.#running.map) : null;
  }

  /**
   * The record. Reads as a plain copy, null until ready. A record set restores it, null starts anew; neither is
   * announced as a change.
   * @type {Journey | null}
   */
  @property({ attribute: false, noAccessor: true })
  set journey(value: unknown) {
    if (value === undefined) return;
    this.#restored = { value: cloneJson(value) };
    if (this.#running && this.#stage === 'settled') this.#start(this.#running, true);
  }
  get journey(): Journey | null {
    return this.#running ? copy(this.#running.session.journey) : null;
  }

  /** Settles once the definition and the journey are in, or cannot be. Never rejects; a new one for each definition. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /**
   * Carries out a command on behalf of the host: nobody is asked.
   * @param command What is asked of the journey; one that cannot be read is denied.
   */
  send(command: unknown): Outcome {
    return this.#carryOut(command, false);
  }

  /**
   * What a command would lead to; nothing changes.
   * @param command What would be asked of the journey.
   */
  decide(command: unknown): Outcome {
    return this.#running?.session.decide(command) ?? refuse(reason.notReady());
  }

  /**
   * The record as text.
   * @param format `json` to put back later, `markdown` to read or print.
   * @param options `blank`: the plan with nothing filled in.
   * @returns {string} The text; empty until ready.
   */
  exportJourney(format: 'json' | 'markdown', options: { blank?: boolean } = {}): string {
    if (!this.#running) return '';
    this.#flushDrafts();
    const { map, session } = this.#running;
    if (format === 'markdown') return toMarkdown(map, session.journey, options);
    return JSON.stringify(options.blank ? createJourney(map) : session.journey, null, 2);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (isServer) return;
    const { ownerDocument } = this;
    const { signal } = (this.#connection = new AbortController());
    const leave = () => this.#flush(true);
    globalThis.addEventListener('pagehide', leave, { signal });
    // Where a phone ends a page in the background, nothing else is heard of it.
    ownerDocument.addEventListener('visibilitychange', () => ownerDocument.visibilityState === 'hidden' && leave(), { signal });
    overlays.addEventListener('change', () => this.#reload(), { signal });
    const look = () => this.#look();
    const observer = new MutationObserver(look);
    observer.observe(this, { childList: true, subtree: true, attributeFilter: ['lang', 'slot'] });
    observer.observe(ownerDocument.documentElement, { attributeFilter: ['lang'] });
    signal.addEventListener('abort', () => observer.disconnect());
    look();
    // Something may have become due while it was away.
    this.requestUpdate();
    // Parts that were there first have asked in vain.
    for (const part of waiting) part.hostConnected();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
    this.#flush();
    this.#unwatch?.();
    this.#connection?.abort();
  }

  /** @internal */
  override requestUpdate(...args: Parameters<LitElement['requestUpdate']>): void {
    const [name, old] = args;
    if (name && name in CHOICES) {
      const key = name as 'progression';
      const value = valid(key, this[key]);
      if (value !== this[key]) {
        this[key] = value;
        return;
      }
    }
    super.requestUpdate(...args);
    if (name === 'src') this.#renew();
    if (!name || this[name as 'src'] === old) return;
    if (name === 'storage' || name === 'store' || name === 'journeyId') this.#reload();
    if (name === 'progression') this.#resume();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Once, after all that was set in one go, also before the element was defined.
    if (this.#stage === 'due' && this.isConnected && !isServer) void this.#load();
    // What was typed before still counts.
    if (changed.has('readOnly')) this.#flushDrafts();
    this.#provider.setValue(this.#running ? { model: this.#model(this.#running), host: this.#host } : null);
  }

  protected override updated(): void {
    const { states } = this.#internals;
    states.clear();
    states.add(this.#running ? 'ready' : this.#trouble ? 'error' : 'loading');
    if (this.#running) states.add(this.#running.view.status);
  }

  protected override render() {
    const isReady = this.#running !== undefined;
    const lang = primary(this.#language) === UI_LANGUAGE ? nothing : UI_LANGUAGE;
    return html`<div class="vh" role="status" lang=${lang}>${this.#announcement}</div>
      ${this.#trouble
        ? html`<div class="message" part="message" role="alert" lang=${lang}>
            <strong>${isReady ? '' : strings.root.failed} ${this.#trouble.message}</strong>
            <ul>
              ${this.#trouble.problems.slice(0, MAX_PROBLEMS).map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
            </ul>
          </div>`
        : nothing}
      ${isReady ? nothing : html`<slot name="fallback">${this.#stage === 'loading' ? html`<p lang=${lang}>${strings.root.loading}</p>` : nothing}</slot>`}
      ${this.#composed
        ? html`<slot></slot>`
        : isReady
          ? html`<div class="layout" lang=${lang} @keyup=${uncover}>
              <process-map-diagram part="diagram" exportparts=${DIAGRAM_PARTS}></process-map-diagram>
              <process-map-journey part="journey" exportparts="bar, menu"></process-map-journey>
              <process-map-phase part="phase" exportparts=${PHASE_PARTS}></process-map-phase>
            </div>`
          : nothing}`;
  }

  #model({ map, session, view }: Running): MapModel {
    const page = primary(this.#language || UI_LANGUAGE);
    return {
      map,
      journey: session.journey,
      view,
      progression: this.progression,
      shown: this.#shown ?? '',
      voice: this.voice,
      headingLevel: this.headingLevel,
      readOnly: this.readOnly,
      save: this.#save,
      today: new Date().toLocaleDateString('sv'),
      refused: this.#refused,
      strings,
      language: UI_LANGUAGE,
      contentLanguage: page === UI_LANGUAGE && primary(map.language) === page ? undefined : map.language,
    };
  }

  readonly #host: MapHost = {
    request: (command) => {
      // As long as people are shown what they can change, they can.
      if (this.#provider.value?.model.readOnly) return refuse(reason.readOnly());
      const event = processMapEvent('process-map-request', { command: copy(command) });
      if (this.dispatchEvent(event)) return this.#carryOut(command, true);
      const { message } = event.detail;
      return this.#deny(command, refuse(reason.vetoed(typeof message === 'string' ? message : undefined)), true);
    },
    show: (phase) => {
      const previous = this.#shown;
      if (!this.#opens(phase)) return;
      this.#open(phase);
      this.#moved(previous);
    },
    announce: (message) => this.#announce(message),
    export: (format, options) => this.exportJourney(format, options),
    onFlush: (flush, signal) => {
      this.#flushers.add(flush);
      signal.addEventListener('abort', () => this.#flushers.delete(flush));
    },
    catalogue: () => loadCatalogue(this.#running?.map as MapDefinition),
    draft: (field, text) => this.#draft(field, text),
    takeFocus: () => {
      const due = this.#focusDue;
      this.#focusDue = false;
      return due;
    },
  };

  // Loading

  /** A new definition is to come. Who waited for the last one waits for this one. */
  #renew(): void {
    const { resolve } = this.#ready;
    this.#ready = deferred();
    void this.#ready.promise.then(resolve);
    this.#source = undefined;
    this.#reload();
  }

  #reload(): void {
    this.#stage = 'due';
    this.requestUpdate();
  }

  /** Looks at the page: which language it is in, and whether there are children. */
  #look(): void {
    const language = languageOf(this);
    const composed = [...this.children].some((child) => child.slot !== 'fallback');
    if (language !== this.#language) this.#reload();
    if (composed !== this.#composed) this.requestUpdate();
    this.#language = language;
    this.#composed = composed;
  }

  async #load(): Promise<void> {
    const run = ++this.#run;
    const given = this.#given ?? (this.constructor as typeof ProcessMapElement).defaultDefinition;
    this.#stage = 'loading';
    try {
      if (!this.src && given === null) {
        // Nothing is wrong: a host may be fetching its map.
        this.#stop();
        return;
      }
      const { map: base, problems } = await (this.#source ??= readMap(this.src, given));
      const map = await localize(base, this.#language);
      const store = this.store ?? this.#stores[this.storage];
      const key = `${map.id}:${this.journeyId || 'default'}`;
      const before = this.#running ?? this.#last;
      const isSame = before?.key === key && before.store === store;
      const loaded = store && !isSame ? await loadJourney(store, key, map) : undefined;
      if (run === this.#run) this.#start({ map, base, problems, key, store }, isSame, loaded);
    } catch (error) {
      if (run !== this.#run) return;
      const trouble = error instanceof ProcessMapError ? error : new ProcessMapError(String(error));
      this.#stop(trouble);
      this.#tellError(trouble);
      this.#ready.resolve();
    }
  }

  #start(next: Setting, isSame: boolean, loaded: Loaded = { journey: null }): void {
    const { map, base, problems, key, store } = next;
    const before = this.#running ?? this.#last;
    const restored = this.#takeRestored(map);
    // What is being written goes on in the same journey, and else belongs to the one before.
    if (restored.journey?.id !== before?.session.journey.id) this.#flush();
    const old = before?.session.journey;
    // A new version of the map, or another place to keep it, goes on with the journey that is here.
    const carried = old && before.key === key ? parseJourney(old, map).journey : null;
    // What nothing kept until now is not lost to what was kept.
    const both = carried && loaded.journey && !before?.store ? mergeJourneys(loaded.journey, carried) : null;
    const journey = restored.journey ?? both ?? loaded.journey ?? carried ?? createJourney(map);
    const isOther = journey.id !== old?.id;
    if (isOther) this.#flushDrafts(true);
    if (isOther || journey.phase !== old.phase) this.#shown = journey.phase;
    const refused = loaded.journey ? undefined : loaded.error;
    if (!isSame) {
      const place = this.store ? 'host' : this.storage;
      this.#save = { status: refused ? 'failed' : store ? 'kept' : 'off', place, setAside: loaded.setAside, aside: loaded.aside };
    }
    this.#stage = 'settled';
    this.#running = { ...next, keeper: isSame ? before?.keeper : store && this.#newKeeper(store, key, refused) } as Running;
    this.#resume(journey);
    if (restored.journey ?? (isSame ? null : carried)) this.#keep(journey, []);
    const wanted = this.#wanted;
    this.#wanted = null;
    this.#open(wanted);
    const isNews = !isSame || before?.base !== base;
    this.#trouble = problems.length ? new ProcessMapError(strings.root.problems(problems.length), problems) : undefined;
    for (const error of [isNews && this.#trouble, restored.error, loaded.error]) if (error) this.#tellError(error);
    if (isNews) this.#dispatch('process-map-ready', { journey: copy(journey) });
    this.#ready.resolve();
    this.#watch();
  }

  /** Shows nothing any more, or what is wrong. */
  #stop(trouble?: ProcessMapError): void {
    this.#flush();
    this.#unwatch?.();
    this.#last = this.#running ?? this.#last;
    this.#running = undefined;
    this.#stage = 'settled';
    this.#trouble = trouble;
    this.requestUpdate();
  }

  /** The journey that the host set, if it set one; and what is wrong with it. */
  #takeRestored(map: MapDefinition): Loaded {
    const given = this.#restored;
    this.#restored = undefined;
    if (!given) return { journey: null };
    if (given.value !== null) return readJourney(given.value, map, 'The journey that was set');
    // In other tabs, too: what they hold is of before.
    const journey = createJourney(map);
    return { journey: { ...journey, resetAt: journey.createdAt } };
  }

  /** Goes on from a record, without a word to the host. */
  #resume(journey = this.#running?.session.journey): void {
    const running = this.#running;
    if (!running) return;
    running.session = new JourneySession({ map: running.map, journey, progression: this.progression });
    this.#refused = null;
    this.#follow(running);
  }

  /** Follows the journey: what is shown of it, and in which phase. */
  #follow(running: Running): void {
    const { journey } = running.session;
    running.view = viewJourney(running.map, journey, { progression: this.progression });
    if (!this.#opens(this.#shown)) this.#shown = journey.phase;
    this.requestUpdate();
  }

  // Keeping

  #newKeeper(store: JourneyStore, key: string, refused: ProcessMapError | undefined): Keeper {
    const settled = (result: SaveResult) => {
      if (this.#running?.keeper === keeper) this.#tellSaving({ status: result.status, at: new Date() });
      this.#dispatch('process-map-save', result);
    };
    const keeper: Keeper = new Keeper(store, key, settled, () => {
      this.#release();
      if (store instanceof WebStorage) store.look(key, (record) => this.#take(keeper, record));
    });
    // What could not be read is never written over.
    keeper.refused = refused;
    return keeper;
  }

  #tellSaving(news: Partial<SaveState>): void {
    if (news.status === 'failed' && this.#save.status !== 'failed') this.#announce(strings.root.notSaved);
    this.#save = { ...this.#save, ...news };
    this.requestUpdate();
  }

  #keep(journey: Journey, facts: Fact[]): void {
    const keeper = this.#running?.keeper;
    if (!keeper) return;
    keeper.keep(journey, facts);
    if (this.#save.status !== 'failed') this.#save = { ...this.#save, status: 'saving' };
  }

  /** Hears of what others keep in the same place, as long as it is in the page. */
  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    const { store, key, keeper } = this.#running ?? {};
    if (!keeper || !this.isConnected) return;
    try {
      this.#unwatch = store?.watch?.(key as string, (record) => this.#take(keeper, record, true));
    } catch (error) {
      warnOnce('the store cannot be watched.', error);
    }
  }

  /**
   * Takes in what somebody else kept in the same place: the journey goes on with both. It may wait for a person to
   * leave a field whose text would change.
   */
  #take(keeper: Keeper, record: unknown, mayWait = false): void {
    const running = this.#running;
    if (running?.keeper !== keeper) return;
    const { map, session, store, key, view } = running;
    const { journey: other, setAside = this.#save.setAside, error } = readRecord(record, map, store, key);
    // First: what is being written is later than what it did not know of, which then stands beside it.
    this.#flushDrafts();
    const field = other && mayWait && this.#fieldInUse();
    if (field && mightChange(field.id, session.journey, other)) {
      this.#held.push(() => this.#take(keeper, record));
      field.addEventListener('blur', () => this.#release(), { once: true });
      return;
    }
    const { refused } = keeper;
    keeper.refused = other ? undefined : error;
    if (error) this.#tellError(error);
    if (error || !other) this.#tellSaving({ setAside, status: other ? this.#save.status : error ? 'failed' : 'off' });
    if (!other) return;
    const { facts, lacks } = takeIn(session, other);
    const { journey } = session;
    if (refused || lacks) this.#keep(journey, facts);
    if (!facts.length) return;
    this.#refused = null;
    this.#follow(running);
    if (countVariants(running.view) > countVariants(view)) this.#announce(strings.root.bothKept);
    this.#tellChange(facts, journey);
  }

  /** The field that a person is in. */
  #fieldInUse(): Element | false | undefined {
    let at = (this.getRootNode() as Document).activeElement;
    if (!this.contains(at) || !this.ownerDocument.hasFocus()) return undefined;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.matches('textarea, input:not([type=checkbox])') && at;
  }

  /** Takes in what had to wait. */
  #release(): void {
    for (const take of this.#held.splice(0)) take();
  }

  #flushDrafts(forget?: boolean): void {
    for (const flush of this.#flushers) flush(forget);
    if (forget) this.#draft();
  }

  /** The drafts of what runs; a store of the host's own takes records only. */
  #draft(field?: string, text?: string): string | undefined {
    const { key } = this.#running ?? {};
    const store = this.store ? undefined : this.#stores[this.storage];
    if (key && (this.#drafts?.key !== key || this.#drafts.store !== store)) this.#drafts = { key, store, use: draftsIn(store, key) };
    return this.#drafts?.use(field, text);
  }

  #flush(leaving = false): void {
    this.#flushDrafts();
    this.#running?.keeper?.flush(leaving);
  }

  // Acting

  #carryOut(command: unknown, asPerson: boolean): Outcome {
    const running = this.#running;
    const before = running?.session.journey;
    const outcome = running?.session.send(command) ?? refuse(reason.notReady());
    if (!outcome.ok) return this.#deny(command, outcome, asPerson);
    const { facts } = outcome;
    if (!running || !before || !facts.length) return outcome;
    const { journey } = running.session;
    const previous = this.#shown;
    const moves = journey.phase !== before.phase || journey.cycle !== before.cycle;
    if (moves && (asPerson || previous === before.phase)) this.#shown = journey.phase;
    this.#refused = null;
    if (facts.some(({ type }) => type === 'journey.replaced' || type === 'journey.restarted')) this.#flushDrafts(true);
    this.#keep(journey, facts);
    this.#follow(running);
    this.#tellChange(facts, journey);
    if (asPerson && moves) this.#moved(previous);
    return { ok: true, facts: copy(facts) };
  }

  #deny(given: unknown, outcome: Refusal, asPerson: boolean): Outcome {
    const command = (cloneJson(given) ?? null) as Command;
    const { denial } = outcome;
    if (asPerson) {
      this.#refused = { command, reasons: denial.reasons };
      this.#announce(denial.reasons.map(({ message }) => message).join(' '));
    }
    this.#dispatch('process-map-denied', { command, denial: copy(denial) });
    return outcome;
  }

  /** Whether a phase can be shown. */
  #opens(id: string | null): boolean {
    const phase = this.#running?.view.phases.find((each) => each.id === id);
    return phase !== undefined && (phase.unlocked || this.progression !== 'strict');
  }

  /** Shows a phase that the host wants to see. */
  #open(id: string | null): void {
    if (!id) return;
    if (this.#opens(id)) this.#shown = id;
    else {
      const open = this.#running?.map.phases.map((phase) => phase.id).filter((each) => this.#opens(each));
      warnOnce(`shown-phase="${id}" is not valid, or locked under strict. Use one of: ${open?.join(', ')}.`);
    }
    this.requestUpdate();
  }

  /** A person moved to the phase on show. */
  #moved(previous: string | null): void {
    this.#focusDue = true;
    const phase = this.#shown;
    if (phase && previous && phase !== previous) this.#dispatch('process-map-show', { phase, previous });
  }

  #announce(message: string): void {
    // The same words twice are only read again if they differ.
    this.#announcement = message === this.#announcement ? `${message}\u00a0` : message;
    this.requestUpdate();
  }

  #tellChange(facts: Fact[], journey: Journey): void {
    this.#dispatch('process-map-change', { facts: copy(facts), journey: copy(journey) });
  }

  #tellError(error: ProcessMapError): void {
    this.#dispatch('process-map-error', { error, problems: copy(error.problems) });
  }

  #dispatch<N extends ProcessMapEventName>(name: N, detail: ProcessMapEventDetails[N]): void {
    this.dispatchEvent(processMapEvent(name, detail));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map': ProcessMapElement;
  }
}
