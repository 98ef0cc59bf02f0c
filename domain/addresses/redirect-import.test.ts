import { setTimeout as wait } from 'node:timers/promises'
import { desc } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, redirects } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { importRedirects, maxRows, planImport, undoRedirectImport } from './redirect-import'
import { addRedirect, allRedirects } from './redirects'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, someone } from '@/domain/testing/newsroom'

const now = morning('2014-11-01')

let room: Awaited<ReturnType<typeof newsroom>>
let here: string
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
  here = (await room.publish('2014-10-02', { title: 'Here' })).path
})

test('each line is told before anything is written, and then all good ones are there', async () => {
  got(await addRedirect(room.editor, { source: '/known', target: here }, now))
  got(await addRedirect(room.editor, { source: '/other', target: '/news' }, now))
  const csv = [
    'Old URL;New URL',
    `/a;${here}`,
    '/A/;/a',
    '/b;/c',
    `"/c";"${here}"`,
    `/known;${here}`,
    `/other;${here}`,
    '/nowhere;/not-there',
    `/news;${here}`,
    'x',
    '/round;/robin',
    '/robin;/round',
    `/?p=12;${here}`,
  ].join('\r\n')
  const { lines, counts } = got(await planImport(room.editor, csv, now))
  expect(lines.map((line) => [line.line, line.is, line.is === 'refused' ? line.why : line.target])).toEqual([
    [2, 'added', here],
    [3, 'refused', expect.stringMatching(/circle/)],
    [4, 'added', here],
    [5, 'added', here],
    [6, 'same', here],
    [7, 'refused', 'This address leads to /news already.'],
    [8, 'refused', expect.stringMatching(/Readers find nothing/)],
    [9, 'refused', expect.stringMatching(/page of its own/)],
    [10, 'refused', expect.stringMatching(/begins with one slash/)],
    [11, 'refused', expect.stringMatching(/circle/)],
    [12, 'refused', expect.stringMatching(/circle/)],
    [13, 'added', here],
  ])
  expect(counts).toEqual({ added: 4, same: 1, refused: 7 })
  expect(await allRedirects(room.editor)).toHaveLength(2)

  const { origin } = got(await importRedirects(room.editor, csv, now))
  expect((await allRedirects(room.editor)).filter(({ target }) => target === here).map(({ source }) => source)).toEqual(
    ['/?p=12', '/a', '/b', '/c', '/known'],
  )
  const [act] = await read().select().from(audit).orderBy(desc(audit.id)).limit(1)
  expect(act).toMatchObject({ verb: 'imported redirects', detail: { added: 4, same: 1, refused: 7 } })
  expect(got(await planImport(room.editor, csv, now)).counts).toMatchObject({ added: 0, same: 5 })

  expect(got(await undoRedirectImport(room.editor, origin!, now))).toBe(4)
  expect(await allRedirects(room.editor)).toHaveLength(2)
  expect((await undoRedirectImport(room.editor, origin!, now)).ok).toBe(false)
})

test('what leads to an old address of the file leads to its end', async () => {
  got(await addRedirect(room.editor, { source: '/oldest', target: '/publications' }, now))
  const there = (await room.publish('2014-10-03', { title: 'There' })).path
  got(await importRedirects(room.editor, `/x,/y\n/y,/z\n/z,${there}`, now))
  expect((await allRedirects(room.editor)).map(({ target }) => target)).toEqual(['/publications', there, there, there])
})

test('a file that is empty, too long or too large is refused whole', async () => {
  const why = async (csv: string) => (await planImport(room.editor, csv, now)) as { problems?: { message: string }[] }
  for (const csv of ['', '\uFEFF', 'source,target\n', '\n,\n'])
    expect((await why(csv)).problems![0]!.message).toMatch(/There is no line/)
  expect((await why('/a,/b\n'.repeat(maxRows + 1))).problems![0]!.message).toMatch(/more than 20,000 lines/)
  expect((await why(`/a,${'b'.repeat(5_000_001)}`)).problems![0]!.message).toMatch(/larger than 5 MB/)
})

test(
  'a long file is told and written within seconds of the processor, in batches between which others write',
  { tags: 'thorough' },
  async () => {
    const csv = Array.from({ length: 5_000 }, (_, n) => `/old-${n},${n % 2 ? here : '/news'}`).join('\n')
    const begun = process.cpuUsage()
    const imported = importRedirects(room.editor, csv, now)
    const writing = { goesOn: true, amid: 0 }
    const others = (async () => {
      while (writing.goesOn) {
        const there = await write(async (tx) => tx.$count(redirects))
        writing.amid += Number(there > 0 && there < 5_000)
        await wait(10)
      }
    })()
    expect(got(await imported).counts).toEqual({ added: 5_000, same: 0, refused: 0 })
    writing.goesOn = false
    await others
    const { user, system } = process.cpuUsage(begun)
    expect((user + system) / 1_000).toBeLessThan(15_000)
    expect(await read().$count(redirects)).toBe(5_000)
    expect(writing.amid).toBeGreaterThan(0)
  },
)

test('a contributor imports nothing', async () => {
  await expect(importRedirects(await someone('contributor'), `/a,${here}`, now)).rejects.toThrow(/may not/)
})
