import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { publicVersion } from '@/db/connection'
import { siteSettings, type Site } from './published/site'
import { release, withdraw } from './releases'
import { changeSettings, leadChoices } from './settings'
import { content, got, post, someone } from './test-newsroom'
import { createEntry } from './drafts'

const now = Date.UTC(2014, 9, 7, 2)

async function fieldsRefused(admin: Awaited<ReturnType<typeof someone>>, changes: Partial<Site>) {
  const result = await changeSettings(admin, changes)
  return result.ok ? [] : result.problems.map((problem) => problem.field)
}

test('what an admin changes is what readers get, trimmed, and moves the public version', async () => {
  testDatabase()
  const admin = await someone('admin')
  const before = publicVersion()
  got(await changeSettings(admin, { name: ' UN-ACT ', menu: [{ label: ' About ', path: ' /about ' }] }))
  expect(await siteSettings()).toMatchObject({ name: 'UN-ACT', menu: [{ label: 'About', path: '/about' }] })
  expect(publicVersion()).toBeGreaterThan(before)
})

test('every problem is named with its field at once, and nothing of it is kept', async () => {
  testDatabase()
  const admin = await someone('admin')
  const fields = await fieldsRefused(admin, {
    name: ' ',
    tagline: 'long '.repeat(50),
    zone: 'Asia/Atlantis',
    menu: [
      { label: 'News', path: '/news' },
      { label: '', path: '//elsewhere.org' },
    ],
    organisations: [{ name: '', url: 'javascript:alert(1)' }],
  })
  expect(fields).toEqual([
    ...['name', 'tagline', 'zone', 'menu.1.label', 'menu.1.path'],
    ...['organisations.0.name', 'organisations.0.url'],
  ])
  expect(await siteSettings()).toMatchObject({ name: 'Gazette', tagline: '', zone: 'Asia/Bangkok' })
})

test('addresses that lead off the site, or nowhere, are refused', async () => {
  testDatabase()
  const admin = await someone('admin')
  for (const path of ['about', '/\\elsewhere.org', 'https://elsewhere.org', '/a b', '']) {
    expect(await fieldsRefused(admin, { menu: [{ label: 'Line', path }] })).toEqual(['menu.0.path'])
  }
  for (const url of ['www.example.org', 'ftp://example.org', 'https://', 'https:// x']) {
    expect(await fieldsRefused(admin, { organisations: [{ name: 'Name', url }] })).toEqual(['organisations.0.url'])
  }
  const many = Array(21).fill({ label: 'Line', path: '/' })
  expect(await fieldsRefused(admin, { menu: many })).toEqual(['menu'])
  expect((await changeSettings(admin, { organisations: [{ name: 'Only a name', url: '' }] })).ok).toBe(true)
})

test('a post or a publication can lead; a page or nothing cannot', async () => {
  testDatabase()
  const admin = await someone('admin')
  const page = { kind: 'page', language: 'en', session: 's', content: content({ title: 'About' }) } as const
  const { entryId: pageId } = got(await createEntry(admin, page, now))
  const { entryId } = await post(admin, { title: 'Leads' }, now)
  expect(await fieldsRefused(admin, { leadEntryId: pageId })).toEqual(['leadEntryId'])
  expect(await fieldsRefused(admin, { leadEntryId: 999 })).toEqual(['leadEntryId'])
  got(await changeSettings(admin, { leadEntryId: entryId }))
  got(await changeSettings(admin, { leadEntryId: null }))
  expect((await siteSettings()).leadEntryId).toBeNull()
})

test('the choices for the lead are live ones, and the chosen one even when it is older or no longer live', async () => {
  testDatabase()
  const admin = await someone('admin')
  await post(admin, { title: 'Draft' }, now)
  const old = await post(admin, { title: 'Old', dated: now - 1_000 }, now)
  got(await release(admin, old, now))
  const fresh = await post(admin, { title: 'New' }, now)
  got(await release(admin, fresh, now))
  const titles = async (chosen: number | null, at = now) =>
    (await leadChoices(admin, chosen, at, 1)).map((choice) => choice.title)
  expect(await titles(null)).toEqual(['New'])
  expect(await titles(old.entryId)).toEqual(['New', 'Old'])
  got(await withdraw(admin, { entryId: old.entryId, reason: 'error', explanation: 'It was wrong.' }, now + 1))
  expect(await leadChoices(admin, old.entryId, now + 2, 1)).toMatchObject([
    { title: 'New' },
    { title: 'Old', dated: null },
  ])
})

test('only an admin changes settings', async () => {
  testDatabase()
  const editor = await someone('editor')
  await expect(changeSettings(editor, { name: 'Mine' })).rejects.toMatchObject({ name: 'NotPermitted' })
})
