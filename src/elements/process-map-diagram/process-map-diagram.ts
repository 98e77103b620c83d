import { LitElement, html, noChange, nothing } from 'lit';
import type { PhaseState, PhaseView } from '../../journey/types/view.js';
import { measuresOf } from '../../map/map-index.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import { MapContextConsumer } from '../context/context-consumer.js';
import type { MapModel } from '../context/map-context.js';
import { warnOnce } from '../internal/warn-once.js';
import { whenIdle, afterPaint } from '../internal/scheduling.js';
import { tokens } from '../styles/tokens.js';
import type * as Draw from './route-drawing.js';
import { diagramStyles } from './process-map-diagram.styles.js';
import { getRowsSheet } from './row-layout.js';
import type * as Terrain from './terrain.js';

/** All that may change of one phase, in words and on the drawing. */
interface PhaseStation extends Draw.RouteProgress {
  /** The class of its state. */
  look: string;
  state: PhaseState;
  words: string;
  steps: string | 0 | false;
  shown: boolean;
  opens: boolean;
}

function describePhase(
  { map, view, shownPhase: shown, progression, strings: { diagram } }: MapModel,
  phase: PhaseView,
  index: number,
): PhaseStation {
  const {
    id,
    state,
    completed,
    unlocked,
    steps: { done, total },
  } = phase;
  const label = (other?: string) => (other === id ? undefined : map.phases.find((one) => one.id === other)?.label);
  const before = view.phases[index - 1];
  const isStopped = state === 'current' && view.status === 'stopped';
  const said: Record<PhaseState, () => string> = {
    current: () => (isStopped ? diagram.stopped : diagram.current),
    locked: () => diagram.locked(label(phase.opensAfter)),
    'check-again': () => diagram.checkAgain(label(phase.because)),
    done: () => diagram.done,
    open: () => diagram.open,
  };
  return {
    look: `${state}${isStopped ? ' stopped' : ''}${shown === id ? ' shown' : ''}`,
    state,
    words: said[state](),
    steps: unlocked && total && !(completed && done >= total) && diagram.steps(done, total),
    shown: shown === id,
    opens: unlocked || progression !== 'strict',
    isReached: !index || completed || state === 'current' || before?.completed === true,
    isCompleted: completed,
    travelledPercent: completed ? 100 : unlocked && total ? Math.round((100 * done) / total) : 0,
    chosenTools: phase.tools.filter((tool) => tool.chosen).length,
    assessedRisks: phase.risks.map((risk) => risk.assessed),
    option: phase.decision?.option,
  };
}

/** So many phases are drawn at once; the others follow when there is time. */
const MAX_TERRAIN_PHASES = 24;

/** The route is decoration: sent for once, and drawn after the list is shown. */
let routeDrawing: Promise<typeof Draw | undefined> | undefined;

/** The ground is, too: sent for once, when the page has nothing better to do. */
let terrainModule: Promise<typeof Terrain | undefined> | undefined;

/**
 * The drawn map: an ordered list of phases over a decorative drawing. Each phase that opens is a button. It says in
 * words how the phase stands, what it leads to, what tools it offers and what risks one meets.
 *
 * It shows the `<process-map>` around it, and nothing without one.
 *
 * @summary The drawn map: an ordered list of phase buttons over a decorative drawing.
 * @tag process-map-diagram
 *
 * @csspart sheet - The sheet that the map is drawn on.
 * @csspart station - The button of a phase, or plain text where a phase does not open. It also has the name of the
 *   state: `locked`, `open`, `current`, `done` or `check-again`.
 * @csspart medal - The disc with the label of a phase.
 * @csspart title - The title of a phase.
 * @csspart state - How a phase stands, in words.
 * @csspart note - What a phase leads to, its decision, its tools, and each of its risks.
 * @csspart next-cycle - The way back: a button once the journey is completed, else text.
 * @csspart key - The key under the map: what its signs mean, of those that the map has.
 *
 * @cssprop --process-map-route - The route, the current phase and the next cycle.
 * @cssprop --process-map-on-route - Text on the colour of the route.
 * @cssprop --process-map-done - What is done.
 * @cssprop --process-map-on-done - Text on the colour of what is done.
 * @cssprop --process-map-warn - Warning signs, and what to check again.
 * @cssprop --process-map-on-warn - Text and outlines on the colour of warning signs.
 * @cssprop --process-map-warn-ink - Words of warning.
 * @cssprop --process-map-surface - Discs and signs.
 * @cssprop --process-map-ink - Words and outlines.
 * @cssprop --process-map-ink-muted - Lesser words.
 * @cssprop --process-map-line - The part of a ring that is not filled.
 * @cssprop --process-map-edge - The frame, and rings of phases ahead.
 * @cssprop --process-map-ground - The lowest ground, and what lies behind words.
 * @cssprop --process-map-contour - Contour lines; higher ground takes on some of it.
 * @cssprop --process-map-water - Lakes.
 * @cssprop --process-map-focus - The outline of what has the focus.
 * @cssprop --process-map-font - The typeface.
 */
export class ProcessMapDiagramElement extends LitElement {
  static override styles = [tokens, diagramStyles];

  #context = new MapContextConsumer(this);
  /** What phases were drawn from, and what each then showed: one is drawn again only where it looks different. */
  #map: MapDefinition | undefined;
  #drawnPhases: string[] = [];
  /** What is to be drawn of each phase, and what is drawn of it. */
  #stations: PhaseStation[] = [];
  #drawings: Draw.RouteDrawing[] = [];
  #drawing: Promise<void> | undefined;
  /** The style sheet for the count of phases. */
  #sheet: CSSStyleSheet | undefined;

  #showPhase = (event: Event) => {
    this.#context.value?.actions.show((event.currentTarget as HTMLButtonElement).value);
  };

  #startCycle = () => {
    this.#context.value?.actions.request({ type: 'cycle.start' });
  };

  protected override render() {
    const model = this.#context.value?.model;
    if (model?.map !== this.#map) {
      this.#drawnPhases = [];
      this.#stations = [];
      this.#drawings = [];
    }
    this.#map = model?.map;
    if (!model) return nothing;
    const {
      map,
      view,
      language,
      strings: { diagram },
    } = model;
    const nextCycle = html`<bdi>${diagram.nextCycle}</bdi>`;
    return html`<nav aria-label=${diagram.map(map.title)} lang=${language}>
      <div class="sheet" part="sheet">
        <ol>
          ${map.phases.map((phase, i) => {
            const leg = describePhase(model, view.phases[i] as PhaseView, i);
            const key = JSON.stringify([leg, model.language, model.languageOf(phase.title)]);
            if (key === this.#drawnPhases[i]) return noChange;
            this.#drawnPhases[i] = key;
            this.#stations[i] = leg;
            this.#drawings[i]?.update(leg);
            return this.#renderStation(model, phase, leg);
          })}
        </ol>
        <span class="markers" aria-hidden="true"></span>
        <div class="loop">
          ${
            view.status === 'completed' && !model.readOnly
              ? html`<button type="button" class="again" part="next-cycle" @click=${this.#startCycle}>
                  ${nextCycle}
                </button>`
              : html`<span class="again" part="next-cycle">${nextCycle}</span>`
          }
          <span><bdi>${diagram.back(map.phases[0]?.label ?? '', view.cycle)}</bdi></span>
        </div>
      </div>
    </nav>`;
  }

  #renderStation({ strings: { diagram }, languageOf }: MapModel, phase: Phase, leg: PhaseStation) {
    const { id, label, title, outcome, tools, risks, exit } = phase;
    const { look, state, words, steps, shown, opens } = leg;
    const options = exit.decision?.options.map((one) => one.id) ?? [];
    const lang = (text: string) => languageOf(text) ?? nothing;
    /** Words of the map, which may be in another language than ours. */
    const own = (text: string, of = text) => (languageOf(of) ? html`<bdi lang=${lang(of)}>${text}</bdi>` : text);
    const station = html`<span class="medal ${label.length > 3 ? 'long' : ''}" part="medal" aria-hidden="true"
        ><svg viewBox="-28 -28 56 56">
          <circle
            class="arc"
            r="25.5"
            transform="rotate(-90)"
            pathLength="100"
            stroke-dasharray="${leg.travelledPercent * 1.01} 100"
          /></svg
        >${label}</span
      ><span class="words"
        ><span class="visually-hidden">${diagram.phase(label) + diagram.comma}</span
        ><span class="title" part="title" lang=${lang(title)}>${title}</span
        ><span class="visually-hidden">${diagram.comma}</span
        ><span class="state" part="state">${words}</span
        >${steps ? html`<span class="visually-hidden">${diagram.comma}</span><span class="kind">${steps}</span>` : nothing}${
          shown ? html`<span class="visually-hidden">${diagram.comma}${diagram.shown}</span>` : nothing
        }</span
      >`;
    return html`<li class=${look}>
      <div class="art" aria-hidden="true"></div>
      ${
        opens
          ? html`<button
              type="button"
              class="station-state"
              part="station ${state}"
              value=${id}
              aria-current=${state === 'current' ? 'step' : nothing}
              @click=${this.#showPhase}
            >
              ${station}
            </button>`
          : html`<div class="station-state" part="station ${state}">${station}</div>`
      }
      ${outcome ? html`<p class="note out" part="note"><span class="kind">${diagram.leadsTo}</span> ${own(outcome)}</p>` : nothing}
      ${
        options[0] || tools[0]
          ? html`<div class="second">
              ${
                options[0]
                  ? html`<p class="note fork" part="note">
                      <b
                        >${leg.option ? diagram.decided(diagram[leg.option]) : diagram.decide(options.map((one) => diagram[one]))}</b
                      >
                    </p>`
                  : nothing
              }${
                tools[0]
                  ? html`<p class="note tools" part="note">
                      <b>${diagram.tools(tools.length, leg.chosenTools)}</b> ${own(
                        tools
                          .slice(0, 3)
                          .map((tool) => tool.name)
                          .join(diagram.comma),
                        tools[0].name,
                      )}${tools[3] ? html` <span class="kind">${diagram.more(tools.length - 3)}</span>` : nothing}
                    </p>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${
        risks[0]
          ? html`<div class="third">
              ${risks.map(
                (risk, i) =>
                  html`<p class="note risks" part="note">
                    <b lang=${lang(risk.name)}>${risk.name}</b
                    ><span class="kind"
                      >${diagram.ways(measuresOf(phase, risk.id).length, leg.assessedRisks[i] ?? false)}</span
                    >
                  </p>`,
              )}
            </div>`
          : nothing
      }
    </li>`;
  }

  protected override updated() {
    const map = this.#context.value?.model.map;
    if (!map) return;
    const root = this.renderRoot as ShadowRoot;
    const sheet = getRowsSheet(map.phases.length);
    if (sheet !== this.#sheet) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== this.#sheet).concat(sheet);
      this.#sheet = sheet;
    }
    this.#drawing ??= this.#draw(root).finally(() => (this.#drawing = undefined));
  }

  /** Draws the route beside the list once the list is there to be used, and then the ground. Neither shifts anything. */
  async #draw(root: ShadowRoot): Promise<void> {
    routeDrawing ??= import('./route-drawing.js').catch((error: unknown) => {
      warnOnce('the drawing of the route could not be loaded. The rest works.', error);
      return undefined;
    });
    const draw = await routeDrawing;
    for (let wait = afterPaint; draw && this.#map && this.#drawings.length < this.#map.phases.length; wait = whenIdle) {
      await wait();
      this.#drawSome(draw, root);
    }
    terrainModule ??= whenIdle()
      .then(() => import('./terrain.js'))
      .catch((error: unknown) => {
        warnOnce('the ground of the drawing could not be loaded. The rest works.', error);
        return undefined;
      });
    void terrainModule.then((ground) => this.#map && ground?.renderTerrain(root, this.#map.id));
  }

  #drawSome({ RouteDrawing, prepareDrawing }: typeof Draw, root: ShadowRoot): void {
    const words = this.#context.value?.model.strings.diagram;
    const places = root.querySelectorAll('.art');
    const from = this.#drawings.length;
    if (!words || places.length !== this.#map?.phases.length) return;
    for (const [i, { tools, risks, exit }] of this.#map.phases.slice(from, from + MAX_TERRAIN_PHASES).entries()) {
      const index = from + i;
      const options = exit.decision?.options.map(({ id }) => id) ?? [];
      const drawing = new RouteDrawing(this.ownerDocument, {
        index,
        tools: tools.length,
        risks: risks.length,
        options,
        optionLabels: words,
      });
      drawing.update(this.#stations[index] as PhaseStation);
      places[index]?.replaceChildren(...drawing.nodes);
      this.#drawings[index] = drawing;
    }
    prepareDrawing(root, this.#map.phases);
  }

  /** With the drawing. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    await this.#drawing;
    return isDone;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-diagram': ProcessMapDiagramElement;
  }
}
