import { dayOf, upload, type ForeignItem, type ForeignSite } from './export'

// Thai as the main language of a site, and Khmer with English translations beside it.

const base = 'http://www.maenam.example'
const at = `${base}/wp-content/uploads/2556/01`
const encoded = (text: string) => encodeURIComponent(text).toLowerCase()
const things = ['แม่น้ำ', 'ภูเขา', 'ตลาด', 'วัด', 'ทุ่งนา', 'เรือ', 'สะพาน']
const acts = ['ซ่อม', 'ข้าม', 'เดิน', 'เห็น', 'ฟัง']

function thaiContent(n: number) {
  const [thing, act] = [things[n % things.length]!, acts[n % acts.length]!]
  return [
    `<p>เช้าวันที่ ${n + 1} เราไป${act}${thing}กับเพื่อน ๆ ทั้งหมู่บ้าน <strong>ไม่มีใคร</strong>กลับก่อนเที่ยง</p>`,
    `<h3>เรื่องของ${thing}</h3><ul><li>น้ำใส</li><li>ลมแรง ${n}</li></ul>`,
    `<p><a href="${base}/?attachment_id=501"><img class="aligncenter wp-image-501" src="${at}/river.png" alt="แม่น้ำ"></a></p>`,
    `[caption width="300"]<img src="${at}/boat.png" alt="เรือ"> ภาพที่ ${n} ริมฝั่ง[/caption]`,
    `<p>เลขไทย ๑๒๓ และ <a href="/${encoded(`เรื่อง-${(n % 18) + 1}`)}/">อ่านต่อ</a> <a href="${base}/tag/${encoded('น้ำ')}/">น้ำ</a></p>`,
  ].join('\n\n')
}

export const thai: ForeignSite = {
  name: 'Thai, the main language',
  language: 'th',
  base,
  ahead: 7,
  permalink: ({ type = 'post', date = '', slug }) =>
    type === 'post' ? `/${date.slice(0, 10).replaceAll('-', '/')}/${slug}/` : `/${slug}/`,
  terms: [
    { id: 2, taxonomy: 'category', slug: encoded('ข่าว'), name: 'ข่าว' },
    { id: 3, taxonomy: 'category', slug: 'travel', name: 'เดินทาง' },
    { id: 4, taxonomy: 'post_tag', slug: encoded('น้ำ'), name: 'น้ำ' },
    { id: 5, taxonomy: 'post_tag', slug: 'law', name: 'กฎหมาย' },
  ],
  items: [
    ...Array.from({ length: 18 }, (_, n): ForeignItem => ({
      id: n + 1,
      title: `${acts[n % acts.length]}${things[n % things.length]} ตอนที่ ${n + 1}`,
      slug: n % 2 ? `story-${n + 1}` : encoded(`เรื่อง-${n + 1}`),
      date: dayOf(n, '2012-12-31'),
      content: thaiContent(n),
      terms: [
        n % 2 ? ['category', 'travel', 'เดินทาง'] : ['category', encoded('ข่าว'), 'ข่าว'],
        n % 3 ? ['post_tag', encoded('น้ำ'), 'น้ำ'] : ['post_tag', 'law', 'กฎหมาย'],
      ],
    })),
    { id: 30, type: 'page', title: 'เกี่ยวกับเรา', slug: encoded('เกี่ยวกับเรา'), content: '<p>พวกเราอยู่ริมน้ำ</p>' },
    upload(501, `${at}/river.png`),
    upload(502, `${at}/boat.png`),
  ],
  files: ['2556/01/river.png', '2556/01/boat.png'],
}

const space = '\u200b'
const khmerThings = ['ទន្លេ', 'ផ្សារ', 'សាលារៀន', 'វត្ត', 'ភូមិ', 'ទូក']
const englishThings = ['river', 'market', 'school', 'temple', 'village', 'boat']
const khmerBase = 'https://tonle.example'

/** A text in Khmer with its translation, as Polylang marks it where `n` is even, and as WPML does where it is odd. */
function khmerPair(n: number): ForeignItem[] {
  const date = dayOf(n, '2015-04-14')
  const marks = (language: 'km' | 'en') =>
    n % 2
      ? { meta: { _wpml_language: language } }
      : {
          terms: [
            ['language', language, language === 'km' ? 'ភាសាខ្មែរ' : 'English'],
            ['post_translations', `pll_${n}`, `pll_${n}`],
          ] as const,
        }
  const [km, en] = [khmerThings[n % khmerThings.length]!, englishThings[n % englishThings.length]!]
  const topic = ['category', encoded('ព័ត៌មាន'), 'ព័ត៌មាន'] as const
  const of = (language: 'km' | 'en') => {
    const { terms = [], meta } = marks(language) as Pick<ForeignItem, 'terms' | 'meta'>
    return { date, meta, terms: [topic, ...terms] }
  }
  const sign = '៖'
  return [
    {
      ...of('km'),
      id: 2 * n + 1,
      title: `នៅ${space}ឯ${km} ${n + 1}`,
      slug: n % 3 ? encoded(`${km}-${n + 1}`) : `km-${n + 1}`,
      content: `<p>ព្រឹក${space}នេះ${space}យើង${space}ទៅ${space}${km}។ មនុស្ស${space}ច្រើន${sign} ${n} នាក់។</p>\n<ul><li>ទឹក${space}ថ្លា</li><li>ខ្យល់${space}ត្រជាក់ៗ</li></ul>\n<p>សូម${space}អាន <a href="${khmerBase}/en/${date.slice(0, 7).replace('-', '/')}/at-the-${en}-${n + 1}/">English</a></p>`,
    },
    {
      ...of('en'),
      id: 2 * n + 2,
      title: `At the ${en}, ${n + 1}`,
      slug: `at-the-${en}-${n + 1}`,
      link: `/en/${date.slice(0, 7).replace('-', '/')}/at-the-${en}-${n + 1}/`,
      content: `<p>This morning we went to the ${en} with ${n} people.</p><p lang="km">${km}</p>`,
    },
  ]
}

export const khmer: ForeignSite = {
  name: 'Khmer, with English beside it',
  language: 'km-KH',
  base: khmerBase,
  ahead: 7,
  terms: [{ id: 8, taxonomy: 'category', slug: encoded('ព័ត៌មាន'), name: 'ព័ត៌មាន' }],
  items: [
    ...Array.from({ length: 10 }, (_, n) => khmerPair(n)).flat(),
    {
      id: 80,
      title: '[:km]ពីរភាសា[:en]Two tongues[:]',
      slug: 'two-tongues',
      date: '2016-01-31 23:50:00',
      content: '[:km]<p>ទីមួយ</p>[:en]<p>First</p>[:]',
    },
    {
      id: 81,
      title: '<!--:km-->ចាស់<!--:--><!--:en-->Older<!--:-->',
      slug: 'older-tongues',
      date: '2016-02-29 00:10:00',
      content: '<!--:km--><p>ទីពីរ</p><!--:--><!--:en--><p>Second</p><!--:-->',
    },
    { id: 90, type: 'page', title: `អំពី${space}យើង`, slug: 'about-us', content: `<p>យើង${space}រស់${space}នៅ។</p>` },
  ],
}
