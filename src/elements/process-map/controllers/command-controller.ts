import { elementReasons } from '../../../journey/reasons.js';
import type { Command, Outcome } from '../../../journey/types/command.js';
import { rootStrings } from '../../../strings/en/root.js';
import { cloneJson, copyJson } from '../../../utils/json.js';
import { readSession, retainPhases } from '../active-journey.js';
import { createProcessMapEvent, dispatchChange, dispatchMapEvent } from '../events.js';
import { createDeniedOutcome, withActive, type DeniedOutcome, type ProcessMapHost } from '../state.js';
import { CheckAnnouncer } from './check-announcer.js';
import type { Collaborators } from './collaborators.js';
import type { DraftController } from './draft-controller.js';
import type { NavigationController } from './navigation-controller.js';
import type { PersistenceController } from './persistence-controller.js';
import type { StateController } from './state-controller.js';

/** Types of the commands that may replace or remove what people are typing for: the record, the phase, the field. */
const REPLACING_TYPES: ReadonlySet<unknown> = new Set<Command['type']>([
  'tool.drop',
  'group.take-up',
  'phase.complete',
  'phase.confirm',
  'phase.reopen',
  'decision.make',
  'cycle.start',
  'journey.merge',
  'journey.replace',
  'journey.restart',
  'journey.resume',
]);

/** Executes commands of people and of the host page. */
export class CommandController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #drafts: DraftController;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;
  readonly #checks: CheckAnnouncer;

  /** Outcomes of commands that the host page sent, by the command object. */
  readonly #sentOutcomes = new WeakMap<object, Outcome>();

  constructor(host: ProcessMapHost, { state, drafts, navigation, persistence }: Collaborators) {
    this.#host = host;
    this.#state = state;
    this.#drafts = drafts;
    this.#navigation = navigation;
    this.#persistence = persistence;
    this.#checks = new CheckAnnouncer(host, navigation);
  }

  /** Executes a command of a person, unless the map is read-only or the host page prevents it. */
  request(command: Command): Outcome {
    if (this.#state.value.readOnly) return createDeniedOutcome(elementReasons.readOnly());
    this.#commitInputBefore(command);
    const event = createProcessMapEvent('process-map-request', { command: copyJson(command) });
    const { detail } = event;
    const { active } = this.#state;
    const isAllowed = this.#host.dispatchEvent(event);
    // A listener may have replaced the journey that the person wrote for.
    const isSameJourney = this.#state.active?.journey.id === active?.journey.id;
    if (isAllowed && isSameJourney) return this.#execute(command, true);
    // A listener may prevent the command and then allow it at once, by sending it itself.
    const sentOutcome = this.#sentOutcomes.get(detail.command);
    if (sentOutcome) return sentOutcome;
    const { message } = detail;
    const reason = elementReasons.vetoed(typeof message === 'string' ? message : undefined);
    return this.#deny(command, createDeniedOutcome(reason), true);
  }

  /** Lets people change the journey or not. Text that they typed before still counts. */
  applyReadOnly(): void {
    if (this.#host.readOnly === this.#state.value.readOnly) return;
    this.#drafts.commit();
    // A listener may have set the property again.
    this.#state.update({ readOnly: this.#host.readOnly });
  }

  /** Executes a command of the host page. */
  send(command: unknown): Outcome {
    if (!this.#state.activeForHost) return this.#deny(command, createDeniedOutcome(elementReasons.notReady()), false);
    this.#commitInputBefore(command);
    const outcome = this.#execute(command, false);
    if (outcome.ok) this.#sentOutcomes.set(command as object, outcome);
    return outcome;
  }

  /** Returns the outcome that a command would have, without executing it. */
  decide(command: unknown): Outcome {
    return this.#state.activeForHost?.session.decide(command) ?? createDeniedOutcome(elementReasons.notReady());
  }

  /** Commits what people are typing, so that it belongs to the phase and the record that it was typed for. */
  #commitInputBefore(command: unknown): void {
    if (REPLACING_TYPES.has((command as Partial<Command> | null)?.type)) this.#drafts.commit();
  }

  #execute(command: unknown, isFromPerson: boolean): Outcome {
    const { active } = this.#state;
    const outcome = active?.session.send(command) ?? createDeniedOutcome(elementReasons.notReady());
    if (!outcome.ok) return this.#deny(command, outcome, isFromPerson);
    const { facts } = outcome;
    if (!active || !facts.length) return outcome;

    const { load, progression, shownPhase, requestedPhase } = this.#state.value;
    const previousPhase = requestedPhase ?? shownPhase;
    const { journey: before } = active;
    const nextActive = readSession(active, progression);
    const { journey } = nextActive;
    const hasMoved = journey.phase !== before.phase || journey.cycle !== before.cycle;
    // A command of the host page moves people along only if they were looking at the phase that it left.
    const isFollowing = hasMoved && (isFromPerson || previousPhase === before.phase);
    if (facts.some(({ type }) => type === 'journey.replaced' || type === 'journey.restarted')) this.#drafts.forget();
    this.#state.update({
      load: withActive(load, nextActive),
      ...retainPhases(nextActive, progression, isFollowing ? { shownPhase: journey.phase } : this.#state.value),
      lastDenial: null,
    });
    this.#persistence.recordFacts(journey, facts);
    dispatchChange(this.#host, facts, journey);
    if (isFromPerson) this.#checks.announce(active, nextActive);
    // After the message about the last phase.
    if (isFromPerson && facts.some(({ type }) => type === 'journey.completed'))
      queueMicrotask(() => this.#navigation.announce(rootStrings.finished));
    if (isFromPerson && hasMoved) this.#navigation.finishNavigation(previousPhase);
    return { ok: true, facts: copyJson(facts) };
  }

  #deny(rawCommand: unknown, outcome: DeniedOutcome, isFromPerson: boolean): Outcome {
    const command = (cloneJson(rawCommand) ?? null) as Command;
    const { denial } = outcome;
    if (isFromPerson) {
      this.#state.update({ lastDenial: { command, reasons: denial.reasons } });
      this.#navigation.announce(denial.reasons.map(({ message }) => message).join(' '));
    }
    dispatchMapEvent(this.#host, 'process-map-denied', { command, denial: copyJson(denial) });
    return outcome;
  }
}
