import { JourneySession } from '../../../journey/session.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import { viewJourney } from '../../../journey/view.js';
import type { MapModel } from '../../context/map-context.js';
import { processMapEvent, type ProcessMapEventDetails, type ProcessMapEventName } from '../events.js';
import { warnOnce } from '../../internal/warn-once.js';
import { copy, type Root, type Running } from '../state.js';
import type { ProcessMapError } from '../errors.js';

/** The journey that runs and what of it is on show; tells the host page and people of both. */
export class Showing {
  running: Running | undefined;
  /** Whether another definition is on its way: people go on with this one until it is there, the host page does not. */
  isLeaving = false;
  /** Id of the phase on show. */
  shown: string | null = null;
  refused: MapModel['refused'] = null;
  announcement = '';
  readonly #root: Root;
  #focusDue = false;

  constructor(root: Root) {
    this.#root = root;
  }

  /** What runs, as the host page sees it. */
  get current(): Running | undefined {
    return this.isLeaving ? undefined : this.running;
  }

  /** Goes on from a record, without a word to the host. */
  resume(journey = this.running?.session.journey): void {
    const { running } = this;
    if (!running) return;
    running.session = new JourneySession({ map: running.map, journey, progression: this.#root.progression });
    this.refused = null;
    this.follow(running);
  }

  /** Follows the journey: what is shown of it, and in which phase. */
  follow(running: Running): void {
    const { journey } = running.session;
    running.view = viewJourney(running.map, journey, { progression: this.#root.progression });
    if (!this.opens(this.shown)) this.shown = journey.phase;
    this.#root.requestUpdate();
  }

  /** Whether a phase can be shown. */
  opens(id: string | null): boolean {
    const phase = this.running?.view.phases.find((each) => each.id === id);
    return phase !== undefined && (phase.unlocked || this.#root.progression !== 'strict');
  }

  /** Shows a phase that the host wants to see. */
  open(id: string | null): void {
    if (!id) return;
    if (this.opens(id)) this.shown = id;
    else {
      const open = this.running?.map.phases.map((phase) => phase.id).filter((each) => this.opens(each));
      warnOnce(`shown-phase="${id}" is not valid, or locked under strict. Use one of: ${open?.join(', ')}.`);
    }
    this.#root.requestUpdate();
  }

  /** Shows a phase that a person wants to see. */
  turnTo(phase: string): void {
    const previous = this.shown;
    if (!this.opens(phase)) return;
    this.open(phase);
    this.moved(previous);
  }

  /** A person moved to the phase on show. */
  moved(previous: string | null): void {
    this.#focusDue = true;
    const phase = this.shown;
    if (phase && previous && phase !== previous) this.dispatch('process-map-show', { phase, previous });
  }

  /** True once after a person moved. */
  takeFocus(): boolean {
    const due = this.#focusDue;
    this.#focusDue = false;
    return due;
  }

  announce(message: string): void {
    // The same words twice are only read again if they differ.
    this.announcement = message === this.announcement ? `${message}\u00a0` : message;
    this.#root.requestUpdate();
  }

  tellChange(facts: Fact[], journey: Journey): void {
    this.dispatch('process-map-change', { facts: copy(facts), journey: copy(journey) });
  }

  tellError(error: ProcessMapError): void {
    this.dispatch('process-map-error', { error, problems: copy(error.problems) });
  }

  dispatch<N extends ProcessMapEventName>(name: N, detail: ProcessMapEventDetails[N]): void {
    this.#root.dispatchEvent(processMapEvent(name, detail));
  }
}
