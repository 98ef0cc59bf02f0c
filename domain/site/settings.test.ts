import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { publicVersion } from '@/db/connection'
import { siteSettings, type Site } from '@/domain/published/site'
import { release, withdraw } from '@/domain/publishing/releases'
import { changeSettings, leadChoices } from './settings'
import { content, createEntry, got, post, someone } from '@/domain/testing/newsroom'

const now = Date.UTC(2014, 9, 7, 2)

async function fieldsRefused(admin: Awaited<ReturnType<typeof someone>>, changes: Partial<Site>) {
  const result = await changeSettings(admin, changes, 0)
  return result.ok ? [] : result.problems.map((problem) => problem.field)
}

test('what an admin changes is what readers get, trimmed, and moves the public version', async () => {
  testDatabase()
  const admin = await someone('admin')
  const before = await publicVersion()
  got(await changeSettings(admin, { name: ' UN-ACT ', menu: [{ label: ' About ', path: ' /about ' }] }, 0))
  expect(await siteSettings()).toMatchObject({ name: 'UN-ACT', menu: [{ label: 'About', path: '/about' }] })
  expect(await publicVersion()).toBeGreaterThan(before)
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
    'name',
    'tagline',
    'zone',
    'menu.1.label',
    'menu.1.path',
    'organisations.0.name',
    'organisations.0.url',
  ])
  expect(await siteSettings()).toMatchObject({ name: 'Gazette', tagline: '', zone: 'Asia/Bangkok' })
})

test('addresses that lead off the site, or nowhere, are refused', async () => {
  testDatabase()
  const admin = await someone('admin')
  for (const path of ['about', '/\\elsewhere.org', 'https://elsewhere.org', '/a b', '']) {
    for (const list of ['menu', 'footerMenu'])
      expect(await fieldsRefused(admin, { [list]: [{ label: 'Line', path }] })).toEqual([`${list}.0.path`])
  }
  for (const url of ['www.example.org', 'ftp://example.org', 'https://', 'https:// x']) {
    expect(await fieldsRefused(admin, { organisations: [{ name: 'Name', url }] })).toEqual(['organisations.0.url'])
  }
  const many = Array(21).fill({ label: 'Line', path: '/' })
  expect(await fieldsRefused(admin, { menu: many })).toEqual(['menu'])
  expect(await fieldsRefused(admin, { footerMenu: many })).toEqual(['footerMenu'])
  expect((await changeSettings(admin, { organisations: [{ name: 'Only a name', url: '' }] }, 0)).ok).toBe(true)
})

test('a post or a publication can lead; a page or nothing cannot', async () => {
  testDatabase()
  const admin = await someone('admin')
  const page = { kind: 'page', language: 'en', session: 's', content: content({ title: 'About' }) } as const
  const { entryId: pageId } = got(await createEntry(admin, page, now))
  const { entryId } = await post(admin, { title: 'Leads' }, now)
  expect(await fieldsRefused(admin, { leadEntryId: pageId })).toEqual(['leadEntryId'])
  expect(await fieldsRefused(admin, { leadEntryId: 999 })).toEqual(['leadEntryId'])
  got(await changeSettings(admin, { leadEntryId: entryId }, 0))
  got(await changeSettings(admin, { leadEntryId: null }, 0))
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
    (await leadChoices(admin, chosen === null ? [] : [chosen], at, 1)).map((choice) => choice.title)
  expect(await titles(null)).toEqual(['New'])
  expect(await titles(old.entryId)).toEqual(['New', 'Old'])
  got(await withdraw(admin, { entryId: old.entryId, reason: 'error', explanation: 'It was wrong.' }, now + 1))
  expect(await leadChoices(admin, [old.entryId], now + 2, 1)).toMatchObject([
    { title: 'New' },
    { title: 'Old', dated: null },
  ])
})

test('only an admin changes settings; editors arrange the front page, and nothing beside it', async () => {
  testDatabase()
  const editor = await someone('editor')
  await expect(changeSettings(editor, { name: 'Mine' }, 0)).rejects.toMatchObject({ name: 'NotPermitted' })
  const { entryId } = await post(editor)
  got(await changeSettings(editor, { leadEntryId: entryId, pinnedEntryIds: [entryId] }, 0))
  expect(await siteSettings()).toMatchObject({ leadEntryId: entryId, pinnedEntryIds: [entryId] })
  const mixed = changeSettings(editor, { leadEntryId: null, tagline: 'Mine' }, 0)
  await expect(mixed).rejects.toMatchObject({ name: 'NotPermitted' })
  const contributor = changeSettings(await someone('contributor'), { pinnedEntryIds: [] }, 0)
  await expect(contributor).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('a pin is a post or publication that is there, once, and there are six at most', async () => {
  testDatabase()
  const editor = await someone('editor')
  const ids: number[] = []
  for (let n = 0; n < 7; n++) ids.push((await post(editor)).entryId)
  const pin = (pinnedEntryIds: number[]) => changeSettings(editor, { pinnedEntryIds }, 0)
  expect(await pin(ids)).toMatchObject({ problems: [{ field: 'pinnedEntryIds' }] })
  expect(await pin([ids[0]!, ids[0]!])).toMatchObject({ problems: [{ field: 'pinnedEntryIds.1' }] })
  expect(await pin([ids[0]!, 999])).toMatchObject({ problems: [{ field: 'pinnedEntryIds.1' }] })
  got(await pin([ids[3]!, ids[1]!]))
  expect((await siteSettings()).pinnedEntryIds).toEqual([ids[3], ids[1]])
})

test('who saves what another admin changed meanwhile is told, and replaces it only when they ask again', async () => {
  testDatabase()
  const admin = await someone('admin')
  const opened = await siteSettings()
  got(await changeSettings(admin, { tagline: 'Theirs', name: 'Theirs' }, 1, opened))
  const mine = { tagline: 'Mine', contact: 'Mine' }
  const result = await changeSettings(admin, mine, 2, opened)
  expect(result).toMatchObject({ problems: [{ field: 'newer.tagline', message: expect.stringContaining('“Theirs”') }] })
  expect(await siteSettings()).toMatchObject({ tagline: 'Theirs', contact: '' })
  const { tagline: _, ...rest } = opened
  got(await changeSettings(admin, mine, 3, rest))
  expect(await siteSettings()).toMatchObject({ tagline: 'Mine', contact: 'Mine', name: 'Theirs' })
})

test('the site is named in other languages in one order, without what is empty; too much is refused beside its field', async () => {
  testDatabase()
  const admin = await someone('admin')
  const zh = { name: ' 档案 ', tagline: ' ', menu: { '/news': ' 新闻 ', '/about': ' ' } }
  got(await changeSettings(admin, { translations: { zh, km: { tagline: 'ពាក្យ' }, th: { name: ' ' } } }, 0))
  const stored = JSON.stringify((await siteSettings()).translations)
  expect(stored).toBe('{"km":{"tagline":"ពាក្យ"},"zh":{"name":"档案","menu":{"/news":"新闻"}}}')
  const long = { km: { name: 'ក'.repeat(101), tagline: 'ក'.repeat(201), menu: { '/about': 'ក'.repeat(41) } } }
  expect(await fieldsRefused(admin, { translations: long })).toEqual([
    'translations.km.name',
    'translations.km.tagline',
    'translations.km.menu./about',
  ])
})
