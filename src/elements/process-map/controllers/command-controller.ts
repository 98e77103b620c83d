import { elementReasons } from '../../../journey/reasons.js';
import type { Command, Outcome } from '../../../journey/types/command.js';
import { cloneJson } from '../../../utils/json.js';
import { createProcessMapEvent } from '../events.js';
import type { PersistenceController } from './persistence-controller.js';
import { copyJson, createDeniedOutcome, type DeniedOutcome, type ProcessMapHost } from '../state.js';
import type { NavigationController } from './navigation-controller.js';

/** Executes commands of people and of the host page. */
export class CommandController {
  readonly #host: ProcessMapHost;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;

  /** Outcomes of commands that the host page sent, by the command object. */
  readonly #sentOutcomes = new WeakMap<object, Outcome>();

  constructor(host: ProcessMapHost, navigation: NavigationController, persistence: PersistenceController) {
    this.#host = host;
    this.#navigation = navigation;
    this.#persistence = persistence;
  }

  /** Executes a command of a person, unless the host page prevents it. */
  request(command: Command): Outcome {
    const event = createProcessMapEvent('process-map-request', { command: copyJson(command) });
    const { detail } = event;
    if (this.#host.dispatchEvent(event)) return this.#execute(command, true);
    // A listener may prevent the command and then allow it at once, by sending it itself.
    const sentOutcome = this.#sentOutcomes.get(detail.command);
    if (sentOutcome) return sentOutcome;
    const { message } = detail;
    const reason = elementReasons.vetoed(typeof message === 'string' ? message : undefined);
    return this.#deny(command, createDeniedOutcome(reason), true);
  }

  /** Executes a command of the host page. */
  send(command: unknown): Outcome {
    if (!this.#navigation.activeForHost)
      return this.#deny(command, createDeniedOutcome(elementReasons.notReady()), false);
    const outcome = this.#execute(command, false);
    if (outcome.ok) this.#sentOutcomes.set(command as object, outcome);
    return outcome;
  }

  #execute(command: unknown, isFromPerson: boolean): Outcome {
    const navigation = this.#navigation;
    const { active, shownPhase: previousPhase } = navigation;
    const before = active?.session.journey;
    const outcome = active?.session.send(command) ?? createDeniedOutcome(elementReasons.notReady());
    if (!outcome.ok) return this.#deny(command, outcome, isFromPerson);
    const { facts } = outcome;
    if (!active || !before || !facts.length) return outcome;
    const { journey } = active.session;
    const hasMoved = journey.phase !== before.phase || journey.cycle !== before.cycle;
    // A command of the host page moves people along only if they were looking at the phase that it left.
    if (hasMoved && (isFromPerson || previousPhase === before.phase)) navigation.shownPhase = journey.phase;
    navigation.lastDenial = null;
    if (facts.some(({ type }) => type === 'journey.replaced' || type === 'journey.restarted'))
      this.#persistence.forgetPendingInput();
    this.#persistence.enqueueSave(journey, facts);
    navigation.updateView(active);
    navigation.dispatchChange(facts, journey);
    if (isFromPerson && hasMoved) navigation.notifyNavigation(previousPhase);
    return { ok: true, facts: copyJson(facts) };
  }

  #deny(rawCommand: unknown, outcome: DeniedOutcome, isFromPerson: boolean): Outcome {
    const command = (cloneJson(rawCommand) ?? null) as Command;
    const { denial } = outcome;
    if (isFromPerson) {
      this.#navigation.lastDenial = { command, reasons: denial.reasons };
      this.#navigation.announce(denial.reasons.map(({ message }) => message).join(' '));
    }
    this.#navigation.dispatch('process-map-denied', { command, denial: copyJson(denial) });
    return outcome;
  }
}
