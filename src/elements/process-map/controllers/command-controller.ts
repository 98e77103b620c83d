import { reason } from '../../../journey/reasons.js';
import type { Command, Outcome } from '../../../journey/types/command.js';
import { cloneJson } from '../../../utils/json.js';
import { processMapEvent } from '../events.js';
import type { Keeping } from './persistence-controller.js';
import { copy, refuse, type Refusal, type Root } from '../state.js';
import type { Showing } from './navigation-controller.js';

/** Carries out what people and the host page ask of the journey. */
export class Acting {
  readonly #root: Root;
  readonly #showing: Showing;
  readonly #keeping: Keeping;
  /** What the host carried out, by the object that it gave. */
  readonly #allowed = new WeakMap<object, Outcome>();

  constructor(root: Root, showing: Showing, keeping: Keeping) {
    this.#root = root;
    this.#showing = showing;
    this.#keeping = keeping;
  }

  /** Carries out a person's command, unless the host page prevents it. */
  request(command: Command): Outcome {
    const event = processMapEvent('process-map-request', { command: copy(command) });
    const { detail } = event;
    if (this.#root.dispatchEvent(event)) return this.#carryOut(command, true);
    // A host may prevent it, ask, and allow it there and then.
    const allowed = this.#allowed.get(detail.command);
    if (allowed) return allowed;
    const { message } = detail;
    return this.#deny(command, refuse(reason.vetoed(typeof message === 'string' ? message : undefined)), true);
  }

  /** Carries out what the host page asks. */
  send(command: unknown): Outcome {
    if (!this.#showing.current) return this.#deny(command, refuse(reason.notReady()), false);
    const outcome = this.#carryOut(command, false);
    if (outcome.ok) this.#allowed.set(command as object, outcome);
    return outcome;
  }

  #carryOut(command: unknown, asPerson: boolean): Outcome {
    const showing = this.#showing;
    const { running, shown: previous } = showing;
    const before = running?.session.journey;
    const outcome = running?.session.send(command) ?? refuse(reason.notReady());
    if (!outcome.ok) return this.#deny(command, outcome, asPerson);
    const { facts } = outcome;
    if (!running || !before || !facts.length) return outcome;
    const { journey } = running.session;
    const moves = journey.phase !== before.phase || journey.cycle !== before.cycle;
    if (moves && (asPerson || previous === before.phase)) showing.shown = journey.phase;
    showing.refused = null;
    if (facts.some(({ type }) => type === 'journey.replaced' || type === 'journey.restarted'))
      this.#keeping.flushDrafts(true);
    this.#keeping.keep(journey, facts);
    showing.follow(running);
    showing.tellChange(facts, journey);
    if (asPerson && moves) showing.moved(previous);
    return { ok: true, facts: copy(facts) };
  }

  #deny(given: unknown, outcome: Refusal, asPerson: boolean): Outcome {
    const command = (cloneJson(given) ?? null) as Command;
    const { denial } = outcome;
    if (asPerson) {
      this.#showing.refused = { command, reasons: denial.reasons };
      this.#showing.announce(denial.reasons.map(({ message }) => message).join(' '));
    }
    this.#showing.dispatch('process-map-denied', { command, denial: copy(denial) });
    return outcome;
  }
}
