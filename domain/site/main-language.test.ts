import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { addresses, releases, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { addRedirect } from '@/domain/addresses/redirects'
import { checkRecord } from '@/domain/care/record-check'
import { createTerm } from '@/domain/entries/terms'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { siteSettings } from '@/domain/published/site'
import { withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, someone } from '@/domain/testing/newsroom'
import { formerMainLanguages, mainLanguage, setLanguages } from '@/lib/languages/languages'
import { changeMainLanguage, chooseMainLanguage, planMainLanguage } from './main-language'
import { changeSettings } from './settings'

const now = morning('2015-06-01')

test('texts, redirects and releases get the addresses of now, in one act that the record states', async () => {
  testDatabase()
  const { editor, publish } = await newsroom()
  await publish('2014-10-07', { title: 'The river', slug: 'river' })
  await publish('2014-10-07', { title: 'แม่น้ำ', slug: 'river' }, 'post', 'th')
  await publish('2014-10-08', { title: 'About', slug: 'about' }, 'page')
  await publish('2014-12-01', { title: 'น้ำ', slug: 'water' }, 'post', 'th')
  const gone = await publish('2014-11-01', { title: 'Gone', slug: 'gone' })
  got(
    await withdraw(
      editor,
      { entryId: gone.entryId, reason: 'error', explanation: 'It was wrong.' },
      morning('2014-11-02'),
    ),
  )
  await publish('2014-09-01', { title: 'ស្ទឹង', slug: 'stream' }, 'post', 'km')
  got(await addRedirect(editor, { source: '/old', target: '/2014/10/river' }, now))
  got(await addRedirect(editor, { source: '/th/old', target: '/th/2014/12/water' }, now))
  expect(got(await planMainLanguage(editor, 'th', now))).toMatchObject({
    from: 'en',
    to: 'th',
    wasPublic: true,
    texts: 5,
    taken: ['/2014/10/river'],
    redirects: 2,
  })
  expect(mainLanguage()).toBe('en')
  got(await changeMainLanguage(editor, 'th', now))
  expect([mainLanguage(), formerMainLanguages()]).toEqual(['th', ['en']])
  const paths = (await read().select().from(addresses).orderBy(addresses.path)).map(({ path }) => path)
  expect(paths.toSorted()).toEqual(
    [
      '/2014/10/river',
      '/2014/12/water',
      '/en/2014/10/river',
      '/en/2014/11/gone',
      '/en/about',
      '/km/2014/09/stream',
    ].toSorted(),
  )
  const released = (await read().select({ path: releases.path }).from(releases)).map(({ path }) => path)
  expect(new Set(released)).toEqual(new Set(paths))
  const leads = (path: string) => readerAnswerAt(path, now)
  expect(await leads('/about')).toEqual({ is: 'moved', path: '/en/about' })
  expect(await leads('/2014/11/gone')).toEqual({ is: 'moved', path: '/en/2014/11/gone' })
  expect(await leads('/en/2014/11/gone')).toEqual({ is: 'gone' })
  expect(await leads('/2014/11/feed.xml')).toBeUndefined()
  // Two redirects wanted one address: the new main language's has it, the other one has a prefix.
  expect(await leads('/old')).toEqual({ is: 'moved', path: '/2014/12/water' })
  expect(await leads('/en/old')).toEqual({ is: 'moved', path: '/en/2014/10/river' })
  expect((await checkRecord()).problems).toEqual([])
})

test('names and menus change places with their translations, and back', async () => {
  testDatabase()
  const admin = await someone('admin')
  const translations = {
    th: { name: 'ชื่อ', menu: { '/about': 'เกี่ยวกับ' } },
    km: { name: 'ឈ្មោះ', menu: { '/about': 'អំពី' } },
  }
  const menu = [
    { label: 'News', path: '/news' },
    { label: 'About', path: '/about' },
  ]
  got(await changeSettings(admin, { name: 'Project', menu, translations }, 0))
  got(await createTerm(admin, { kind: 'topic', name: 'Law', names: { th: 'กฎหมาย' } }, 0))
  const before = await siteSettings()
  got(await changeMainLanguage(admin, 'th', now))
  expect(await siteSettings()).toMatchObject({
    name: 'ชื่อ',
    menu: [
      { label: 'News', path: '/news' },
      { label: 'เกี่ยวกับ', path: '/en/about' },
    ],
    translations: {
      km: { name: 'ឈ្មោះ', menu: { '/en/about': 'អំពី' } },
      en: { name: 'Project', menu: { '/en/about': 'About' } },
    },
  })
  const [law] = await read().select().from(terms)
  expect(law).toMatchObject({ name: 'กฎหมาย', names: { en: 'Law' } })
  got(await changeMainLanguage(admin, 'en', now))
  expect(await siteSettings()).toEqual(before)
})

test('it is chosen freely only while nothing was public, by an administrator, and it is a language', async () => {
  testDatabase()
  const admin = await someone('admin')
  const editor = await someone('editor')
  await expect(chooseMainLanguage(editor, 'th', now)).rejects.toThrow('may not manageSettings')
  await expect(changeMainLanguage(editor, 'th', now)).rejects.toThrow('may not manageSettings')
  got(await chooseMainLanguage(admin, 'zh', now))
  expect(await chooseMainLanguage(admin, 'zh', now)).toMatchObject({ ok: false })
  const room = await newsroom()
  await room.publish('2014-10-07', { title: 'The river', slug: 'river' })
  const refusal = await chooseMainLanguage(admin, 'th', now)
  expect(refusal).toMatchObject({ ok: false })
  expect(!refusal.ok && refusal.problems[0]!.message).toContain('npm run gazette -- main-language th')
  expect(mainLanguage()).toBe('zh')
})

test('a process that has not heard of a change yet takes no text for one of another language', async () => {
  testDatabase()
  const admin = await someone('admin')
  const room = await newsroom()
  await room.publish('2014-10-07', { title: 'แม่น้ำ', slug: 'river' }, 'post', 'th')
  got(await changeMainLanguage(admin, 'th', now))
  setLanguages(undefined)
  const { ok } = await changeMainLanguage(admin, 'km', now)
  const [kept] = await read().select({ path: addresses.path }).from(addresses)
  expect(kept!.path).toBe(ok ? '/th/2014/10/river' : '/2014/10/river')
})
