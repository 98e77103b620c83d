import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { defineMapEditor, examples } from '../fixtures/map-editor.js';
import { listDescendants } from '../../test/kit/dom.js';
import { getVisible, expectText, waitForMaps, waitUntil } from '../fixtures/person.js';

defineMapEditor();

const meta: Meta = {
  title: 'Guides/Bring your own map',
  component: 'process-map',
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
  render: () => html`<map-editor .text=${examples['A first map']()}></map-editor>`,
};
export default meta;
type Story = StoryObj;

/** The map on the right shows the JSON on the left. */
export const Editor: Story = {
  play: async ({ canvasElement, userEvent, step }) => {
    await waitForMaps(canvasElement);
    const editor = within(getVisible(canvasElement, 'map-editor'));
    const text = editor.getByLabelText<HTMLTextAreaElement>('The map, as JSON');
    await expect(editor.getByRole('status')).toHaveTextContent('No problems.');
    await step('change a title', async () => {
      const start = text.value.indexOf('Find the ground');
      text.focus();
      text.setSelectionRange(start, start + 'Find the ground'.length);
      await userEvent.paste('Look for a place');
      await expectText(
        () => getVisible(canvasElement, 'process-map-diagram').shadowRoot?.textContent,
        'Look for a place',
      );
    });
    await step('remove a comma: the problem is located, and the last map stays', async () => {
      text.setSelectionRange(text.value.indexOf(','), text.value.indexOf(',') + 1);
      await userEvent.keyboard('{Delete}');
      await waitUntil(() =>
        expect(editor.getByRole('status')).toHaveTextContent('1 problem. The map before is still shown.'),
      );
      await expect(editor.getByText('(invalid-json)')).toBeVisible();
      await expect(getVisible(canvasElement, 'process-map-diagram').shadowRoot?.textContent).toContain(
        'Look for a place',
      );
    });
    await step('restore the comma', async () => {
      await userEvent.paste(',');
      await waitUntil(() => expect(editor.getByRole('status')).toHaveTextContent('No problems.'));
    });
  },
};

export const BrokenJson: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await waitForMaps(canvasElement);
    const editor = within(getVisible(canvasElement, 'map-editor'));
    await userEvent.click(editor.getByRole('button', { name: 'Broken JSON' }));
    await expect(editor.getByRole('status')).toHaveTextContent('1 problem.');
    await expect(editor.getByText('(invalid-json)')).toBeVisible();
    await userEvent.click(editor.getByRole('button', { name: 'A first map' }));
    await expect(editor.getByRole('status')).toHaveTextContent('No problems.');
  },
};

/** Markup in it is text; its problems are listed, and the usable rest is shown. */
export const AHostileMap: Story = {
  play: async ({ canvasElement, userEvent, step }) => {
    await waitForMaps(canvasElement);
    const editor = within(getVisible(canvasElement, 'map-editor'));
    await userEvent.click(editor.getByRole('button', { name: 'A hostile map' }));
    await waitForMaps(canvasElement);
    await step('the problems are listed', async () => {
      await expect(editor.getByRole('status')).toHaveTextContent(/\d+ problems\. The rest is shown\./);
      await expect(editor.getByText('(duplicate-id)')).toBeVisible();
    });
    await step('no script has run', async () => {
      await expect('hacked' in globalThis).toBe(false);
      await expect(({} as Record<string, unknown>)['hacked']).toBeUndefined();
      for (const element of listDescendants(canvasElement)) {
        await expect(['IMG', 'SCRIPT', 'IFRAME']).not.toContain(element.tagName);
        await expect(element.getAttribute('href') ?? 'https://').toMatch(/^(https?|mailto):/);
      }
    });
    await step('the page stays usable', async () => {
      await userEvent.click(editor.getByRole('button', { name: 'A first map' }));
      await expectText(
        () => getVisible(canvasElement, 'process-map-diagram').shadowRoot?.textContent,
        'Find the ground',
      );
    });
  },
};

export const FiveHundredPhases: Story = {
  // Without axe, which would check all 500 phases.
  play: async ({ canvasElement, userEvent }) => {
    await waitForMaps(canvasElement);
    const editor = within(getVisible(canvasElement, 'map-editor'));
    await userEvent.click(editor.getByRole('button', { name: '500 phases' }));
    await expect(editor.getByRole('status')).toHaveTextContent('No problems.');
    const diagram = () => getVisible(canvasElement, 'process-map-diagram').shadowRoot;
    await waitUntil(() => expect(diagram()?.querySelectorAll('li')).toHaveLength(500));
    await userEvent.click(diagram()?.querySelectorAll('button')[499] as HTMLElement);
    await expectText(
      () => getVisible(canvasElement, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent,
      'Phase 500 of 500',
    );
    await userEvent.click(editor.getByRole('button', { name: 'A first map' }));
    await expectText(() => diagram()?.textContent, 'Find the ground');
  },
};
