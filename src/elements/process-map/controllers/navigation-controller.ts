import { JourneySession } from '../../../journey/session.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import { viewJourney } from '../../../journey/view.js';
import type { MapModel } from '../../context/map-context.js';
import { createProcessMapEvent, type ProcessMapEventDetails, type ProcessMapEventName } from '../events.js';
import { warnOnce } from '../../internal/warn-once.js';
import { copyJson, type ProcessMapHost, type ActiveJourney } from '../state.js';
import type { ProcessMapError } from '../errors.js';

/**
 * Holds the active journey and the shown phase. Announces changes to people and dispatches events to the host page.
 */
export class NavigationController {
  active: ActiveJourney | undefined;

  /** True while another definition loads. People can still use the active one; the host page sees none as ready. */
  isReplacing = false;

  /** Id of the shown phase. */
  shownPhase: string | null = null;
  lastDenial: MapModel['lastDenial'] = null;

  /** Content of the live region. */
  announcement = '';
  readonly #host: ProcessMapHost;
  #isFocusRequested = false;

  constructor(host: ProcessMapHost) {
    this.#host = host;
  }

  /** The active journey as the host page sees it. */
  get activeForHost(): ActiveJourney | undefined {
    return this.isReplacing ? undefined : this.active;
  }

  /** Starts a new session from a record, without an event. */
  restartSession(journey = this.active?.session.journey): void {
    const { active } = this;
    if (!active) return;
    active.session = new JourneySession({ map: active.map, journey, progression: this.#host.progression });
    this.lastDenial = null;
    this.updateView(active);
  }

  /**
   * Updates the view after a change of the journey. Shows the current phase if the shown one is no longer accessible.
   */
  updateView(active: ActiveJourney): void {
    const { journey } = active.session;
    active.view = viewJourney(active.map, journey, { progression: this.#host.progression });
    if (!this.canShow(this.shownPhase)) this.shownPhase = journey.phase;
    this.#host.requestUpdate();
  }

  /** Returns true if the phase exists and, under `strict`, is unlocked. */
  canShow(id: string | null): boolean {
    const phase = this.active?.view.phases.find((candidate) => candidate.id === id);
    return phase !== undefined && (phase.unlocked || this.#host.progression !== 'strict');
  }

  /** Shows a phase on behalf of the host page. Warns if the phase cannot be shown. */
  showPhase(id: string | null): void {
    if (!id) return;
    if (this.canShow(id)) this.shownPhase = id;
    else {
      const accessibleIds = this.active?.map.phases.map((phase) => phase.id).filter((phase) => this.canShow(phase));
      const choices = accessibleIds?.join(', ');
      warnOnce(`shown-phase="${id}" is not valid, or locked under strict. Use one of: ${choices}.`);
    }
    this.#host.requestUpdate();
  }

  /** Shows a phase on behalf of a person. Does nothing if the phase cannot be shown. */
  navigateTo(phase: string): void {
    const previous = this.shownPhase;
    if (!this.canShow(phase)) return;
    this.showPhase(phase);
    this.notifyNavigation(previous);
  }

  /** Requests focus for the shown phase, and dispatches an event if it is another one than before. */
  notifyNavigation(previous: string | null): void {
    this.#isFocusRequested = true;
    const phase = this.shownPhase;
    if (phase && previous && phase !== previous) this.dispatch('process-map-show', { phase, previous });
  }

  /** Returns true once after a person moved to a phase. */
  takeFocusRequest(): boolean {
    const isRequested = this.#isFocusRequested;
    this.#isFocusRequested = false;
    return isRequested;
  }

  /** Announces a message in the live region. */
  announce(message: string): void {
    // Screen readers do not repeat an unchanged text: append a no-break space.
    this.announcement = message === this.announcement ? `${message}\u00a0` : message;
    this.#host.requestUpdate();
  }

  dispatchChange(facts: Fact[], journey: Journey): void {
    this.dispatch('process-map-change', { facts: copyJson(facts), journey: copyJson(journey) });
  }

  dispatchError(error: ProcessMapError): void {
    this.dispatch('process-map-error', { error, problems: copyJson(error.problems) });
  }

  dispatch<N extends ProcessMapEventName>(name: N, detail: ProcessMapEventDetails[N]): void {
    this.#host.dispatchEvent(createProcessMapEvent(name, detail));
  }
}
