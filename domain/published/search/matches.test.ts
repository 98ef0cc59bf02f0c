import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { content, got, text } from '@/domain/testing/newsroom'
import { library as newLibrary } from '@/domain/testing/library'
import { libraryPageLength, publicationsMatching } from '../library'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const now = morning('2020-01-01')

async function titles(q: string) {
  const { items, total } = (await publicationsMatching({ now, filter: { q }, page: 1 }))!
  expect(items).toHaveLength(Math.min(total, libraryPageLength))
  return items.map((item) => item.title)
}

test('words are found in the title, the summary, the text and the facts, in that order', async () => {
  const word = 'kingfisher'
  await room.shelve({ title: 'Body', body: text(`A ${word}.`) })
  await room.shelve({ title: 'Facts', about: { publisher: `House ${word}` } })
  await room.shelve({ title: 'Summary', summary: `The ${word}.` })
  await room.shelve({ title: `Title ${word}` })
  await room.shelve({ title: 'Pages', pages: ['nothing', `a ${word} at last`] })
  for (let n = 0; n < 10; n++) await room.shelve({ title: `Other ${n}` })
  expect(await titles(word)).toEqual([`Title ${word}`, 'Summary', 'Facts', 'Body', 'Pages'])
})

test('a common word is found in titles first too, and in files last', async () => {
  await room.shelve({ title: 'Pages', pages: Array(20).fill('a kingfisher'), about: { publishedOn: '2016' } })
  for (const n of [1, 2, 3]) await room.shelve({ title: `Body ${n}`, body: text('A kingfisher.') })
  await room.shelve({ title: 'Kingfisher', about: { publishedOn: '2010' } })
  const titlesOfMatches = await titles('kingfisher')
  expect([titlesOfMatches.length, titlesOfMatches[0], titlesOfMatches.at(-1)]).toEqual([5, 'Kingfisher', 'Pages'])
})

test('authors, series, number, ISBN with and without hyphens, DOI, reference and publisher are found', async () => {
  const authors = [{ name: 'Sokha Chan', is: 'person' as const }]
  const numbers = { isbn: '978-974-680-412-7', doi: '10.1234/abc.5', reference: 'UNIAP/2014/7', seriesNumber: '17' }
  await room.shelve({ title: 'This', about: { authors, series: 'Mekong Brief', publisher: 'UNIAP Press', ...numbers } })
  await room.shelve({ title: 'Other', about: { isbn: '9789746804998' } })
  const queries = [
    'sokha chan',
    '"Mekong Brief 17"',
    '978-974-680-412-7',
    '9789746804127',
    'ISBN:9789746804127',
    '10.1234/abc.5',
    'https://doi.org/10.1234/abc.5',
    'UNIAP/2014/7',
    'uniap press',
  ]
  for (const query of queries) expect(await titles(query), query).toEqual(['This'])
  expect(await titles('978-974-680-499-8')).toEqual(['Other'])
})

test('phrases, exclusions and the beginning of the last word', async () => {
  await room.shelve({ title: 'Forced labour at sea' })
  await room.shelve({ title: 'Labour, not forced', pages: ['fishing boats'] })
  const titlesOfBoth = ['Forced labour at sea', 'Labour, not forced']
  expect((await titles('labour forced')).toSorted()).toEqual(titlesOfBoth)
  expect(await titles('"forced labour"')).toEqual([titlesOfBoth[0]])
  expect(await titles('labour -"forced labour"')).toEqual([titlesOfBoth[1]])
  expect(await titles('labour -fishing')).toEqual([titlesOfBoth[0]])
  expect(await titles('-fishing')).toEqual([titlesOfBoth[0]])
  expect((await titles('forced lab')).toSorted()).toEqual(titlesOfBoth)
  expect(await titles('lab forced')).toEqual([])
})

test('words may stand partly in the title and partly on pages; the best pages are shown, in order, with the words marked', async () => {
  const pages = Array.from({ length: 40 }, (_, n) => `Page about ${n % 9 === 0 ? 'fishing boats' : 'something else'}.`)
  pages[30] = 'Here labour and fishing stand together.'
  const { mediaId } = await room.shelve({ title: 'Labour at sea', pages })
  const [item] = (await publicationsMatching({ now, filter: { q: 'labour fishing' }, page: 1 }))!.items
  expect(item!.hits).toMatchObject({ pages: 6, best: [{ page: 1 }, { page: 10 }, { page: 31, file: mediaId }] })
  const marked = item!.hits!.best[2]!.excerpt.parts.filter((part) => part.marked).map((part) => part.text)
  expect(marked).toEqual(['labour', 'fishing'])
})

test('only pages of files that the live text offers are found', async () => {
  const { entryId, ...first } = await room.shelve({ title: 'Report', pages: ['heron'] })
  expect(await titles('heron')).toEqual(['Report'])
  const words = content({
    title: 'Report',
    body: text('Words.'),
    publication: { type: 'report', publishedOn: '2014', publisher: '' },
  })
  const base = { revisionId: first.revisionId, counter: first.counter }
  got(
    await release(
      room.editor,
      got(await saveDraft(room.editor, { entryId, base, session: 't', content: words }, now)),
      now,
    ),
  )
  expect(await titles('heron')).toEqual([])
})

const samples = {
  km: [
    'របាយការណ៍ស្តីពីការប្រឆាំងអំពើជួញដូរមនុស្សនិងពលករចំណាកស្រុកនៅប្រទេសកម្ពុជា សិទ្ធិមនុស្ស ជនរងគ្រោះ ស្ត្រីនិងកុមារ ច្បាប់',
    'មនុស្ស ជួញដូរ ពលករ ចំណាកស្រុក កម្ពុជា ស្ត្រី កុមារ របាយការណ៍ ច្បាប់ សិទ្ធិ ជនរងគ្រោះ អំពើជួញដូរមនុស្ស រងគ្រោះ ប្រទេស',
  ],
  lo: [
    'ບົດລາຍງານກ່ຽວກັບການຕ້ານການຄ້າມະນຸດແລະແຮງງານເຄື່ອນຍ້າຍໃນປະເທດລາວ ສິດທິມະນຸດ ຜູ້ຖືກເຄາະຮ້າຍ ແມ່ຍິງແລະເດັກ ກົດໝາຍ ການປົກປ້ອງ ການຮ່ວມມື',
    'ມະນຸດ ການຄ້າມະນຸດ ແຮງງານ ເຄື່ອນຍ້າຍ ປະເທດ ລາວ ສິດທິ ເຄາະຮ້າຍ ແມ່ຍິງ ເດັກ ກົດໝາຍ ປົກປ້ອງ ລາຍງານ ຮ່ວມມື',
  ],
  my: [
    'လူကုန်ကူးမှုတိုက်ဖျက်ရေးအစီရင်ခံစာ ရွှေ့ပြောင်းအလုပ်သမားများ မြန်မာနိုင်ငံ လူ့အခွင့်အရေး အမျိုးသမီးများနှင့်ကလေးများ ဥပဒေ ကာကွယ်ရေး',
    'လူကုန်ကူးမှု ကုန်ကူး တိုက်ဖျက်ရေး အစီရင်ခံစာ ရွှေ့ပြောင်း အလုပ်သမား မြန်မာ နိုင်ငံ အခွင့်အရေး အမျိုးသမီး ကလေး ဥပဒေ ကာကွယ်',
  ],
  th: [
    'รายงานการต่อต้านการค้ามนุษย์ในประเทศกัมพูชาและพม่า แรงงานเด็กและผู้หญิงผู้เสียหาย การคุ้มครองตามกฎหมาย สิทธิมนุษยชน',
    'การค้ามนุษย์ มนุษย์ แรงงาน เด็ก ผู้หญิง รายงาน พม่า กัมพูชา ประเทศ คุ้มครอง ผู้เสียหาย กฎหมาย สิทธิมนุษยชน สิทธิ',
  ],
  zh: [
    '关于湄公河次区域打击人口贩运的报告：缅甸与柬埔寨移民劳工保护、妇女儿童受害者合作备忘录',
    '贩运 人口贩运 儿童 妇女 缅甸 柬埔寨 报告 移民 劳工 受害者 保护 合作 受害 次区域 湄公 备忘',
  ],
  vi: [
    'Báo cáo về phòng, chống mua bán người và lao động di cư ở Đồng bằng sông Cửu Long, nạn nhân là phụ nữ và trẻ em',
    'báo cáo mua ban nguoi lao động dong Đồng cửu Long nạn nhân phụ trẻ cuu',
  ],
} as const

test.each(Object.entries(samples))(
  'a dozen words of %s and more are found in a sentence, and on a page',
  async (language, [sentence, words]) => {
    await room.shelve({ title: sentence, language: language as 'km' })
    await room.shelve({ title: 'Pages', pages: ['Nothing here.', `The annex says: ${sentence}.`] })
    await room.shelve({ title: 'Other', pages: ['关于其他事情的文章', 'អត្ថបទផ្សេងទៀត', 'บทความอื่น'] })
    for (const word of words.split(' '))
      expect((await titles(word)).toSorted(), word).toEqual(['Pages', sentence].toSorted())
  },
)

test('words of a script without spaces are found apart where nothing has them in one piece', async () => {
  await room.shelve({ title: 'Apart', body: text('တိုက်ဖျက် ရေး အစီအစဉ်') })
  expect(await titles('တိုက်ဖျက်ရေး')).toEqual(['Apart'])
  await room.shelve({ title: 'Together', body: text('တိုက်ဖျက်ရေး အစီအစဉ်') })
  expect(await titles('တိုက်ဖျက်ရေး')).toEqual(['Together'])
})

test('a word that stands for itself comes before one inside a longer word', async () => {
  await room.shelve({ title: 'សិទ្ធិមនុស្សសកល', language: 'km', about: { publishedOn: '2016' } })
  await room.shelve({ title: 'មនុស្ស', language: 'km' })
  expect((await titles('មនុស្ស'))[0]).toBe('មនុស្ស')
})

test('two thousand hostile searches are answered, and none is an error', async () => {
  await room.shelve({ title: 'Report', pages: ['NEAR the end'] })
  const bits = [
    '"',
    "'",
    'NEAR',
    'NEAR(',
    '*',
    '^',
    '{',
    '}',
    '(',
    ')',
    ':',
    '+',
    '-',
    'AND',
    'OR',
    'NOT',
    '\u0000',
    '\ud800',
  ]
  const more = [
    '\udc00',
    'title',
    'title:',
    'entry_words',
    ',',
    '\\',
    '%',
    '人',
    'ក',
    '្',
    '\u0301',
    ' ',
    '\ue000',
    '🄰',
    'ﷺ',
    'x',
    '٣',
  ]
  const hostile = fc.oneof(
    fc.array(fc.constantFrom(...bits, ...more), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.array(fc.constantFrom(...bits, ...more), { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(...bits, ...more).map((part) => part.repeat(10_000 / part.length)),
  )
  await fc.assert(
    fc.asyncProperty(hostile, async (q) => {
      expect((await publicationsMatching({ now, filter: { q }, page: 1 }))!.total).toBeLessThanOrEqual(1)
    }),
    { numRuns: 2_000, seed: 2014 },
  )
  expect(await titles('"NEAR the" NEAR')).toEqual(['Report'])
})
