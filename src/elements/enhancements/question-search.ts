import type { html as tag, LitElement, TemplateResult } from 'lit';
import type { Reason } from '../../journey/types/reason.js';
import type { Phase, Question, QuestionGroup } from '../../map/map-definition.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import type { PanelController } from '../panel/panel-controller.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { searchStrings as s } from '../../strings/en/question-search.js';

/** As many results as are shown at once. */
const MAX_RESULTS = 20;
/** Characters of an answer around what was found. */
const EXCERPT_CONTEXT = 60;

const SEARCH_CSS = `
.finder { display: grid; gap: .75rem; padding: .75rem 0 0; max-inline-size: 46rem }
.finder input[type=search] { inline-size: 100%; padding: .625rem .75rem; border: 1.5px solid var(--_edge); border-radius: var(--_radius); background: var(--_surface); color: var(--_ink); font: inherit; font-weight: 400 }
.finder input[type=checkbox] { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--_route) }
.finder .only { display: flex; gap: .5rem; align-items: center; min-block-size: 1.75rem; font-weight: 400 }
.finder input:focus-visible, .hit:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px }
.finder ol { display: grid; gap: .25rem; margin: 0; padding: 0; list-style: none }
.hit { all: unset; box-sizing: border-box; display: block; inline-size: 100%; padding: .5rem .75rem; border-inline-start: 3px solid var(--_line); cursor: pointer }
.hit:hover { border-color: var(--_route) }
.hit:hover b { text-decoration: underline }
.hit b { font-weight: 600; unicode-bidi: plaintext }
mark { background: var(--_warn); color: var(--_on-warn) }
@media (forced-colors: active) { mark { background: Mark; color: MarkText } }`;

interface SearchResult {
  phase: Phase;
  group: QuestionGroup;
  question: Question;
  locked: boolean;
  /** What was written to it, the latest first. */
  answers: { cycle: number; text: string }[];
}

/** Without case and accents. */
const normalizeText = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** All questions that may be seen: under `strict`, what is locked does not open. */
function matchQuestions({ model: { map, journey, view, progression } }: PhaseSelection): SearchResult[] {
  return map.phases.flatMap((phase, i) => {
    const locked = !view.phases[i]?.unlocked;
    if (locked && progression === 'strict') return [];
    return phase.groups.flatMap((group) =>
      [...group.leads, ...group.questions].map((question) => {
        const answers = journey.cycles.flatMap(({ number, answers }) => {
          const text = answers[phase.id]?.[question.id]?.text;
          return text ? [{ cycle: number, text }] : [];
        });
        return { phase, group, question, locked, answers: answers.reverse() };
      }),
    );
  });
}

/** A search over the questions of the whole map, and what was written to them. */
export function createSearch(
  html: typeof tag,
  part: LitElement,
  panel: PanelController,
): (at: PhaseSelection) => TemplateResult {
  let words: string[] = [];
  let onlyOpen = false;
  adoptStyles(part, SEARCH_CSS);

  /** A text with what was found in it marked. */
  const marked = (text: string): unknown => {
    if (!words.length) return text;
    const any = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'iu');
    return text.split(any).map((piece, i) => (i % 2 ? html`<mark>${piece}</mark>` : piece));
  };

  const has = (text: string) => {
    const folded = normalizeText(text);
    return words.some((word) => folded.includes(normalizeText(word)));
  };

  /** As much of an answer as shows what was found. */
  const around = (text: string): string => {
    const at = Math.max(0, ...words.map((word) => normalizeText(text).indexOf(normalizeText(word))));
    const from = Math.max(0, at - EXCERPT_CONTEXT);
    return `${from ? '…' : ''}${text.slice(from, at + EXCERPT_CONTEXT)}${at + EXCERPT_CONTEXT < text.length ? '…' : ''}`;
  };

  /** Shows the phase, and moves the focus to the question. */
  async function go({ actions: host, model }: PhaseSelection, { phase, question }: SearchResult): Promise<void> {
    if (model.shownPhase !== phase.id) host.show(phase.id);
    for (let tries = 0; tries < 30; tries++) {
      await new Promise(requestAnimationFrame);
      const shows = panel
        .findPanelsFor({ code: 'group-left' } as Reason, phase.id)
        .find((each) => each.element.checkVisibility());
      const root = shows?.element.shadowRoot;
      const label = root?.getElementById(`${question.id}?`);
      for (let fold = label?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
      const field = root?.getElementById(question.id);
      if (!field) continue;
      field.focus();
      return;
    }
  }

  return (at) => {
    const { model, markLanguage: say } = at;
    const current = model.journey.cycle;
    const isOpen = ({ answers }: SearchResult) => answers[0]?.cycle !== current;
    const fits = ({ group, question, answers }: SearchResult) => {
      const all = normalizeText([question.text, group.title, ...answers.map(({ text }) => text)].join('\n'));
      return words.every((word) => all.includes(normalizeText(word)));
    };
    const asked = words.length > 0 || onlyOpen;
    const hits = asked ? matchQuestions(at).filter((hit) => fits(hit) && (!onlyOpen || isOpen(hit))) : [];
    return html`<div class="finder" role="search" aria-label=${s.name}>
      <label class="lead"
        >${s.words}<input
          type="search"
          dir="auto"
          @input=${({ target }: Event) => {
            words = (target as HTMLInputElement).value.split(/\s+/).filter((word) => normalizeText(word));
            part.requestUpdate();
          }}
      /></label>
      <label class="only"
        ><input
          type="checkbox"
          @change=${({ target }: Event) => {
            onlyOpen = (target as HTMLInputElement).checked;
            part.requestUpdate();
          }}
        />${s.onlyOpen}</label
      >
      <p class="detail" role="status">${asked ? s.found(hits.length, MAX_RESULTS) : ''}</p>
      <ol>
        ${hits.slice(0, MAX_RESULTS).map((hit) => {
          const { phase, group, question, answers, locked } = hit;
          const answer = words.length ? (answers.find(({ text }) => has(text)) ?? answers[0]) : answers[0];
          return html`<li>
            <button type="button" class="hit" @click=${() => void go(at, hit)}>
              <b>${say(marked(question.text), question.text)}</b>
              <span class="detail"
                >${phase.label} · ${say(marked(group.title), group.title)}${locked ? ` · ${s.locked}` : ''}</span
              >
              ${answer ? html`<span class="detail">${answer.cycle === current ? s.written : s.inCycle(answer.cycle)} <q dir="auto">${marked(around(answer.text))}</q></span>` : ''}
            </button>
          </li>`;
        })}
      </ol>
    </div>`;
  };
}
