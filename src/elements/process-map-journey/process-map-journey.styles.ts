import { css } from '../styles/css.js';

export const journeyStyles = css`
  /* Shadows of the page colour cover what is wider than the content, such as outlines, while it scrolls below. */
  :host {
    box-shadow:
      -0.5rem 0 var(--_page),
      0.5rem 0 var(--_page);
  }
  :is(.bar, .file, .row) {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    align-items: center;
  }
  .bar {
    container: bar / inline-size;
    gap: 0 1rem;
    padding-block: 0.375rem;
    font-size: 0.875rem;
    border-block-end: 1px solid var(--_line);
  }
  p {
    margin: 0;
  }
  /* The name gives way, so that all is in one line. The heading of the phase has it in full. */
  .place {
    flex: 1 1 0;
    min-inline-size: min(100%, 3.5em);
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-size: 1rem;
  }
  .journey-title {
    flex: 0 1 auto;
    max-inline-size: 40%;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--_ink-muted);
  }
  .steps,
  .cycle,
  .save {
    color: var(--_ink-muted);
    white-space: nowrap;
  }
  .save > .icon {
    margin-inline-end: 0.25rem;
    vertical-align: -0.125em;
  }
  :is(.kept, .saved) > .save > .icon {
    color: var(--_done);
  }
  .row {
    flex-basis: 100%;
  }
  .short {
    display: none;
  }
  .quiet > .icon {
    display: none;
  }
  @container bar (width < 50em) {
    .short {
      display: inline;
    }
    .journey-title,
    .cycle,
    .steps > .long,
    :not(.failed) > .save > .long {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container bar (width < 30em) {
    /* It takes the room of the count, which the phase itself shows at its end. */
    .bar:has(> .back) > .steps {
      display: none;
    }
    /* The name stays for assistive technology. */
    [popovertarget='menu'] {
      min-inline-size: 1.75rem;
      justify-content: center;
      font-size: 0;
    }
    [popovertarget='menu'] > .icon {
      display: block;
      font-size: 1.25rem;
    }
  }
  /* Texts may have another direction than the page. */
  :is(p:not(.place), li) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .failed {
    padding-inline: 0.75rem;
    border: 2px solid var(--_warn-ink);
    background: color-mix(in srgb, var(--_warn) 22%, var(--_page));
  }
  .failed > .save {
    order: 1;
    flex-basis: 100%;
    white-space: normal;
    font-weight: 600;
    color: inherit;
  }
  .failed > .row {
    order: 1;
  }
  .failed > .save > .icon {
    color: var(--_warn-ink);
  }
  .popover {
    max-inline-size: min(26rem, 92vi);
    max-block-size: 80vh;
    overflow: auto;
    padding: 0.75rem 1rem;
    border: 1.5px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  @supports (position-area: end) {
    .bar {
      anchor-name: --_bar;
    }
    .popover {
      margin: 0.375rem 0;
      position-area: block-end span-inline-start;
      position-try-fallbacks:
        flip-inline,
        flip-block,
        flip-block flip-inline;
    }
    @container bar (width < 30em) {
      .popover {
        position-anchor: --_bar;
        position-area: block-end;
        inline-size: anchor-size(width);
        max-inline-size: none;
      }
    }
  }
  :host {
    container-type: scroll-state;
  }
  @container scroll-state(stuck: block-start) {
    .bar {
      box-shadow: 0 0.5rem 0.5rem -0.5rem rgb(0 0 0 / 40%);
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
