import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Kind } from '@/db/schema'
import { defaultLanguages, type Language } from '@/lib/languages/languages'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { library as newLibrary } from '@/domain/testing/library'
import { searchTexts, searchChoices, type SearchFilter } from './search'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const now = morning('2020-01-01')

async function resultsFor(q: string, filter: Partial<SearchFilter> = {}, at = now) {
  return (await searchTexts({ now: at, filter: { q, ...filter }, page: 1 }))!
}

async function titles(q: string, filter: Partial<SearchFilter> = {}, at = now) {
  return (await resultsFor(q, filter, at)).list.items.map((item) => item.title)
}

/** A draft that nobody released. */
async function draft(title: string, words = 'Words.', language: Language = 'en') {
  const whole = content({ title, body: text(words) })
  return got(await createEntry(room.editor, { kind: 'post', language, session: 's', content: whole }, 0))
}

const words: Record<Language, readonly [word: string, sentence: string]> = {
  en: ['trafficking', 'Against trafficking in persons'],
  km: ['មនុស្ស', 'ការប្រឆាំងអំពើជួញដូរមនុស្សនិងពលករចំណាកស្រុក'],
  lo: ['ແຮງງານ', 'ການຕ້ານການຄ້າມະນຸດແລະແຮງງານເຄື່ອນຍ້າຍ'],
  my: ['အလုပ်သမား', 'ရွှေ့ပြောင်းအလုပ်သမားများ အတွက်'],
  th: ['มนุษย์', 'การต่อต้านการค้ามนุษย์ในประเทศ'],
  vi: ['dong', 'Buôn người ở Đồng Nai'],
  zh: ['贩运', '打击人口贩运的报告'],
}

test.each(defaultLanguages)(
  'a word of %s is found in a title, a text and on a page of a PDF, and never in a draft',
  async (language) => {
    const [word, sentence] = words[language]!
    await room.publish('2014-10-01', { title: sentence }, 'post', language)
    await room.publish('2014-10-02', { title: 'Text', body: text(`- ${sentence}.`) }, 'page', language)
    await room.shelve({ title: 'Pages', language, pages: ['-', sentence] })
    await room.publish('2014-10-03', { title: 'Other' })
    await draft(sentence, sentence, language)
    const { list } = await resultsFor(word)
    expect(list.items.map((item) => item.title)).toEqual([sentence, 'Text', 'Pages'])
    expect(list.total).toBe(3)
    const marked = (parts: { text: string; marked: boolean }[]) => parts.filter((part) => part.marked).length
    expect(marked(list.items[0]!.titled)).toBeGreaterThan(0)
    expect(marked(list.items[1]!.excerpt.parts)).toBeGreaterThan(0)
    expect(list.items[2]!.hits).toMatchObject({ pages: 1, best: [{ page: 2 }] })
  },
)

test('marks that nobody types, spaces without width and scripts that meet are no hindrance', async () => {
  await room.publish('2014-10-01', { title: 'Đặng Văn Đức' })
  await room.publish('2014-10-02', { title: 'មនុ\u200bស្ស និង\u200bច្បាប់' }, 'post', 'km')
  await room.shelve({ title: 'Mixed', pages: ['COMMIT៖ការប្រជុំSOM2014ថ្នាក់តំបន់'] })
  expect(await titles('dang duc')).toEqual(['Đặng Văn Đức'])
  expect(await titles('ĐẶNG')).toEqual(['Đặng Văn Đức'])
  expect(await titles('មនុស្ស')).toHaveLength(1)
  expect(await titles('ម\u200bនុស្ស')).toHaveLength(1)
  expect(await titles('SOM2014')).toEqual(['Mixed'])
  expect(await titles('COMMIT ប្រជុំ')).toEqual(['Mixed'])
})

test('a title comes before a summary and a text, and the newer before the older where they are alike', async () => {
  await room.publish('2010-10-01', { title: 'Old', body: text('A kingfisher.') })
  await room.publish('2019-10-01', { title: 'New', body: text('A kingfisher.') })
  await room.publish('2010-10-02', { title: 'Summary', summary: 'A kingfisher.' })
  await room.publish('2010-10-03', { title: 'Kingfisher' })
  await room.shelve({ title: 'Pages', date: '2019-11-01', pages: ['kingfisher'] })
  for (let n = 0; n < 10; n++) await room.publish('2012-01-01', { title: `Other ${n}` })
  expect(await titles('kingfisher')).toEqual(['Kingfisher', 'Summary', 'New', 'Old', 'Pages'])
  expect(await titles('kingfisher', { sort: 'date' })).toEqual(['Pages', 'New', 'Kingfisher', 'Summary', 'Old'])
})

test('results are narrowed by kind, country, year and language, each counted with the others in force', async () => {
  const { myanmar } = room.terms
  await room.publish('2014-12-31', { title: 'Heron one', termIds: [myanmar] })
  await room.publish('2015-01-01', { title: 'Heron two' })
  await room.publish('2015-01-01', { title: 'Heron page' }, 'page')
  await room.shelve({ title: 'Heron report', termIds: [myanmar], about: { publishedOn: '2015-03' }, language: 'vi' })
  expect(await titles('heron', { year: '2014' })).toEqual(['Heron one'])
  expect(await titles('heron', { country: 'myanmar', kind: 'publication' })).toEqual(['Heron report'])
  const { choices } = await resultsFor('heron', { year: '2015' })
  const counts = (facet: keyof typeof choices) =>
    Object.fromEntries(choices[facet].map(({ value, count }) => [value, count]))
  expect(counts('year')).toEqual({ 2015: 2, 2014: 1 })
  expect(counts('kind')).toEqual({ post: 1, publication: 1 })
  expect(counts('language')).toEqual({ en: 1, vi: 1 })
  expect(counts('country')).toEqual({ myanmar: 1 })
  for (const filter of [{ year: '1999' }, { country: 'atlantis' }, { language: 'zh' as const }, { kind: 'x' as Kind }])
    expect(await searchTexts({ now, filter: { q: 'heron', ...filter }, page: 1 })).toBeUndefined()
  expect(await searchTexts({ now, filter: { q: 'heron' }, page: 2 })).toBeUndefined()
})

test('what is not live at a moment is in no result, no count and no suggestion', async () => {
  await room.publish('2014-10-01', { title: 'Common heron' })
  await draft('Drafted bittern')
  const later = await draft('Scheduled cormorant')
  got(await release(room.editor, { ...later, at: now + 1_000 }, now))
  const withdrawn = await room.publish('2014-10-02', { title: 'Withdrawn goshawk' })
  got(
    await withdraw(
      room.editor,
      { entryId: withdrawn.entryId, reason: 'error', explanation: 'It was wrong.', at: now - 5 },
      now - 5,
    ),
  )
  for (const [right, wrong] of [
    ['bittern', 'bitern'],
    ['cormorant', 'cormoran'],
    ['goshawk', 'goshawkk'],
  ] as const)
    for (const q of [right, wrong, `heron ${right}`]) {
      const { list, isWhole, suggestions, choices, reliefs } = await resultsFor(q)
      const closest = q.startsWith('heron') ? [['Common heron', right]] : []
      expect([isWhole, list.items.map(({ title, lacks }) => [title, lacks.join()])], q).toEqual([false, closest])
      expect([suggestions, choices.kind], q).toEqual([[], []])
      expect(reliefs).toEqual([])
    }
  expect(await searchChoices(now)).toEqual([{ value: 'post', label: 'post', count: 1 }])
  expect(await titles('cormorant', {}, now + 1_000)).toEqual(['Scheduled cormorant'])
  expect((await resultsFor('cormoran', {}, now + 1_000)).list.total).toBe(1)
  expect((await resultsFor('cormorent', {}, now + 1_000)).suggestions).toEqual([{ q: 'cormorant', count: 1 }])
  expect(await titles('goshawk', {}, now - 6)).toEqual(['Withdrawn goshawk'])
  expect(await titles('cormorant')).toEqual([])
})

test('an older text of a live entry is not found, nor its words suggested', async () => {
  const { entryId, revisionId, counter } = await room.publish('2014-10-01', { title: 'Merganser' })
  const { saveDraft } = await import('@/domain/writing/drafts')
  const next = { entryId, base: { revisionId, counter }, session: 't', content: content({ title: 'Pelican' }) }
  const saved = got(await saveDraft(room.editor, next, now))
  got(await release(room.editor, saved, now))
  expect(await titles('merganser')).toEqual([])
  expect((await resultsFor('mergansar')).suggestions).toEqual([])
  expect(await titles('pelican')).toEqual(['Pelican'])
  expect(await titles('merganser', {}, now - 1)).toEqual(['Merganser'])
})

test('a misspelt word is suggested as a live text spells it; a search of two words shows what has one', async () => {
  await room.publish('2014-10-01', { title: 'Buôn người ở Đồng Nai' }, 'post', 'vi')
  await room.shelve({ title: 'Report', pages: ['Labour inspections at sea.'] })
  await room.publish('2014-10-01', { title: 'ការជួញដូរមនុស្ស' }, 'post', 'km')
  expect((await resultsFor('lbaour')).suggestions).toEqual([{ q: 'labour', count: 1 }])
  expect((await resultsFor('inspektions "at sea"')).suggestions).toEqual([{ q: 'inspections "at sea"', count: 1 }])
  expect((await resultsFor('lbaour inspektions')).suggestions).toEqual([{ q: 'labour inspections', count: 1 }])
  expect((await resultsFor('nguoj')).suggestions).toEqual([{ q: 'người', count: 1 }])
  expect((await resultsFor('មនុស្ត')).suggestions).toEqual([{ q: 'មនុស្ស', count: 1 }])
  const closest = await resultsFor('labour kestrel')
  expect([closest.reliefs, closest.list.items.map(({ lacks }) => lacks)]).toEqual([[], [['kestrel']]])
  expect((await resultsFor('labour', { language: 'km' })).reliefs).toEqual([{ without: 'language', count: 1 }])
  const nothing = await resultsFor('!?')
  expect([nothing.hasWords, nothing.list.total, nothing.reliefs]).toEqual([false, 0, []])
  expect((await resultsFor('-labour')).list.total).toBe(0)
})

test('words of asking do not count, unless they are in quotes, in capitals or alone', async () => {
  await room.publish('2014-10-01', { title: 'Victims found: Myanmar 2013' })
  await room.publish('2014-10-02', { title: 'The WHO report' })
  await room.publish('2014-10-03', { title: 'Quantas vítimas' }, 'post', 'vi')
  expect(await titles('How many victims in Myanmar 2013?')).toEqual(['Victims found: Myanmar 2013'])
  expect(await titles('combien de victims dans Myanmar')).toEqual(['Victims found: Myanmar 2013'])
  expect((await resultsFor('"how many" victims')).isWhole).toBe(false)
  expect(await titles('WHO')).toEqual(['The WHO report'])
  expect(await titles('the')).toEqual(['The WHO report'])
  expect(await titles('victims -the')).toEqual(['Victims found: Myanmar 2013'])
})

test('where no text has all words, those with most of them are found, and each says which it lacks', async () => {
  await room.publish('2014-10-01', { title: 'Victims in Myanmar', body: text('Of 2013.') })
  await room.publish('2014-10-02', { title: 'Victims in Laos' })
  await room.publish('2014-10-03', { title: 'Victims of 2013', termIds: [room.terms.myanmar] })
  const closest = async (q: string, filter: Partial<SearchFilter> = {}) => {
    const { list, isWhole } = await resultsFor(q, filter)
    return isWhole ? [] : list.items.map(({ title, lacks }) => [title, ...lacks])
  }
  expect(await closest('victims myanmar 2013 kestrel')).toEqual([['Victims in Myanmar', 'kestrel']])
  expect(await closest('victims 2013 laos')).toEqual([
    ['Victims in Laos', '2013'],
    ['Victims of 2013', 'laos'],
    ['Victims in Myanmar', 'laos'],
  ])
  expect(await closest('victims laos 2013 -myanmar', { country: 'myanmar' })).toEqual([['Victims of 2013', 'laos']])
  expect(await closest('laos kestrel heron')).toEqual([])
  expect(await closest('victims myanmar')).toEqual([])
})

test('a word that lacks its second letter is put right, with words of texts released since, and no longer withdrawn', async () => {
  await room.publish('2014-10-01', { title: 'Kingfisher' })
  expect((await resultsFor('kngfisher')).suggestions).toEqual([{ q: 'kingfisher', count: 1 }])
  expect((await resultsFor('ashelduck')).suggestions).toEqual([])
  const shelduck = await room.publish('2014-10-02', { title: 'Shelduck' })
  const filed = await room.shelve({ title: 'Report', pages: ['A spoonbill and ការជួញដូរមនុស្ស.'] })
  expect((await resultsFor('ashelduck')).suggestions).toEqual([{ q: 'shelduck', count: 1 }])
  expect((await resultsFor('spponbill')).suggestions).toEqual([{ q: 'spoonbill', count: 1 }])
  expect((await resultsFor('មនុស្ត')).suggestions).toEqual([{ q: 'មនុស្ស', count: 1 }])
  for (const [n, { entryId }] of [shelduck, filed].entries()) {
    got(
      await withdraw(
        room.editor,
        { entryId, reason: 'error', explanation: 'It was wrong.', at: now - 9 + n },
        now - 9 + n,
      ),
    )
    expect((await resultsFor(['shelduc', 'spoonbil'][n] + 'x')).suggestions).toEqual([])
  }
})
