import { html, noChange, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { isEmptyJourney } from '../../journey/merge.js';
import type { PhaseView } from '../../journey/types/view.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import { GuardedElement } from '../context/guarded-element.js';
import { MapSelector } from '../context/map-selector.js';
import { Chunk } from '../internal/chunk.js';
import { renderText } from '../internal/render-text.js';
import { warnOnce } from '../internal/warn-once.js';
import { whenIdle, afterPaint } from '../internal/scheduling.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { selectDiagram, type DiagramSelection } from './diagram-selection.js';
import { describePhase, isDescribedAlike, type PhaseStation } from './phase-station.js';
import { diagramStyles } from './process-map-diagram.styles.js';
import { renderReturnRoute } from './return-route.js';
import type * as RouteDrawingModule from './route-drawing.js';
import { getRowsSheet } from './row-layout.js';
import { renderStation, renderStationState } from './station-template.js';
import { toJsonText } from '../../utils/json.js';

/** Number of phases that are drawn before the browser is given time for other work. */
const PHASES_PER_BATCH = 24;

const SIZES = ['auto', 'full', 'strip'];

/** The route is decoration: it is drawn after the list is rendered. */
const routeChunk = new Chunk('the drawing of the route', () => import('./route-drawing.js'));

/** The ground is decoration, too: it is drawn when the browser is idle. */
const terrainChunk = new Chunk('the ground of the drawing', () => whenIdle().then(() => import('./terrain.js')));

/**
 * The drawn map: an ordered list of phases over a decorative drawing. Each phase that can be opened is a button. The
 * list names the state of each phase, its decision, and the number of its tools and risks.
 *
 * Once the journey has begun, it is a strip: the same list and route without decisions, tools and risks. A button shows
 * the whole map in place.
 *
 * Renders the map of the `<process-map>` around it, and nothing outside of one.
 *
 * @summary The drawn map: an ordered list of phase buttons over a decorative drawing.
 * @tag process-map-diagram
 *
 * @csspart sheet - Sheet that the map is drawn on.
 * @csspart station - Button of a phase, or plain text if the phase cannot be opened. Also has the name of the state as
 *   a part: `locked`, `open`, `current`, `done` or `check-again`.
 * @csspart medal - Disc with the label of a phase.
 * @csspart title - Title of a phase.
 * @csspart state - State of a phase, as text.
 * @csspart note - Decision, tools and risks of a phase. A strip has none.
 * @csspart next-cycle - Label of the return route to the first phase: a button once the journey is completed, otherwise
 *   text.
 * @csspart size-switch - Button below a strip that shows the whole map, and the strip again.
 * @csspart key - Legend below the map: the signs that the map contains, with their meaning.
 *
 * @cssstate strip - The map is a strip.
 *
 * @cssprop --process-map-route - Colour of the route, the current phase and the next cycle.
 * @cssprop --process-map-on-route - Colour of text on the route colour.
 * @cssprop --process-map-done - Colour of completed phases, reached outcomes and assessed risks.
 * @cssprop --process-map-on-done - Colour of text on the done colour.
 * @cssprop --process-map-warn - Colour of warning signs and of phases to check again.
 * @cssprop --process-map-on-warn - Colour of text and outlines on the warning colour.
 * @cssprop --process-map-warn-ink - Colour of warnings as text.
 * @cssprop --process-map-surface - Background of discs and signs.
 * @cssprop --process-map-ink - Colour of text and outlines.
 * @cssprop --process-map-ink-muted - Colour of secondary text.
 * @cssprop --process-map-line - Colour of the unfilled part of a progress ring.
 * @cssprop --process-map-edge - Colour of the frame, and of the rings of phases ahead.
 * @cssprop --process-map-ground - Colour of the lowest ground, and background of text.
 * @cssprop --process-map-contour - Colour of contour lines. Higher ground is tinted with it.
 * @cssprop --process-map-water - Colour of lakes.
 * @cssprop --process-map-focus - Colour of the focus outline.
 * @cssprop --process-map-font - Font family.
 */
export class ProcessMapDiagramElement extends GuardedElement {
  static override styles = [tokens, partStyles, diagramStyles];

  /**
   * Size of the map. `full`: the whole map. `strip`: the route with the phases and their states; a button shows the
   * whole map. `auto`: `full` as long as nothing is recorded in the journey, then `strip`; decided when the map is
   * ready and each time a phase is opened, so that nothing moves while people write.
   * @default 'auto'
   */
  @property({ reflect: true, useDefault: true })
  size: 'auto' | 'full' | 'strip' = 'auto';

  readonly #internals = this.attachInternals();
  readonly #map = new MapSelector(this, selectDiagram);

  /** The visit and the size that `#hasStrip` was decided for. */
  #decidedFor: string | undefined;

  /** True if the map is a strip unless a person shows the whole map. */
  #hasStrip = false;

  /** True if the map was rendered as a strip the last time. */
  #wasStrip = false;

  /** A person shows the whole map instead of the strip. */
  #isWholeShown = false;

  /** The definition that the fields below belong to. */
  #definition: MapDefinition | undefined;

  /** The selection that the phases were described from. */
  #described: DiagramSelection | undefined;

  /** Signature of what each phase was rendered from. A phase renders again only if its signature changes. */
  #signatures: (string | undefined)[] = [];
  #stations: PhaseStation[] = [];
  #drawings: RouteDrawingModule.RouteDrawing[] = [];

  /** Pending drawing of phases that are not drawn yet. */
  #drawing: Promise<void> | undefined;

  /** Adopted style sheet for the number of phases. */
  #rowsSheet: CSSStyleSheet | undefined;

  /** One listener for all phases. */
  readonly #handleClick = ({ target }: Event) => {
    const button = (target as Element).closest<HTMLButtonElement>('li button');
    if (button) this.#map.value?.actions.show(button.value);
  };

  readonly #handleSizeClick = () => {
    this.#isWholeShown = !this.#isWholeShown;
    this.requestUpdate();
  };

  get #isStrip(): boolean {
    return this.#hasStrip && !this.#isWholeShown;
  }

  /** Decides the size once for each visit of a phase. */
  #decideSize(visit: string): void {
    const decidedFor = `${this.size} ${visit}`;
    const { model } = this.#map.store ?? {};
    if (decidedFor === this.#decidedFor || !model) return;
    this.#decidedFor = decidedFor;
    this.#isWholeShown = false;
    if (!SIZES.includes(this.size)) {
      warnOnce(`size="${this.size}" is not valid. Use one of: ${SIZES.join(', ')}. It is "auto" now.`);
    }
    this.#hasStrip = this.size === 'strip' || (this.size !== 'full' && !isEmptyJourney(model.map, model.journey));
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot();
    root.addEventListener('click', this.#handleClick);
    return root;
  }

  protected override render() {
    const selection = this.#map.value;
    if (selection) this.#decideSize(selection.visit);
    if (selection?.map !== this.#definition || this.#isStrip !== this.#wasStrip) {
      this.#described = undefined;
      this.#signatures = [];
      this.#stations = [];
      this.#drawings = [];
    }
    this.#definition = selection?.map;
    this.#wasStrip = this.#isStrip;
    if (!selection) return nothing;
    const { map, language, strings } = selection;
    const isStrip = this.#isStrip;
    const phases = map.phases.map((phase, i) => keyed(phase.id, this.#renderPhase(selection, phase, i)));
    this.#described = selection;
    const content = html`<div class="map" lang=${language}>
      <div class="sheet ${isStrip ? 'strip' : 'full'}" part="sheet">
        <nav aria-label=${strings.diagram.map(map.title)}>
          <ol>
            ${phases}
          </ol>
        </nav>
        ${isStrip ? this.#renderHere(selection) : renderReturnRoute(selection)}
      </div>
      ${
        this.#hasStrip
          ? html`<button type="button" class="size-switch" part="size-switch" @click=${this.#handleSizeClick}>
              ${renderText(isStrip ? strings.diagram.showWhole : strings.diagram.showLess)}
            </button>`
          : nothing
      }
    </div>`;
    return keyed(map.id, content);
  }

  /** Renders the name and state of the phase on show below a strip that has no room for those of all phases. */
  #renderHere({ map, shownPhase, strings, languageOf }: DiagramSelection) {
    const index = map.phases.findIndex(({ id }) => id === shownPhase);
    const [phase, station] = [map.phases[index], this.#stations[index]];
    return phase && station
      ? html`<div class="here ${station.className}" aria-hidden="true">
          <span class="title" lang=${languageOf(phase.title) ?? nothing}>${renderText(phase.title)}</span>
          ${renderStationState(station, strings.diagram)}
        </div>`
      : nothing;
  }

  /** Renders a phase if it changed since the last time. */
  #renderPhase(selection: DiagramSelection, phase: Phase, index: number) {
    if (this.#described && isDescribedAlike(this.#described, selection, index)) return noChange;
    const station = describePhase(selection, phase, selection.phaseViews[index] as PhaseView, index, this.#isStrip);
    const { language, languageOf } = selection;
    const signature = toJsonText([station, language, languageOf(phase.title)]);
    if (signature === this.#signatures[index]) return noChange;
    this.#signatures[index] = signature;
    this.#stations[index] = station;
    routeChunk.call(this, () => this.#drawings[index]?.update(station));
    return html`<li class=${station.className}>
      <div class="art" aria-hidden="true"></div>
      ${renderStation(selection, phase, station)}
    </li>`;
  }

  protected override updated() {
    const map = this.#definition;
    if (!map) return;
    const root = this.renderRoot as ShadowRoot;
    const rowsSheet = getRowsSheet(map.phases.length);
    if (rowsSheet !== this.#rowsSheet) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#rowsSheet).concat(rowsSheet);
      this.#rowsSheet = rowsSheet;
    }
    const { states } = this.#internals;
    if (this.#isStrip) states.add('strip');
    else states.delete('strip');
    // The drawing of the other size is replaced with the list.
    if (!this.#drawings.length && root.querySelector('.draw')) {
      routeChunk.call(this, (module) => this.#drawBatch(module, root));
    }
    this.#drawing ??= this.#draw(root).finally(() => (this.#drawing = undefined));
  }

  /** Draws the route once the list can be used, and then the ground. Neither shifts the layout. */
  async #draw(root: ShadowRoot): Promise<void> {
    // After the update that wants the drawing.
    await Promise.resolve();
    await routeChunk.load(this);
    let waitForTurn = afterPaint;
    while (routeChunk.get(this) && this.#definition && this.#drawings.length < this.#definition.phases.length) {
      await waitForTurn();
      routeChunk.call(this, (module) => this.#drawBatch(module, root));
      waitForTurn = whenIdle;
    }
    // A route that is not drawn on would show another state than the list.
    if (!routeChunk.get(this)) for (const drawing of root.querySelectorAll('.art > *, .key')) drawing.remove();
    void terrainChunk.load(this).then(() => {
      terrainChunk.call(this, ({ renderTerrain }) => this.#definition && renderTerrain(root, this.#definition.id));
    });
  }

  /** Draws the next phases. */
  #drawBatch({ RouteDrawing, prepareDrawing }: typeof RouteDrawingModule, root: ShadowRoot): void {
    const optionLabels = this.#map.value?.strings.diagram;
    const items = root.querySelector('ol')?.children ?? [];
    const start = this.#drawings.length;
    // The map may have been removed while the drawing waited.
    if (!optionLabels || items.length !== this.#definition?.phases.length) return;
    this.#definition.phases.slice(start, start + PHASES_PER_BATCH).forEach(({ outcome, tools, risks, exit }, i) => {
      const index = start + i;
      const drawing = new RouteDrawing(this.ownerDocument, {
        index,
        isStrip: this.#isStrip,
        tools: tools.length,
        risks: risks.length,
        hasOutcome: !!outcome,
        options: exit.decision?.options.map(({ id }) => id) ?? [],
        optionLabels,
      });
      drawing.update(this.#stations[index] as PhaseStation);
      items[index]?.firstElementChild?.replaceChildren(...drawing.nodes);
      this.#drawings[index] = drawing;
    });
    prepareDrawing(root, this.#definition.phases, this.#isStrip);
  }

  protected override prepareRetry(): void {
    this.#definition = undefined;
  }

  /** Also waits for the route to be drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#drawing;
    return isComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-diagram': ProcessMapDiagramElement;
  }
}
