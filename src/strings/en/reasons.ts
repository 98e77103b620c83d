import { formatDay } from './day.js';
import { plural } from './plural.js';

/** Messages of the reasons, by their code. Each message tells what to do. */
export const reasonStrings = {
  'not-ready': 'The map is still loading. Try again in a moment.',
  'read-only': 'You can read this plan but not change it. Ask the people who run this page.',
  vetoed: 'This page does not allow it. Ask the people who run this page.',
  'unknown-command': (types: string) => `Send an object with one of these types: ${types}.`,
  malformed: (type: string, field: string, valid: string) => `Send ${type} again with ${field}: ${valid}.`,
  'unknown-id': (kind: string, id: string) => `There is no ${kind} "${id}" here. Use an id of this map.`,
  /** Both parameters are names of phases in the format of {@link phaseName}. */
  locked: (phase: string, lockedBy: string) => `${phase} is not open yet. Finish ${lockedBy} first.`,
  stopped: 'You decided to stop. Start again to go on.',
  'not-stopped': 'The plan is not stopped. Go on as you are.',
  'not-completed': 'Finish every phase first.',
  'phase-not-completed': (phase: string) => `${phase} is not finished. You can work in it as it is.`,
  'group-left': (group: string) => `${group}: write an answer, or choose “Not relevant for us”.`,
  'groups-left': (missing: number) =>
    plural(missing, {
      one: 'Answer one more group of questions, or choose “Not relevant for us”.',
      other: `Answer ${missing} more groups of questions, or choose “Not relevant for us”.`,
    }),
  'tools-left': (missing: number) =>
    plural(missing, { one: 'Choose one more tool.', other: `Choose ${missing} more tools.` }),
  'risk-left': (risk: string) => `${risk}: choose a measure, or accept the risk.`,
  'risks-left': (missing: number) =>
    plural(missing, {
      one: 'Deal with one more risk: choose a measure, or accept the risk.',
      other: `Deal with ${missing} more risks: choose a measure, or accept the risk.`,
    }),
  /** @param reviewOn Day until which the team decided to wait: `YYYY-MM-DD`. */
  'decision-left': (option?: string, reviewOn?: string) =>
    option === 'wait'
      ? `You decided to wait${reviewOn ? ` until ${formatDay(reviewOn)}` : ''}. Choose Go when you are ready.`
      : 'Decide: go.',
  'no-decision': (phase: string) => `${phase} asks for no decision. Finish it without one.`,
  'unknown-option': (options: string) => `Choose one of: ${options}.`,
  'wrong-measure': (measures: string) =>
    measures
      ? `Choose from the measures for this risk: ${measures}.`
      : 'There are no measures for this risk. Accept it.',
  'not-own': 'This is part of the map. You can remove only what you added yourselves.',
  'unreadable-journey': 'This is not a backup of this plan. Choose a file that you downloaded here.',
  'newer-version': 'This plan was saved by a newer version. Reload or update this page to open it.',
  'other-map': (map: string) => `This is a plan for another map, "${map}". Open it there.`,
};

/** Formats the name of a phase for the message of a reason. */
export const phaseName = (label: string, title: string): string => `${label}: ${title}`;
