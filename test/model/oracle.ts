// What the contract says of locks, statuses and exit rules, said once more and without a line of the library: what the
// machine does is held against it. It learns what happened from facts alone.
import type { Command, DecisionOption, Fact, MapDefinition, Progression, ReasonCode } from '../../src/journey/index.js';

type Phase = MapDefinition['phases'][number];

interface Memory {
  /** Entered or worked in, in this cycle. */
  touched: boolean;
  completed: boolean;
  /** Completed at least once in this cycle. */
  ever: boolean;
  marked: boolean;
  decision?: DecisionOption | undefined;
}

/** What a command must lead to: refusal for one of these reasons, or just these facts, each with its phase. */
export type Expected = { refused: ReasonCode[] } | { facts: string[] };

/** Facts by which something is written into a phase. */
const WORK = /^(question|group|tool|risk|decision|variant)\./;

const AFTER_STOP = ['journey.resumed', 'journey.replaced', 'journey.merged', 'journey.restarted'];

export class Oracle {
  status: 'active' | 'stopped' | 'completed' = 'active';
  cycle = 1;
  current: string;
  #memory = new Map<string, Memory>();
  #texts = new Map<string, string>();
  #on = new Set<string>();
  /** What else was said of a risk. */
  #fields = new Map<string, string>();
  readonly map: MapDefinition;
  readonly progression: Progression;

  constructor(map: MapDefinition, progression: Progression, facts: readonly Fact[] = []) {
    this.map = map;
    this.progression = progression;
    this.current = map.phases[0]!.id;
    for (const fact of facts) this.feed(fact);
  }

  copy(): Oracle {
    const copy = new Oracle(this.map, this.progression);
    copy.status = this.status;
    copy.cycle = this.cycle;
    copy.current = this.current;
    copy.#memory = new Map([...this.#memory].map(([id, memory]) => [id, { ...memory }]));
    copy.#texts = new Map(this.#texts);
    copy.#on = new Set(this.#on);
    copy.#fields = new Map(this.#fields);
    return copy;
  }

  of(id: string): Memory {
    let memory = this.#memory.get(id);
    if (!memory) this.#memory.set(id, (memory = { touched: false, completed: false, ever: false, marked: false }));
    return memory;
  }

  /** Rule 1. */
  isUnlocked(id: string): boolean {
    const before = this.#before(id);
    return (
      this.progression === 'open' ||
      before.length === 0 ||
      this.of(id).touched ||
      before.every((one) => this.of(one.id).ever)
    );
  }

  #before(id: string): Phase[] {
    return this.map.phases.slice(
      0,
      this.map.phases.findIndex((one) => one.id === id),
    );
  }

  #after(id: string): Phase[] {
    return this.map.phases.slice(this.map.phases.findIndex((one) => one.id === id) + 1);
  }

  /** Why the exit rule of a phase does not hold; empty where it does. */
  left(id: string): ReasonCode[] {
    const { groups, tools, risks, exit } = this.map.phases.find((one) => one.id === id)!;
    const codes: ReasonCode[] = [];
    const ask = (asked: 'all' | 'none' | number, done: boolean[], one: ReasonCode, more: ReasonCode) => {
      const needed = asked === 'all' ? done.length : asked === 'none' ? 0 : asked;
      if (done.filter(Boolean).length < needed) codes.push(asked === 'all' ? one : more);
    };
    const isAnswered = (group: Phase['groups'][number]) =>
      [...group.leads, ...group.questions].some((one) => this.#texts.get(one.id));
    ask(
      exit.groups,
      groups.map((group) => this.#on.has(group.id) || isAnswered(group)),
      'group-left',
      'groups-left',
    );
    ask(
      exit.tools,
      tools.map((tool) => this.#on.has(tool.id)),
      'tools-left',
      'tools-left',
    );
    ask(
      exit.risks,
      risks.map((risk) => this.#on.has(risk.id) || this.#on.has(`${risk.id} measure`)),
      'risk-left',
      'risks-left',
    );
    if (exit.decision && this.of(id).decision !== 'go') codes.push('decision-left');
    return codes;
  }

  /**
   * What must come of a command.
   *
   * @param variants The ids of the variants that the question of the command has: merges are not told by facts alone.
   */
  expect(command: Command, variants: readonly string[]): Expected {
    const refused = this.#refused(command, variants);
    return refused.length ? { refused } : { facts: this.#facts(command) };
  }

  #refused(command: Command, variants: readonly string[]): ReasonCode[] {
    const { type } = command;
    if (type === 'journey.replace' || type === 'journey.merge')
      return typeof command.journey === 'object' ? [] : ['unreadable-journey'];
    if (type === 'journey.restart') return [];
    if (this.status === 'stopped') return type === 'journey.resume' ? [] : ['stopped'];
    if (type === 'journey.resume') return ['not-stopped'];
    if (type === 'cycle.start') return this.status === 'completed' ? [] : ['not-completed'];
    const id = this.phaseOf(command);
    const memory = this.of(id);
    if (type === 'phase.reopen') return memory.completed ? [] : ['phase-not-completed'];
    if (!this.isUnlocked(id)) return ['locked'];
    if (type === 'phase.complete') return memory.completed && !memory.marked ? [] : this.left(id);
    if (type === 'decision.make') {
      const { decision } = this.map.phases.find((one) => one.id === id)!.exit;
      if (!decision) return ['no-decision'];
      return decision.options.some((option) => option.id === command.option) ? [] : ['unknown-option'];
    }
    if (type === 'variant.take' || type === 'variant.discard')
      return variants.includes(command.variant) ? [] : ['unknown-id'];
    return [];
  }

  /** Where a command works. */
  phaseOf(command: Command): string {
    if ('phase' in command) return command.phase;
    const ids = ['question', 'group', 'tool', 'risk'].map(
      (kind) => (command as unknown as Record<string, string>)[kind],
    );
    const has = (parts: readonly { id: string }[]) => parts.some(({ id }) => ids.includes(id));
    return this.map.phases.find(
      ({ groups, tools, risks }) =>
        has(groups) || has(tools) || has(risks) || groups.some((one) => has(one.leads) || has(one.questions)),
    )!.id;
  }

  #facts(command: Command): string[] {
    const first = this.map.phases[0]!.id;
    switch (command.type) {
      case 'journey.resume':
        return ['journey.resumed'];
      case 'journey.restart':
        return ['journey.restarted'];
      case 'cycle.start':
        return ['cycle.started', `phase.entered ${first}`];
      case 'phase.reopen':
        return [`phase.reopened ${command.phase}`];
      case 'phase.complete':
        return this.#completing(command.phase);
      case 'decision.make': {
        const { phase, option } = command;
        if (option === 'stop') return [`decision.made ${phase}`, `journey.stopped ${phase}`];
        return this.of(phase).decision === option ? [] : [`decision.made ${phase}`];
      }
      case 'question.answer': {
        const { question, text } = command;
        const phase = this.phaseOf(command);
        const { id } = this.map.phases
          .flatMap(({ groups }) => groups)
          .find((one) => [...one.leads, ...one.questions].some((each) => each.id === question))!;
        return [
          ...(text === (this.#texts.get(question) ?? '') ? [] : [`question.answered ${phase}`]),
          ...(text && this.#on.has(id) ? [`group.taken-up ${phase}`] : []),
        ];
      }
      case 'group.set-aside':
        return this.#on.has(command.group) ? [] : [`group.set-aside ${this.phaseOf(command)}`];
      case 'group.take-up':
        return this.#on.has(command.group) ? [`group.taken-up ${this.phaseOf(command)}`] : [];
      case 'tool.choose':
        return this.#on.has(command.tool) ? [] : [`tool.chosen ${this.phaseOf(command)}`];
      case 'tool.drop':
        return this.#on.has(command.tool) ? [`tool.dropped ${this.phaseOf(command)}`] : [];
      case 'risk.assess': {
        const { type: _, risk, ...fields } = command;
        const isNews = ([field, value]: [string, unknown]) =>
          JSON.stringify(value ?? null) !== (this.#fields.get(`${risk} ${field}`) ?? 'null');
        return Object.entries(fields).some(isNews) ? [`risk.assessed ${this.phaseOf(command)}`] : [];
      }
      case 'variant.take':
        return [`variant.taken ${this.phaseOf(command)}`];
      case 'variant.discard':
        return [`variant.discarded ${this.phaseOf(command)}`];
      // The walks bring in what is new to the journey only.
      case 'journey.replace':
        return ['journey.replaced'];
      case 'journey.merge':
        return ['journey.merged'];
    }
  }

  /** Rule 4. */
  #completing(id: string): string[] {
    const { completed, marked } = this.of(id);
    const facts = completed && !marked ? [] : [`phase.completed ${id}`];
    if (this.status !== 'active' || (!facts.length && id !== this.current)) return facts;
    const isLeft = (phase: Phase) => phase.id !== id && !this.of(phase.id).completed;
    const next =
      (this.progression === 'open' ? this.#after(id).find(isLeft) : undefined) ?? this.map.phases.find(isLeft);
    if (!next) return [...facts, `journey.completed`];
    return next.id === this.current ? facts : [...facts, `phase.entered ${next.id}`];
  }

  /** Takes in what happened. Gives what must never have happened. */
  feed(fact: Fact): string[] {
    const wrong = this.#wrong(fact);
    if ('phase' in fact && WORK.test(fact.type)) this.of(fact.phase).touched = true;
    const set = (id: string, on: boolean) => (on ? this.#on.add(id) : this.#on.delete(id));
    switch (fact.type) {
      case 'question.answered':
      case 'variant.taken':
        this.#texts.set(fact.question, fact.text);
        break;
      case 'group.set-aside':
        set(fact.group, true);
        break;
      case 'group.taken-up':
        set(fact.group, false);
        break;
      case 'tool.chosen':
        set(fact.tool, true);
        break;
      case 'tool.dropped':
        set(fact.tool, false);
        break;
      case 'risk.assessed':
        if (fact.accepted !== undefined) set(fact.risk, fact.accepted === true);
        if (fact.measures !== undefined) set(`${fact.risk} measure`, !!fact.measures?.length);
        for (const [field, value] of Object.entries(fact))
          this.#fields.set(`${fact.risk} ${field}`, JSON.stringify(value));
        break;
      case 'decision.made':
        this.of(fact.phase).decision = fact.option;
        break;
      case 'phase.completed':
        Object.assign(this.of(fact.phase), { completed: true, ever: true, marked: false });
        break;
      case 'phase.entered':
        this.of(fact.phase).touched = true;
        this.current = fact.phase;
        break;
      case 'phase.reopened':
        Object.assign(this.of(fact.phase), { completed: false, marked: false });
        this.#mark(this.#after(fact.phase));
        this.current = fact.phase;
        this.status = 'active';
        break;
      case 'journey.stopped':
        this.status = 'stopped';
        break;
      case 'journey.completed':
        this.status = 'completed';
        break;
      case 'journey.resumed':
        for (const memory of this.#memory.values()) if (memory.decision === 'stop') memory.decision = undefined;
        this.status = this.map.phases.every(({ id }) => this.of(id).completed) ? 'completed' : 'active';
        break;
      // The walks replace a journey by a new one only, which is as if it were restarted.
      case 'journey.replaced':
      case 'cycle.started':
      case 'journey.restarted':
        this.cycle = fact.type === 'cycle.started' ? this.cycle + 1 : 1;
        this.status = 'active';
        this.current = this.map.phases[0]!.id;
        this.#memory.clear();
        this.#texts.clear();
        this.#on.clear();
        this.#fields.clear();
        break;
      case 'journey.merged':
      case 'variant.discarded':
        break;
    }
    // Rule 6.
    if ('phase' in fact && WORK.test(fact.type) && fact.type !== 'variant.discarded' && this.of(fact.phase).completed) {
      this.#mark(this.#after(fact.phase));
      if (this.left(fact.phase).length) this.of(fact.phase).marked = true;
    }
    return wrong;
  }

  #mark(phases: Phase[]): void {
    for (const { id } of phases) if (this.of(id).completed) this.of(id).marked = true;
  }

  /** What no sequence of commands may ever lead to. */
  #wrong(fact: Fact): string[] {
    const wrong: string[] = [];
    const { type } = fact;
    if (this.status === 'stopped' && !AFTER_STOP.includes(type)) wrong.push(`${type} while the journey is stopped`);
    if (type === 'phase.entered' && this.progression !== 'open') {
      const early = this.#before(fact.phase).find(({ id }) => !this.of(id).completed);
      if (early) wrong.push(`${fact.phase} is entered before ${early.id} is completed`);
    }
    if ('phase' in fact && (WORK.test(type) || type === 'phase.completed') && !this.isUnlocked(fact.phase)) {
      wrong.push(`${type} in ${fact.phase}, which is locked`);
    }
    if (type === 'phase.completed' && this.left(fact.phase).length)
      wrong.push(`${fact.phase} is completed before its own rule holds`);
    if (type === 'journey.completed' && this.map.phases.some(({ id }) => !this.of(id).completed)) {
      wrong.push('the journey is completed before all phases are');
    }
    return wrong;
  }
}
