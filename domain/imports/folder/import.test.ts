import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { beforeEach, afterEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { entries, imported, imports, media, oldAddresses, redirects, releases, revisions, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { makeActor } from '@/domain/staff/actor'
import { saveDraft, findDraft } from '@/domain/writing/drafts'
import { findItem } from '../../published/item'
import { withdraw } from '@/domain/publishing/releases'
import { releasesOf } from '@/domain/testing/bundles'
import { createTerm } from '@/domain/entries/terms'
import { got, someone } from '@/domain/testing/newsroom'
import { smallPdf } from '@/domain/testing/pdfs'
import { importFolder } from './import'

const installation = makeActor({ id: null, name: 'The command line', role: 'admin', zone: 'Asia/Bangkok' })
const now = Date.UTC(2026, 0, 5)
let place = ''
const csv = () => join(place, 'list.csv')
const head = 'file,title,published_on,countries,topics,slug,old_url,state,Shelf mark'

beforeEach(() => {
  testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-folder-'))
  mkdirSync(join(place, 'in/sub'), { recursive: true })
})
afterEach(() => rmSync(place, { recursive: true }))

const pdf = (path: string, box: string) => writeFileSync(join(place, 'in', path), smallPdf({ box }))
const file = (path: string, says: number) => writeFileSync(join(place, 'in', path), `n\n${says}\n`)
const table = (...lines: string[]) => writeFileSync(csv(), [head, ...lines].join('\r\n'))
const run = (changes: Partial<Parameters<typeof importFolder>[1]> = {}, at = now) =>
  importFolder(installation, { dir: join(place, 'in'), csv: csv(), source: 'library', ...changes }, at)

/** Everything that an import may touch. */
async function everything() {
  const tables = [entries, revisions, releases, media, terms, redirects, oldAddresses, imports, imported]
  return JSON.stringify(
    await Promise.all(
      tables.map((one) =>
        read()
          .select()
          .from(one as typeof entries),
      ),
    ),
  )
}

/** A detailed line, a short line with two files, a line whose file is missing, and a file without a line. */
function twoOfThem() {
  pdf('a.pdf', '0 0 300 400')
  pdf('sub/b.pdf', '0 0 300 401')
  pdf('c.pdf', '0 0 300 402')
  pdf('loose.pdf', '0 0 300 403')
  symlinkSync('/etc/passwd', join(place, 'in/link.pdf'))
  table(
    'a.pdf,One,2014-10,KH;Atlantis,Protection,one,https://old.example.org/Docs/one.html,public,A 17',
    'sub/b.pdf; c.pdf,Two,,,,,,,',
    'missing.pdf,Three,,,,,,,',
  )
}

/** A folder of tables instead of documents: they are read without a child process, which is faster. */
function twoTables() {
  file('a.csv', 1)
  file('sub/b.csv', 2)
  file('c.csv', 3)
  file('loose.csv', 4)
  table('a.csv,One,2014-10,KH,,one,,public,A 17', 'sub/b.csv; c.csv,Two,,,,,,,', 'missing.csv,Three,,,,,,,')
}

test('each line becomes a publication with its files, and the report says what did not', async () => {
  got(await createTerm(installation, { kind: 'country', name: 'Cambodia' }, 0))
  twoOfThem()
  const report = got(await run())
  expect(report.tally).toEqual({ new: 5, changed: 0, unchanged: 0, conflict: 0, 'left out': 3 })
  expect(report.unknown).toEqual(['Shelf mark'])
  expect(report.newTerms).toEqual([{ kind: 'topic', name: 'Protection' }])
  expect(report.leftOut.map(({ what, found }) => [what, found[0]!.title])).toEqual([
    ['A file that the line names is not in the folder.', 'Three'],
    ['No line of the table names this file.', 'loose.pdf'],
    ['It is a link, and links are not followed: what they lead to may lie anywhere.', 'link.pdf'],
  ])
  expect(report.problems).toMatchObject([
    { what: expect.stringContaining('“Atlantis” is no country'), found: [{ place: 'line 2, countries' }] },
  ])
  expect(report.kept).toEqual([
    { what: 'field countries', n: 1 },
    { what: 'field Shelf mark', n: 1 },
  ])

  const one = await findItem({ path: '/publications/one', now })
  expect(one).toMatchObject({
    is: 'live',
    item: {
      title: 'One',
      countries: [{ name: 'Cambodia' }],
      topics: [{ name: 'Protection' }],
      dated: Date.UTC(2014, 8, 30, 17),
    },
  })
  const [redirect] = await read().select().from(redirects)
  expect(redirect).toMatchObject({ source: '/docs/one.html', target: '/publications/one' })
  expect(await read().select().from(oldAddresses)).toMatchObject([
    { url: 'https://old.example.org/Docs/one.html', path: '/docs/one.html', importId: report.importId },
  ])
  const two = (await read().select().from(imported)).find(({ title }) => title === 'Two')!
  const draft = await findDraft(installation, two.entryId!)
  expect(draft!.content.files.map(({ title }) => title)).toEqual(['b', 'c'])
  expect(await releasesOf(two.entryId!)).toEqual([])
})

test('tried first, it says the very same and leaves nothing', async () => {
  twoOfThem()
  pdf('a.pdf', 'nothing')
  writeFileSync(join(place, 'in/c.pdf'), 'no PDF at all')
  const before = await everything()
  const { importId: none, ...tried } = got(await run({ isDry: true }))
  expect(none).toBeUndefined()
  expect(await everything()).toBe(before)
  const { importId, ...real } = got(await run())
  expect(importId).toBeGreaterThan(0)
  const bare = (report: typeof tried) =>
    JSON.stringify(report, (key, value) =>
      ['entryId', 'mediaId', 'path'].includes(key) ? undefined : (value as unknown),
    )
  expect(bare(tried)).toBe(bare(real))
  expect(tried.leftOut.some(({ what }) => what.startsWith('c.pdf: c.pdf is not'))).toBe(true)
})

test('the same again changes nothing; a changed line or file is a new revision, and readers get it', async () => {
  twoTables()
  got(await run())
  const before = await read().select().from(revisions)
  const again = got(await run({}, now + 1))
  expect(again.tally).toMatchObject({ new: 0, changed: 0, unchanged: 5 })
  expect(await read().select().from(revisions)).toEqual(before)
  expect(await read().$count(media)).toBe(3)

  table('a.csv,One anew,2014-10,KH,,one,,public,', 'sub/b.csv; c.csv,Two,,,,,,,')
  file('c.csv', 500)
  const changed = got(await run({}, now + 2))
  expect(changed.tally).toMatchObject({ new: 0, changed: 3, unchanged: 2, conflict: 0 })
  expect(await findItem({ path: '/publications/one', now: now + 2 })).toMatchObject({ item: { title: 'One anew' } })
  const versions = await read().select({ name: media.name, version: media.version }).from(media)
  expect(versions.filter(({ version }) => version === 2)).toEqual([{ name: 'c.csv', version: 2 }])
  expect(await read().$count(entries)).toBe(2)
})

test('a file that is here already is used again, and one that got an address later is the same publication', async () => {
  file('a.csv', 400)
  cpSync(join(place, 'in/a.csv'), join(place, 'in/sub/copy.csv'))
  table('a.csv,One,,,,,,,', 'sub/copy.csv,Copy,,,,,,,')
  got(await run())
  expect(await read().$count(media)).toBe(1)
  table('a.csv,One,,,,one,,,', 'sub/copy.csv,Copy,,,,,,,')
  expect(got(await run({}, now + 1)).tally).toMatchObject({ new: 0, changed: 1 })
  expect(await read().$count(entries)).toBe(2)
})

test('what somebody has worked on here stays, and is a conflict until the line is as it was; what was erased does not come again', async () => {
  const editor = await someone('admin')
  file('a.csv', 400)
  file('sub/b.csv', 401)
  table('a.csv,One,,,,one,,,', 'sub/b.csv,Two,,,,two,,,')
  got(await run())
  const [one, two] = (await read().select().from(entries).orderBy(entries.id)).map(({ id }) => id)
  const draft = (await findDraft(editor, one!))!
  const content = { ...draft.content, title: 'One, by hand' }
  got(await saveDraft(editor, { entryId: one!, base: draft.base, session: 's', content }, now))
  await write(async (tx) => void (await tx.delete(entries).where(eq(entries.id, two!))))

  table('a.csv,One anew,,,,one,,,', 'sub/b.csv,Two anew,,,,two,,,')
  const report = got(await run({}, now + 1))
  expect(report.tally).toMatchObject({ new: 0, changed: 0, conflict: 1, 'left out': 1 })
  expect(report.conflicts[0]).toMatchObject({
    what: expect.stringContaining('somebody has worked on'),
    found: [{ entryId: one, place: 'line 2' }],
  })
  expect(report.leftOut[0]!.what).toContain('erased here')
  expect((await findDraft(editor, one!))!.content.title).toBe('One, by hand')
  expect(got(await run({}, now + 2)).tally).toMatchObject({ conflict: 1 })
  table('a.csv,One,,,,one,,,')
  expect(got(await run({}, now + 3)).tally).toMatchObject({ conflict: 0, unchanged: 2 })
})

test('what was withdrawn here is not published again by a changed line; an address that is taken leaves a draft', async () => {
  const editor = await someone('admin')
  file('a.csv', 400)
  file('sub/b.csv', 401)
  table('a.csv,One,,,,one,,public,', 'sub/b.csv,One,,,,,,public,')
  const first = got(await run())
  expect(first.problems).toMatchObject([
    {
      what: expect.stringContaining('Another text has the address /publications/one'),
      found: [{ place: 'line 3, state' }],
    },
  ])
  const [one] = await read().select().from(entries).orderBy(asc(entries.id))
  got(await withdraw(editor, { entryId: one!.id, reason: 'error', explanation: 'Wrong.' }, now + 1))
  table('a.csv,One anew,,,,one,,public,')
  const second = got(await run({}, now + 2))
  expect(second.problems[0]!.what).toContain('It was withdrawn here')
  expect(await findItem({ path: '/publications/one', now: now + 2 })).toMatchObject({ is: 'gone' })
})

test('one that is killed goes on where it was, and comes to the same', async () => {
  for (let n = 0; n < 6; n++) file(`${n}.csv`, n)
  table(...[0, 1, 2, 3, 4, 5].map((n) => `${n}.csv,Number ${n},,,A topic,n-${n},,public,`))
  const dies = ({ done }: { done: number }) => {
    if (done === 3) throw new Error('killed')
  }
  await expect(run({ onProgress: dies })).rejects.toThrow('killed')
  expect(await read().$count(entries)).toBe(3)
  const report = got(await run({}, now + 1))
  expect(report.resumed).toBe(true)
  expect(report.tally).toMatchObject({ new: 12, unchanged: 0 })
  expect(await read().$count(entries)).toBe(6)
  expect(await read().$count(media)).toBe(6)
  expect(await read().$count(imports)).toBe(1)
})

test('a table that cannot be read changes nothing', async () => {
  file('a.csv', 400)
  const before = await everything()
  writeFileSync(csv(), Buffer.from('\uFEFFfile,title\na.csv,One', 'utf16le'))
  expect(await run()).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('UTF-16') }] })
  writeFileSync(csv(), 'file,title\na.csv,One\nb.csv,"Two')
  expect(await run()).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('Line 3') }] })
  expect(await run({ csv: join(place, 'none.csv') })).toMatchObject({ ok: false })
  expect(await everything()).toBe(before)
})
