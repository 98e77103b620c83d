import type { Phase } from '../map/map-definition.js';
import { phaseName, reasonStrings } from '../strings/en/reasons.js';
import type { Reason, ReasonCode } from './types/reason.js';

/** The values that the sentence of a reason needs. */
type ReasonValues<C extends ReasonCode> = (typeof reasonStrings)[C] extends (...values: infer V) => string ? V : [];

/**
 * Creates a reason.
 *
 * @param ids The ids that the reason speaks of.
 * @param values The values in its sentence.
 */
export function createReason<C extends ReasonCode>(
  code: C,
  ids: Omit<Reason, 'code' | 'message'> = {},
  ...values: ReasonValues<C>
): Reason {
  const sentence = reasonStrings[code] as string | ((...values: ReasonValues<C>) => string);
  return { code, message: typeof sentence === 'string' ? sentence : sentence(...values), ...ids };
}

/** The name of a phase in a reason. */
export const getPhaseName = ({ label, title }: Phase): string => phaseName(label, title);

/** The reasons that only elements give. */
export const elementReasons = {
  notReady: () => createReason('not-ready'),
  readOnly: () => createReason('read-only'),
  /** @param message The host's own sentence, in place of the general one. */
  vetoed: (message?: string): Reason => ({ ...createReason('vetoed'), ...(message && { message }) }),
};
