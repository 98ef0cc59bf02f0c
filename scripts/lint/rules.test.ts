/** @module-tag thorough */
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { root } from '../run.mjs'

// Type information needs files on disk; the walls need none.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(
      ['no-floating-promises', 'no-misused-promises', 'consistent-type-imports'].map((rule) => [
        `@typescript-eslint/${rule}`,
        'off',
      ]),
    ),
  },
})

async function refusals(filePath: string, code: string) {
  const [result] = await eslint.lintText(code, { filePath })
  return result!.messages
    .map(({ ruleId, message }) => ruleId ?? message)
    .filter((id) => !/^(@typescript|no-|react-hooks)/.test(id))
}

const value = (from: string) => `import { a } from '${from}'\na()\n`
const type = (from: string) => `import type { A } from '${from}'\nexport const a = (b: A) => b\n`

test.each([
  ['lib/text/word-count.ts', '@/db/connection'],
  ['lib/word-list.ts', '../domain/writing/drafts'],
  ['db/seed.ts', '@/domain/writing/drafts'],
  ['db/seed.ts', 'next/server'],
  ['domain/writing/drafts.ts', '@/auth/session'],
  ['domain/writing/drafts.ts', '@/domain/publishing/releases'],
  ['domain/entries/series.ts', '../publishing/release-store'],
  ['domain/published/posts.ts', '@/domain/content/content'],
  ['domain/desk/bulk.ts', '@/domain/imports/runs'],
  ['domain/writing/drafts.ts', '../components/site/page'],
  ['domain/writing/drafts.ts', '@/app/(desk)/page-title'],
  ['domain/writing/drafts.ts', 'next/headers'],
  ['domain/content/body/render.ts', 'react'],
  ['domain/content/body/render.ts', 'react-dom/server'],
  ['auth/session.ts', '@/components/ui/button'],
  ['app/(desk)/admin/addresses/add-redirect.tsx', '@/domain/writing/drafts'],
  ['demonstration/seed.ts', '@/cli/verb'],
  ['domain/site/demonstration.ts', '@/demonstration/pdf'],
  ['components/admin/editor.tsx', '@/domain/writing/drafts'],
  ['components/admin/editor/editor.tsx', '@/domain/writing/drafts'],
  ['components/admin/list.tsx', '@/domain/content/body/schema'],
  ['components/admin/editor.tsx', '@/db/connection'],
  ['components/admin/editor.tsx', '../../auth/session'],
  ['components/admin/editor.tsx', '@/app/(desk)/page-title'],
  ['components/site/article.tsx', 'next/link'],
  ['components/site/article.tsx', 'next/image'],
  ['components/site/article.tsx', '@/domain/published/posts'],
  ['app/(site)/handlers/lists.tsx', '@/domain/writing/drafts'],
  ['app/(site)/handlers/lists.tsx', '../../../domain/publishing/releases'],
  ['app/(site)/handlers/lists.tsx', '@/auth/session'],
  ['app/(site)/handlers/lists.tsx', '@/db/connection'],
  ['app/(site)/handlers/lists.tsx', '../../(desk)/admin/page'],
  ['app/api/v1/entries/route.ts', '@/domain/writing/drafts'],
  ['app/(desk)/admin/page.tsx', '@/db/connection'],
  ['app/(desk)/admin/page.tsx', '@/server/kept-pages/store'],
  ['server/files/files.ts', '@/domain/writing/drafts'],
  ['server/files/files.ts', '../../app/(site)/public-route'],
  ['cli/backup.ts', '@/server/main'],
  ['cli/backup.ts', '@/app/(site)/public-route'],
])('%s may not import %s', async (file, from) => {
  expect(await refusals(file, value(from))).toEqual(['gazette/imports'])
})

test.each([
  ['db/connection.ts', '../lib/process/env'],
  ['domain/writing/drafts.ts', '@/db/connection'],
  ['auth/session.ts', '@/domain/staff/staff'],
  ['components/admin/editor.tsx', '@/components/ui/button'],
  ['components/admin/editor.tsx', '@/lib/time/time'],
  ['components/admin/editor/text/extensions.ts', '@/domain/content/body/schema'],
  ['components/admin/editor/text/extensions.ts', '@/components/ui/button'],
  ['app/(site)/handlers/lists.tsx', '@/domain/published/posts'],
  ['app/(site)/handlers/lists.tsx', '../public-route'],
  ['app/(desk)/admin/page.tsx', '@/domain/writing/drafts'],
  ['server/files/files.ts', '@/domain/published/files'],
  ['cli/backup.ts', '@/db/connection'],
  ['app/(site)/public-route.test.ts', '@/domain/publishing/releases'],
  ['e2e/publish.spec.ts', '@/domain/publishing/releases'],
])('%s may import %s', async (file, from) => {
  expect(await refusals(file, value(from))).toEqual([])
})

test('types of the domain may go to components and public pages, its values may not', async () => {
  for (const file of [
    'components/admin/list.tsx',
    'components/site/list.tsx',
    'app/(site)/a/route.tsx',
    'server/files/files.ts',
  ]) {
    expect(await refusals(file, type('@/domain/publishing/releases'))).toEqual([])
    expect(await refusals(file, `import { type A, b } from '@/domain/publishing/releases'\nb as A\n`)).toEqual([
      'gazette/imports',
    ])
  }
})

test('a component of a browser beside its page takes types alone of the domain', async () => {
  const client = (line: string) => refusals('app/(desk)/admin/list.tsx', `'use client'\n${line}`)
  expect(await client(value('@/domain/writing/drafts'))).toEqual(['gazette/imports'])
  expect(await client(value('@/auth/session'))).toEqual(['gazette/imports'])
  expect(await client(type('@/domain/writing/drafts'))).toEqual([])
  expect(await client(value('@/components/ui/button'))).toEqual([])
})

test('a cycle of files is refused, of types too; an import that leads nowhere back is not', async () => {
  expect(await refusals('lib/time/time.ts', value('./days'))).toEqual(['gazette/cycles'])
  expect(await refusals('lib/time/time.ts', type('./days'))).toEqual(['gazette/cycles'])
  expect(await refusals('lib/time/time.ts', value('../text/slug'))).toEqual([])
})

test.each([
  'export const a = (b: object) => ({ ...{ c: 1 }, ...b })\n',
  'export const a = [...[1, 2], 3]\n',
  'export const A = () => <b {...{ id: "c" }} />\n',
])('a literal is not spread into a literal: %s', async (code) => {
  expect(await refusals('components/site/a.tsx', code)).toEqual(['gazette/spreads'])
})

test.each(['Asked', 'Told', 'Kept', 'Held', 'Found', 'World', 'Deed'])('no type is called %s', async (name) => {
  expect(await refusals('lib/a.ts', `export type ${name} = { a: string }\n`)).toEqual(['gazette/names'])
  expect(await refusals('lib/a.ts', `interface ${name} { a: string }\nexport const a = (b: ${name}) => b\n`)).toEqual([
    'gazette/names',
  ])
})

test('what is not a literal may be spread', async () => {
  const code = 'export const a = (b: object, c: number[]) => [{ ...b, ...(c.length > 0 && { c }) }, ...c]\n'
  expect(await refusals('lib/a.ts', code)).toEqual([])
})

test('the wall holds for import(), re-exports, require and type queries', async () => {
  const file = 'lib/text/word-count.ts'
  expect(await refusals(file, `await import('@/db/connection')\n`)).toEqual(['gazette/imports'])
  expect(await refusals(file, `export { write } from '@/db/connection'\n`)).toEqual(['gazette/imports'])
  expect(await refusals(file, `export * from '../../db/connection'\n`)).toEqual(['gazette/imports'])
  expect(await refusals(file, `require('../../db/connection')\n`)).toEqual(['gazette/imports'])
  expect(await refusals(file, `export type A = import('@/db/connection').Db\n`)).toEqual(['gazette/imports'])
})

test.each([
  ['environment', 'domain/files/media.ts', 'export const a = process.env.DATA_DIR\n'],
  ['environment', 'server/main.ts', 'const { env } = process\nenv\n'],
  ['environment', 'cli/main.ts', `import { env } from 'node:process'\nenv\n`],
  ['bounds', 'lib/text/word-count.ts', 'export const mostWords = 1\n'],
  ['bounds', 'app/(site)/filter.ts', 'const longest = 1\nlongest\n'],
  ['comments', 'lib/text/word-count.ts', '/** What a word is. */\nexport const a = 1\n'],
  ['comments', 'lib/text/word-count.ts', '/**\n * The same for a list.\n */\nexport const a = 1\n'],
  ['comments', 'app/(site)/filter.test.ts', '// Whether it is there.\nexport const a = 1\n'],
  ['comments', 'scripts/ready.mjs', 'export const a = 1 // Of a list.\n'],
  ['comments', 'components/site/article.tsx', 'export const a = <p>{/* How it looks. */}</p>\n'],
  ['clock', 'domain/publishing/releases.ts', 'export const at = Date.now()\n'],
  ['clock', 'domain/publishing/releases.ts', 'export const at = new Date()\n'],
  ['clock', 'domain/publishing/releases.ts', 'export const at = Temporal.Now.instant()\n'],
  ['clock', 'app/api/desk/entries/route.ts', 'export const at = Date.now()\n'],
  ['clock', 'auth/guard.ts', 'export const at = Date.now()\n'],
  ['clock', 'server/background/jobs.ts', 'export const at = Date.now()\n'],
  ['told-time', 'domain/publishing/releases.ts', `import { sharedNow } from '@/db/clock'\nsharedNow()\n`],
  ['live', 'domain/files/uses.ts', 'export const a = and(gt(r.goesLiveAt, now), isNull(r.cancelledAt))\n'],
  ['live', 'domain/files/uses.ts', 'export const a = and(b, and(lte(r.goesLiveAt, now)), isNull(r.cancelledAt))\n'],
  ['live', 'domain/files/uses.ts', 'export const a = sql`p.goes_live_at > ${now} and p.cancelled_at is null`\n'],
  ['live', 'domain/files/uses.ts', 'export const a = sql`${r.goesLiveAt} <= ${now} and ${r.cancelledAt} is null`\n'],
  ['http', 'domain/publishing/releases.ts', 'export const answer = () => new Response()\n'],
  ['http', 'domain/publishing/releases.ts', 'export const answer = (form: FormData) => form\n'],
  ['driver', 'domain/writing/drafts.ts', 'export const one = (query: Query) => query.get()\n'],
  ['driver', 'app/(desk)/admin/page.tsx', 'export const all = (query: Query) => query.all()\n'],
  ['dialect', 'domain/entries/head.ts', 'export const a = sql`json_extract(${b}, "$.c")`\n'],
  ['dialect', 'domain/entries/head.ts', 'export const a = sql<number>`max(rowid)`\n'],
  ['dialect', 'domain/entries/head.ts', 'export const a = sql`${b} = 1`\n'],
  ['dialect', 'domain/entries/head.ts', 'export const a = like(b, `%${c}%`)\n'],
  ['dialect', 'domain/entries/head.ts', `import { alias } from 'drizzle-orm/sqlite-core'\nalias\n`],
  ['caught-in-write', 'domain/entries/head.ts', 'await write(async (tx) => { try { await add(tx) } catch {} })\n'],
  ['caught-in-write', 'domain/entries/head.ts', 'await write((tx) => add(tx).catch(() => {}))\n'],
  ['caught-in-write', 'domain/entries/head.ts', 'async function b(tx: Tx) { try { await add(tx) } catch {} }\nb\n'],
  ['caught-in-write', 'domain/entries/head.ts', 'const b = (a: Tx) => add(a).catch(() => {})\nb\n'],
  ['media-folder', 'domain/care/fixity.ts', `import { mediaRoot } from '@/lib/store/media'\nmediaRoot()\n`],
  ['media-folder', 'domain/care/fixity.ts', `import { FolderStore } from '@/lib/store/folder-store'\nFolderStore\n`],
  ['media-folder', 'server/files/files.ts', `export const a = join(b, 'media', c)\n`],
  ['media-folder', 'cli/verify.ts', 'export const a = join(b, `media/${c}`)\n'],
  ['media-folder', 'app/api/desk/media/route.ts', 'export const a = `${env().dataDir}/media/${b}`\n'],
  ['plain-markup', 'components/site/article.tsx', `'use client'\n`],
  ['plain-markup', 'components/site/article.tsx', 'export const a = <p style={{ color: "red" }} />\n'],
  ['plain-markup', 'components/site/article.tsx', 'export const a = <p onClick={b} />\n'],
  ['plain-markup', 'components/site/article.tsx', 'export const a = () => useState(0)\n'],
  ['plain-markup', 'app/(site)/handlers/lists.tsx', 'export const a = <Suspense />\n'],
  ['cache', 'app/(desk)/admin/actions.ts', `import { revalidatePath } from 'next/cache'\nrevalidatePath('/')\n`],
  ['bare', 'scripts/ready.mjs', `import { z } from 'zod'\nz\n`],
])('%s: refused in %s', async (rule, file, code) => {
  expect(await refusals(file, code)).toEqual([`gazette/${rule}`])
})

test.each([
  ['lib/a.ts', 'export const maxWords = 1\nexport const a = () => { const longest = 1; return longest }\n'],
  ['lib/a.ts', '// One rule for all,\n// whether or not it is old.\n// What follows is in it.\nexport const a = 1\n'],
  ['lib/a.ts', '/** Returns what a word is. Whether it is long does not matter. */\nexport const a = 1\n'],
  ['lib/a.ts', '/** Whatsit, Ofsted and Asia are names. */\nexport const a = 1\n'],
  ['lib/process/env.ts', 'export const a = process.env\n'],
  ['domain/publishing/releases.ts', 'export const a = (at: number) => new Date(at)\n'],
  ['domain/publishing/releases.test.ts', 'export const at = Date.now()\n'],
  ['domain/writing/drafts.ts', 'export const a = (map: Map<string, 1>) => map.get("a")\n'],
  ['domain/entries/head.ts', 'try { await write(async (tx) => add(tx)) } catch { told() }\n'],
  ['db/dialect.ts', 'export const a = sql`max(rowid)`\n'],
  ['server/files/files.ts', 'export const a = `/media/${b}`\n'],
  ['domain/entries/head.ts', 'export const a = sql`${b} <> ${1}`\n'],
  ['db/connection.ts', 'export const a = (query: Query) => query.get()\n'],
  ['components/admin/a.tsx', `'use client'\nexport const a = <p style={{ width: 1 }} />\n`],
  ['scripts/chromium.mjs', `await import('@playwright/test')\n`],
])('what the walls do not mean is left alone: %s, %j', async (file, code) => {
  expect(await refusals(file, code)).toEqual([])
})

test.each([
  [String.raw`/<dc:title(?:\s[^>]*)?>/`],
  [String.raw`/-+$/`],
  [String.raw`/^(a+)+$/`],
  [String.raw`/(?<=a)b+c/`],
  ['new RegExp(`^${String(Math.random())}$`)'],
  ['RegExp("a" + "+$")'],
])('%s is refused in what is served, and not in tests', async (pattern) => {
  const code = `export const a = ${pattern}\n`
  expect(await refusals('lib/text/word-count.ts', code)).toEqual(['gazette/patterns'])
  expect(await refusals('lib/text/word-count.test.ts', code)).toEqual([])
})

test('a pattern that cannot be judged may say above why it is linear; one that is judged may not', async () => {
  const explained = (pattern: string) => `// Linear: of ten characters.\nexport const a = ${pattern}\n`
  expect(await refusals('lib/text/word-count.ts', explained(String.raw`/(?<=a)b+c/`))).toEqual([])
  expect(await refusals('lib/text/word-count.ts', explained('new RegExp(String(Math.random()))'))).toEqual([])
  expect(await refusals('lib/text/word-count.ts', explained(String.raw`/-+$/`))).toEqual(['gazette/patterns'])
  expect(await refusals('lib/text/word-count.ts', 'export const a = /^[a-z]+(-[a-z]+)*$/\n')).toEqual([])
})
