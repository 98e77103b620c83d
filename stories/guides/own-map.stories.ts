import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { defineMapEditor, examples } from '../fixtures/map-editor.js';
import { all, one, reads, settled, until } from '../fixtures/person.js';

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

/** Write on the left; the map on the right follows. */
export const Editor: Story = {
  play: async ({ canvasElement, userEvent, step }) => {
    await settled(canvasElement);
    const editor = within(one(canvasElement, 'map-editor'));
    const text = editor.getByLabelText<HTMLTextAreaElement>('The map, as JSON');
    await expect(editor.getByRole('status')).toHaveTextContent('No problems.');
    await step('write another title', async () => {
      const at = text.value.indexOf('Find the ground');
      text.focus();
      text.setSelectionRange(at, at + 'Find the ground'.length);
      await userEvent.paste('Look for a place');
      await reads(() => one(canvasElement, 'process-map-diagram').shadowRoot?.textContent, 'Look for a place');
    });
    await step('take a comma away: it says where, and the map stays', async () => {
      text.setSelectionRange(text.value.indexOf(','), text.value.indexOf(',') + 1);
      await userEvent.keyboard('{Delete}');
      await until(() =>
        expect(editor.getByRole('status')).toHaveTextContent('1 problem. The map before is still shown.'),
      );
      await expect(editor.getByText('(invalid-json)')).toBeVisible();
      await expect(one(canvasElement, 'process-map-diagram').shadowRoot?.textContent).toContain('Look for a place');
    });
    await step('put it back', async () => {
      await userEvent.paste(',');
      await until(() => expect(editor.getByRole('status')).toHaveTextContent('No problems.'));
    });
  },
};

export const BrokenJson: Story = {
  play: async ({ canvasElement, userEvent }) => {
    await settled(canvasElement);
    const editor = within(one(canvasElement, 'map-editor'));
    await userEvent.click(editor.getByRole('button', { name: 'Broken JSON' }));
    await expect(editor.getByRole('status')).toHaveTextContent('1 problem.');
    await expect(editor.getByText('(invalid-json)')).toBeVisible();
    await userEvent.click(editor.getByRole('button', { name: 'A first map' }));
    await expect(editor.getByRole('status')).toHaveTextContent('No problems.');
  },
};

/** Nothing in it is taken for markup; every problem is named, and what is usable is shown. */
export const AHostileMap: Story = {
  play: async ({ canvasElement, userEvent, step }) => {
    await settled(canvasElement);
    const editor = within(one(canvasElement, 'map-editor'));
    await userEvent.click(editor.getByRole('button', { name: 'A hostile map' }));
    await settled(canvasElement);
    await step('it says what is wrong', async () => {
      await expect(editor.getByRole('status')).toHaveTextContent(/\d+ problems\. The rest is shown\./);
      await expect(editor.getByText('(duplicate-id)')).toBeVisible();
    });
    await step('nothing of it has run', async () => {
      await expect('hacked' in globalThis).toBe(false);
      await expect(({} as Record<string, unknown>)['hacked']).toBeUndefined();
      for (const each of all(canvasElement)) {
        await expect(['IMG', 'SCRIPT', 'IFRAME']).not.toContain(each.tagName);
        await expect(each.getAttribute('href') ?? 'https://').toMatch(/^(https?|mailto):/);
      }
    });
    await step('it stays usable', async () => {
      await userEvent.click(editor.getByRole('button', { name: 'A first map' }));
      await reads(() => one(canvasElement, 'process-map-diagram').shadowRoot?.textContent, 'Find the ground');
    });
  },
};

export const FiveHundredPhases: Story = {
  // Left as it was found: axe would look at every one of them.
  play: async ({ canvasElement, userEvent }) => {
    await settled(canvasElement);
    const editor = within(one(canvasElement, 'map-editor'));
    await userEvent.click(editor.getByRole('button', { name: '500 phases' }));
    await expect(editor.getByRole('status')).toHaveTextContent('No problems.');
    const diagram = () => one(canvasElement, 'process-map-diagram').shadowRoot;
    await until(() => expect(diagram()?.querySelectorAll('li')).toHaveLength(500));
    await userEvent.click(diagram()?.querySelectorAll('button')[499] as HTMLElement);
    await reads(
      () => one(canvasElement, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent,
      'Phase 500 of 500',
    );
    await userEvent.click(editor.getByRole('button', { name: 'A first map' }));
    await reads(() => diagram()?.textContent, 'Find the ground');
  },
};
