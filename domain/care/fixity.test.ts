import { rmSync, writeFileSync } from 'node:fs'
import { asc } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { publicVersion, read, write } from '@/db/connection'
import { audit, media, notices, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { damagedUploads } from './damage'
import { checkFiles, checkUpload, filesByAge } from './fixity'
import { checkTonight } from './nightly-check'
import { ownNotices } from '@/domain/notices/notices'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'

const hour = 3_600_000
const day = 24 * hour
const night = Date.UTC(2014, 9, 6, 20) // three in the morning of the 7th in Bangkok

beforeEach(() => void testDatabase())

const problems = async () =>
  Object.fromEntries((await filesByAge()).map(({ mediaId, name, problem }) => [`${mediaId}/${name}`, problem]))

test('a changed byte and a deleted file are found, an untouched one is fine, and each stands in the record', async () => {
  const [whole, changed, missing] = [await uploaded(), await uploaded(), await uploaded()]
  writeFileSync(fileOf(changed), '%PDF trua')
  rmSync(fileOf(missing))
  await checkFiles(await filesByAge(), night)
  expect(await problems()).toEqual({
    [`${whole}/document.pdf`]: null,
    [`${changed}/document.pdf`]: 'changed',
    [`${missing}/document.pdf`]: 'missing',
  })
  const acts = await read().select().from(audit).orderBy(asc(audit.id))
  expect(acts.map(({ verb, by, detail }) => [verb, by, detail.upload, detail.problem]).sort()).toEqual(
    [
      ['found a damaged file', null, changed, 'changed'],
      ['found a damaged file', null, missing, 'missing'],
    ].sort(),
  )
  expect((await filesByAge()).every(({ checkedAt }) => checkedAt === night)).toBe(true)
})

test('admins are told once, however often the same damage is found; editors are not', async () => {
  const [admin, editor] = [await someone('admin'), await someone('editor')]
  for (const id of [await uploaded(), await uploaded()]) writeFileSync(fileOf(id), 'other')
  await checkFiles(await filesByAge(), night)
  await checkFiles(await filesByAge(), night + day)
  expect((await ownNotices(admin)).items).toMatchObject([{ kind: 'damaged', entryId: null }])
  expect((await ownNotices(editor)).items).toEqual([])
  expect(await read().$count(notices)).toBe(1)
  expect(await read().$count(audit)).toBe(2)
})

test('a file that was put right is found whole again, and damaged once more it is told once more', async () => {
  const admin = await someone('admin')
  const id = await uploaded()
  for (const [at, text] of ['other', '%PDF true', 'other'].entries()) {
    writeFileSync(fileOf(id), text)
    const { wrong } = got(await checkUpload(admin, id, night + at))
    expect(wrong).toBe(text === 'other' ? 1 : 0)
  }
  expect((await read().select().from(audit)).map(({ verb }) => verb)).toEqual([
    'found a damaged file',
    'found a file whole again',
    'found a damaged file',
  ])
  expect(await read().$count(notices)).toBe(2)
})

test('an upload that is removed while its files are read is no finding', async () => {
  const id = await uploaded()
  rmSync(fileOf(id))
  const files = await filesByAge()
  await write(async (tx) => void (await tx.delete(media)))
  await checkFiles(files, night)
  expect([await read().$count(storedFiles), await read().$count(audit)]).toEqual([0, 0])
})

test('what is found does not touch the public pages', async () => {
  const id = await uploaded()
  writeFileSync(fileOf(id), 'other')
  const before = await publicVersion()
  await checkFiles(await filesByAge(), night)
  expect(await publicVersion()).toBe(before)
})

test('a night reads a thirtieth, each file comes round in thirty nights, and one that is called again reads nothing', async () => {
  for (let n = 0; n < 60; n++) await uploaded()
  const checked = async (since: number) => (await filesByAge()).filter((one) => (one.checkedAt ?? 0) >= since).length
  expect(await checkTonight(night + hour)).toBe(night + day)
  expect(await checked(night)).toBe(2)
  await checkTonight(night + 5 * hour)
  expect(await checked(night)).toBe(2)
  for (let n = 1; n < 30; n++) await checkTonight(night + n * day + hour)
  expect(await checked(night)).toBe(60)
})

test('a server that was off at three catches up, and a night that was broken off goes on where it stopped', async () => {
  for (let n = 0; n < 90; n++) await uploaded()
  const giveUp = new AbortController()
  let pieces = 0
  const pause = async () => void (++pieces === 2 && giveUp.abort())
  await checkTonight(night + 20 * hour, { pause, signal: giveUp.signal })
  const checkedCount = async () => (await filesByAge()).filter((one) => one.checkedAt !== null).length
  expect(await checkedCount()).toBeLessThan(3)
  await checkTonight(night + 21 * hour)
  expect(await checkedCount()).toBe(3)
})

test('what is known to be damaged is looked at again every night', async () => {
  const id = await uploaded()
  for (let n = 0; n < 40; n++) await uploaded()
  writeFileSync(fileOf(id), 'other')
  await checkUpload(await someone('editor'), id, night)
  writeFileSync(fileOf(id), '%PDF true')
  await checkTonight(night + day + hour)
  expect((await problems())[`${id}/document.pdf`]).toBeNull()
})

test('the desk names a damaged file with where it is used; a contributor sees only what is theirs', async () => {
  const [editor, contributor] = [await someone('editor'), await someone('contributor')]
  const id = await uploaded({ name: 'guide.pdf' })
  const whole = content({ title: 'A guide', files: [{ mediaId: id, title: 'Guide', language: 'en' }] })
  const upload = got(
    await createEntry(editor, { kind: 'publication', language: 'en', session: 's', content: whole }, night),
  )
  expect(await damagedUploads(editor)).toEqual([])
  rmSync(fileOf(id))
  await checkFiles(await filesByAge(), night)
  expect(await damagedUploads(editor)).toMatchObject([
    {
      mediaId: id,
      name: 'guide.pdf',
      checkedAt: night,
      uses: [{ entryId: upload.entryId, title: 'A guide' }],
      files: [{ name: 'document.pdf', problem: 'missing', isOriginal: true }],
    },
  ])
  expect(await damagedUploads(contributor)).toEqual([])
  await expect(checkUpload(contributor, id, night)).rejects.toThrow('may not checkFiles')
})
