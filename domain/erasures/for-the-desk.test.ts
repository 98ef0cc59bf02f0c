import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'
import { env } from '@/lib/process/env'
import { addressesToNote } from './addresses-to-note'
import { cancelErasure, requestErasure } from './erasures'
import { countErasures, openErasureOfEntry } from './for-the-desk'
import { checkTypedName } from './typed-name'

const start = Date.UTC(2026, 0, 1, 2)
let asker: Actor
let second: Actor
let contributor: Actor

beforeEach(async () => {
  testDatabase()
  asker = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
  contributor = await someone('contributor', 'Ana')
})

async function published(title: string) {
  const saved = await post(asker, { title, body: text('Words.') }, start)
  const { path } = got(await release(asker, saved, start))
  return { ...saved, path }
}

test('the number or the title of a text has to be typed, in any capitals and with any spaces', async () => {
  const { entryId } = await published('Leaving  home')
  const isRight = async (name: string) => (await checkTypedName(asker, { entryId, name })).ok
  expect([await isRight(String(entryId)), await isRight(' leaving home '), await isRight('LEAVING HOME')]).toEqual([
    true,
    true,
    true,
  ])
  expect([await isRight(''), await isRight('Leaving'), await isRight(String(entryId + 1))]).toEqual([
    false,
    false,
    false,
  ])
  expect(await checkTypedName(asker, { entryId: entryId + 1, name: '7' })).toMatchObject({ ok: false })
  await expect(checkTypedName(contributor, { entryId, name: 'x' })).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('a text without a title is known by its number alone', async () => {
  const { entryId } = await post(asker, { title: '' }, start)
  expect(await checkTypedName(asker, { entryId, name: '  ' })).toMatchObject({ problems: [{ field: 'name' }] })
})

test('the addresses to note are those that readers had, of the text, its pictures and its files', async () => {
  const [photo, report] = [
    await picture(asker, 'river.png', { now: start }),
    await pdf(asker, 'report.pdf', { now: start }),
  ]
  const files = [{ mediaId: report.id, title: 'Report', language: null }]
  const lead = { mediaId: photo.id, alt: 'A river' }
  const saved = await post(asker, { title: 'With both', body: text('Words.'), files, lead }, start)
  const draft = await post(asker, { title: 'Never public', body: text('Words.') }, start)
  const entryIds = [saved.entryId, draft.entryId]
  expect(await addressesToNote(asker, { entryIds }, start)).toEqual([])
  const { path } = got(await release(asker, { ...saved, at: start + 10 }, start))
  expect(await addressesToNote(asker, { entryIds }, start + 9)).toEqual([])
  const noted = await addressesToNote(asker, { entryIds }, start + 10)
  const shown = noted.map(({ address }) => address.replace(env().siteUrl, '').replace(/\/\d+\.jpg$/, ''))
  expect(shown.toSorted()).toEqual([path, `/files/${report.lineage}/report.pdf`, `/media/${photo.id}`].toSorted())
  expect(new Set(noted.map(({ entryId }) => entryId))).toEqual(new Set([saved.entryId]))
  await expect(addressesToNote(contributor, { entryIds }, start)).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('an erasure waits for everybody who may erase but who asked for it, and stands at its text until it is decided', async () => {
  const { entryId } = await published('Leaving')
  expect(await countErasures(second)).toEqual({ total: 0, waiting: 0 })
  const { id } = got(await requestErasure(asker, { entryId, withTranslations: true, mediaIds: [] }, start))
  expect(await countErasures(second)).toEqual({ total: 1, waiting: 1 })
  expect(await countErasures(asker)).toEqual({ total: 1, waiting: 0 })
  expect(await countErasures(contributor)).toEqual({ total: 0, waiting: 0 })
  expect(await openErasureOfEntry(entryId)).toBe(id)
  got(await cancelErasure(asker, id, start))
  expect(await countErasures(second)).toEqual({ total: 1, waiting: 0 })
  expect(await openErasureOfEntry(entryId)).toBeUndefined()
})
