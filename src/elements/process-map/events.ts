import type { Journey } from '../../journey/types/record.js';
import type { Denial } from '../../journey/types/reason.js';
import type { Fact } from '../../journey/types/fact.js';
import type { Command } from '../../journey/types/command.js';
import type { Problem } from '../../map/map-definition.js';

/** The details of the events of `<process-map>`, by event name. All but `error` are plain JSON, and copies. */
export interface ProcessMapEventDetails {
  /** Before a person's command is carried out; cancelable. A host that prevents it may first set `message`, which the person is shown. */
  'process-map-request': { command: Command; message?: string };
  /** A command was refused, by a rule or by the host. */
  'process-map-denied': { command: Command; denial: Denial };
  /** Facts were recorded: once per command, before `send` returns. */
  'process-map-change': { facts: Fact[]; journey: Journey };
  /** A person moved to another phase. */
  'process-map-show': { phase: string; previous: string };
  /** A store finished or failed. */
  'process-map-save': { status: 'saved' | 'failed'; error?: unknown };
  /** The definition and the journey are in. */
  'process-map-ready': { journey: Journey };
  /** Something could not be loaded or read. */
  'process-map-error': { error: Error; problems: Problem[] };
}

export type ProcessMapEventName = keyof ProcessMapEventDetails;

/** The names of all events of `<process-map>`. */
export const eventNames = {
  request: 'process-map-request',
  denied: 'process-map-denied',
  change: 'process-map-change',
  show: 'process-map-show',
  save: 'process-map-save',
  ready: 'process-map-ready',
  error: 'process-map-error',
} as const satisfies Record<string, ProcessMapEventName>;

/** Asks first, then tells: only the request bubbles and can be prevented. */
export function processMapEvent<N extends ProcessMapEventName>(name: N, detail: ProcessMapEventDetails[N]) {
  const asks = name === 'process-map-request';
  return new CustomEvent(name, { detail, composed: true, bubbles: asks, cancelable: asks });
}

type ProcessMapEvents = { [N in ProcessMapEventName]: CustomEvent<ProcessMapEventDetails[N]> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it takes all of them over
  interface HTMLElementEventMap extends ProcessMapEvents {}
}
