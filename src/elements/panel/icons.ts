import { html, type TemplateResult } from 'lit';

/**
 * Shapes on a grid of 16 units. `stroke` and `fill` draw in the current text colour. Each icon is one template, because
 * a page has many.
 */
const icons = {
  check: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3.2 8.4l3.2 3.3 6.4-7.2" class="stroke" />
  </svg>`,
  lock: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="fill" d="M3.5 7h9v6.5h-9z" />
    <path class="stroke" d="M5.4 7V5.2a2.6 2.6 0 015.2 0V7" />
  </svg>`,
  again: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M12.7 9.3A4.9 4.9 0 1 1 11.6 4.4M12.4 2v3.2H9.2" />
  </svg>`,
  open: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <circle class="stroke" cx="8" cy="8" r="5" />
  </svg>`,
  here: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="fill" d="M8 1.2a5 5 0 0 1 5 5c0 3.6-5 8.6-5 8.6S3 9.8 3 6.2a5 5 0 0 1 5-5z" />
  </svg>`,
  flag: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M4 15V2" />
    <path class="fill" d="M4 2l9 2.8L4 8z" />
  </svg>`,
  tool: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M8 2.5L13.5 8 8 13.5 2.5 8z" />
  </svg>`,
  risk: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="warning-sign" d="M8 1.8L15 14H1z" />
    <path class="warning-mark" d="M8 6.2v3.6M8 11.8v.2" />
  </svg>`,
  fork: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M1.5 8H14.5M4 8c4.5 0 3.5-5 9.5-5M4 8c4.5 0 3.5 5 9.5 5" />
  </svg>`,
  eye: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M1.5 8C4 3.8 12 3.8 14.5 8 12 12.2 4 12.2 1.5 8z" />
    <circle class="fill" cx="8" cy="8" r="2" />
  </svg>`,
  gate: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M2.5 14V4M13.5 14V4M2.5 6.5h11M2.5 11h11" />
  </svg>`,
  go: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path class="stroke" d="M6 4l4 4-4 4" /></svg>`,
  wait: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M5.6 4.5v7M10.4 4.5v7" />
  </svg>`,
  save: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="stroke" d="M8 2v7.5M4.8 6.6L8 9.8l3.2-3.2M2.5 13.5h11" />
  </svg>`,
  stop: html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path class="fill" d="M4.7 4.7h6.6v6.6H4.7z" />
  </svg>`,
} satisfies Record<string, TemplateResult>;

/** The name of an icon. */
export type IconName = keyof typeof icons;

/** Renders a decorative icon in the size and colour of the text beside it. The text carries the meaning. */
export const renderIcon = (name: IconName): TemplateResult => icons[name];
