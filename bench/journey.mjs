#!/usr/bin/env node
// How the journey (no DOM) scales: commands per second, memory, and growth with phases and with facts. Prints Markdown.
import assert from 'node:assert/strict';
import os from 'node:os';
import { parseArgs } from 'node:util';
import v8 from 'node:v8';
import vm from 'node:vm';
import { createJourney, decide, evolve, parseJourney, parseMap, replay, viewJourney } from '../dist/journey/index.js';
import { toDefinition } from './contenders/ours/definition.js';
import { makeContent } from './lib/content.mjs';
import { exponent, median } from './lib/stats.mjs';

const { values: opt } = parseArgs({ options: { facts: { type: 'string', default: '10000' }, ms: { type: 'string', default: '400' }, help: { type: 'boolean' } } });
if (opt.help) {
  console.log('node journey.mjs [--facts 10000] [--ms 400: measuring time of each cell]');
  process.exit(0);
}
const FACTS = Number(opt.facts), SIZES = [5, 50, 500];

v8.setFlagsFromString('--expose_gc');
const gc = vm.runInNewContext('gc');
const heap = () => { for (let i = 0; i < 3; i++) gc(); return process.memoryUsage().heapUsed; };

const START = new Date(Date.UTC(2026, 0, 1));

// ids and times are given, so that two runs do the same work
const sources = () => {
  let id = 0, at = +START;
  return { newId: () => `00000000-0000-4000-8000-${(++id).toString(16).padStart(12, '0')}`, now: () => new Date((at += 1000)) };
};
const mapOf = (n) => {
  const { map, problems } = parseMap(toDefinition(makeContent(n)));
  assert.deepEqual(problems, []);
  return map;
};

// A group working through the map, phase after phase. Each answer comes in `pauses` parts, as the elements send it.
function* commands(map, pauses) {
  for (const phase of map.phases) {
    for (const { leads, questions } of phase.groups) {
      for (const { id } of [...leads, ...questions]) {
        for (let k = 1; k <= pauses; k++) yield { type: 'question.answer', question: id, text: `${id}: what we found, in ${k} of ${pauses} parts, with the host team.` };
      }
    }
    for (const { id } of phase.tools.slice(0, 2)) yield { type: 'tool.choose', tool: id };
    for (const { id } of phase.risks) {
      yield { type: 'risk.assess', risk: id, level: 'medium', owner: 'The host team', measures: [phase.measures.find((m) => m.addresses.includes(id)).id] };
    }
    yield { type: 'phase.complete', phase: phase.id };
  }
}

// Carries out commands until so many facts are there.
function walk(map, list, limit = Infinity) {
  const options = sources();
  const facts = [];
  let journey = createJourney(map, { id: 'bench', now: () => START }), count = 0;
  const start = used();
  for (const command of list) {
    const outcome = decide(map, journey, command, options);
    if (!outcome.ok) throw new Error(outcome.denial.reasons[0].message);
    for (const fact of outcome.facts) { journey = evolve(map, journey, fact); facts.push(fact); }
    count++;
    if (facts.length >= limit) break;
  }
  return { journey, facts, count, ms: used() - start };
}

// The facts that a walk with one pause leads to, without deciding: a large journey is there at once.
function written(map) {
  const { newId, now } = sources(), facts = [], lists = new Map();
  for (const phase of map.phases) for (const group of phase.groups) for (const q of [...group.leads, ...group.questions]) lists.set(q.id, group.id);
  let index = 0;
  for (const { type, ...rest } of commands(map, 1)) {
    const at = now().toISOString(), { id: phase } = map.phases[index];
    const record = (name, more) => facts.push({ id: newId(), at, cycle: 1, type: name, ...more });
    if (type === 'question.answer') record('question.answered', { phase, group: lists.get(rest.question), ...rest });
    if (type === 'tool.choose') record('tool.chosen', { phase, ...rest });
    if (type === 'risk.assess') record('risk.assessed', { phase, ...rest });
    if (type !== 'phase.complete') continue;
    record('phase.completed', rest);
    const next = map.phases[++index];
    if (next) record('phase.entered', { phase: next.id });
    else record('journey.completed');
  }
  return facts;
}

// Processor time that this process has used, in ms: what else the machine does is not in it.
const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };

// Median time of one call in µs: batches of at least 4 ms, at least 5 of them, after a warm-up.
function time(call) {
  let batch = 1;
  const run = () => { const t = used(); for (let i = 0; i < batch; i++) call(i); return used() - t; };
  const warm = performance.now() + Number(opt.ms) / 4;
  for (let ms = run(); ms < 4 || performance.now() < warm; ms = run()) if (ms < 4) batch *= 2;
  const samples = [], end = performance.now() + Number(opt.ms);
  while (samples.length < 5 || performance.now() < end) samples.push(run() / batch);
  return median(samples) * 1000;
}

const number = (v) => (v >= 1000 ? Math.round(v).toLocaleString('en').replace(/,/g, ' ') : v >= 100 ? v.toFixed(0) : v >= 10 ? v.toFixed(1) : v.toFixed(2));
const table = (head, rows) => console.log([`| ${head.join(' | ')} |`, `|${head.map((_, i) => (i ? '--:' : '---')).join('|')}|`, ...rows.map((r) => `| ${r.join(' | ')} |`)].join('\n') + '\n');
const kb = (bytes) => number(bytes / 1000);

console.log(`Node ${process.version}, ${os.cpus()[0].model} × ${os.cpus().length}, load average ${os.loadavg()[0].toFixed(2)}. 24 questions, 7 tools, 2 risks and 5 measures a phase.\n`);

// Whole walks
const maps = new Map(SIZES.map((n) => [n, mapOf(n)]));
const rows = [], logs = new Map();
for (const [n, map] of maps) {
  const pauses = Math.max(1, Math.ceil((FACTS / n - 6) / 24));
  walk(map, commands(map, pauses), Math.min(FACTS, 500)); // warm-up
  const { journey, facts, count, ms } = walk(map, commands(map, pauses), FACTS);
  assert(facts.length >= FACTS);
  assert.deepEqual(replay(map, facts).cycles, journey.cycles);
  logs.set(n, facts);
  // What the facts and the record weigh by themselves: read back from text, so that they share nothing.
  const weigh = (text) => { const before = heap(), held = JSON.parse(text); const bytes = heap() - before; assert(held); return bytes; };
  const record = JSON.stringify(journey), log = JSON.stringify(facts);
  rows.push([n, facts.length, Object.values(journey.cycles[0].answers).flatMap(Object.keys).length, number((count / ms) * 1000), kb(record.length), kb(weigh(record)), kb(log.length), kb(weigh(log))]);
}
console.log(`### ${FACTS.toLocaleString('en')} facts, each command decided and each fact evolved\n`);
table(['phases', 'facts', 'answers held', 'commands/s', 'record, JSON kB', 'record, heap kB', 'facts, JSON kB', 'facts, heap kB'], rows);

// One call, by phases
const states = SIZES.map((n) => {
  const map = maps.get(n), half = Math.floor(n / 2), options = sources(), through = written(map);
  if (n < 100) assert.deepEqual(through, walk(map, commands(map, 1)).facts);
  const begin = createJourney(map, { id: 'bench', now: () => START });
  const entered = through.findIndex((f) => f.type === 'phase.entered' && f.phase === map.phases[half].id) + 1;
  const halfway = replay(map, through.slice(0, entered), begin), completed = replay(map, through, begin);
  assert.equal(halfway.phase, map.phases[half].id);
  assert.equal(completed.status, 'completed');
  const ready = replay(map, through.slice(0, through.findIndex((f) => f.type === 'phase.completed' && f.phase === map.phases[half].id)), begin);
  const act = (journey, command) => () => {
    let next = journey;
    const outcome = decide(map, journey, command, options);
    if (!outcome.ok || !outcome.facts.length) throw new Error(JSON.stringify(outcome));
    for (const fact of outcome.facts) next = evolve(map, next, fact);
    return next;
  };
  const answer = (i) => ({ type: 'question.answer', question: map.phases[i].groups[0].leads[0].id, text: 'Something else.' });
  return { n, map, begin, half, halfway, ready, completed, act, answer };
});
const byPhases = [
  ['decide + evolve: an answer, new journey', (s) => s.act(s.begin, s.answer(0))],
  ['decide + evolve: an answer in the middle, half the map filled', (s) => s.act(s.halfway, s.answer(s.half))],
  ['decide + evolve: choosing a tool there', (s) => s.act(s.halfway, { type: 'tool.choose', tool: s.map.phases[s.half].tools[0].id })],
  ['decide + evolve: phase.complete there', (s) => s.act(s.ready, { type: 'phase.complete', phase: s.map.phases[s.half].id })],
  ['decide + evolve: an answer in the last phase, all filled and completed', (s) => s.act(s.completed, s.answer(s.n - 1))],
  ['decide + evolve: an answer in the first phase then (marks all later ones)', (s) => s.act(s.completed, s.answer(0))],
  ['viewJourney, new journey', (s) => () => viewJourney(s.map, s.begin)],
  ['viewJourney, half the map filled', (s) => () => viewJourney(s.map, s.halfway)],
  ['parseJourney, half the map filled', (s) => { const text = JSON.stringify(s.halfway); return () => parseJourney(text, s.map); }],
  ['parseMap', (s) => { const text = JSON.stringify(s.map); return () => parseMap(text); }],
];
console.log('### One call, µs, by phases\n');
table(['call', ...SIZES.map((n) => `${n} phases`), 'exponent', ...SIZES.slice(1).map((n, i) => `${SIZES[i]}→${n}`)], byPhases.map(([name, make]) => {
  const points = states.map((s) => [s.n, time(make(s))]);
  return [name, ...points.map(([, t]) => number(t)), ...[points, points.slice(0, 2), points.slice(1)].map((p) => exponent(p).toFixed(2))];
}));

// Replay, by facts
const counts = [FACTS / 100, FACTS / 10, FACTS].map(Math.floor);
console.log('### replay, ms, by facts\n');
table(['phases', ...counts.map((c) => `${c.toLocaleString('en')} facts`), 'exponent', 'facts/s'], SIZES.map((n) => {
  const map = maps.get(n), facts = logs.get(n);
  const points = counts.map((c) => { const part = facts.slice(0, c); return [c, time(() => replay(map, part))]; });
  return [n, ...points.map(([, t]) => number(t / 1000)), exponent(points).toFixed(2), number(facts.length / (points.at(-1)[1] / 1e6))];
}));
