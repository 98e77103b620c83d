// Types as a host sees them. Compiled by `npm run typecheck`, never run.
import type {
  Command,
  Denial,
  Fact,
  Journey,
  JourneyStore,
  MapDefinition,
  Outcome,
  Problem,
  ProcessMapDiagramElement,
  ProcessMapElement,
  ProcessMapEventDetails,
  ProcessMapEventName,
  ProcessMapGateElement,
  ProcessMapIdeasElement,
  ProcessMapJourneyElement,
  ProcessMapPhaseElement,
  ProcessMapQuestionsElement,
  ProcessMapRisksElement,
  ProcessMapToolsElement,
} from '../src/index.js';

type IsEqual<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const expectTrue = <_ extends true>(): void => {};

// Element types by tag.
expectTrue<IsEqual<HTMLElementTagNameMap['process-map'], ProcessMapElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-diagram'], ProcessMapDiagramElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-phase'], ProcessMapPhaseElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-questions'], ProcessMapQuestionsElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-tools'], ProcessMapToolsElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-risks'], ProcessMapRisksElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-ideas'], ProcessMapIdeasElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-gate'], ProcessMapGateElement>>();
expectTrue<IsEqual<HTMLElementTagNameMap['process-map-journey'], ProcessMapJourneyElement>>();

// Event details by event name.
type Detail<N extends keyof HTMLElementEventMap> = HTMLElementEventMap[N] extends CustomEvent<infer D> ? D : never;
expectTrue<IsEqual<Detail<'process-map-request'>, { command: Command; message?: string }>>();
expectTrue<IsEqual<Detail<'process-map-denied'>, { command: Command; denial: Denial }>>();
expectTrue<IsEqual<Detail<'process-map-change'>, { facts: Fact[]; journey: Journey }>>();
expectTrue<IsEqual<Detail<'process-map-show'>, { phase: string; previous: string }>>();
expectTrue<IsEqual<Detail<'process-map-save'>, { status: 'saved' | 'failed'; error?: unknown }>>();
expectTrue<IsEqual<Detail<'process-map-ready'>, { journey: Journey }>>();
expectTrue<IsEqual<Detail<'process-map-error'>, { error: Error; problems: Problem[] }>>();
expectTrue<IsEqual<ProcessMapEventName, keyof ProcessMapEventDetails>>();
expectTrue<IsEqual<Extract<keyof HTMLElementEventMap, `process-map-${string}`>, ProcessMapEventName>>();

/** Uses the properties, methods and events as a host does. */
export function useMap(map: ProcessMapElement, page: HTMLElement): void {
  const created: ProcessMapElement = document.createElement('process-map');
  created.definition = { id: 'any' };
  created.journey = null;
  created.progression = 'open';
  created.headingLevel = 3;
  created.readOnly = true;
  created.shownPhase = 'b';
  // @ts-expect-error -- not a progression
  created.progression = 'gamified';
  // @ts-expect-error -- read only
  created.ready = Promise.resolve();

  map.addEventListener('process-map-request', (event) => {
    if (event.detail.command.type === 'phase.complete') event.detail.message = `Not ${event.detail.command.phase} yet.`;
    event.preventDefault();
  });
  // Bubbles, and can be received on any element.
  page.addEventListener('process-map-request', ({ detail }) => detail.command.type.startsWith('journey.'));
  map.addEventListener('process-map-change', ({ detail: { facts, journey } }) => {
    for (const fact of facts) if (fact.type === 'question.answered') fact.text.trim();
    localStorage.setItem(journey.id, JSON.stringify(journey));
  });
  // @ts-expect-error -- not in the detail
  map.addEventListener('process-map-show', ({ detail }) => detail.journey);

  const outcome: Outcome = map.send({ type: 'tool.choose', tool: 'x' });
  if (outcome.ok) outcome.facts.map(({ at }) => at);
  else outcome.denial.reasons.map(({ code }) => code === 'vetoed');
  expectTrue<IsEqual<ReturnType<ProcessMapElement['decide']>, Outcome>>();
  expectTrue<IsEqual<ProcessMapElement['ready'], Promise<void>>>();

  const definition: MapDefinition | null = map.definition;
  const journey: Journey | null = map.journey;
  map.exportJourney('markdown', { blank: true }).concat(definition?.id ?? '', journey?.phase ?? '');
  // @ts-expect-error -- not a format
  map.exportJourney('pdf');

  const store: JourneyStore = {
    load: async () => null,
    save: (_key, record, facts, { leaving }) => [record.id, facts.length, leaving],
  };
  map.store = store;
}
