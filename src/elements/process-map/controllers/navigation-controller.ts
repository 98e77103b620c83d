import type { PanelItem } from '../../context/panel-item.js';
import { warnOnce } from '../../internal/warn-once.js';
import { canShowPhase, retainPhases, startSession } from '../active-journey.js';
import { dispatchMapEvent } from '../events.js';
import { withActive, type MapState, type ProcessMapHost } from '../state.js';
import type { DraftController } from './draft-controller.js';
import type { StateController } from './state-controller.js';

/** Time in ms that a message stays in the live region. */
const ANNOUNCEMENT_MS = 10_000;

/** Shows phases, and announces messages to people. */
export class NavigationController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #drafts: DraftController;

  #announcementTimer: ReturnType<typeof setTimeout> | undefined;

  /** Messages of this moment, which the region does not hold yet. */
  #newAnnouncement = '';

  /** Number of focus requests that an element has taken. */
  #claimedFocusRequests = 0;

  constructor(host: ProcessMapHost, state: StateController, drafts: DraftController) {
    this.#host = host;
    this.#state = state;
    this.#drafts = drafts;
  }

  /** The phase that is shown, or will be with the next update; null until ready, unless the host page set one. */
  get shownPhase(): string | null {
    const { requestedPhase, shownPhase } = this.#state.value;
    return requestedPhase ?? (this.#state.active ? shownPhase : null);
  }

  /** Locks or unlocks phases. */
  setProgression(progression: MapState['progression']): void {
    if (progression === this.#state.value.progression) return;
    // The phase that people are typing in may be locked then.
    this.#drafts.commit();
    const { load } = this.#state.value;
    const { active } = this.#state;
    if (!active) {
      this.#state.update({ progression });
      return;
    }
    const nextActive = startSession(active, active.journey, progression, active.view);
    this.#state.update({
      progression,
      load: withActive(load, nextActive),
      ...retainPhases(nextActive, progression, this.#state.value),
      lastDenial: null,
    });
  }

  /** Shows a phase on behalf of the host page, with the next update or at ready. Warns if it cannot be shown. */
  requestPhase(id: string | null): void {
    const { load } = this.#state.value;
    if (load.status === 'ready' && !this.#checkPhase(id)) return;
    this.#state.update({ requestedPhase: id || null });
    this.#host.requestUpdate();
  }

  /** Shows the phase that the host page set. Commits what people are typing in panels that show another one then. */
  showRequestedPhase(): void {
    const { load, requestedPhase, focusRequests } = this.#state.value;
    if (load.status !== 'ready' || requestedPhase === null) return;
    // A person who moved before does not wait for this phase.
    this.#claimedFocusRequests = focusRequests;
    this.#drafts.commit(requestedPhase);
    // A listener of that commit may have set another phase.
    const { requestedPhase: id } = this.#state.value;
    this.#state.update({ requestedPhase: null, ...(this.#checkPhase(id) && { shownPhase: id }) });
  }

  /** Returns true if a phase can be shown. Warns if one is given that cannot. */
  #checkPhase(id: string | null): boolean {
    if (!id) return false;
    if (this.#canShow(id)) return true;
    const phases = this.#state.active?.map.phases.map((phase) => phase.id) ?? [];
    const choices = phases.filter((phase) => this.#canShow(phase)).join(', ');
    warnOnce(`shown-phase="${id}" is not valid, or locked under strict. Use one of: ${choices}.`);
    return false;
  }

  #canShow(id: string): boolean {
    const { active } = this.#state;
    return active !== undefined && canShowPhase(active, this.#state.value.progression, id);
  }

  /**
   * Shows a phase on behalf of a person, and requests focus for it. Does nothing if the phase cannot be shown.
   *
   * @param item The item in sight, to which the person can go back.
   */
  navigateTo(phase: string, item?: PanelItem): void {
    if (!this.#canShow(phase)) return;
    this.#drafts.commit(phase);
    // A listener of that commit may have changed which phases can be shown.
    if (!this.#canShow(phase)) return;
    const previous = this.shownPhase;
    const { map } = this.#state.active ?? {};
    const isLeaving = item && map && previous && previous !== phase;
    this.#state.update({
      shownPhase: phase,
      requestedPhase: null,
      leftPlace: isLeaving ? { map, phase: previous, target: phase, item } : null,
    });
    this.finishNavigation(previous);
  }

  /** Requests focus for the shown phase, and dispatches an event if it is another one than before. */
  finishNavigation(previous: string | null): void {
    this.#state.update({ focusRequests: this.#state.value.focusRequests + 1 });
    // A listener may have set another phase meanwhile, and a listener of this event may.
    const { shownPhase: phase } = this;
    if (phase && previous && phase !== previous) dispatchMapEvent(this.#host, 'process-map-show', { phase, previous });
    this.showRequestedPhase();
  }

  /** Returns true once after a person moved to a phase. */
  claimFocusRequest(): boolean {
    const { focusRequests } = this.#state.value;
    const isNew = focusRequests !== this.#claimedFocusRequests;
    this.#claimedFocusRequests = focusRequests;
    return isNew;
  }

  /** Announces a message in the live region, with those that were announced at the same moment. */
  announce(text: string): void {
    const message = [this.#newAnnouncement, text].filter(Boolean).join(' ');
    this.#newAnnouncement = message;
    queueMicrotask(() => (this.#newAnnouncement = ''));
    // Screen readers do not repeat an unchanged text: append a no-break space.
    const isRepeated = message === this.#state.value.announcement;
    this.#state.update({ announcement: isRepeated ? `${message}\u00a0` : message });
    // An old message must not be read as news.
    clearTimeout(this.#announcementTimer);
    this.#announcementTimer = setTimeout(() => this.#state.update({ announcement: '' }), ANNOUNCEMENT_MS);
  }
}
