import { html, noChange, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PhaseView } from '../../journey/types/view.js';
import { listMeasures } from '../../map/map-index.js';
import type { DecisionRule, MapDefinition, Phase, Tool } from '../../map/map-definition.js';
import { GuardedElement } from '../context/guarded-element.js';
import { MapSelector } from '../context/map-selector.js';
import { Chunk } from '../internal/chunk.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { whenIdle, afterPaint } from '../internal/scheduling.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { selectDiagram, type DiagramSelection } from './diagram-selection.js';
import { describePhase, type PhaseStation } from './phase-station.js';
import { diagramStyles } from './process-map-diagram.styles.js';
import { renderReturnRoute } from './return-route.js';
import type * as RouteDrawingModule from './route-drawing.js';
import { getRowsSheet } from './row-layout.js';
import { toJsonText } from '../../utils/json.js';

/** Number of phases that are drawn before the browser is given time for other work. */
const PHASES_PER_BATCH = 24;

/** Number of tools that are listed by name. */
const MAX_LISTED_TOOLS = 3;

/** Number of characters that fit on a medal in the normal font size. */
const MAX_LABEL_LENGTH = 3;

/** The route is decoration: it is drawn after the list is rendered. */
const routeChunk = new Chunk('the drawing of the route', () => import('./route-drawing.js'));

/** The ground is decoration, too: it is drawn when the browser is idle. */
const terrainChunk = new Chunk('the ground of the drawing', () => whenIdle().then(() => import('./terrain.js')));

/**
 * The drawn map: an ordered list of phases over a decorative drawing. Each phase that can be opened is a button. The
 * list names the state of each phase, its outcome, its decision, its tools and its risks.
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
 * @csspart note - Outcome, decision, tools or one risk of a phase.
 * @csspart next-cycle - Label of the return route to the first phase: a button once the journey is completed, otherwise
 *   text.
 * @csspart key - Legend below the map: the signs that the map contains, with their meaning.
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

  readonly #map = new MapSelector(this, selectDiagram);

  /** The definition that the fields below belong to. */
  #definition: MapDefinition | undefined;

  /** Signature of what each phase was rendered from. A phase renders again only if its signature changes. */
  #signatures: (string | undefined)[] = [];
  #stations: PhaseStation[] = [];
  #drawings: RouteDrawingModule.RouteDrawing[] = [];

  /** Pending drawing of phases that are not drawn yet. */
  #drawing: Promise<void> | undefined;

  /** Adopted style sheet for the number of phases. */
  #rowsSheet: CSSStyleSheet | undefined;

  readonly #handlePhaseClick = (event: Event) => {
    this.#map.value?.actions.show((event.currentTarget as HTMLButtonElement).value);
  };

  protected override render() {
    const selection = this.#map.value;
    if (selection?.map !== this.#definition) {
      this.#signatures = [];
      this.#stations = [];
      this.#drawings = [];
    }
    this.#definition = selection?.map;
    if (!selection) return nothing;
    const { map, language, strings } = selection;
    const content = html`<nav aria-label=${strings.diagram.map(map.title)} lang=${language}>
      <div class="sheet" part="sheet">
        <ol>
          ${map.phases.map((phase, i) => keyed(phase.id, this.#renderPhase(selection, phase, i)))}
        </ol>
        <span class="return-route" aria-hidden="true"></span>
        ${renderReturnRoute(selection, this.#handlePhaseClick)}
      </div>
    </nav>`;
    return keyed(map.id, content);
  }

  /** Renders a phase if it changed since the last time. */
  #renderPhase(selection: DiagramSelection, phase: Phase, index: number) {
    const station = describePhase(selection, selection.phaseViews[index] as PhaseView, index);
    const { language, languageOf } = selection;
    const signature = toJsonText([station, language, languageOf(phase.title)]);
    if (signature === this.#signatures[index]) return noChange;
    this.#signatures[index] = signature;
    this.#stations[index] = station;
    routeChunk.call(this, () => this.#drawings[index]?.update(station));

    const { outcome, tools, risks, exit } = phase;
    const options = exit.decision?.options ?? [];
    return html`<li class=${station.className}>
      <div class="art" aria-hidden="true"></div>
      ${this.#renderStation(selection, phase, station)} ${outcome ? this.#renderOutcome(selection, outcome) : nothing}
      ${
        options[0] || tools[0]
          ? html`<div class="second">
              ${options[0] ? this.#renderDecision(selection, options, station) : nothing}${
                tools[0] ? this.#renderTools(selection, tools, station) : nothing
              }
            </div>`
          : nothing
      }
      ${risks[0] ? html`<div class="third">${this.#renderRisks(selection, phase, station)}</div>` : nothing}
    </li>`;
  }

  /** Renders the button of a phase. Hidden separators keep the parts of its accessible name apart. */
  #renderStation(
    { strings: { diagram }, languageOf }: DiagramSelection,
    { id, label, title }: Phase,
    station: PhaseStation,
  ) {
    const { state, stateText, stepsText, isShown, canOpen, travelledPercent } = station;
    const content = html`<span
        class="medal ${label.length > MAX_LABEL_LENGTH ? 'long' : ''}"
        part="medal"
        aria-hidden="true"
        ><svg viewBox="-28 -28 56 56">
          <circle
            class="arc"
            r="25.5"
            transform="rotate(-90)"
            pathLength="100"
            stroke-dasharray="${travelledPercent * 1.01} 100"
          /></svg
        >${renderText(label)}</span
      ><span class="words"
        ><span class="visually-hidden">${diagram.phase(label) + diagram.listSeparator}</span
        ><span class="title" part="title" lang=${languageOf(title) ?? nothing}>${renderText(title)}</span
        ><span class="visually-hidden">${diagram.listSeparator}</span
        ><span class="state" part="state">${renderText(stateText)}</span>${
          stepsText
            ? html`<span class="visually-hidden">${diagram.listSeparator}</span
                ><span class="kind">${renderText(stepsText)}</span>`
            : nothing
        }${
          isShown ? html`<span class="visually-hidden">${diagram.listSeparator}${diagram.shown}</span>` : nothing
        }</span
      >`;
    return canOpen
      ? html`<button
          type="button"
          class="station-state"
          part="station ${state}"
          value=${id}
          aria-current=${state === 'current' ? 'step' : nothing}
          @click=${this.#handlePhaseClick}
        >
          ${content}
        </button>`
      : html`<div class="station-state" part="station ${state}">${content}</div>`;
  }

  #renderOutcome({ strings, languageOf }: DiagramSelection, outcome: string) {
    return html`<p class="note out" part="note">
      <span class="kind">${strings.diagram.leadsTo}</span> ${markLanguage(languageOf, outcome)}
    </p>`;
  }

  #renderDecision(
    { strings: { diagram } }: DiagramSelection,
    options: DecisionRule['options'],
    { option }: PhaseStation,
  ) {
    const text = option ? diagram.decided(diagram[option]) : diagram.decide(options.map(({ id }) => diagram[id]));
    return html`<p class="note fork" part="note">
      <b>${renderText(text)}</b>
    </p>`;
  }

  #renderTools({ strings: { diagram }, languageOf }: DiagramSelection, tools: Tool[], { chosenTools }: PhaseStation) {
    const count = tools.length;
    const names = tools.slice(0, MAX_LISTED_TOOLS).map((tool) => tool.name);
    return html`<p class="note tools" part="note">
      <b>${renderText(chosenTools ? diagram.toolsChosen(count, chosenTools) : diagram.tools(count))}</b>
      ${markLanguage(languageOf, names.join(diagram.listSeparator), names[0])}${
        count > MAX_LISTED_TOOLS ? html` <span class="kind">${diagram.more(count - MAX_LISTED_TOOLS)}</span>` : nothing
      }
    </p>`;
  }

  #renderRisks({ strings: { diagram }, languageOf }: DiagramSelection, phase: Phase, { assessedRisks }: PhaseStation) {
    return phase.risks.map(({ id, name }, i) => {
      const count = listMeasures(phase, id).length;
      const text = assessedRisks[i] ? diagram.measuresAssessed(count) : diagram.measures(count);
      return html`<p class="note risks" part="note">
        <b lang=${languageOf(name) ?? nothing}>${renderText(name)}</b><span class="kind">${renderText(text)}</span>
      </p>`;
    });
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
    const containers = root.querySelectorAll('.art');
    const start = this.#drawings.length;
    // The map may have been removed while the drawing waited.
    if (!optionLabels || containers.length !== this.#definition?.phases.length) return;
    this.#definition.phases.slice(start, start + PHASES_PER_BATCH).forEach(({ tools, risks, exit }, i) => {
      const index = start + i;
      const drawing = new RouteDrawing(this.ownerDocument, {
        index,
        tools: tools.length,
        risks: risks.length,
        options: exit.decision?.options.map(({ id }) => id) ?? [],
        optionLabels,
      });
      drawing.update(this.#stations[index] as PhaseStation);
      containers[index]?.replaceChildren(...drawing.nodes);
      this.#drawings[index] = drawing;
    });
    prepareDrawing(root, this.#definition.phases);
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
