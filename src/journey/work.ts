import { isOwn, listMeasures, listQuestions, listRemovedMeasures, listRemovedRisks } from '../map/map-index.js';
import type { Phase, Recorded } from '../map/map-definition.js';
import { getOwn } from '../utils/objects.js';
import { toShortHash } from '../utils/hash.js';
import { findDecisionInEffect } from './rules.js';
import { getEntriesOfKind, getWrittenWork, WORK_KINDS } from './record.js';
import type { Cycle, RiskRecord } from './types/record.js';
import type { ChangedWork } from './types/view.js';

// The work of a phase, as far as later phases rely on it: texts of answers, groups set aside, chosen tools, level,
// measures and acceptance of risks, and the decision. Reasons, notes, owners and review dates are not work.

/** An item that a phase may have work for. */
interface WorkItem {
  /** The group, tool or risk to name if the work changes; none for the decision. */
  ids: Omit<ChangedWork, 'at'>;

  /** Hashes of its ids, the oldest first. */
  names: string[];

  /** Hash of its content; empty if it has none. A name and this hash are a token: a digest has the first of them. */
  hash: string;

  /** Time of its last change, if there was one. */
  at: string | undefined;
}

const NAME_LENGTH = 3;
const HASH_LENGTH = 5;

/** Matches each token of a digest. */
const TOKENS = new RegExp(`.{${NAME_LENGTH + HASH_LENGTH}}`, 'gs');

/** Returns the id of the group, tool or risk that changed, or else of the phase whose decision did. */
export const getChangedId = ({ phase, group, tool, risk }: Omit<ChangedWork, 'at'>): string =>
  group ?? tool ?? risk ?? phase;

const getLatest = (times: readonly (string | undefined)[]): string | undefined => times.filter(Boolean).sort().at(-1);

/** Returns all ids of an item, the oldest first. */
const listIds = ({ id, was = [] }: Recorded): string[] => [...was, id];

/** Lists the items of a phase that work can be recorded for, in map order. */
function createWorkItems(phase: Phase, cycle: Cycle): WorkItem[] {
  const { answers, groups, tools, risks } = getWrittenWork(cycle, phase.id);
  const items: WorkItem[] = [];
  /** Adds an item by all its ids. `content` is undefined if there is no work. */
  const addItem = (
    part: WorkItem['ids'],
    ids: string[],
    content: string | undefined,
    ...times: (string | undefined)[]
  ) => {
    const names = ids.map((id) => toShortHash(id, NAME_LENGTH));
    const hash = content === undefined ? '' : toShortHash(content, HASH_LENGTH);
    items.push({ ids: part, names, hash, at: getLatest(times) });
  };
  const { id: phaseId } = phase;
  for (const group of phase.groups) {
    const part = { phase: phaseId, group: group.id };
    const record = getOwn(groups, group.id);
    addItem(part, listIds(group), record?.setAside ? '' : undefined, record?.at);
    for (const question of listQuestions(group)) {
      const answer = getOwn(answers, question.id);
      addItem(part, listIds(question), answer?.text || undefined, answer?.at);
    }
  }
  for (const tool of phase.tools) {
    const record = getOwn(tools, tool.id);
    addItem({ phase: phaseId, tool: tool.id }, listIds(tool), record?.chosen ? '' : undefined, record?.at);
  }
  // Removed items have no content any more, which is a change if they had some.
  const removedRisks = listRemovedRisks(phase);
  const removedMeasures = phase.measures.filter((measure) => isOwn(measure) && !measure.addresses.length);
  for (const risk of [...phase.risks, ...removedRisks]) {
    const part = { phase: phaseId, risk: risk.id };
    const record = removedRisks.includes(risk) ? undefined : getOwn(risks, risk.id);
    const { level, accepted, measures: chosenIds = [], stamps }: Partial<RiskRecord> = record ?? {};
    const judgement = level || accepted ? `${level} ${accepted === true}` : undefined;
    addItem(part, listIds(risk), judgement, stamps?.level?.at, stamps?.accepted?.at);
    const removed = listRemovedMeasures(phase, risk.id, chosenIds).map((id) => ({ id }));
    for (const measure of [...listMeasures(phase, risk.id), ...removedMeasures, ...removed]) {
      const ids = listIds(risk).flatMap((riskId) => listIds(measure).map((id) => `${riskId} ${id}`));
      addItem(part, ids, chosenIds.includes(measure.id) ? '' : undefined, stamps?.measures?.at);
    }
  }
  const decision = getOwn(cycle.decisions, phaseId);
  const optionInEffect = findDecisionInEffect(cycle, phaseId)?.option;
  // Only a decision to stop changes when the journey is resumed.
  const resumedAt = decision && !optionInEffect ? cycle.resumedAt : undefined;
  addItem({ phase: phaseId }, listIds(phase), optionInEffect, decision?.at, resumedAt);
  return items;
}

const workItemsByPhase = new WeakMap<Phase, { sources: unknown[]; items: WorkItem[] }>();

/** Returns the {@link createWorkItems} of a phase, which are made once for the same entries. */
function listWorkItems(phase: Phase, cycle: Cycle): WorkItem[] {
  const sources = [...WORK_KINDS.map((kind) => getOwn(getEntriesOfKind(cycle, kind), phase.id)), cycle.resumedAt];
  const cached = workItemsByPhase.get(phase);
  if (cached?.sources.every((source, i) => source === sources[i])) return cached.items;
  const items = createWorkItems(phase, cycle);
  workItemsByPhase.set(phase, { sources, items });
  return items;
}

const toDigest = (items: readonly WorkItem[]): string =>
  items.map(({ names: [name], hash }) => hash && `${name}${hash}`).join('');

/**
 * Returns the digest of the work of a phase: one hash for each item with content. Content alone counts, not time. Not
 * from the cache, since `evolve` calls it while it still changes entries in place.
 */
export const digestWork = (phase: Phase, cycle: Cycle): string => toDigest(createWorkItems(phase, cycle));

/**
 * Lists the work of a phase that differs from its digest, in map order: each group, tool and risk once, with the time
 * of its last change.
 *
 * @param defaultTime For work that is missing without a trace, as after an import.
 */
export function listChangedWork(phase: Phase, cycle: Cycle, digest: string, defaultTime: string): ChangedWork[] {
  const items = listWorkItems(phase, cycle);
  if (digest === toDigest(items)) return [];
  // Each token that is still there is removed, so that afterwards only those of changed items remain.
  const missing = [...digest.matchAll(TOKENS)].map(([token]) => token);
  const kept = new Set<WorkItem>();
  for (const item of items) {
    const tokens = item.names.map((name) => name + item.hash);
    const index = missing.findIndex((token) => tokens.includes(token));
    if (index < 0) continue;
    // One at a time, since the hashes of two items may be the same.
    missing.splice(index, 1);
    kept.add(item);
  }
  const missingNames = new Set(missing.map((token) => token.slice(0, NAME_LENGTH)));
  // An item without content has changed if it had some.
  const isChanged = ({ names, hash }: WorkItem) => hash !== '' || names.some((name) => missingNames.has(name));
  const byIds = new Map<string, ChangedWork>();
  for (const item of items) {
    if (kept.has(item) || !isChanged(item)) continue;
    const key = getChangedId(item.ids);
    byIds.set(key, { ...item.ids, at: getLatest([byIds.get(key)?.at, item.at]) ?? defaultTime });
  }
  return [...byIds.values()];
}
