import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { publicVersion, read, write } from '@/db/connection'
import { audit, entries, imported, releases, reviews, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { timelineOf } from '@/domain/desk/timeline'
import { answerAt } from '../../published/answers'
import { someone } from '@/domain/testing/newsroom'
import { importWordPress } from './import'
import { exported } from './test-export'
import { headOfTitle, installation, now, sentences, importItems } from './test-import'
import { wholeDatabase } from './test-tables'

beforeEach(() => {
  testDatabase()
})

test('every state comes as it is: what was not public is not public here either', async () => {
  const report = await importItems([
    { id: 1, title: 'Public', slug: 'public', date: '2014-10-28 09:30:00' },
    { id: 2, title: 'Coming', slug: 'coming', status: 'future', date: '2026-12-01 09:00:00' },
    { id: 3, title: 'Draft', status: 'draft' },
    { id: 4, title: 'Waiting', status: 'pending' },
    { id: 5, title: 'Private', status: 'private' },
    { id: 6, title: 'Locked', password: 'secret' },
    { id: 7, title: 'Thrown', status: 'trash' },
    { id: 8, title: 'Missed', status: 'future', date: '2026-11-01 09:00:00' },
    { id: 9, title: 'A page', slug: 'about', type: 'page' },
  ])
  const rows = await read().select().from(releases).orderBy(releases.id)
  expect(
    rows.map(({ path, goesLiveAt, dated }) => [path, new Date(goesLiveAt).toISOString(), dated === goesLiveAt]),
  ).toEqual([
    ['/2014/10/public', '2014-10-28T02:30:00.000Z', true],
    ['/2026/12/coming', '2026-12-01T02:00:00.000Z', true],
    ['/about', '2014-10-28T02:30:00.000Z', true],
  ])
  expect(await read().$count(entries)).toBe(8)
  expect((await read().select().from(reviews)).map(({ said }) => said)).toEqual(['submitted'])
  expect(await answerAt('/2026/12/coming', now)).toBeUndefined()
  expect(await answerAt('/2026/12/coming', Date.parse('2026-12-01T02:00:00Z'))).toEqual({ is: 'here' })
  expect(sentences(report.report.leftOut)).toEqual(['It was in the trash there.'])
  const titles = report.report.problems.flatMap(({ found }) => found.map(({ title }) => title))
  expect(titles).toEqual(expect.arrayContaining(['Private', 'Locked', 'Missed']))
  expect(JSON.stringify(await wholeDatabase())).not.toContain('secret')
})

test('only what its export calls public becomes public, whatever else it says', async () => {
  const report = await importItems([
    { id: 1, title: 'Silent', status: null },
    { id: 2, title: 'Empty', status: '' },
    { id: 3, title: 'Silent page', type: 'page', status: null },
    { id: 4, title: 'Strange', status: 'archived' },
    { id: 5, title: 'Capital', status: 'Publish' },
    { id: 6, title: 'Cut short', status: 'auto-draft' },
    { id: 7, title: 'Inherited', status: 'inherit' },
    { id: 8, title: 'Locked to come', status: 'future', date: '2026-12-01 09:00:00', password: '0' },
    { id: 9, title: 'Private and locked', status: 'private', password: 'x' },
    { id: 10, title: 'Missed', status: 'future', date: '2026-11-01 09:00:00' },
  ])
  expect(await read().select().from(releases)).toEqual([])
  expect(await read().$count(entries)).toBe(8)
  const { problems, leftOut } = report.report
  const silent = problems.find(({ what }) => what.startsWith('Its export does not say'))
  expect(silent?.what).toBe('Its export does not say whether it was public. Here it is a draft: publish it if it was.')
  expect(silent?.found.map(({ title }) => title).sort()).toEqual(['Empty', 'Silent', 'Silent page'])
  const titles = problems.flatMap(({ found }) => found.map(({ title }) => title))
  expect(titles).toEqual(
    expect.arrayContaining(['Strange', 'Capital', 'Locked to come', 'Private and locked', 'Missed']),
  )
  expect(sentences(leftOut)).toEqual(['It was never saved as a text of its own there.'])
})

test('history makes sense: it began there, was public there, and came by an import', async () => {
  await importItems([{ id: 1, title: 'Public' }])
  const [entry] = await read().select().from(entries)
  expect(new Date(entry!.createdAt).toISOString()).toBe('2014-10-28T02:30:00.000Z')
  const acts = await read().select().from(audit).orderBy(audit.id)
  expect(acts.map(({ verb, at }) => [verb, at])).toEqual([
    ['began an import', now],
    ['imported', now],
    ['finished an import', now],
  ])
  expect(acts[2]!.detail).toMatchObject({ new: 3, changed: 0, conflict: 0 })
  const events = await timelineOf(installation, entry!.id, now)
  expect(events!.map(({ what }) => what)).toEqual(['began', 'takes effect', 'imported'])
  expect((await checkRecord()).problems).toEqual([])
})

test('an author is found on the staff list, or stands below the text; nobody is called admin', async () => {
  const [sokha] = await write(async (tx) =>
    tx
      .insert(staff)
      .values({ name: 'S', email: 'SOKHA@old.example', role: 'editor', zone: 'Asia/Bangkok', createdAt: 0 })
      .returning(),
  )
  await importItems([
    { id: 1, title: 'By staff' },
    { id: 2, title: 'By admin', author: 'admin' },
    { id: 3, title: 'By a name', author: 'Dara Kim' },
  ])
  expect(await headOfTitle('By staff')).toMatchObject({ author: sokha!.id, byline: '' })
  expect(await headOfTitle('By admin')).toMatchObject({ author: null, byline: '' })
  expect(await headOfTitle('By a name')).toMatchObject({ author: null, byline: 'Dara Kim' })
})

test('what has no place here is kept for staff and counted; menus and strange types are left out and listed', async () => {
  const { report } = await importItems([
    {
      id: 1,
      title: 'Kept',
      comments: [
        { author: 'A reader', text: 'Well said' },
        { author: 'Spam', text: 'Buy', approved: 'spam' },
      ],
      meta: { _yoast_wpseo_title: 'Seo', _edit_lock: '1:1' },
    },
    { id: 2, type: 'nav_menu_item', title: 'Home' },
    { id: 3, type: 'event', title: 'A meeting' },
  ])
  const [row] = await read().select().from(imported).where(eq(imported.key, '1'))
  expect(row!.kept).toMatchObject({
    comments: [{ author: 'A reader', text: 'Well said' }],
    'comments not kept': 1,
    fields: { _yoast_wpseo_title: ['Seo'] },
  })
  expect(JSON.stringify(row!.kept)).not.toMatch(/Buy|edit_lock/)
  expect(report.kept).toEqual([
    { what: 'comments', n: 1 },
    { what: 'field _yoast_wpseo_title', n: 1 },
  ])
  expect(report.leftOut.flatMap(({ found }) => found.map(({ title }) => title)).toSorted()).toEqual([
    'A meeting',
    'Home',
  ])
})

test('texts of several languages come as such, and translations know each other', async () => {
  await importItems([
    { id: 1, title: 'English', slug: 'a', terms: ['language en English', 'post_translations pll_1 pll_1'] },
    { id: 2, title: 'ไทย', slug: 'b', terms: ['language th ไทย', 'post_translations pll_1 pll_1'] },
  ])
  const rows = await read().select().from(entries).orderBy(entries.id)
  expect(rows.map(({ language }) => language)).toEqual(['en', 'th'])
  expect(rows[0]!.translationGroup).toBe(rows[1]!.translationGroup)
  expect(await answerAt('/th/2014/10/b', now)).toEqual({ is: 'here' })
})

test('readers meet new texts in a few steps, and the progress counts what is stored', async () => {
  const versions = new Set<number>()
  const states: [said: number, stored: number][] = []
  const look = async (what: string, n: number) => {
    if (what !== 'Texts') return
    versions.add(await publicVersion())
    states.push([n, await read().$count(entries)])
  }
  const file = exported(Array.from({ length: 80 }, (_, n) => ({ id: n + 1 })))
  const looks: Promise<void>[] = []
  await importWordPress(installation, { files: [file] }, now, (what, n) => void looks.push(look(what, n)))
  await Promise.all(looks)
  expect(versions.size).toBe(4)
  expect(states.filter(([said, stored]) => said > stored)).toEqual([])
  expect(await read().$count(entries)).toBe(80)
})

test.each([
  ['cut off', [{ id: 1 }, '<item><title>Cut'], ''],
  ['malformed at its end', [{ id: 1 }], '<a></b></channel></rss>'],
  ['with a document type', [{ id: 1 }], '</channel></rss><!DOCTYPE x>'],
])('a file that is %s is refused with its line before anything is written', async (_, items, end) => {
  const before = await wholeDatabase()
  const answer = await importWordPress(installation, { files: [exported(items, end)] }, now)
  expect(answer).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/^old\.xml, line \d+: .* Nothing was imported\.$/s) as string }],
  })
  expect(await wholeDatabase()).toEqual(before)
})

test('only an admin imports', async () => {
  const editor = await someone('editor')
  await expect(importWordPress(editor, { files: [exported([{ id: 1 }])] }, now)).rejects.toThrow(
    'may not manageImports',
  )
})
