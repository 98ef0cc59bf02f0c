import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, imported, revisions, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { readOldUrl } from '@/lib/web/old-url'
import { oldAnswer } from '@/domain/addresses/old-addresses'
import { newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { siteSettings } from '@/domain/published/site'
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
  ['zh_TW', 'zh'],
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

test('an export in French is imported once somebody has chosen, and its words say that they are French', async () => {
  const files = [exportIn('fr-FR')]
  const trial = got(await importWordPress(installation, { files, isTrial: true }, now))
  expect(languagesInWords(trial.languages).join(' ')).toMatch(/3 texts in French.*Nothing is imported before/)
  expect(await importWordPress(installation, { files }, now)).toMatchObject({ ok: false })
  expect(await read().select().from(entries)).toEqual([])
  const request = { files, takenAs: 'vi', takesLanguage: true } as const
  const { report } = got(await importWordPress(installation, request, now))
  expect(report.problems.map(({ what, found }) => [what, found[0]!.place])).toContainEqual([
    'It is in a language that no text here can have, and was taken as one in another.',
    'French (France)',
  ])
  expect(mainLanguage()).toBe('vi')
  const rows = await read().select({ body: revisions.body }).from(revisions)
  expect(rows.map(({ body }) => JSON.stringify(body))).toEqual(Array(3).fill(expect.stringContaining('"lang":"fr-FR"')))
  expect(await read().select({ kept: imported.kept }).from(imported)).toContainEqual({
    kept: expect.objectContaining({ language: 'fr-FR' }) as unknown,
  })
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
