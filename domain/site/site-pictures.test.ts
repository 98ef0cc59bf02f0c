/** @module-tag thorough */
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import { answerAt } from '@/domain/published/answers'
import { findPublicUpload } from '@/domain/published/files'
import { siteSettings, type Site } from '@/domain/published/site'
import { describeUpload } from '@/domain/files/media-details'
import { listLibrary } from '@/domain/files/media-library'
import { emptyMediaTrash, restoreUpload, trashUpload } from '@/domain/files/media-trash'
import { usesOf } from '@/domain/files/uses'
import { trashPeriodMs } from '@/domain/entries/trash'
import { got, post, someone } from '@/domain/testing/newsroom'
import { bodyWith, pdf, picture } from '@/domain/testing/uploads'
import { changeSettings } from './settings'

beforeEach(() => void testDatabase())

type Pictures = Pick<Partial<Site>, 'logo' | 'darkLogo' | 'icon'>

async function refusal(changes: Pictures) {
  const result = await changeSettings(await someone('admin'), changes, 0)
  return result.ok ? undefined : result.problems[0]
}

test('a picture of the library becomes the logo, in the size that it has, and readers have it while it is that', async () => {
  const admin = await someone('admin')
  const { id } = await picture(admin, 'logo.png', { width: 300, height: 60 })
  expect(await findPublicUpload({ id, now: 1 })).toBeUndefined()
  got(await changeSettings(admin, { logo: { id, width: 9, height: 9 } }, 0))
  expect((await siteSettings()).logo).toEqual({ id, width: 300, height: 60 })
  expect(await findPublicUpload({ id, now: 1 })).toMatchObject({ id, width: 300 })
  expect(await answerAt(`/media/${id}/300.webp`, 1)).toEqual({ is: 'here' })
  got(await changeSettings(admin, { logo: null }, 2))
  expect((await siteSettings()).logo).toBeNull()
  expect(await findPublicUpload({ id, now: 3 })).toBeUndefined()
})

test('an icon is square and large enough, a logo high enough; what is no picture or is gone is refused', async () => {
  const admin = await someone('admin')
  const of = async (width: number, height: number) => {
    const { id } = await picture(admin, 'mark.png', { width, height })
    return { id, width, height }
  }
  expect(await refusal({ icon: await of(200, 201) })).toMatchObject({ field: 'icon', message: /square/ })
  expect(await refusal({ icon: await of(191, 191) })).toMatchObject({ field: 'icon', message: /at least 192 × 192/ })
  expect(await refusal({ icon: await of(192, 192) })).toBeUndefined()
  expect(await refusal({ logo: await of(200, 47) })).toMatchObject({ field: 'logo', message: /at least 48/ })
  expect(await refusal({ darkLogo: await of(200, 48) })).toBeUndefined()
  const { id } = await pdf(admin)
  const gone = { message: /no longer there/ }
  expect(await refusal({ logo: { id, width: 500, height: 500 } })).toMatchObject({ field: 'logo', ...gone })
  expect(await refusal({ logo: { id: 'nothing', width: 500, height: 500 } })).toMatchObject({ field: 'logo', ...gone })
  const trashed = await of(200, 60)
  got(await trashUpload(admin, trashed.id, 1))
  expect(await refusal({ logo: trashed })).toMatchObject({ field: 'logo', ...gone })
})

test('a picture that could put somebody in danger is no mark of the site', async () => {
  const admin = await someone('admin')
  const { id } = await picture(admin, 'face.png', { width: 200, height: 200 })
  got(await describeUpload(admin, { id, changes: { people: 'at risk' } }, 1))
  expect(await refusal({ icon: { id, width: 200, height: 200 } })).toMatchObject({ field: 'icon', message: /danger/ })
})

test('a mark of the site counts as used, and neither goes to the trash nor is erased from it', async () => {
  const admin = await someone('admin')
  const { id } = await picture(admin, 'logo.png', { width: 200, height: 200 })
  const mark = { id, width: 200, height: 200 }
  const unused = async () => (await listLibrary(admin, { lacks: 'use' }, 1)).items.map((item) => item.id)
  expect(await unused()).toEqual([id])
  got(await changeSettings(admin, { logo: mark, icon: mark }, 0))
  expect(await unused()).toEqual([])
  expect(await usesOf(admin, id, 1)).toMatchObject({ site: ['logo', 'icon'], uses: [], isHeld: true })
  expect(await trashUpload(admin, id, 1)).toMatchObject({
    problems: [{ message: 'It is used as the site’s logo and icon. Remove it there first.' }],
  })
  await post(admin, { title: 'Floods', body: bodyWith(id), summary: 'A summary.' }, 0)
  expect(await trashUpload(admin, id, 1)).toMatchObject({
    problems: [{ message: 'It is used as the site’s logo and icon and in “Floods”. Remove it there first.' }],
  })

  // However it came into the trash: it stays while it is a mark.
  const other = await picture(admin, 'other.png', { width: 200, height: 200 })
  got(await changeSettings(admin, { darkLogo: { ...mark, id: other.id } }, 2))
  await write(async (tx) => tx.update(media).set({ trashedAt: 3, trashedBy: admin.id }))
  expect(await emptyMediaTrash(4 + trashPeriodMs)).toBe(0)
  got(await restoreUpload(admin, other.id, 5))
  got(await changeSettings(admin, { darkLogo: null }, 6))
  got(await trashUpload(admin, other.id, 7))
  expect(await emptyMediaTrash(8 + trashPeriodMs)).toBe(1)
})

test('who changed the logo and who changed the icon meanwhile both keep what they chose', async () => {
  const admin = await someone('admin')
  const opened = await siteSettings()
  const { id } = await picture(admin, 'logo.png', { width: 200, height: 200 })
  const mark = { id, width: 200, height: 200 }
  got(await changeSettings(admin, { icon: mark }, 1, opened))
  got(await changeSettings(admin, { logo: mark }, 2, opened))
  expect(await siteSettings()).toMatchObject({ icon: mark, logo: mark })
  expect(await changeSettings(admin, { icon: null, tagline: 'Mine' }, 3, { ...opened })).toMatchObject({
    problems: [{ field: 'newer.icon' }],
  })
})
