import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { formerMainLanguages, mainLanguage, siteLanguages } from '@/lib/languages/languages'
import { createEntry } from '@/domain/writing/drafts'
import { newsroom } from '@/domain/testing/archive'
import { content, got, someone } from '@/domain/testing/newsroom'
import { changeMainLanguage, chooseMainLanguage } from './main-language'
import { changeLanguages, languageSettingIn, offerLanguages } from './site-languages'

beforeEach(() => {
  testDatabase()
})

const problems = async (promise: ReturnType<typeof changeLanguages>) => JSON.stringify(await promise)

test('languages are added by name or code, in the order that they are written in', async () => {
  const admin = await someone('admin')
  got(await changeLanguages(admin, 'Khmer, pt-br; français, العربية', 1))
  expect(siteLanguages()).toEqual(['en', 'km', 'pt-BR', 'fr', 'ar'])
  expect((await languageSettingIn(read())).offered).toEqual(siteLanguages())
  expect(await problems(changeLanguages(admin, 'Khmer, Frnch', 2))).toContain('“Frnch” is no language')
  await expect(changeLanguages(await someone('editor'), 'Khmer', 3)).rejects.toThrow('may not manageSettings')
})

test('a text is in a language of the site alone, which stays while a text is in it', async () => {
  const { editor, publish } = await newsroom()
  const admin = await someone('admin')
  const french = { kind: 'post' as const, language: 'fr', session: 's', content: content({ title: 'Le fleuve' }) }
  expect(JSON.stringify(await createEntry(editor, french, 1))).toContain('French is none of the languages of this site')
  got(await changeLanguages(admin, 'Khmer, French', 2))
  expect((await publish('2014-10-07', { title: 'Le fleuve' }, 'post', 'fr')).path).toBe('/fr/2014/10/le-fleuve')
  expect(await problems(changeLanguages(admin, 'Khmer', 3))).toContain('There are texts in French, so it stays.')
  expect(siteLanguages()).toEqual(['en', 'km', 'fr'])
})

test('a prefix that a page or the site itself has is refused', async () => {
  const { publish } = await newsroom()
  const admin = await someone('admin')
  await publish('2014-10-07', { title: 'Filipino', slug: 'fil' }, 'page')
  expect(await problems(changeLanguages(admin, 'Filipino', 1))).toContain('would stand at /fil, which a page has')
  // `oai` is a code of a language, and the address of the harvesters.
  expect(await problems(changeLanguages(admin, 'oai', 1))).toContain('would stand at /oai')
  expect(await problems(offerLanguages(admin, ['fil'], 1))).toContain('/fil')
})

test('a new main language joins the others, and the former one stays among them', async () => {
  const admin = await someone('admin')
  got(await chooseMainLanguage(admin, 'fr', 1))
  expect([mainLanguage(), formerMainLanguages(), siteLanguages()]).toEqual([
    'fr',
    [],
    ['fr', 'en', 'km', 'lo', 'my', 'th', 'vi', 'zh'],
  ])
  got(await changeMainLanguage(admin, 'km', 2))
  expect(await problems(changeLanguages(admin, 'English', 3))).not.toContain('message')
  await (await newsroom()).publish('2014-10-07', { title: 'ទឹក', slug: 'water' }, 'post', 'km')
  got(await changeMainLanguage(admin, 'en', Date.UTC(2014, 10)))
  expect(await problems(changeLanguages(admin, 'French', Date.UTC(2014, 11)))).toContain(
    'Khmer was the main language: old addresses need it.',
  )
})
