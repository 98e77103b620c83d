import { JourneySession } from '../../../journey/session.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import { viewJourney } from '../../../journey/view.js';
import type { MapModel } from '../../context/map-context.js';
import { processMapEvent, type ProcessMapEventDetails, type ProcessMapEventName } from '../events.js';
import { warnOnce } from '../../internal/warn-once.js';
import { copyJson, type ProcessMapHost, type ActiveJourney } from '../state.js';
import type { ProcessMapError } from '../errors.js';

/** The journey that runs and what of it is on show; tells the host page and people of both. */
export class NavigationController {
  active: ActiveJourney | undefined;
  /** Whether another definition is on its way: people go on with this one until it is there, the host page does not. */
  isReplacing = false;
  /** Id of the phase on show. */
  shownPhase: string | null = null;
  lastDenial: MapModel['lastDenial'] = null;
  announcement = '';
  readonly #root: ProcessMapHost;
  #isFocusRequested = false;

  constructor(root: ProcessMapHost) {
    this.#root = root;
  }

  /** What runs, as the host page sees it. */
  get activeForHost(): ActiveJourney | undefined {
    return this.isReplacing ? undefined : this.active;
  }

  /** Goes on from a record, without a word to the host. */
  restartSession(journey = this.active?.session.journey): void {
    const { active: running } = this;
    if (!running) return;
    running.session = new JourneySession({ map: running.map, journey, progression: this.#root.progression });
    this.lastDenial = null;
    this.updateView(running);
  }

  /** Follows the journey: what is shown of it, and in which phase. */
  updateView(running: ActiveJourney): void {
    const { journey } = running.session;
    running.view = viewJourney(running.map, journey, { progression: this.#root.progression });
    if (!this.canShow(this.shownPhase)) this.shownPhase = journey.phase;
    this.#root.requestUpdate();
  }

  /** Whether a phase can be shown. */
  canShow(id: string | null): boolean {
    const phase = this.active?.view.phases.find((each) => each.id === id);
    return phase !== undefined && (phase.unlocked || this.#root.progression !== 'strict');
  }

  /** Shows a phase that the host wants to see. */
  showPhase(id: string | null): void {
    if (!id) return;
    if (this.canShow(id)) this.shownPhase = id;
    else {
      const open = this.active?.map.phases.map((phase) => phase.id).filter((each) => this.canShow(each));
      warnOnce(`shown-phase="${id}" is not valid, or locked under strict. Use one of: ${open?.join(', ')}.`);
    }
    this.#root.requestUpdate();
  }

  /** Shows a phase that a person wants to see. */
  navigateTo(phase: string): void {
    const previous = this.shownPhase;
    if (!this.canShow(phase)) return;
    this.showPhase(phase);
    this.notifyNavigation(previous);
  }

  /** A person moved to the phase on show. */
  notifyNavigation(previous: string | null): void {
    this.#isFocusRequested = true;
    const phase = this.shownPhase;
    if (phase && previous && phase !== previous) this.dispatch('process-map-show', { phase, previous });
  }

  /** True once after a person moved. */
  takeFocusRequest(): boolean {
    const due = this.#isFocusRequested;
    this.#isFocusRequested = false;
    return due;
  }

  announce(message: string): void {
    // The same words twice are only read again if they differ.
    this.announcement = message === this.announcement ? `${message}\u00a0` : message;
    this.#root.requestUpdate();
  }

  dispatchChange(facts: Fact[], journey: Journey): void {
    this.dispatch('process-map-change', { facts: copyJson(facts), journey: copyJson(journey) });
  }

  dispatchError(error: ProcessMapError): void {
    this.dispatch('process-map-error', { error, problems: copyJson(error.problems) });
  }

  dispatch<N extends ProcessMapEventName>(name: N, detail: ProcessMapEventDetails[N]): void {
    this.#root.dispatchEvent(processMapEvent(name, detail));
  }
}
