import { LitElement, html, noChange, nothing } from 'lit';
import type { PhaseState, PhaseView } from '../../journey/view-types.js';
import type { DecisionOption, MapDefinition, Phase } from '../../map/types.js';
import { MapConsumer, type MapModel } from '../shared/context.js';
import { icon, type IconName } from '../shared/icons.js';
import { tokens } from '../shared/tokens.js';
import { drawing, medal } from './drawing.js';
import { styles } from './process-map-diagram.styles.js';
import { serpentine } from './serpentine.js';
import type * as Terrain from './terrain.js';

/** All that may change of one phase, in words and on the drawing. */
type Leg = [
  state: PhaseState,
  sign: IconName,
  words: string,
  steps: string | 0 | false,
  shown: boolean,
  opens: boolean,
  reached: boolean,
  travelled: number,
  chosen: number,
  assessed: boolean[],
  option: DecisionOption | undefined,
];

function legOf({ map, view, shown, progression, strings: { diagram } }: MapModel, phase: PhaseView, index: number): Leg {
  const { id, state, completed, unlocked, steps: { done, total } } = phase;
  const label = (other?: string) => (other === id ? undefined : map.phases.find((one) => one.id === other)?.label);
  // On a route one waits for the phase just before, as long as that is still to do.
  const before = view.phases[index - 1];
  const said: Record<PhaseState, [sign: IconName, words: string]> = {
    current: view.status === 'stopped' ? ['stop', diagram.stopped] : ['here', diagram.current],
    locked: ['lock', diagram.locked(label(before?.completed ? phase.lockedBy : before?.id))],
    'check-again': ['again', diagram.checkAgain(label(phase.because))],
    done: ['check', diagram.done],
    open: ['open', diagram.open],
  };
  return [
    state,
    ...said[state],
    unlocked && total && !(completed && done >= total) && diagram.steps(done, total),
    shown === id,
    unlocked || progression !== 'strict',
    !index || completed || state === 'current' || before?.completed === true,
    completed ? 100 : unlocked && total ? Math.round((100 * done) / total) : 0,
    phase.tools.filter((tool) => tool.chosen).length,
    phase.risks.map((risk) => risk.assessed),
    phase.decision?.option,
  ];
}

/** The ground is decoration: sent for once, when the page has nothing better to do. */
let terrain: Promise<typeof Terrain> | undefined;

const idle = () =>
  new Promise((resolve) => {
    const wait = (globalThis.requestIdleCallback as typeof requestIdleCallback | undefined) ?? setTimeout;
    (wait as typeof requestIdleCallback)(resolve, { timeout: 2000 });
  });

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
  static override styles = [tokens, styles];

  #context = new MapConsumer(this);
  /** What phases were drawn from, and what each then showed: one is drawn again only where it looks different. */
  #map: MapDefinition | undefined;
  #drawn: string[] = [];
  /** The style sheet for the count of phases. */
  #sheet: CSSStyleSheet | undefined;

  #show = (event: Event) => {
    this.#context.value?.host.show((event.currentTarget as HTMLButtonElement).value);
  };

  #startCycle = () => {
    this.#context.value?.host.request({ type: 'cycle.start' });
  };

  protected override render() {
    const model = this.#context.value?.model;
    if (model?.map !== this.#map) this.#drawn = [];
    this.#map = model?.map;
    if (!model) return nothing;
    const { map, view, strings: { diagram } } = model;
    const again = html`${icon('again')}<span>${diagram.nextCycle}</span>`;
    return html`<nav aria-label=${diagram.map(map.title)}>
      <div class="sheet" part="sheet">
        <ol>
          ${map.phases.map((phase, i) => {
            const leg = legOf(model, view.phases[i] as PhaseView, i);
            const key = JSON.stringify([leg, model.language, model.contentLanguage]);
            return key === this.#drawn[i] ? noChange : ((this.#drawn[i] = key), this.#leg(model, phase, i, leg));
          })}
        </ol>
        <span class="ret" aria-hidden="true"></span>
        <div class="loop">
          ${view.status === 'completed' && !model.readOnly
            ? html`<button type="button" class="again" part="next-cycle" @click=${this.#startCycle}>${again}</button>`
            : html`<span class="again" part="next-cycle">${again}</span>`}
          <span>${diagram.back(map.phases[0]?.label ?? '', view.cycle)}</span>
        </div>
      </div>
    </nav>`;
  }

  #leg({ strings: { diagram }, contentLanguage }: MapModel, phase: Phase, index: number, leg: Leg) {
    const { id, label, title, outcome, tools, risks, measures, exit } = phase;
    const [state, sign, words, steps, shown, opens, reached, travelled, chosen, assessed, option] = leg;
    const options = exit.decision?.options.map((one) => one.id) ?? [];
    /** Words of the map, which may be in another language than ours. */
    const own = (text: string, kind: string | typeof nothing = nothing) => html`<span class=${kind} part=${kind} lang=${contentLanguage ?? nothing}>${text}</span>`;
    const note = (name: IconName, content: unknown) =>
      html`<p class="note" part="note">${icon(name)}<span>${content}</span></p>`;
    const hidden = (text: string) => html`<span class="vh">${text}</span>`;
    const station = html`<span class="medal" part="medal" aria-hidden="true"
        >${medal(travelled)}<span class="letter ${label.length > 3 ? 'long' : ''}">${label}</span>${state === 'current' ||
        state === 'open'
          ? nothing
          : html`<span class="badge">${icon(sign)}</span>`}</span
      ><span class="words"
        >${hidden(diagram.phase(label) + diagram.comma)}${own(title, 'title')}${hidden(diagram.comma)}<span class="state" part="state"
          >${icon(sign)}<span>${words}</span></span
        >${steps ? html`${hidden(diagram.comma)}<span class="k">${steps}</span>` : nothing}${shown
          ? hidden(diagram.comma + diagram.shown)
          : nothing}</span
      >`;
    return html`<li class="${state} ${shown ? 'shown' : ''}">
      <div class="art" aria-hidden="true">
        ${drawing(index, travelled, reached, state === 'done' || state === 'check-again', tools.length, chosen, assessed, options, option, diagram)}<span
          class="turn"
        ></span>
      </div>
      ${opens
        ? html`<button
            type="button"
            class="sta"
            part="station ${state}"
            value=${id}
            aria-current=${state === 'current' ? 'step' : nothing}
            @click=${this.#show}
            >${station}</button
          >`
        : html`<div class="sta" part="station ${state}">${station}</div>`}
      <div>${outcome ? note('flag', html`<span class="k">${diagram.leadsTo}</span> ${own(outcome)}`) : nothing}</div>
      <div>
        ${options[0]
          ? note('fork', html`<b>${option ? diagram.decided(diagram[option]) : diagram.decide(options.map((one) => diagram[one]))}</b>`)
          : nothing}${tools[0]
          ? note(
              'tool',
              html`<b>${diagram.tools(tools.length, chosen)}</b> ${own(
                  tools
                    .slice(0, 3)
                    .map((tool) => tool.name)
                    .join(diagram.comma),
                )}${tools[3] ? html` <span class="k">${diagram.more(tools.length - 3)}</span>` : nothing}`,
            )
          : nothing}
      </div>
      <div>
        ${risks.map((risk, i) =>
          note(
            'risk',
            html`<b>${own(risk.name)}</b><br /><span class="k"
                >${diagram.ways(measures.filter((measure) => measure.addresses.includes(risk.id)).length, assessed[i] ?? false)}</span
              >`,
          ),
        )}
      </div>
    </li>`;
  }

  protected override updated() {
    const map = this.#context.value?.model.map;
    if (!map) return;
    const root = this.renderRoot as ShadowRoot;
    const sheet = serpentine(map.phases.length);
    if (sheet !== this.#sheet) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== this.#sheet).concat(sheet);
      this.#sheet = sheet;
    }
    terrain ??= idle().then(() => import('./terrain.js'));
    terrain.then(
      ({ ground }) => ground(root, map.id),
      () => {},
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-diagram': ProcessMapDiagramElement;
  }
}
