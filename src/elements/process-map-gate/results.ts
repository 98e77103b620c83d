import { gateStrings } from '../../strings/en/gate.js';
import { html } from 'lit';
import { isLastPhase } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderIcon } from '../panel/icons.js';
import type { GateSelection } from './gate-selection.js';

/** Renders what was achieved, in the last phase of a finished plan; nothing anywhere else. */
export function renderResults({ map, phase, status, languageOf }: GateSelection): unknown {
  if (status !== 'completed' || !isLastPhase(map, phase)) return '';
  const results = map.phases.flatMap(({ outcome }) => outcome ?? []);
  return html`<div class="note">
    <p><b>${gateStrings.planFinished}</b></p>
    <ul>
      ${results.map((result) => html`<li>${renderIcon('flag')}${markLanguage(languageOf, result)}</li>`)}
    </ul>
  </div>`;
}
