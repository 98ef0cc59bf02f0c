import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { gazettePlugin } from './scripts/lint/rules.mjs'

const codeFiles = ['**/*.{ts,tsx,mjs}']
const testFiles = ['**/*.test.{ts,tsx}']

// oxlint (oxlint.json) has the typed rules and those of React's hooks: it takes a fifth of the time.
export default defineConfig(
  globalIgnores([
    '.next',
    '.new-build',
    '.compiled',
    'data',
    'test-results',
    'playwright-report',
    'next-env.d.ts',
    'components/site/stylesheet.ts',
  ]),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    files: codeFiles,
    plugins: { gazette: gazettePlugin },
    languageOptions: {
      globals: globalsOf('process console performance fetch URL Buffer setTimeout clearTimeout setInterval'),
    },
    rules: {
      'gazette/bounds': 'error',
      'gazette/comments': 'error',
      'gazette/cycles': 'error',
      'gazette/imports': 'error',
      'gazette/names': 'error',
      'gazette/spreads': 'error',
      'no-control-regex': 'off', // pasted text is searched for control characters
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['{app,auth,cli,components,db,demonstration,domain,lib,server}/**/*.{ts,tsx}'],
    ignores: [...testFiles, 'lib/process/env.ts', 'lib/process/environment.ts', 'lib/process/prepare-process.ts'],
    rules: { 'gazette/environment': 'error' },
  },
  {
    // Served code reads what strangers sent; tests, benches and scripts do not.
    files: ['{app,auth,cli,components,db,demonstration,domain,lib,server}/**/*.{ts,tsx,mjs}', '*.mjs'],
    ignores: [...testFiles, '**/test-*', 'domain/testing/**'],
    rules: { 'gazette/patterns': 'error' },
  },
  { files: ['domain/**/*.ts'], rules: { 'gazette/http': 'error' } },
  {
    files: ['{app,auth,cli,domain,server/background}/**/*.{ts,tsx}'],
    ignores: [...testFiles, '**/test-*'],
    rules: { 'gazette/clock': 'error' },
  },
  { files: ['domain/**/*.ts'], ignores: testFiles, rules: { 'gazette/told-time': 'error' } },
  {
    files: ['domain/**/*.ts'],
    // Tests of the rule say it in words of their own.
    ignores: [...testFiles, '**/test-*', 'domain/testing/**', 'domain/published/live.ts'],
    rules: { 'gazette/live': 'error' },
  },
  {
    files: ['{app,auth,cli,demonstration,domain,server}/**/*.{ts,tsx}'],
    ignores: [...testFiles, 'domain/testing/**'],
    rules: { 'gazette/dialect': 'error', 'gazette/caught-in-write': 'error' },
  },
  {
    files: ['{app,auth,cli,components,db,demonstration,domain,lib,server}/**/*.{ts,tsx}'],
    ignores: [
      ...testFiles,
      '**/test-*',
      'lib/store/**',
      'domain/testing/**',
      // Files that are being received, backups, restored files, and the folder into which an archive moves.
      'domain/files/received-files.ts',
      'cli/{prepare,backups/{make,store-files}}.ts',
      'cli/moving/arrival-folder.ts',
    ],
    rules: { 'gazette/media-folder': 'error' },
  },
  {
    // Components have no database; Tiptap's commands end in .run().
    files: ['{app,auth,cli,demonstration,domain,lib,server}/**/*.{ts,tsx}'],
    ignores: [...testFiles, 'lib/store/test-s3.ts'],
    rules: { 'gazette/driver': 'error' },
  },
  { files: ['components/site/**/*.{ts,tsx}', 'app/(site)/**/*.{ts,tsx}'], rules: { 'gazette/plain-markup': 'error' } },
  { files: ['app/**/*.{ts,tsx}'], rules: { 'gazette/cache': 'error' } },
  { files: ['{proofs,scripts}/**/*.mjs'], rules: { 'gazette/bare': 'error' } },
)

function globalsOf(names) {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']))
}
