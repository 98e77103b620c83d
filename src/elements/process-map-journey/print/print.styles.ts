import { css, unsafeCSS, type CSSResult } from 'lit';

/** Quotes a text as a CSS string. The escapes keep any text inside the string. */
const quoteCss = (text: string): CSSResult =>
  unsafeCSS(`"${text.replace(/["\\\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`);

/**
 * Returns the styles of a printed plan: black on white, for any paper size. No line of text is cut, a heading stays
 * with the text after it, and a long answer continues on the next page. The title is repeated on each page if the
 * browser supports margin boxes.
 */
export function createPrintStyles(title: string): CSSResult {
  return css`
    @page {
      margin: 19mm 16mm 17mm;
      @top-left {
        content: ${quoteCss(title)};
        font:
          8pt 'Segoe UI',
          Roboto,
          Arial,
          'Noto Sans',
          sans-serif;
        color: #555;
      }
      @bottom-right {
        content: counter(page) ' / ' counter(pages);
        font:
          8pt 'Segoe UI',
          Roboto,
          Arial,
          'Noto Sans',
          sans-serif;
        color: #555;
      }
    }
    @page :first {
      @top-left {
        content: '';
      }
    }
    * {
      box-sizing: border-box;
    }
    body {
      margin: 0 auto;
      max-width: 46rem;
      padding: 1rem;
      font:
        10.5pt/1.45 'Segoe UI',
        Roboto,
        Arial,
        'Noto Sans',
        'Noto Sans Arabic',
        sans-serif;
      color: #000;
      background: #fff;
      overflow-wrap: anywhere;
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    :is(h1, h2, h3, h4, p, li, b, bdi, i, small, span) {
      unicode-bidi: plaintext;
    }
    @media print {
      body {
        padding: 0;
        max-width: none;
      }
    }
    h1,
    h2,
    h3,
    h4,
    p,
    ul,
    ol {
      margin: 0;
      padding: 0;
    }
    h1,
    h2,
    h3,
    h4 {
      line-height: 1.25;
      break-after: avoid;
      break-inside: avoid;
    }
    h1 {
      font-size: 20pt;
    }
    h2 {
      padding-block-start: 2mm;
      border-block-start: 1.5pt solid;
      font-size: 13pt;
    }
    h3 {
      margin-block: 6mm 1.5mm;
      font-size: 12pt;
    }
    h2 + .ideas {
      margin-block-start: 2mm;
    }
    .steps-left {
      break-inside: avoid;
    }
    .prompts li:first-child:not(:last-child) {
      break-after: avoid;
    }
    .prompts li:last-child {
      break-before: avoid;
    }
    h4 {
      margin-block: 3mm 1mm;
      font-size: 10.5pt;
    }
    p,
    li {
      orphans: 2;
      widows: 2;
    }
    section {
      margin-block-start: 9mm;
    }
    .plan section + section {
      break-inside: avoid;
    }
    h2 small {
      color: #000;
      font-size: 10.5pt;
    }
    .quiet,
    .voice {
      color: #444;
      font-size: 9pt;
      break-after: avoid;
    }
    small {
      color: #444;
      font-size: 9pt;
      font-weight: 400;
    }
    .headline {
      margin-block: 1mm 2.5mm;
      font-size: 15pt;
      font-weight: 700;
      line-height: 1.2;
      break-after: avoid;
    }
    .entry + .headline {
      margin-block-start: 3mm;
    }
    .markdown p,
    .markdown ul,
    .markdown ol {
      margin-block-end: 1.5mm;
    }
    .markdown ul,
    .markdown ol,
    .prompts,
    .steps-left {
      padding-inline-start: 5mm;
    }
    .url {
      color: #444;
      font-size: 9pt;
    }
    .route {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(27mm, 1fr));
      gap: 3mm 0;
      margin-block: 5mm 2mm;
      list-style: none;
    }
    .route li {
      position: relative;
      padding-inline-end: 3mm;
      font-size: 8.5pt;
      line-height: 1.3;
      break-inside: avoid;
    }
    .route li::before {
      content: '';
      position: absolute;
      inset-block-start: 4.5mm;
      inset-inline: 0;
      border-block-start: 1.5pt dotted #777;
    }
    .route li.done::before {
      border-block-start-style: solid;
      border-color: #000;
    }
    .route li:last-child::before {
      inset-inline-end: auto;
      inline-size: 5mm;
    }
    .route i {
      position: relative;
      display: grid;
      place-items: center;
      min-inline-size: 9mm;
      max-inline-size: fit-content;
      block-size: 9mm;
      padding-inline: 1mm;
      border: 1.25pt solid;
      border-radius: 5mm;
      background: #fff;
      font-weight: 700;
      font-size: 11pt;
      font-style: normal;
      line-height: 1;
      print-color-adjust: exact;
    }
    .route .current i {
      border-width: 3pt;
    }
    .route b,
    .route span {
      display: block;
    }
    .question {
      margin-block: 3mm 0.75mm;
      font-weight: 600;
      break-after: avoid;
      break-inside: avoid;
    }
    .voice {
      margin-block-start: 3mm;
    }
    .voice + .question {
      margin-block-start: 0;
    }
    .entry p {
      white-space: pre-wrap;
    }
    .entry {
      text-align: start;
      padding-inline-start: 3mm;
      border-inline-start: 1.5pt solid #777;
    }
    .checkboxes .entry,
    .entry + p:not([class]) {
      margin-block-start: 1mm;
    }
    .label {
      margin-block-start: 2mm;
      color: #444;
      font-size: 9pt;
      break-after: avoid;
    }
    .keep-with-next {
      break-after: avoid;
    }
    .lines {
      margin-block-end: 4mm;
      break-inside: avoid;
    }
    .line {
      block-size: 8.5mm;
      border-block-end: 0.5pt solid #888;
    }
    .field {
      display: flex;
      align-items: end;
      gap: 2mm;
      break-inside: avoid;
    }
    .field .line {
      flex: 1;
    }
    .fields {
      display: flex;
      flex-wrap: wrap;
      gap: 0 7mm;
      align-items: baseline;
      break-inside: avoid;
    }
    .fields .field {
      flex: 1 1 60mm;
      margin-block-start: 1mm;
    }
    .fields + :is(.label, h4) {
      margin-block-start: 2.5mm;
    }
    .checkboxes {
      list-style: none;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 70mm), 1fr));
      gap: 0 6mm;
    }
    .checkboxes li {
      position: relative;
      padding-block: 1mm;
      padding-inline-start: 6mm;
      break-inside: avoid;
    }
    .checkboxes .has-note {
      break-inside: auto;
      grid-column: 1 / -1;
    }
    .checkboxes li::before {
      content: '';
      position: absolute;
      inset-block-start: 1.9mm;
      inset-inline-start: 0;
      inline-size: 3.4mm;
      block-size: 3.4mm;
      border: 1pt solid;
    }
    .checkboxes li.checked::after {
      content: '';
      position: absolute;
      inset-block-start: 1.7mm;
      inset-inline-start: 1.1mm;
      inline-size: 1.3mm;
      block-size: 2.6mm;
      border: solid;
      border-width: 0 1.5pt 1.5pt 0;
      rotate: 40deg;
    }
    .checkboxes span {
      display: block;
      color: #444;
      font-size: 9pt;
      line-height: 1.35;
    }
    .level {
      display: flex;
      gap: 6mm;
    }
    .options {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 52mm), 1fr));
      break-after: avoid;
    }
    .ideas {
      columns: 2;
      column-gap: 7mm;
      list-style: none;
      font-size: 9pt;
      line-height: 1.4;
    }
    .ideas > li {
      margin-block-end: 2mm;
      break-inside: avoid;
      padding-inline-start: 2.5mm;
      border-inline-start: 1pt solid #bbb;
    }
    .ideas b {
      display: block;
      break-after: avoid;
    }
  `;
}
