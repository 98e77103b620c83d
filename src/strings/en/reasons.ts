import { formatLongDate } from '../../utils/clock.js';
import { plural } from './plural.js';

/** Messages of the reasons, by their code. Each message tells what to do. */
export const reasonStrings = {
  'not-ready': 'The map is still loading. Try again in a moment.',
  'read-only': 'This map is read-only here. Ask whoever runs this page.',
  vetoed: 'This page does not allow it. Ask whoever runs this page.',
  'unknown-command': (types: string) => `Send an object with one of these types: ${types}.`,
  malformed: (type: string, field: string, valid: string) => `Send ${type} again with ${field}: ${valid}.`,
  'unknown-id': (kind: string, id: string) => `There is no ${kind} "${id}" here. Use an id of this map.`,
  /** Both parameters are names of phases in the format of {@link phaseName}. */
  locked: (phase: string, lockedBy: string) => `${phase} is locked. Complete ${lockedBy} first.`,
  stopped: 'The journey is stopped. Resume it to go on.',
  'not-stopped': 'The journey is not stopped. Go on as you are.',
  'not-completed': 'Complete every phase first.',
  'phase-not-completed': (phase: string) => `${phase} is not completed. Work in it as it is.`,
  'group-left': (group: string) => `${group}: write an answer, or set the group aside.`,
  'groups-left': (missing: number) =>
    plural(missing, {
      one: 'Answer or set aside one more group of questions.',
      other: `Answer or set aside ${missing} more groups of questions.`,
    }),
  'tools-left': (missing: number) =>
    plural(missing, { one: 'Choose one more tool.', other: `Choose ${missing} more tools.` }),
  'risk-left': (risk: string) => `${risk}: choose a measure, or accept the risk.`,
  'risks-left': (missing: number) =>
    plural(missing, {
      one: 'Assess one more risk: choose a measure, or accept the risk.',
      other: `Assess ${missing} more risks: choose a measure, or accept the risk.`,
    }),
  /** @param reviewOn Day until which the team decided to wait: `YYYY-MM-DD`. */
  'decision-left': (option?: string, reviewOn?: string) =>
    option === 'wait'
      ? `You decided to wait${reviewOn ? ` until ${formatLongDate(reviewOn, 'en-GB', 'UTC')}` : ''}. Choose go when you are ready.`
      : 'Record the decision: only go leads on.',
  'no-decision': (phase: string) => `${phase} asks for no decision. Complete it without one.`,
  'unknown-option': (options: string) => `Choose one of: ${options}.`,
  'wrong-measure': (measures: string) =>
    measures
      ? `Choose from what addresses this risk: ${measures}.`
      : 'Choose from what addresses this risk: nothing, so accept it.',
  'unreadable-journey': 'This cannot be read as a journey. Choose a file exported from this map.',
  'newer-version': 'This journey was saved by a newer version. Update this page to open it.',
  'other-map': (map: string) => `This journey belongs to the map "${map}". Open it there.`,
};

/** Formats the name of a phase for the message of a reason. */
export const phaseName = (label: string, title: string): string => `${label}: ${title}`;
