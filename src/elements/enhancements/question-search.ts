import { html, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Phase, Question, QuestionGroup } from '../../map/map-definition.js';
import { listQuestions } from '../../map/map-index.js';
import { panelStrings } from '../../strings/en/panels.js';
import { searchStrings } from '../../strings/en/question-search.js';
import { escapeRegExp, findRanges, foldText, getExcerpt } from '../../utils/text-search.js';
import type { MapActions, MapModel } from '../context/map-context.js';
import { MapSelector } from '../context/map-selector.js';
import { markLanguage } from '../internal/mark-language.js';

/** Maximum number of shown results. */
const MAX_RESULTS = 20;

/** Characters of an answer before and after the match. */
const EXCERPT_CONTEXT_CHARACTERS = 60;

/** Part of the model that the search looks at: the whole map and its journey. */
interface SearchSelection extends Pick<MapModel, 'map' | 'journey' | 'view' | 'progression' | 'languageOf'> {
  readonly actions: MapActions;
}

const selectSearch = (model: MapModel, actions: MapActions): SearchSelection => {
  const { map, journey, view, progression, languageOf } = model;
  return { actions, map, journey, view, progression, languageOf };
};

/** A question of the map with everything that the search looks at. */
interface SearchableQuestion {
  phase: Phase;
  group: QuestionGroup;
  question: Question;
  isLocked: boolean;

  /** Answers of all cycles, the latest first. */
  answers: { cycle: number; text: string }[];
}

/** Query that a person enters. */
export interface SearchQuery {
  /** The typed words. */
  text: string;

  /** Limits the results to questions without an answer in this cycle. */
  isOnlyOpen: boolean;
}

/** Results of a query. */
interface SearchResults {
  /** The number of results; empty without a query. */
  description: string;
  list: TemplateResult;
}

/** Counts the words that a text contains. The words are folded already. */
function countWords(text: string, words: string[]): number {
  const folded = foldText(text);
  return words.filter((word) => folded.includes(word)).length;
}

/** Lists the questions of the map, except those of phases that do not open under `strict`. */
function listMapQuestions({ map, journey, view, progression }: SearchSelection): SearchableQuestion[] {
  return map.phases.flatMap((phase, i) => {
    const isLocked = !view.phases[i]?.unlocked;
    if (isLocked && progression === 'strict') return [];
    return phase.groups.flatMap((group) =>
      listQuestions(group).map((question) => {
        const answers = journey.cycles.flatMap(({ number, answers }) => {
          const text = answers[phase.id]?.[question.id]?.text;
          return text ? [{ cycle: number, text }] : [];
        });
        return { phase, group, question, isLocked, answers: answers.reverse() };
      }),
    );
  });
}

/** Returns the questions that match a query. A word may occur in the question, its group or its answers. */
function matchQuestions(selection: SearchSelection, words: string[], isOnlyOpen: boolean): SearchableQuestion[] {
  if (!words.length && !isOnlyOpen) return [];
  const { cycle } = selection.journey;
  return listMapQuestions(selection).filter(({ question, group, answers }) => {
    const text = [question.text, group.title, ...answers.map((answer) => answer.text)].join('\n');
    return countWords(text, words) === words.length && !(isOnlyOpen && answers[0]?.cycle === cycle);
  });
}

function describeResultCount(count: number): string {
  if (!count) return searchStrings.noneFound;
  return count > MAX_RESULTS ? searchStrings.foundMore(count, MAX_RESULTS) : searchStrings.found(count);
}

/** Creates a function that renders the results of a search over the questions of the whole map and their answers. */
export function createSearch(element: LitElement): (query: SearchQuery) => SearchResults | undefined {
  const map = new MapSelector(element, selectSearch);
  let words: string[] = [];

  /** Matches any of the words; undefined if there are none. */
  let anyWord: RegExp | undefined;

  function renderMarked(text: string): unknown {
    let end = 0;
    const pieces = (anyWord ? findRanges(text, anyWord) : []).map((range) => {
      const before = text.slice(end, range.start);
      ({ end } = range);
      return html`${before}<mark>${text.slice(range.start, end)}</mark>`;
    });
    return [...pieces, text.slice(end)];
  }

  function renderAnswer({ journey }: SearchSelection, answers: SearchableQuestion['answers']): unknown {
    const answer = answers.find(({ text }) => countWords(text, words) > 0) ?? answers[0];
    if (!answer) return '';
    const label = answer.cycle === journey.cycle ? searchStrings.written : panelStrings.answerInCycle(answer.cycle);
    const range = (anyWord && findRanges(answer.text, anyWord)[0]) ?? { start: 0, end: 0 };
    const excerpt = getExcerpt(answer.text, range, EXCERPT_CONTEXT_CHARACTERS);
    return html`<span class="detail">${label} <q dir="auto">${renderMarked(excerpt)}</q></span>`;
  }

  function renderResult(selection: SearchSelection, result: SearchableQuestion): TemplateResult {
    const { actions, languageOf } = selection;
    const { phase, group, question, isLocked, answers } = result;
    // A page with one voice may not show the question itself.
    const handleClick = () => actions.showItem(phase.id, { subject: 'group', ids: [question.id, group.id] });
    const lockedText = isLocked ? ` · ${searchStrings.locked}` : '';
    return html`<li>
      <button type="button" class="hit" @click=${handleClick}>
        <b>${markLanguage(languageOf, renderMarked(question.text), question.text)}</b>
        <span class="detail"
          >${phase.label} · ${markLanguage(languageOf, renderMarked(group.title), group.title)}${lockedText}</span
        >
        ${renderAnswer(selection, answers)}
      </button>
    </li>`;
  }

  return ({ text, isOnlyOpen }) => {
    const selection = map.value;
    if (!selection) return undefined;
    words = foldText(text).split(/\s+/).filter(Boolean);
    anyWord = words.length ? new RegExp(words.map(escapeRegExp).join('|'), 'gu') : undefined;
    const results = matchQuestions(selection, words, isOnlyOpen);
    const hasQuery = words.length > 0 || isOnlyOpen;
    return {
      description: hasQuery ? describeResultCount(results.length) : '',
      list: html`<ol>
        ${results
          .slice(0, MAX_RESULTS)
          .map((result) => keyed(`${result.question.id} ${words.join(' ')}`, renderResult(selection, result)))}
      </ol>`,
    };
  };
}
