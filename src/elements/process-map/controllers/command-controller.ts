import { elementReasons } from '../../../journey/reasons.js';
import type { Command, Outcome } from '../../../journey/types/command.js';
import { cloneJson } from '../../../utils/json.js';
import { processMapEvent } from '../events.js';
import type { PersistenceController } from './persistence-controller.js';
import { copyJson, createDeniedOutcome, type DeniedOutcome, type ProcessMapHost } from '../state.js';
import type { NavigationController } from './navigation-controller.js';

/** Carries out what people and the host page ask of the journey. */
export class CommandController {
  readonly #root: ProcessMapHost;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;
  /** What the host carried out, by the object that it gave. */
  readonly #allowed = new WeakMap<object, Outcome>();

  constructor(root: ProcessMapHost, showing: NavigationController, keeping: PersistenceController) {
    this.#root = root;
    this.#navigation = showing;
    this.#persistence = keeping;
  }

  /** Carries out a person's command, unless the host page prevents it. */
  request(command: Command): Outcome {
    const event = processMapEvent('process-map-request', { command: copyJson(command) });
    const { detail } = event;
    if (this.#root.dispatchEvent(event)) return this.#execute(command, true);
    // A host may prevent it, ask, and allow it there and then.
    const allowed = this.#allowed.get(detail.command);
    if (allowed) return allowed;
    const { message } = detail;
    return this.#deny(
      command,
      createDeniedOutcome(elementReasons.vetoed(typeof message === 'string' ? message : undefined)),
      true,
    );
  }

  /** Carries out what the host page asks. */
  send(command: unknown): Outcome {
    if (!this.#navigation.activeForHost)
      return this.#deny(command, createDeniedOutcome(elementReasons.notReady()), false);
    const outcome = this.#execute(command, false);
    if (outcome.ok) this.#allowed.set(command as object, outcome);
    return outcome;
  }

  #execute(command: unknown, asPerson: boolean): Outcome {
    const showing = this.#navigation;
    const { active: running, shownPhase: previous } = showing;
    const before = running?.session.journey;
    const outcome = running?.session.send(command) ?? createDeniedOutcome(elementReasons.notReady());
    if (!outcome.ok) return this.#deny(command, outcome, asPerson);
    const { facts } = outcome;
    if (!running || !before || !facts.length) return outcome;
    const { journey } = running.session;
    const moves = journey.phase !== before.phase || journey.cycle !== before.cycle;
    if (moves && (asPerson || previous === before.phase)) showing.shownPhase = journey.phase;
    showing.lastDenial = null;
    if (facts.some(({ type }) => type === 'journey.replaced' || type === 'journey.restarted'))
      this.#persistence.commitPendingInput(true);
    this.#persistence.enqueueSave(journey, facts);
    showing.updateView(running);
    showing.dispatchChange(facts, journey);
    if (asPerson && moves) showing.notifyNavigation(previous);
    return { ok: true, facts: copyJson(facts) };
  }

  #deny(given: unknown, outcome: DeniedOutcome, asPerson: boolean): Outcome {
    const command = (cloneJson(given) ?? null) as Command;
    const { denial } = outcome;
    if (asPerson) {
      this.#navigation.lastDenial = { command, reasons: denial.reasons };
      this.#navigation.announce(denial.reasons.map(({ message }) => message).join(' '));
    }
    this.#navigation.dispatch('process-map-denied', { command, denial: copyJson(denial) });
    return outcome;
  }
}
