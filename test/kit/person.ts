// A person at the keyboard and the mouse, in whichever engine the tests run.
import * as commands from '@web/test-runner-commands';
import { getAccessibleName, getFocusedElement, waitForLayout } from './dom.js';
import { touch } from './engine.js';

export const { sendMouse } = commands;

/** Sends keys by Playwright's names. Firefox's driver knows the space bar only as the character it types. */
export const sendKeys = (keys: commands.SendKeysPayload): Promise<void> =>
  commands.sendKeys('press' in keys && keys.press === 'Space' ? { press: ' ' } : keys);

/** Presses one key. */
export const pressKey = (key: string): Promise<void> => sendKeys({ press: key });

/** Scrolls an element into view if needed, and returns a position on it. */
async function findPosition(element: Element): Promise<[x: number, y: number]> {
  // A sticky bar may cover the element, and an anchored element moves one frame after its anchor.
  for (let i = 0; i < 10; i++) {
    await waitForLayout();
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= 60 && bottom <= innerHeight) break;
    element.scrollIntoView({ block: 'center' });
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + Math.min(width / 2, 40)), Math.round(y + height / 2)];
}

/** Clicks with the mouse at the position of an element. */
export const click = async (element: Element): Promise<void> =>
  sendMouse({ type: 'click', position: await findPosition(element) });

/** Taps with a finger at the position of an element. Needs Chromium's protocol. */
export const tap = async (element: Element): Promise<void> => touch(await findPosition(element));

/** Clicks into a field and types with the keyboard. */
export async function typeInto(field: Element, text: string): Promise<void> {
  await click(field);
  await sendKeys({ type: text });
}

/** Focuses a field, sets its text and dispatches `input`, all synchronously. */
export function enterText(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

async function pressTab(isBackward: boolean): Promise<void> {
  if (isBackward) await sendKeys({ down: 'Shift' });
  await pressKey('Tab');
  if (isBackward) await sendKeys({ up: 'Shift' });
}

/** Presses Tab, or Shift+Tab, until a control with a matching name has the focus. */
export async function tabTo(name: RegExp, { back: isBackward = false, steps = 400 } = {}): Promise<HTMLElement> {
  const visited = new Set<string>();
  for (let i = 0; i < steps; i++) {
    await pressTab(isBackward);
    const focused = getFocusedElement();
    if (!focused || focused.matches('body, iframe')) continue;
    const focusedName = getAccessibleName(focused);
    if (name.test(focusedName)) return focused;
    visited.add(focusedName.slice(0, 40));
  }
  throw new Error(`Tab did not reach ${String(name)}. It reached: ${[...visited].join(' | ')}`);
}

/** Creates a pattern for names that start with a text, with or without the label of a voice in front. */
export const createNamePattern = (text: string): RegExp =>
  new RegExp(`^(As a \\w+ )?${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
