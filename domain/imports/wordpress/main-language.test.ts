import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { defaultLanguages, mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { readOldUrl } from '@/lib/web/old-url'
import { oldAnswer } from '@/domain/addresses/old-addresses'
import { newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { siteSettings } from '@/domain/published/site'
import { liveLanguages } from '@/domain/published/live-languages'
import { answerAt } from '@/domain/published/answers'
import { importWordPress } from './import'
import { languagesInWords, settingNotes, sourceLanguage } from '../import-setting'
import { exported, exportXml, oldUrl, termXml } from './test-export'
import { installation, now } from './test-import'

beforeEach(() => {
  testDatabase()
})

/** An export in a language: posts of two months, a page, a category and a tag. */
function exportIn(language: string) {
  const items = [
    termXml('category', { id: 7, slug: 'khao', name: 'ข่าว' }),
    { id: 1, title: 'น้ำ', slug: 'water', date: '2014-10-28 09:30:00', terms: ['category khao ข่าว'] },
    {
      id: 2,
      title: 'ป่า',
      slug: 'forest',
      date: '2013-02-03 09:30:00',
      terms: ['post_tag law กฎหมาย', 'category khao ข่าว'],
    },
    { id: 3, title: 'เกี่ยวกับ', slug: 'about', type: 'page' },
  ]
  const file = join(mkdtempSync(join(tmpdir(), 'export-')), 'old.xml')
  writeFileSync(file, exportXml(items).replace('<language>en-US<', `<language>${language}<`))
  return file
}

const oldPaths = [
  '/',
  '/2014/10/water/',
  '/2013/02/forest/',
  '/about/',
  '/2014/10/',
  '/2013/',
  '/2013/02/03/',
  '/category/khao/',
  '/tag/law/',
  '/category/khao/feed/',
  '/feed/',
  '/?p=1',
  '/?page_id=3',
  '/?m=201302',
  '/page/1/',
]

function proposed(told: string) {
  return settingNotes({ languages: [], language: sourceLanguage([told]).language, zones: [] }, now)
}

async function silent() {
  const answers = []
  for (const path of oldPaths) {
    const old = readOldUrl(oldUrl + path)!
    if ((await oldAnswer(old, now)).is === 'nothing') answers.push(path)
  }
  return answers
}

test.each<[string, Language]>([
  ['th', 'th'],
  ['zh-CN', 'zh'],
  ['zh_TW', 'zh-Hant'],
  ['fr_FR', 'fr'],
  ['pt_BR', 'pt-BR'],
  ['ar', 'ar'],
  ['fa_IR', 'fa'],
])('a site in %s moves in, and all of its addresses answer where they stood', async (told, language) => {
  expect(await proposed(told)).toMatchObject([{ offer: { option: '--main-language', values: { language } } }])
  const request = { files: [exportIn(told)], takesLanguage: true }
  got(await importWordPress(installation, request, now))
  expect(mainLanguage()).toBe(language)
  const rows = await read().select({ language: entries.language }).from(entries)
  expect(new Set(rows.map((row) => row.language))).toEqual(new Set([language]))
  expect(await silent()).toEqual([])
  for (const path of ['/2014/10/water', '/2013/02/forest', '/about', '/2014/10', '/feed.xml', '/topics/law'])
    expect([path, await answerAt(path, now)]).toEqual([path, { is: 'here' }])
  expect(await proposed(told)).toEqual([])
  // A name without a translation is in the main language.
  expect((await read().select().from(terms)).map(({ name }) => name)).toContain('กฎหมาย')
  const again = got(await importWordPress(installation, request, now + 1))
  expect(again.report.tally).toMatchObject({ new: 0, changed: 0, conflict: 0 })
})

test('a trial says what stands in the way, and changes nothing', async () => {
  const trial = got(await importWordPress(installation, { files: [exportIn('th')], isTrial: true }, now))
  const [first, second] = (await settingNotes(trial, now))[0]!.sentences
  expect(first).toBe('Most of this is in Thai; the main language of this site is English.')
  expect(second).toContain('Thai can be the main language')
  expect(mainLanguage()).toBe('en')
})

test('where texts are public, the main language stays, and the addresses are said', async () => {
  await (await newsroom()).publish('2014-10-07', { title: 'The river' })
  const [note] = await proposed('th')
  expect(note).toEqual({ sentences: [expect.any(String), expect.stringContaining('will stand under /th')] })
  const refused = await importWordPress(installation, { files: [exportIn('th')], takesLanguage: true }, now)
  expect(refused.ok).toBe(false)
  expect(await read().select().from(entries)).toHaveLength(1)
  got(await importWordPress(installation, { files: [exportIn('th')] }, now))
  expect(await answerAt('/th/2014/10/water', now)).toEqual({ is: 'here' })
})

test.each(['', 'en-GB'])('of an export in “%s” no other main language is proposed', async (told) => {
  const trial = got(await importWordPress(installation, { files: [exportIn(told)], isTrial: true }, now))
  expect(await settingNotes(trial, now)).toEqual([])
})

test('an export whose language nobody knows is imported once somebody has chosen', async () => {
  const files = [exportIn('klingon')]
  const trial = got(await importWordPress(installation, { files, isTrial: true }, now))
  expect(languagesInWords(trial.languages).join(' ')).toMatch(/3 texts in “klingon”.*Nothing is imported before/)
  expect(await importWordPress(installation, { files }, now)).toMatchObject({ ok: false })
  expect(await read().select().from(entries)).toEqual([])
  const request = { files, takenAs: 'vi', takesLanguage: true } as const
  const { report } = got(await importWordPress(installation, request, now))
  expect(report.problems.map(({ what, found }) => [what, found[0]!.place])).toContainEqual([
    'Its language is written as no language that is known here, and was chosen for this import.',
    '“klingon”',
  ])
  expect(new Set((await read().select().from(entries)).map(({ language }) => language))).toEqual(new Set(['vi']))
})

test('beside another main language the texts of a new one stand under its prefix, and the site offers it', async () => {
  const trial = got(await importWordPress(installation, { files: [exportIn('fr_FR')], isTrial: true }, now))
  expect(languagesInWords(trial.languages)).toContain('The import adds French to the languages of this site.')
  expect(siteLanguages()).not.toContain('fr')
  got(await importWordPress(installation, { files: [exportIn('fr_FR')] }, now))
  expect(siteLanguages()).toEqual([...defaultLanguages, 'fr'])
  expect(await answerAt('/fr/2014/10/water', now)).toEqual({ is: 'here' })
  expect(await liveLanguages(now)).toEqual(['fr'])
})

test('a language whose prefix a page has as its address is refused before anything is written', async () => {
  await (await newsroom()).publish('2014-10-07', { title: 'Fr', slug: 'fr' }, 'page')
  const refused = await importWordPress(installation, { files: [exportIn('fr_FR')] }, now)
  expect(JSON.stringify(refused)).toContain('French would stand at /fr, which a page has as its address')
  expect(await read().select().from(entries)).toHaveLength(1)
})

test('an empty archive takes the zone of what is moved in, and one with public texts keeps its own', async () => {
  const items = [1, 2, 3].map((id) => ({ id, title: `Text ${id}`, date: `2014-10-0${id} 00:30:00` }))
  const files = [exported(items)]
  const { zones } = got(await importWordPress(installation, { files, isTrial: true, zone: 'UTC' }, now))
  expect(zones).toContain('Asia/Bangkok')
  got(await importWordPress(installation, { files, zone: zones[0] }, now))
  expect((await siteSettings()).zone).toBe(zones[0])
  expect(await importWordPress(installation, { files, zone: 'UTC' }, now)).toMatchObject({ ok: false })
  expect((await siteSettings()).zone).toBe(zones[0])
})
