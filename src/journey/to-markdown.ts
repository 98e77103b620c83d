import type { MapDefinition } from '../map/map-definition.js';
import { formatDay } from '../strings/en/day.js';
import { markdownStrings } from '../strings/en/markdown.js';
import { panelStrings } from '../strings/en/panels.js';
import { planStrings } from '../strings/en/plan.js';
import { toJsonText } from '../utils/json.js';
import { itemAt, keysOf } from '../utils/objects.js';
import { createPhaseChecker } from './checks.js';
import { escapeMarkdown, ideasToMarkdown, quoteLines } from './markdown-text.js';
import { DATE_FORMAT, phaseToMarkdown, type MarkdownBlocks, type MarkdownCycle } from './phase-to-markdown.js';
import { getCycleMap } from './own-items.js';
import { createCycleRecord } from './record.js';
import { listTrail } from './trail.js';
import { describeTrailEntry } from './trail-texts.js';
import type { Journey, TrailEntry } from './types/record.js';

/** Formats the trail of a cycle as a list, with what people wrote as quotes. */
function trailToMarkdown({ phases }: MapDefinition, { cycle, heading }: MarkdownCycle): MarkdownBlocks {
  const describe = (entry: TrailEntry): string => {
    const person = escapeMarkdown(entry.person);
    const { date, name, step, text, review } = describeTrailEntry({ ...entry, person }, panelStrings, DATE_FORMAT);
    const label = phases.find(({ id }) => id === entry.phase)?.label ?? entry.phase;
    const line = label === undefined ? step : planStrings.trailOf(date, escapeMarkdown(label), name, person);
    // A quote reaches into the next line, unless an empty one ends it.
    return [`- ${line}`, quoteLines(text, '  '), review && `${text ? '\n' : ''}  ${review}`].filter(Boolean).join('\n');
  };
  const entries = listTrail(cycle);
  return entries.length ? [heading(2, planStrings.trail), entries.map(describe).join('\n')] : [];
}

/** Formats the entries whose ids the map does not have, as JSON. */
const unplacedToMarkdown = ({ unplaced }: Journey): MarkdownBlocks =>
  keysOf(unplaced).length
    ? [
        `## ${planStrings.unplaced}`,
        ...Object.entries(unplaced).flatMap(([number, entries]) => [
          `${planStrings.cycle(Number(number))}:`,
          quoteLines(toJsonText(entries, 1)),
        ]),
      ]
    : [];

/**
 * Formats a journey as a plan in Markdown, to read or print, with the texts of the map. Earlier cycles contain only
 * what was written in them. Texts that people wrote are escaped and quoted, so that they appear as typed. Dates are
 * in UTC.
 *
 * @param options `blank`: the same plan without entries, to fill in by hand. `drafts`: texts that the record does not
 *   hold, by the key of their field; each stands at the place of its field, or at the end.
 */
export function toMarkdown(
  map: MapDefinition,
  journey: Journey,
  { blank: isBlank = false, drafts = {} }: { blank?: boolean; drafts?: Readonly<Record<string, string>> } = {},
): string {
  const { title, source, cases = [] } = map;
  const cycles = isBlank ? [createCycleRecord(1)] : journey.cycles;
  const currentCycle = itemAt(cycles, -1);
  const remainingDrafts = new Map(Object.entries(isBlank ? {} : drafts));
  const takeDraft = (field: string, label = '', indent = ''): string | undefined => {
    const text = remainingDrafts.get(field);
    remainingDrafts.delete(field);
    return text && quoteLines(`${planStrings.notInPlan(label)} ${text}`, indent);
  };
  const checkPhase = createPhaseChecker(getCycleMap(map, currentCycle), currentCycle);
  const hasSeveralCycles = cycles.length > 1;
  const blocks: MarkdownBlocks = [
    `# ${escapeMarkdown(isBlank ? title : journey.title?.text || title)}`,
    !isBlank && !!journey.title?.text && escapeMarkdown(title),
    source && markdownStrings.source(escapeMarkdown(source.label)),
    !isBlank &&
      planStrings.summary(
        planStrings.status[journey.status],
        formatDay(journey.createdAt),
        formatDay(journey.updatedAt),
      ),
    ...cycles.flatMap((cycle) => {
      const { number, started, resumedAt } = cycle;
      // Drafts belong to the current cycle, and only that one asks to be checked.
      const isCurrent = cycle === currentCycle;
      const cycleMap = getCycleMap(map, cycle);
      const context: MarkdownCycle = {
        map: cycleMap,
        cycle,
        isBlank,
        isCurrent,
        heading: (level, text) => `${'#'.repeat(hasSeveralCycles ? level + 1 : level)} ${text}`,
        takeDraft: isCurrent ? takeDraft : () => undefined,
        checkPhase: isCurrent ? checkPhase : () => undefined,
      };
      return [
        hasSeveralCycles && `## ${planStrings.cycle(number)}`,
        started && planStrings.cycleStarted(number, formatDay(started.at)),
        started?.adaptation && planStrings.adaptation,
        quoteLines(started?.adaptation),
        resumedAt && markdownStrings.resumedOn(formatDay(resumedAt)),
        ...cycleMap.phases.flatMap((phase) => phaseToMarkdown(context, phase)),
        ...trailToMarkdown(map, context),
      ];
    }),
    ...(cases.length ? [`## ${panelStrings.mapCases(cases.length)}`, ideasToMarkdown(cases)] : []),
    ...(isBlank ? [] : unplacedToMarkdown(journey)),
  ];
  if (remainingDrafts.size) {
    const quotes = [...remainingDrafts].map(([field, text]) =>
      quoteLines(`${field === 'cycle' ? planStrings.nextCycle : field}: ${text}`),
    );
    blocks.push(`## ${planStrings.remainingDrafts}`, ...quotes);
  }
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
