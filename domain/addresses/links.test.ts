import { beforeEach, expect, test } from 'vitest'
import sharp from 'sharp'
import { testDatabase } from '@/db/test-database'
import { storeUpload } from '@/domain/files/intake'
import { lookUp } from './links'
import { release, withdraw } from '@/domain/publishing/releases'
import { newsroom } from '@/domain/testing/archive'
import { got, post, someone, text } from '@/domain/testing/newsroom'

const now = Date.UTC(2014, 9, 7, 2)
const later = now + 3_600_000

beforeEach(() => {
  testDatabase()
})

/** Returns what a contributor learns about guessed addresses, for several release moments. */
async function guesses(hrefs: string[], who?: Awaited<ReturnType<typeof someone>>) {
  const contributor = who ?? (await someone('contributor'))
  const answers = []
  for (const at of [now, later - 1, later, later + 86_400_000])
    answers.push((await lookUp(contributor, { hrefs, mediaIds: [], at }, now)).broken)
  return answers
}

test('a contributor learns nothing of what is set for later, at whatever moment they ask', async () => {
  const room = await newsroom()
  const live = await room.publish('2014-10-02', { title: 'Live' })
  const file = got(
    await storeUpload(room.editor, { source: await png(), name: 'river.png', alt: 'x', keepBoth: true }, 0),
  )
  const hrefs = ['/2014/10/secret', '/2014/10/secret/cite', live.path, `/media/${file.id}/640.webp`, '/about']
  const before = await guesses(hrefs)

  const secret = await post(room.editor, { title: 'Secret', body: picture(file.id) }, now)
  const { path } = got(await release(room.editor, { ...secret, at: later }, now))
  expect(path).toBe('/2014/10/secret')
  const going = { entryId: live.entryId, reason: 'error', explanation: 'Wrong.', at: later } as const
  got(await withdraw(room.editor, going, now))
  expect(await guesses(hrefs)).toEqual(before)
  expect(before[0]!.map(([href]) => href)).toEqual(hrefs.filter((href) => href !== live.path))
})

test('a contributor is told how their own entry will stand, and an editor how any will', async () => {
  const room = await newsroom()
  const contributor = await someone('contributor')
  const own = await post(contributor, { title: 'Mine' }, now)
  const { path } = got(await release(room.editor, { ...own, at: later }, now))
  for (const who of [contributor, room.editor])
    expect((await guesses([path!], who)).map((broken) => broken.map(([, why]) => why))).toEqual([
      ['leads to a text that is not published by then'],
      ['leads to a text that is not published by then'],
      [],
      [],
    ])
})

test('what readers have, had and see explained is told to everybody', async () => {
  const room = await newsroom()
  const live = await room.publish('2014-10-02', { title: 'Live' })
  const withdrawn = await room.publish('2014-10-03', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, now))
  const [broken] = await guesses([live.path, withdrawn.path])
  expect(broken).toEqual([[withdrawn.path, 'leads to a text that was withdrawn']])
})

function png() {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
}

function picture(mediaId: string) {
  return { type: 'doc', content: [...text('Words').content!, { type: 'picture', attrs: { mediaId, alt: 'A river' } }] }
}

test('a link to anything that readers get is none that leads nowhere', async () => {
  const room = await newsroom()
  const report = await room.publish('2014-10-02', { title: 'A report' }, 'publication')
  const live = await room.publish('2014-10-02', { title: 'Live' })
  await room.publish('2014-10-02', { title: 'In Khmer' }, 'post', 'km')
  const withdrawn = await room.publish('2014-10-03', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, now))
  const fine = [
    ...['/linkset', '/linkset.json', '/cite.bib', '/social.png'].map((ending) => report.path + ending),
    '/sitemap.xml',
    '/sitemap/post-1.xml',
    '/robots.txt',
    '/oai',
    '/api/v1',
    '/api/v1/terms',
    '/feed.xml',
    `/api/v1/entries/${live.entryId}`,
    `/km${live.path}`,
    '/2014/10/page/1',
    '/2009/03/feed.xml',
  ]
  const nowhere = ['/sitemap/post-9.xml', '/api/v1/nothing', '/nothing.xml', '/km/robots.txt', `${live.path}/linkset`]
  const { broken } = await lookUp(
    room.editor,
    { hrefs: [...fine, ...nowhere, `${withdrawn.path}/cite.bib`], mediaIds: [], at: now },
    now,
  )
  expect(broken).toEqual([
    ...nowhere.map((href) => [href, 'leads to an address of this site that nothing was ever published under']),
    [`${withdrawn.path}/cite.bib`, 'leads to a text that was withdrawn'],
  ])
})
