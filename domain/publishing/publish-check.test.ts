import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { makeActor } from '@/domain/staff/actor'
import { lookUp } from '@/domain/addresses/links'
import { findItem } from '@/domain/published/item'
import { release, withdraw } from './releases'
import { saveDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { createTerm } from '@/domain/entries/terms'
import { newsroom } from '@/domain/testing/archive'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import sharp from 'sharp'

const october = Date.UTC(2014, 9, 7, 2)
const hour = 3_600_000

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone('editor')
})

async function upload(alt = '') {
  const source = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  return got(await storeUpload(editor, { source, name: 'river.png', alt, keepBoth: true }, 0)).id
}
const showing = (mediaId: string, attrs = {}) => ({
  type: 'doc',
  content: [{ type: 'picture', attrs: { mediaId, ...attrs } }],
})

test('a release is refused while a picture says nothing to those who cannot see it, now and for later', async () => {
  const mediaId = await upload()
  const silent = await post(editor, { body: showing(mediaId), lead: { mediaId, alt: '' } }, october)
  for (const at of [october, october + hour])
    expect(await release(editor, { ...silent, at }, october)).toMatchObject({
      ok: false,
      problems: [
        { field: 'lead.alt', message: expect.stringContaining('lead picture') },
        { field: 'body', message: expect.stringContaining('Picture 1') },
      ],
    })
  got(await release(editor, await post(editor, { slug: 'a', body: showing(mediaId, { alt: 'A river' }) }), october))
  got(await release(editor, await post(editor, { slug: 'b', body: showing(mediaId, { decorative: true }) }), october))
  const spoken = await upload('A river')
  got(await release(editor, await post(editor, { slug: 'c', lead: { mediaId: spoken, alt: '' } }), october))
})

test('what an import brings is let through without descriptions, and not without a title or an address', async () => {
  const installation = makeActor({ id: null, name: 'Gazette', role: 'admin', zone: 'UTC' })
  const silent = await post(installation, { body: showing(await upload()) })
  got(await release(installation, silent, october))
  expect(await release(installation, await post(installation, { title: '' }), october)).toMatchObject({
    problems: [{ field: 'title' }],
  })
})

test('advice never holds a text back', async () => {
  got(await release(editor, await post(editor, { title: 'ALL IN CAPITALS', summary: '' }), october))
})

test('links of this site are followed as they will stand at the moment of going live', async () => {
  const room = await newsroom()
  const live = await room.publish('2014-10-02', { title: 'Live' })
  const withdrawn = await room.publish('2014-10-03', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, october))
  const later = got(
    await release(room.editor, { ...(await post(editor, { title: 'Later' })), at: october + hour }, october),
  )
  got(await createTerm(room.editor, { kind: 'topic', name: 'Law' }, october))
  const fine = [
    live.path,
    `${live.path}/#findings`,
    `http://localhost:3000${live.path}`,
    'https://example.org/nowhere',
    'mailto:a@example.org',
    '#here',
    '/',
    '/?p=12',
    '/news',
    '/2014/10',
    '/archive',
    '/topics/law',
    '/feed.xml',
    '/km',
    '/publications?topic=law',
  ]
  const wrong = [
    '/2014/10/never',
    withdrawn.path,
    '/admin/entries/1',
    '/topics/lore',
    '/files/aaaaaaaaaaaa/a.pdf',
    '/about',
  ]
  const hrefs = [...fine, ...wrong, later.path]
  const at = async (moment: number) =>
    (await lookUp(editor, { hrefs, mediaIds: [], at: moment }, october)).broken.map(([href]) => href)
  expect(await at(october)).toEqual([...wrong, later.path])
  expect(await at(october + hour)).toEqual(wrong)
})

test('an upload that is gone is told', async () => {
  const mediaId = await upload()
  const { missing } = await lookUp(editor, { hrefs: [], mediaIds: [mediaId, 'zzzzzzzzzzzz'], at: october }, october)
  expect(missing).toEqual(['zzzzzzzzzzzz'])
  const contributor = await someone('contributor')
  expect((await lookUp(contributor, { hrefs: [], mediaIds: [mediaId], at: october }, october)).missing).toEqual([
    mediaId,
  ])
  const saved = await post(editor, { body: showing(mediaId, { alt: 'x' }) })
  await write(async (tx) => tx.update(revisions).set({ body: showing('zzzzzzzzzzzz', { alt: 'x' }) }))
  expect(await release(editor, saved, october)).toMatchObject({ problems: [{ field: 'body' }] })
})

test('a note on a scheduled change is read from its moment on, newest first; a silent change says nothing', async () => {
  const first = await post(editor, { title: 'Figures', body: text('one') }, october)
  const { path } = got(await release(editor, first, october))
  let base = first
  const change = async (words: string, at: number, told: { major?: boolean; note?: string }) => {
    const whole = content({ title: 'Figures', slug: 'figures', body: text(words) })
    base = got(await saveDraft(editor, { entryId: first.entryId, base, session: 's', content: whole }, october))
    got(await release(editor, { ...base, at, ...told }, at - 1))
  }
  await change('two', october + hour, { major: true, note: 'The figures for 2013 were corrected.' })
  await change('three', october + 2 * hour, {})
  await change('four', october + 3 * hour, { major: true, note: 'The annex was added.' })
  const notes = async (now: number) => {
    const lookup = await findItem({ path, now })
    return lookup?.is === 'live' ? lookup.item.changes.map(({ note }) => note) : undefined
  }
  expect(await notes(october + hour - 1)).toEqual([])
  expect(await notes(october + hour)).toEqual(['The figures for 2013 were corrected.'])
  expect(await notes(october + 2 * hour)).toEqual(['The figures for 2013 were corrected.'])
  expect(await notes(october + 3 * hour)).toEqual(['The annex was added.', 'The figures for 2013 were corrected.'])
})

test('the editorial date can be set until the entry is first live, and is refused a change after that', async () => {
  const september = Date.UTC(2014, 8, 1, 5)
  const draft = await post(editor, { title: 'Dated', dated: september }, october)
  const save = async (base: typeof draft, dated: number | null) => {
    const whole = content({ title: 'Dated', slug: 'dated', dated })
    return got(await saveDraft(editor, { entryId: draft.entryId, base, session: 's', content: whole }, october))
  }
  const august = await save(draft, Date.UTC(2014, 7, 1, 5))
  got(await release(editor, { ...august, at: october + hour }, october))
  const back = await save(august, september) // it only waits: the date is still free
  const { path } = got(await release(editor, back, october))
  expect(path).toBe('/2014/09/dated')
  const later = got(await release(editor, await save(back, october), october + hour))
  expect(later.path).toBe(path)
  expect(await findItem({ path, now: october + hour })).toMatchObject({ item: { dated: september } })
})
