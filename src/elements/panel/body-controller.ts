import { html, isServer, nothing, type CSSResult, type LitElement, type ReactiveController } from 'lit';
import type { Chunk } from '../internal/chunk.js';
import { whenCalm } from '../internal/scheduling.js';
import { trackFocus } from '../internal/focus-tracking.js';
import { createList } from '../../utils/objects.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { keepHeight, readKeptHeight } from './kept-heights.js';
import type { PanelController } from './panel-controller.js';
import type { PhaseSelection } from './phase-selection.js';
import { renderButton } from './templates.js';

/** The content of a panel, for one element. */
export interface PanelBody<T extends object> {
  /** Called before each update, also if the panel shows nothing. */
  prepare?(selection: (PhaseSelection & T) | undefined): void;

  /** Resolves when everything that the body waits for is known. The element updates if it changes what is rendered. */
  whenKnown?(): Promise<void> | undefined;

  /** Renders the rows. Not called where the panel has none. */
  render(selection: PhaseSelection & T): unknown;
}

/** The body of a kind of panel, which a chunk exports. */
export interface BodyDefinition<T extends object> {
  readonly styles: CSSResult;
  create(element: LitElement, panel: PanelController<T>): PanelBody<T>;
}

/**
 * Renders a panel with a body that loads on demand: when the page is calm, or as soon as a person is led to it. Until
 * then, the panel keeps its place and has the state `loading`.
 */
export class BodyController<T extends object> implements ReactiveController {
  readonly #element: LitElement;
  readonly #panel: PanelController<T>;
  readonly #chunk: Chunk<BodyDefinition<T>>;

  /** Returns the number of rows that the body has: none if there is nothing to show. */
  readonly #countRows: (selection: PhaseSelection & T) => number;
  readonly #rowHeight: string;
  readonly #states: CustomStateSet | undefined;
  #body: PanelBody<T> | undefined;

  /** Ends that the height of the panel is kept. */
  #connection: AbortController | undefined;

  #kept: { readonly key: string; readonly height: string | undefined } | undefined;

  /** Resolves when the load that waits for a calm page has ended; undefined if none is due. */
  #loading: Promise<void> | undefined;

  /** @param rowHeight Length in CSS: the height of a row that is still to come. */
  constructor(
    element: LitElement,
    panel: PanelController<T>,
    chunk: Chunk<BodyDefinition<T>>,
    countRows: (selection: PhaseSelection & T) => number,
    rowHeight = '4.5rem',
  ) {
    this.#rowHeight = rowHeight;
    this.#element = element;
    this.#panel = panel;
    this.#chunk = chunk;
    this.#countRows = countRows;
    this.#states = isServer ? undefined : element.attachInternals().states;
    panel.useBody(this);
    element.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    this.#connection = new AbortController();
    const findPanel = () =>
      this.#body && this.#panel.selection?.isKeptInBrowser ? ([this.#key, this.#element] as const) : undefined;
    keepHeight(findPanel, this.#connection.signal);
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  hostUpdate(): void {
    if (this.#rowCount && !this.#body) this.#create();
    this.#body?.prepare?.(this.#panel.selection);
  }

  hostUpdated(): void {
    if (this.#isLoading) this.#states?.add('loading');
    else this.#states?.delete('loading');
  }

  /** Key of the height of the panel. */
  get #key(): string {
    const { journeyKey, phase, rows } = this.#panel.selection ?? {};
    return [this.#element.localName, journeyKey, phase?.id, ...(rows?.openRows ?? [])].join(' ');
  }

  get #rowCount(): number {
    const { selection } = this.#panel;
    return selection ? this.#countRows(selection) : 0;
  }

  get #isLoading(): boolean {
    return this.#rowCount > 0 && !this.#body && !this.#chunk.hasFailed(this.#element);
  }

  #create(): void {
    this.#body = this.#chunk.call(this.#element, (definition) => {
      adoptStyles(this.#element, definition.styles);
      return definition.create(this.#element, this.#panel);
    });
    if (!this.#body) this.#loading ??= this.#loadWhenCalm();
  }

  async #loadWhenCalm(): Promise<void> {
    await whenCalm();
    await this.#chunk.load(this.#element);
    this.#loading = undefined;
  }

  /** Loads the body for a person who is led to the panel. Returns undefined if nothing is to be loaded. */
  load(): Promise<void> | undefined {
    return this.#rowCount && !this.#body ? this.#loadNow() : undefined;
  }

  async #loadNow(): Promise<void> {
    await this.#chunk.load(this.#element, true);
    await this.#element.updateComplete;
  }

  /**
   * Resolves once the body is loaded and knows what it waits for, or could not be loaded. The element updates then.
   */
  async whenLoaded(): Promise<void> {
    if (this.#isLoading) await this.#loading;
    await this.#body?.whenKnown?.();
  }

  /** Renders the body; until it is there, empty rows in its place. */
  render(): unknown {
    const { selection } = this.#panel;
    const rowCount = this.#rowCount;
    if (!selection || !rowCount) return nothing;
    // A body that threw is left out.
    if (this.#body && this.#chunk.get(this.#element)) return this.#body.render(selection);
    if (this.#chunk.hasFailed(this.#element)) return this.#renderFailure(selection);
    const height = selection.isKeptInBrowser ? this.#getKeptHeight() : undefined;
    // A property, because a Content Security Policy may forbid the attribute. Its type does not know the text.
    const style = `min-block-size:${height ?? this.#rowHeight}` as unknown as CSSStyleDeclaration;
    return createList(
      height === undefined ? rowCount : 1,
      () => html`<div class="waypoint row" .style=${style}></div>`,
    );
  }

  /** Returns the height that the panel had, which holds until its body is there. */
  #getKeptHeight(): string | undefined {
    const key = this.#key;
    if (this.#kept?.key !== key) this.#kept = { key, height: readKeptHeight(key) };
    return this.#kept.height;
  }

  /** Loads the body for a person who asks again, and leads them into it, or says that it failed again. */
  async #retry({ actions, strings }: PhaseSelection): Promise<void> {
    const isThere = trackFocus(() => this.#panel.phaseId);
    await this.#loadNow();
    if (!this.#body) actions.announce(strings.partFailed);
    else if (isThere()) this.#panel.focus(':is([aria-expanded], [tabindex])');
  }

  #renderFailure(selection: PhaseSelection): unknown {
    const { strings } = selection;
    return html`<p class="note">${strings.partFailed}</p>
      ${this.#chunk.isLoaded ? nothing : renderButton(strings.tryAgain, () => void this.#retry(selection))}`;
  }
}
