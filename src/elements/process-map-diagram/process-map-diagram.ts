import { html, noChange, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { isEmptyJourney } from '../../journey/merge.js';
import type { PhaseView } from '../../journey/types/view.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import { GuardedElement } from '../context/guarded-element.js';
import { MapSelector } from '../context/map-selector.js';
import { renderText } from '../internal/render-text.js';
import { warnOnce } from '../internal/warn-once.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { selectDiagram, type DiagramSelection } from './diagram-selection.js';
import { describePhase, isDescribedAlike, type PhaseStation } from './phase-station.js';
import { MapDrawing } from './map-drawing.js';
import { diagramStyles } from './process-map-diagram.styles.js';
import { renderReturnRoute } from './return-route.js';
import { getRowsSheet } from './row-layout.js';
import { renderStation, renderStationState } from './station-template.js';
import { toJsonText } from '../../utils/json.js';

const SIZES = ['auto', 'full', 'strip'];

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

  readonly #drawing = new MapDrawing(this, () => this.#getDrawnMap());

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

  #getDrawnMap() {
    const { map, strings } = this.#map.value ?? {};
    // Only the map that the list shows.
    if (!map || !strings || map !== this.#definition) return undefined;
    return { map, stations: this.#stations, isStrip: this.#wasStrip, optionLabels: strings.diagram };
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
      this.#drawing.reset();
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
    this.#drawing.update(index, station);
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
  }

  protected override prepareRetry(): void {
    this.#definition = undefined;
  }

  /** Also waits for the route to be drawn, if the map is in view or near it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#drawing.whenDrawn();
    return isComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-diagram': ProcessMapDiagramElement;
  }
}
