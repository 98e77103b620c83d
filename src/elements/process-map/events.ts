import type { Journey } from '../../journey/types/record.js';
import type { Denial } from '../../journey/types/reason.js';
import type { Fact } from '../../journey/types/fact.js';
import type { Command } from '../../journey/types/command.js';
import type { Problem } from '../../map/map-definition.js';
import type { ProcessMapError } from './errors.js';
import { copyJson } from '../../utils/json.js';

/** Details of the events of `<process-map>`, by event name. All but errors are plain JSON. All are copies. */
export interface ProcessMapEventDetails {
  /**
   * Before a command of a person is executed. Cancelable. A listener that prevents it may set `message`, which is shown
   * to the person.
   */
  'process-map-request': { command: Command; message?: string };

  /** A command was denied, by a rule or by the host page. */
  'process-map-denied': { command: Command; denial: Denial };

  /** Facts were recorded. Dispatched once per command, before `send` returns. */
  'process-map-change': { facts: Fact[]; journey: Journey };

  /** A person moved to another phase. Both values are phase ids. */
  'process-map-show': { phase: string; previous: string };

  /** A save succeeded or failed. */
  'process-map-save': { status: 'saved' | 'failed'; error?: unknown };

  /** A definition and a journey are loaded. */
  'process-map-ready': { journey: Journey };

  /** A definition, translation or record could not be loaded or read in full. */
  'process-map-error': { error: Error; problems: Problem[] };
}

/** Name of an event of `<process-map>`. */
export type ProcessMapEventName = keyof ProcessMapEventDetails;

/** Names of all events of `<process-map>`. */
export const eventNames = {
  request: 'process-map-request',
  denied: 'process-map-denied',
  change: 'process-map-change',
  show: 'process-map-show',
  save: 'process-map-save',
  ready: 'process-map-ready',
  error: 'process-map-error',
} as const satisfies Record<string, ProcessMapEventName>;

/** Creates an event of `<process-map>`. Only the request bubbles and is cancelable. */
export function createProcessMapEvent<N extends ProcessMapEventName>(name: N, detail: ProcessMapEventDetails[N]) {
  const isRequest = name === 'process-map-request';
  return new CustomEvent(name, { detail, composed: true, bubbles: isRequest, cancelable: isRequest });
}

/** Dispatches an event that is not cancelable. */
export function dispatchMapEvent<N extends Exclude<ProcessMapEventName, 'process-map-request'>>(
  host: EventTarget,
  name: N,
  detail: ProcessMapEventDetails[N],
): void {
  host.dispatchEvent(createProcessMapEvent(name, detail));
}

/** Dispatches the facts that were recorded, as copies. */
export const dispatchChange = (host: EventTarget, facts: Fact[], journey: Journey): void =>
  dispatchMapEvent(host, 'process-map-change', { facts: copyJson(facts), journey: copyJson(journey) });

/** Dispatches an error with a copy of its problems. */
export const dispatchError = (host: EventTarget, error: ProcessMapError): void =>
  dispatchMapEvent(host, 'process-map-error', { error, problems: copyJson(error.problems) });

type ProcessMapEvents = { [N in ProcessMapEventName]: CustomEvent<ProcessMapEventDetails[N]> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it inherits all members
  interface HTMLElementEventMap extends ProcessMapEvents {}
}
