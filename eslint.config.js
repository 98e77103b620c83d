import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import layers from './scripts/eslint-layers.mjs';

const TESTS = ['**/*.test.ts', 'test/**/*.ts'];

const NODE = Object.fromEntries(
  ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'fetch', 'AbortController', 'structuredClone', 'crypto',
    'performance', 'TextEncoder', 'TextDecoder']
    .map((name) => [name, 'readonly']),
);

export default defineConfig(
  // docs/ is for readers; bench/ is a package of its own, with the peers it measures.
  { ignores: ['build/', 'dist/', 'storybook-static/', 'coverage/', 'node_modules/', '.cache/', 'docs/', 'examples/**/node_modules/', 'examples/**/dist/', 'bench/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Scripts and configurations, run by Node.
  {
    files: ['**/*.{js,mjs}'],
    ignores: ['examples/**'],
    extends: [js.configs.recommended],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: NODE },
  },

  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strict,
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Records are keyed by the ids of maps; deleting from a copy is how a field is cleared.
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      // LitElement always has the lifecycle callbacks.
      'wc/guard-super-call': 'off',
      'wc/no-customized-built-in-elements': 'error',
    },
  },

  {
    files: ['src/**/*.ts'],
    ignores: TESTS,
    plugins: { local: { rules: { layers } } },
    rules: {
      'local/layers': 'error',
    },
  },

  // map, journey, stores and packs run in Node, without a DOM.
  {
    files: ['src/{map,journey,packs}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'customElements', 'HTMLElement'],
      'no-restricted-imports': ['error', { patterns: [{ group: ['lit', 'lit/*', '@lit/*'], message: 'This layer knows no elements.' }] }],
    },
  },

  {
    files: ['src/elements/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': ['error', {
        paths: [
          { name: 'lit/directives/unsafe-html.js', message: 'Text of a map is never markup: render it with html``.' },
          { name: 'lit/directives/unsafe-svg.js', message: 'Draw with svg``.' },
          { name: 'lit/directives/unsafe-mathml.js', message: 'Render with templates.' },
          { name: 'lit/static-html.js', importNames: ['unsafeStatic'], message: 'Use literal``, which takes no data.' },
        ],
      }],
      'no-restricted-syntax': ['error',
        { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]', message: 'No HTML from strings: render with html``.' },
        { selector: 'Identifier[name=/^(unsafeHTML|unsafeSVG|unsafeStatic)$/]', message: 'No markup from strings.' },
        { selector: 'MemberExpression[object.name="document"][property.name=/^(querySelector|querySelectorAll|getElementById|getElementsBy\\w+)$/]', message: 'Do not look things up in the page: take them by context, slot or property.' },
        { selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement[value.raw=/\\sstyle\\s*=/]', message: 'A style attribute breaks under a strict CSP: use a class, a part, or style.setProperty() of a custom property.' },
        { selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement[value.raw=/\\son[a-z]+\\s*=/]', message: 'An on… attribute breaks under a strict CSP: listen with @event.' },
      ],
    },
  },

  {
    files: TESTS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
