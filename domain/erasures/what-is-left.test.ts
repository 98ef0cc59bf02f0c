import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { bundles, media, missedPaths, oldAddresses, redirects, revisionMedia, settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { addMissed } from '@/domain/addresses/missed-addresses'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { addRedirect } from '@/domain/addresses/redirects'
import { checkRecord } from '@/domain/care/record-check'
import { ownLists, saveList } from '@/domain/desk/saved-lists'
import { answerAt } from '@/domain/published/answers'
import { isErasedAddress } from '@/domain/published/erased'
import { harvest, harvestRecordOf } from '@/domain/published/harvest'
import { createBundle, removeFromBundle } from '@/domain/publishing/bundles'
import { release } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { changeSettings } from '@/domain/site/settings'
import type { Actor } from '@/domain/staff/actor'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { bodyWith, pictureBytes } from '@/domain/testing/uploads'
import { storeUpload } from '@/domain/files/intake'
import { listErasures, oneErasure, decideCopy } from './erasure-lists'
import { confirmErasure, requestErasure } from './erasures'
import { previewErasure } from './what-goes'
import { message, now, one, published, twoEditors } from './test-erasing'

let first: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  ;({ first, second } = await twoEditors())
})

test('its addresses answer that it is gone, and stand nowhere', async () => {
  const { entryId, path } = await published(first)
  got(await addRedirect(first, { source: '/old/her-own-story', target: path }, now))
  await write((tx) => saveOldAddresses(tx, [{ url: `https://old.example${path}` }], now))
  await addMissed([{ path: `${path}/print`, times: 1, at: now }])
  got(await confirmErasure(second, got(await requestErasure(first, one(entryId), now)).id, now))
  for (const address of [path, '/old/her-own-story', `${path}/cite.bib`])
    expect(await isErasedAddress(address)).toBe(true)
  expect(await isErasedAddress('/2026/11')).toBe(false)
  expect(await answerAt(path, now)).toEqual({ is: 'gone' })
  for (const table of [redirects, oldAddresses, missedPaths]) expect(await read().select().from(table)).toEqual([])
  // Nobody writes it down again, and nothing else gets it.
  await addMissed([{ path: `${path}/print`, times: 1, at: now }])
  expect(await read().select().from(missedPaths)).toEqual([])
  const again = await post(first, { title: 'Another', slug: 'her-own-story' }, now)
  expect(message(await release(first, again, now))).toMatch(/taken for ever/)
})

test('harvesters get a deleted record, in the sets that it was in', async () => {
  const { entryId } = await published(first)
  const other = await published(first, { title: 'Another', slug: 'another' })
  expect((await harvest({ now, limit: 9, whole: false })).records).toHaveLength(2)
  got(await confirmErasure(second, got(await requestErasure(first, one(entryId), now + 1000)).id, now + 5000))
  const { records } = await harvest({ now: now + 6000, limit: 9, whole: true, set: { by: 'language', value: 'en' } })
  expect(records.map(({ entryId, withdrawn }) => [entryId, withdrawn])).toEqual([
    [other.entryId, false],
    [entryId, true],
  ])
  expect(await harvestRecordOf({ entryId, now: now + 6000 })).toMatchObject({ withdrawn: true, sets: { type: 'post' } })
  const draft = await post(first, { title: 'Never public' }, now)
  got(await confirmErasure(second, got(await requestErasure(first, one(draft.entryId), now)).id, now))
  expect(await harvestRecordOf({ entryId: draft.entryId, now: now + 6000 })).toBeUndefined()
})

test('it is off the front page and out of the menus', async () => {
  const admin = await someone('admin')
  const { entryId, path } = await published(first)
  const menu = [
    { label: 'Her own story', path },
    { label: 'News', path: '/news' },
  ]
  const [hers, news] = [menu[0]!, menu[1]!]
  const footerMenu = [
    { label: 'Alone', path: '', items: [hers] },
    { label: 'Both', path: '', items: [hers, news] },
    { ...hers, items: [news] },
  ]
  got(await changeSettings(admin, { leadEntryId: entryId, pinnedEntryIds: [entryId], menu, footerMenu }, now))
  got(await confirmErasure(second, got(await requestErasure(first, one(entryId), now)).id, now))
  const rows = new Map((await read().select().from(settings)).map(({ key, value }) => [key, value]))
  expect([rows.has('leadEntryId'), rows.get('pinnedEntryIds')]).toEqual([false, []])
  expect(rows.get('menu')).toEqual([{ label: 'News', path: '/news' }])
  expect(rows.get('footerMenu')).toEqual([{ label: 'Both', path: '', items: [news] }, news])
})

test('a bundle goes where nothing else was in it; one that nobody has put anything into yet stays', async () => {
  const { entryId } = await published(first)
  const draft = await post(first, { title: 'Her draft' }, now)
  const inBundle = { name: 'Hers before', entryIds: [draft.entryId] }
  const { bundleId } = got(await createBundle(first, inBundle, now))
  got(await removeFromBundle(first, { bundleId, entryId: draft.entryId }, now))
  got(await createBundle(first, { ...inBundle, name: 'Hers' }, now))
  got(await createBundle(first, { name: 'Spring' }, now))
  const names = async () => (await read().select({ name: bundles.name }).from(bundles)).map(({ name }) => name).sort()
  got(await confirmErasure(second, got(await requestErasure(first, one(entryId), now)).id, now))
  expect(await names()).toEqual(['Hers', 'Hers before', 'Spring'])
  got(await confirmErasure(second, got(await requestErasure(first, one(draft.entryId), now)).id, now))
  expect(await names()).toEqual(['Spring'])
})

test('views and bundles that were named after it go or lose their names; a word of another text gives nothing away', async () => {
  const { entryId } = await published(first)
  const other = await post(first, { title: 'Her garden', body: text('Nothing else.') }, now)
  const draft = await post(first, { title: 'Story of Sopheap', slug: 'sopheap', body: text('មានតែនៅទីនេះ') }, now)
  for (const [name, query] of [
    ['Her', 'search=her'],
    ['About SOPHEAP', ''],
    ['Mine', 'search=sopheap&state=draft'],
    ['នៅទីនេះ', ''],
    ['Paragraph', 'state=draft&kind=post'],
  ] as const)
    got(await saveList(second, { name, query }, now))
  const entryIds = [entryId, other.entryId, draft.entryId]
  const { bundleId } = got(await createBundle(first, { name: 'Sopheap and others', entryIds }, now))
  got(await confirmErasure(second, got(await requestErasure(first, one(draft.entryId), now)).id, now))
  expect((await ownLists(second)).map(({ name }) => name)).toEqual(['Her', 'Paragraph'])
  expect(await read().select({ name: bundles.name }).from(bundles)).toEqual([{ name: `Bundle ${bundleId}` }])
  expect(await checkRecord()).toMatchObject({ problems: [] })
})

test('uploads go with all versions; one that another newest text uses has to be taken out there first', async () => {
  const picture = got(await storeUpload(first, { source: await pictureBytes(), name: 'her.png' }, now))
  const next = got(
    await storeUpload(first, { source: await pictureBytes(), name: 'her.png', replaces: picture.id }, now),
  )
  const { entryId } = await published(first, { body: bodyWith(next.id) })
  const other = await post(first, { title: 'Another text', body: bodyWith(picture.id) }, now)
  got(await release(first, other, now))
  const preview = got(await previewErasure(first, { entryId }, now))
  expect(preview.uploads).toEqual([expect.objectContaining({ usedElsewhere: ['Another text'], willGo: false })])
  expect(message(await requestErasure(first, one(entryId, [next.id]), now))).toMatch(/“Another text” too/)
  const changed = await savedAgain(first, other, { title: 'Another text', slug: 'another-text' }, now)
  got(await release(first, { entryId: other.entryId, revisionId: changed.revisionId, counter: changed.counter }, now))
  const { id } = got(await requestErasure(first, one(entryId, [next.id]), now))
  got(await confirmErasure(second, id, now))
  expect(await read().select().from(revisionMedia)).toEqual([])
  for (const { id } of [picture, next]) expect(existsSync(join(mediaRoot(), id))).toBe(false)
  const erased = (await oneErasure(first, id, now))!
  expect(erased.otherMentions).toEqual([{ entryId: other.entryId, title: 'Another text' }])
  expect(erased.hashes.filter((hash) => hash.startsWith('file ')).length).toBeGreaterThan(2)
  // A text of another entry lost its picture by an act of the record.
  expect(await checkRecord()).toMatchObject({ problems: [] })
})

test('what changed of uploads while a request waited is looked at again when it is confirmed', async () => {
  const picture = got(await storeUpload(first, { source: await pictureBytes(), name: 'her.png' }, now))
  const { entryId } = await published(first, { body: bodyWith(picture.id) })
  const { id } = got(await requestErasure(first, one(entryId, [picture.id]), now))
  const next = { source: await pictureBytes(), name: 'her.png', replaces: picture.id }
  const newer = got(await storeUpload(first, next, now))
  const other = await post(first, { title: 'Another text', body: bodyWith(newer.id) }, now)
  expect(message(await confirmErasure(second, id, now))).toMatch(/“Another text” too/)
  expect((await oneErasure(first, id, now))!.state).toBe('waiting')
  await savedAgain(first, other, { title: 'Another text' }, now)
  got(await confirmErasure(second, id, now))
  expect(await read().select().from(media)).toEqual([])
  for (const one of [picture, newer]) expect(existsSync(join(mediaRoot(), one.id))).toBe(false)
})

test('what would go and what would stay is said before', async () => {
  const { entryId, path } = await published(first)
  const linked = text('Read on.')
  linked.content[0]!.content[0] = {
    type: 'text',
    text: 'Read on.',
    marks: [{ type: 'link', attrs: { href: path } }],
  } as never
  const other = await post(first, { title: 'Links to it', body: linked }, now)
  const preview = got(await previewErasure(first, { entryId }, now))
  expect(preview).toMatchObject({
    entries: [{ id: entryId, title: 'Her own story', language: 'en', state: 'live' }],
    revisions: 1,
    comments: 0,
    uploads: [],
    readBy: { liveSince: now, downloads: 0, previews: 0 },
    otherMentions: [{ entryId: other.entryId, title: 'Links to it' }],
    needsSecond: true,
  })
})

test('the topics that only it has are named: they stay', async () => {
  const topic = async (name: string) => got(await createTerm(first, { kind: 'topic', name }, now)).id
  const [own, shared] = [await topic('Hers'), await topic('Shared')]
  await topic('Unused')
  const { entryId } = await published(first, { termIds: [own, shared] })
  await post(first, { title: 'Another text', termIds: [shared] }, now)
  expect(got(await previewErasure(first, { entryId }, now)).staying).toEqual({ terms: ['Hers'] })
})

test('copies outside are settled one by one', async () => {
  const { entryId } = await published(first)
  const { id } = got(await requestErasure(first, one(entryId), now))
  got(await confirmErasure(second, id, now))
  got(await decideCopy(first, { id, place: 'web archives', isSettled: true }, now + 1))
  const { items } = await listErasures(first, {}, now + 1)
  expect(items).toMatchObject([{ id, state: 'erased', openCopies: 5 }])
  got(await decideCopy(first, { id, place: 'web archives', isSettled: false }, now + 2))
  expect((await listErasures(first, {}, now + 2)).items[0]!.openCopies).toBe(6)
})

test('a picture that is a mark of the site is not erased before the site has another', async () => {
  const admin = await someone('admin')
  const upload = got(
    await storeUpload(first, { source: await pictureBytes({ width: 200, height: 200 }), name: 'mark.png' }, now),
  )
  const { entryId } = await published(first, { title: 'Pictured', slug: 'pictured', body: bodyWith(upload.id) })
  got(await changeSettings(admin, { logo: { id: upload.id, width: 200, height: 200 } }, now))
  expect(message(await requestErasure(first, one(entryId, [upload.id]), now))).toBe(
    'A picture is the site’s logo or icon. Change it in Settings first.',
  )
  got(await changeSettings(admin, { logo: null }, now))
  got(await confirmErasure(second, got(await requestErasure(first, one(entryId, [upload.id]), now)).id, now))
  expect(await read().select().from(media)).toEqual([])
})
