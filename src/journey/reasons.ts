import type { Phase } from '../map/map-definition.js';
import type { Reason, ReasonCode } from './types/reason.js';

/** What each reason says: a sentence that says what to do. `$` stands for what it is about. */
const REASON_TEXTS: Record<ReasonCode, string> = {
  'not-ready': 'The map is still loading. Try again in a moment.',
  'read-only': 'This map is read-only here. Ask whoever runs this page.',
  vetoed: 'This page does not allow it. Ask whoever runs this page.',
  'unknown-command': 'Send an object with one of these types: $.',
  malformed: 'Send $ again with $: $.',
  'unknown-id': 'There is no $ "$" here. Use an id of this map.',
  locked: '$ is locked. Complete $ first.',
  stopped: 'The journey is stopped. Resume it to go on.',
  'not-stopped': 'The journey is not stopped. Go on as you are.',
  'not-completed': 'Complete every phase first.',
  'phase-not-completed': '$ is not completed. Work in it as it is.',
  'group-left': '$: write an answer, or set the group aside.',
  'groups-left': 'Answer or set aside $ of questions.',
  'tools-left': 'Choose $.',
  'risk-left': '$: choose a measure, or accept the risk.',
  'risks-left': 'Assess $: choose a measure, or accept the risk.',
  'decision-left': 'Record the decision: only go leads on.',
  'no-decision': '$ asks for no decision. Complete it without one.',
  'unknown-option': 'Choose one of: $.',
  'wrong-measure': 'Choose from what addresses this risk: $.',
  'unreadable-journey': 'This cannot be read as a journey. Choose a file exported from this map.',
  'newer-version': 'This journey was saved by a newer version. Update this page to open it.',
  'other-map': 'This journey belongs to the map "$". Open it there.',
};

/** A reason: its code, the ids that it speaks of, and what takes the places in its text, in order. */
export const createReason = (
  code: ReasonCode,
  ids: Omit<Reason, 'code' | 'message'> = {},
  ...what: string[]
): Reason => ({
  code,
  message: REASON_TEXTS[code].replace(/\$/g, () => what.shift() as string),
  ...ids,
});

/** A phase, as reasons name it. */
export const getPhaseName = ({ label, title }: Phase): string => `${label}: ${title}`;

/** The reasons that only elements give. */
export const elementReasons = {
  notReady: () => createReason('not-ready'),
  readOnly: () => createReason('read-only'),
  /** @param message What the host says to it. */
  vetoed: (message?: string): Reason => ({ ...createReason('vetoed'), ...(message && { message }) }),
};
