// The test oracle: an independent implementation of the rules for locks, statuses and exit rules, without library code.
// It predicts the outcome of commands and learns from facts alone.
import type { Command, DecisionOption, Fact, MapDefinition, Progression, ReasonCode } from '../../src/journey/index.js';

type Phase = MapDefinition['phases'][number];

/** State of one phase in the current cycle. */
interface PhaseMemory {
  /** Entered, or has entries. */
  isTouched: boolean;
  isCompleted: boolean;

  /** Completed at least once. */
  wasEverCompleted: boolean;

  /** The work of each earlier completed phase at the last completion or confirmation, by phase id. */
  basis: Map<string, string>;
  decision?: DecisionOption | undefined;
  note: string;
}

/** The expected outcome of a command: denial with some of these codes, or exactly these facts, each as `type phase`. */
export type ExpectedOutcome = { denied: ReasonCode[] } | { facts: string[] };

/** Returns true for a fact that writes an entry of a phase. A variant of a note has no question. */
const isWorkFact = (fact: Fact): boolean =>
  /^(question|group|tool|risk|measure|decision)\./.test(fact.type) ||
  (fact.type.startsWith('variant.') && 'question' in fact);

const FACTS_WHILE_STOPPED = ['journey.resumed', 'journey.replaced', 'journey.merged', 'journey.restarted'];

/** Predicts outcomes of commands, and tracks the state of a journey from its facts. */
export class Oracle {
  status: 'active' | 'stopped' | 'completed' = 'active';
  cycle = 1;
  currentPhase: string;
  #phases = new Map<string, PhaseMemory>();
  #texts = new Map<string, string>();

  /** Ids of groups set aside, chosen tools and accepted risks. A risk with measures is stored as `<id> measure`. */
  #activeIds = new Set<string>();

  /** JSON of the assessed fields, by risk id and field. */
  #riskFields = new Map<string, string>();

  /** Risks and measures that the team added, by id: their phase, and the risk of a measure. */
  #ownItems = new Map<string, { phase: string; risk?: string; isRemoved: boolean }>();
  #title = '';
  readonly map: MapDefinition;
  readonly progression: Progression;

  constructor(map: MapDefinition, progression: Progression, facts: readonly Fact[] = []) {
    this.map = map;
    this.progression = progression;
    this.currentPhase = map.phases[0]!.id;
    for (const fact of facts) this.apply(fact);
  }

  copy(): Oracle {
    const copy = new Oracle(this.map, this.progression);
    copy.status = this.status;
    copy.cycle = this.cycle;
    copy.currentPhase = this.currentPhase;
    copy.#phases = new Map([...this.#phases].map(([id, phaseMemory]) => [id, { ...phaseMemory }]));
    copy.#texts = new Map(this.#texts);
    copy.#activeIds = new Set(this.#activeIds);
    copy.#riskFields = new Map(this.#riskFields);
    copy.#ownItems = new Map([...this.#ownItems].map(([id, item]) => [id, { ...item }]));
    copy.#title = this.#title;
    return copy;
  }

  getPhase(id: string): PhaseMemory {
    let phaseMemory = this.#phases.get(id);
    if (!phaseMemory)
      this.#phases.set(
        id,
        (phaseMemory = {
          isTouched: false,
          isCompleted: false,
          wasEverCompleted: false,
          basis: new Map(),
          note: '',
        }),
      );
    return phaseMemory;
  }

  /** Returns the work of a phase as text: what later phases rely on. */
  #describeWork({ id, groups, tools, risks }: Phase): string {
    const describeRisk = (risk: string) => [
      this.#riskFields.get(`${risk} level`) ?? 'null',
      this.#riskFields.get(`${risk} measures`) ?? 'null',
      this.#activeIds.has(risk),
    ];
    return JSON.stringify([
      groups.map((group) => [
        this.#activeIds.has(group.id),
        [...group.leads, ...group.questions].map((question) => this.#texts.get(question.id) ?? ''),
      ]),
      tools.map((tool) => this.#activeIds.has(tool.id)),
      risks.map((risk) => describeRisk(risk.id)),
      this.#listOwnRisks(id)
        .map((risk) => JSON.stringify([risk, ...describeRisk(risk)]))
        .filter((risk) => !risk.endsWith('"null","null",false]')),
      this.getPhase(id).decision ?? null,
    ]);
  }

  /** Lists the ids of the risks that the team added to a phase and did not remove. */
  #listOwnRisks(phase: string): string[] {
    return [...this.#ownItems]
      .filter(([, item]) => item.phase === phase && item.risk === undefined && !item.isRemoved)
      .map(([id]) => id)
      .sort();
  }

  /** Implements rule 6: work of earlier phases differs from what it was, or the exit rule no longer holds. */
  isMarked(id: string): boolean {
    const { isCompleted, basis } = this.getPhase(id);
    const isChanged = (phase: Phase) => basis.has(phase.id) && basis.get(phase.id) !== this.#describeWork(phase);
    return isCompleted && (this.map.phases.some(isChanged) || this.listOpenStepCodes(id).length > 0);
  }

  #setBasis(id: string): void {
    const earlierPhases = this.#listEarlierPhases(id).filter((phase) => this.getPhase(phase.id).isCompleted);
    this.getPhase(id).basis = new Map(earlierPhases.map((phase) => [phase.id, this.#describeWork(phase)]));
  }

  /** Implements rule 1. */
  isUnlocked(id: string): boolean {
    const earlierPhases = this.#listEarlierPhases(id);
    return (
      this.progression === 'open' ||
      earlierPhases.length === 0 ||
      this.getPhase(id).isTouched ||
      earlierPhases.every((phase) => this.getPhase(phase.id).wasEverCompleted)
    );
  }

  #listEarlierPhases(id: string): Phase[] {
    return this.map.phases.slice(
      0,
      this.map.phases.findIndex((phase) => phase.id === id),
    );
  }

  #listLaterPhases(id: string): Phase[] {
    return this.map.phases.slice(this.map.phases.findIndex((phase) => phase.id === id) + 1);
  }

  /** Lists the codes of the open steps of a phase. */
  listOpenStepCodes(id: string): ReasonCode[] {
    const { groups, tools, risks, exit } = this.map.phases.find((phase) => phase.id === id)!;
    const codes: ReasonCode[] = [];
    const addOpenStepCode = (
      amount: 'all' | 'none' | number,
      satisfied: boolean[],
      singleCode: ReasonCode,
      countCode: ReasonCode,
    ) => {
      const requiredCount = amount === 'all' ? satisfied.length : amount === 'none' ? 0 : amount;
      if (satisfied.filter(Boolean).length < requiredCount) codes.push(amount === 'all' ? singleCode : countCode);
    };
    const isAnswered = (group: Phase['groups'][number]) =>
      [...group.leads, ...group.questions].some((question) => this.#texts.get(question.id));
    addOpenStepCode(
      exit.groups,
      groups.map((group) => this.#activeIds.has(group.id) || isAnswered(group)),
      'group-left',
      'groups-left',
    );
    addOpenStepCode(
      exit.tools,
      tools.map((tool) => this.#activeIds.has(tool.id)),
      'tools-left',
      'tools-left',
    );
    addOpenStepCode(
      exit.risks,
      risks.map((risk) => this.#activeIds.has(risk.id) || this.#activeIds.has(`${risk.id} measure`)),
      'risk-left',
      'risks-left',
    );
    if (exit.decision && this.getPhase(id).decision !== 'go') codes.push('decision-left');
    return codes;
  }

  /**
   * Predicts the outcome of a command.
   *
   * @param variants Ids of the variants of the question, which the oracle cannot know, because they come from merges.
   */
  predict(command: Command, variants: readonly string[]): ExpectedOutcome {
    const codes = this.#predictDenial(command, variants);
    return codes.length ? { denied: codes } : { facts: this.#predictFacts(command) };
  }

  #predictDenial(command: Command, variants: readonly string[]): ReasonCode[] {
    const { type } = command;
    if (type === 'journey.replace' || type === 'journey.merge')
      return typeof command.journey === 'object' ? [] : ['unreadable-journey'];
    if (type === 'journey.restart') return [];
    if (this.status === 'stopped') return type === 'journey.resume' ? [] : ['stopped'];
    if (type === 'journey.resume') return ['not-stopped'];
    if (type === 'journey.rename') return [];
    if (type === 'cycle.start') return this.status === 'completed' ? [] : ['not-completed'];
    if (type === 'phase.confirm') {
      return command.phases.flatMap((id) =>
        this.getPhase(id).isCompleted ? this.listOpenStepCodes(id) : ['phase-not-completed' as const],
      );
    }
    const id = this.getPhaseId(command);
    const phaseMemory = this.getPhase(id);
    if (type === 'phase.note') return [];
    const isVariantCommand = type === 'variant.take' || type === 'variant.discard';
    if (isVariantCommand && !('question' in command)) return variants.includes(command.variant) ? [] : ['unknown-id'];
    if (type === 'phase.reopen') return phaseMemory.isCompleted ? [] : ['phase-not-completed'];
    if (!this.isUnlocked(id)) return ['locked'];
    if (isVariantCommand) return variants.includes(command.variant) ? [] : ['unknown-id'];
    if (type === 'risk.remove' || type === 'risk.restore') return this.#ownItems.has(command.risk) ? [] : ['not-own'];
    if (type === 'measure.remove') return this.#ownItems.has(command.measure) ? [] : ['not-own'];
    if (type === 'measure.add' || type === 'risk.assess')
      return this.#ownItems.get(command.risk)?.isRemoved ? ['unknown-id'] : [];
    if (type === 'phase.complete')
      return phaseMemory.isCompleted && !this.isMarked(id) ? [] : this.listOpenStepCodes(id);
    if (type === 'decision.make') {
      const { decision } = this.map.phases.find((phase) => phase.id === id)!.exit;
      if (!decision) return ['no-decision'];
      return decision.options.some((option) => option.id === command.option) ? [] : ['unknown-option'];
    }
    return [];
  }

  /** Returns the id of the phase that a command changes. */
  getPhaseId(command: Command): string {
    if ('phase' in command) return command.phase;
    const ids = ['question', 'group', 'tool', 'risk', 'measure'].map(
      (kind) => (command as unknown as Record<string, string>)[kind] ?? '',
    );
    const ownItem = ids.map((id) => this.#ownItems.get(id)).find((item) => item !== undefined);
    if (ownItem) return ownItem.phase;
    const includesId = (parts: readonly { id: string }[]) => parts.some(({ id }) => ids.includes(id));
    return this.map.phases.find(
      ({ groups, tools, risks, measures }) =>
        includesId(groups) ||
        includesId(tools) ||
        includesId(risks) ||
        includesId(measures) ||
        groups.some((group) => includesId(group.leads) || includesId(group.questions)),
    )!.id;
  }

  #predictFacts(command: Command): string[] {
    const firstPhaseId = this.map.phases[0]!.id;
    switch (command.type) {
      case 'journey.resume':
        return ['journey.resumed'];
      case 'journey.restart':
        return ['journey.restarted'];
      case 'cycle.start':
        return ['cycle.started', `phase.entered ${firstPhaseId}`];
      case 'phase.reopen':
        return [`phase.reopened ${command.phase}`];
      case 'phase.confirm':
        return this.map.phases
          .filter(({ id }) => command.phases.includes(id) && this.isMarked(id))
          .map(({ id }) => `phase.confirmed ${id}`);
      case 'phase.note':
        return this.getPhase(command.phase).note === command.text ? [] : [`phase.noted ${command.phase}`];
      case 'phase.complete':
        return this.#predictCompletion(command.phase);
      case 'decision.make': {
        const { phase, option } = command;
        if (option === 'stop') return [`decision.made ${phase}`, `journey.stopped ${phase}`];
        return this.getPhase(phase).decision === option ? [] : [`decision.made ${phase}`];
      }
      case 'question.answer': {
        const { question, text } = command;
        const phase = this.getPhaseId(command);
        const { id } = this.map.phases
          .flatMap(({ groups }) => groups)
          .find((group) => [...group.leads, ...group.questions].some((item) => item.id === question))!;
        return [
          ...(text === (this.#texts.get(question) ?? '') ? [] : [`question.answered ${phase}`]),
          ...(text && this.#activeIds.has(id) ? [`group.taken-up ${phase}`] : []),
        ];
      }
      case 'group.set-aside':
        return this.#activeIds.has(command.group) ? [] : [`group.set-aside ${this.getPhaseId(command)}`];
      case 'group.take-up':
        return this.#activeIds.has(command.group) ? [`group.taken-up ${this.getPhaseId(command)}`] : [];
      case 'tool.choose':
        return this.#activeIds.has(command.tool) ? [] : [`tool.chosen ${this.getPhaseId(command)}`];
      case 'tool.drop':
        return this.#activeIds.has(command.tool) ? [`tool.dropped ${this.getPhaseId(command)}`] : [];
      case 'risk.assess': {
        const { type: _, risk, ...fields } = command;
        const isChanged = ([field, value]: [string, unknown]) =>
          JSON.stringify(value ?? null) !== (this.#riskFields.get(`${risk} ${field}`) ?? 'null');
        return Object.entries(fields).some(isChanged) ? [`risk.assessed ${this.getPhaseId(command)}`] : [];
      }
      case 'variant.take':
        return [`variant.taken ${this.getPhaseId(command)}`];
      case 'variant.discard':
        return [`variant.discarded ${this.getPhaseId(command)}`];
      // Walks replace and merge only records that differ from the journey, so there is always a fact.
      case 'journey.replace':
        return ['journey.replaced'];
      case 'journey.merge':
        return ['journey.merged'];
      case 'journey.rename':
        return command.title === this.#title ? [] : ['journey.renamed'];
      case 'risk.add':
        return [`risk.added ${command.phase}`];
      case 'risk.remove':
        return this.#ownItems.get(command.risk)?.isRemoved ? [] : [`risk.removed ${this.getPhaseId(command)}`];
      case 'risk.restore':
        return this.#ownItems.get(command.risk)?.isRemoved ? [`risk.restored ${this.getPhaseId(command)}`] : [];
      case 'measure.add':
        return [`measure.added ${this.getPhaseId(command)}`];
      case 'measure.remove': {
        const { phase, risk, isRemoved } = this.#ownItems.get(command.measure)!;
        const isChosen = this.#riskFields.get(`${risk} measures`)?.includes(command.measure);
        if (isRemoved) return [];
        return [`measure.removed ${phase}`, ...(isChosen ? [`risk.assessed ${phase}`] : [])];
      }
    }
  }

  /** Implements rule 4. */
  #predictCompletion(id: string): string[] {
    const facts = this.getPhase(id).isCompleted && !this.isMarked(id) ? [] : [`phase.completed ${id}`];
    if (this.status !== 'active' || (!facts.length && id !== this.currentPhase)) return facts;
    const isUncompleted = (phase: Phase) => phase.id !== id && !this.getPhase(phase.id).isCompleted;
    const nextPhase =
      (this.progression === 'open' ? this.#listLaterPhases(id).find(isUncompleted) : undefined) ??
      this.map.phases.find(isUncompleted);
    if (!nextPhase) return [...facts, `journey.completed`];
    return nextPhase.id === this.currentPhase ? facts : [...facts, `phase.entered ${nextPhase.id}`];
  }

  /** Applies a fact and returns the invariants that it violates. */
  apply(fact: Fact): string[] {
    const violations = this.#listViolations(fact);
    if ('phase' in fact && isWorkFact(fact)) this.getPhase(fact.phase).isTouched = true;
    const setActive = (id: string, isActive: boolean) =>
      isActive ? this.#activeIds.add(id) : this.#activeIds.delete(id);
    switch (fact.type) {
      case 'question.answered':
      case 'variant.taken':
        if (fact.question === undefined) this.getPhase(fact.phase).note = fact.text;
        else this.#texts.set(fact.question, fact.text);
        break;
      case 'phase.noted':
        this.getPhase(fact.phase).note = fact.text;
        break;
      case 'group.set-aside':
        setActive(fact.group, true);
        break;
      case 'group.taken-up':
        setActive(fact.group, false);
        break;
      case 'tool.chosen':
        setActive(fact.tool, true);
        break;
      case 'tool.dropped':
        setActive(fact.tool, false);
        break;
      case 'risk.assessed':
        if (fact.accepted !== undefined) setActive(fact.risk, fact.accepted === true);
        if (fact.measures !== undefined) setActive(`${fact.risk} measure`, !!fact.measures?.length);
        for (const [field, value] of Object.entries(fact))
          this.#riskFields.set(`${fact.risk} ${field}`, JSON.stringify(value));
        break;
      case 'risk.added':
        this.#ownItems.set(fact.risk, { phase: fact.phase, isRemoved: false });
        break;
      case 'measure.added':
        this.#ownItems.set(fact.measure, { phase: fact.phase, risk: fact.risk, isRemoved: false });
        break;
      case 'risk.removed':
      case 'risk.restored':
        this.#ownItems.get(fact.risk)!.isRemoved = fact.type === 'risk.removed';
        break;
      case 'measure.removed':
        this.#ownItems.get(fact.measure)!.isRemoved = true;
        break;
      case 'journey.renamed':
        this.#title = fact.title;
        break;
      case 'decision.made':
        this.getPhase(fact.phase).decision = fact.option;
        break;
      case 'phase.completed':
        Object.assign(this.getPhase(fact.phase), { isCompleted: true, wasEverCompleted: true });
        this.#setBasis(fact.phase);
        break;
      case 'phase.confirmed':
        this.#setBasis(fact.phase);
        break;
      case 'phase.entered':
        this.getPhase(fact.phase).isTouched = true;
        this.currentPhase = fact.phase;
        break;
      case 'phase.reopened':
        this.getPhase(fact.phase).isCompleted = false;
        this.currentPhase = fact.phase;
        this.status = 'active';
        break;
      case 'journey.stopped':
        this.status = 'stopped';
        break;
      case 'journey.completed':
        this.status = 'completed';
        break;
      case 'journey.resumed':
        for (const phaseMemory of this.#phases.values())
          if (phaseMemory.decision === 'stop') phaseMemory.decision = undefined;
        this.status = this.map.phases.every(({ id }) => this.getPhase(id).isCompleted) ? 'completed' : 'active';
        break;
      // Walks replace a journey by a new one only, which has the effect of a restart.
      case 'journey.replaced':
      case 'cycle.started':
      case 'journey.restarted':
        this.cycle = fact.type === 'cycle.started' ? this.cycle + 1 : 1;
        this.status = 'active';
        this.currentPhase = this.map.phases[0]!.id;
        this.#phases.clear();
        this.#texts.clear();
        this.#activeIds.clear();
        this.#riskFields.clear();
        this.#ownItems.clear();
        if (fact.type !== 'cycle.started') this.#title = '';
        break;
      // A merge brings texts without facts of their own.
      case 'journey.merged':
        for (const answers of Object.values(fact.journey.cycles.at(-1)!.answers))
          for (const [question, { text }] of Object.entries(answers)) this.#texts.set(question, text);
        break;
      case 'variant.discarded':
        break;
    }
    return violations;
  }

  /** Lists the invariants that a fact violates. */
  #listViolations(fact: Fact): string[] {
    const violations: string[] = [];
    const { type } = fact;
    if (this.status === 'stopped' && !FACTS_WHILE_STOPPED.includes(type))
      violations.push(`${type} while the journey is stopped`);
    if (type === 'phase.entered' && this.progression !== 'open') {
      const uncompletedPhase = this.#listEarlierPhases(fact.phase).find(({ id }) => !this.getPhase(id).isCompleted);
      if (uncompletedPhase) violations.push(`${fact.phase} is entered before ${uncompletedPhase.id} is completed`);
    }
    if ('phase' in fact && (isWorkFact(fact) || type === 'phase.completed') && !this.isUnlocked(fact.phase)) {
      violations.push(`${type} in ${fact.phase}, which is locked`);
    }
    if (type === 'phase.completed' && this.listOpenStepCodes(fact.phase).length)
      violations.push(`${fact.phase} is completed although its exit rule does not hold`);
    if (type === 'journey.completed' && this.map.phases.some(({ id }) => !this.getPhase(id).isCompleted)) {
      violations.push('the journey is completed before all phases are completed');
    }
    return violations;
  }
}
