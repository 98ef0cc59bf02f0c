import type { rawWriter } from '@/db/connection'
import { defaultLanguages, languagePrefix, type Language } from '@/lib/languages/languages'
import { indexText } from '@/lib/search/search-segments'
import { chances, inPortions, inserting, someRank, vocabularySize } from './filling'

// An archive in seven defaultLanguages of any size, straight into the tables, equal at each run.

const consonants = 'b c d f g h k l m n p r s t v tr st pr ch gr'.split(' ')
const vowels = 'a e i o u ai ou'.split(' ')

/** The n-th most common word of a made-up language, of letters in natural proportions. */
export function wordOf(n: number) {
  let word = ''
  for (let rest = n * 7_919 + 11; rest > 0 || word.length < 3; rest = Math.floor(rest / 140))
    word += consonants[rest % 20]! + vowels[Math.floor(rest / 20) % 7]!
  return word
}
const words = Array.from({ length: vocabularySize }, (_, n) => wordOf(n))

/** Returns a word at its frequency in texts, without the `after` most common words. */
export function someWord(chance: () => number, after = 0) {
  return words[someRank(chance, after)]!
}

/** Everyday words of the defaultLanguages that put no space between them. */
export const everyday: Record<Language, string[]> = {
  km: 'មនុស្ស ជួញដូរ ពលករ ចំណាកស្រុក កម្ពុជា ស្ត្រី កុមារ របាយការណ៍ ច្បាប់ សិទ្ធិ រងគ្រោះ ប្រទេស ការពារ ប្រជុំ កិច្ចការ'.split(' '),
  lo: 'ມະນຸດ ແຮງງານ ເຄື່ອນຍ້າຍ ປະເທດ ລາວ ສິດທິ ເຄາະຮ້າຍ ແມ່ຍິງ ເດັກ ກົດໝາຍ ປົກປ້ອງ ລາຍງານ ຮ່ວມມື ປະຊຸມ'.split(' '),
  my: 'လူကုန်ကူးမှု တိုက်ဖျက်ရေး အစီရင်ခံစာ ရွှေ့ပြောင်း အလုပ်သမား မြန်မာ နိုင်ငံ အခွင့်အရေး အမျိုးသမီး ကလေး ဥပဒေ ကာကွယ်'.split(' '),
  th: 'มนุษย์ แรงงาน เด็ก ผู้หญิง รายงาน พม่า กัมพูชา ประเทศ คุ้มครอง ผู้เสียหาย กฎหมาย สิทธิ ประชุม ความร่วมมือ'.split(' '),
  zh: '贩运 人口 儿童 妇女 缅甸 柬埔寨 报告 移民 劳工 受害者 保护 合作 区域 湄公河 备忘录'.split(' '),
}

// Letters of these scripts, from which words are made: two syllables, or two Chinese signs.
const letters: Record<Language, { consonants: string; vowels: string[] }> = {
  km: { consonants: 'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហអ', vowels: ['', 'ា', 'ិ', 'ី', 'ុ', 'ូ', 'េ', 'ោ'] },
  lo: { consonants: 'ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ', vowels: ['', 'າ', 'ິ', 'ີ', 'ຸ', 'ູ', 'ັນ'] },
  my: { consonants: 'ကခဂဃငစဆဇညတထဒဓနပဖဗဘမယရလဝသဟအ', vowels: ['', 'ာ', 'ိ', 'ီ', 'ု', 'ူ', 'ေ', 'ော'] },
  th: { consonants: 'กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอฮ', vowels: ['', 'า', 'ิ', 'ี', 'ุ', 'ู', 'ัน'] },
  zh: {
    consonants: Array.from({ length: 500 }, (_, n) => String.fromCodePoint(0x4e00 + 13 * n)).join(''),
    vowels: [''],
  },
}
/** The number of different words in their sentences. */
const spoken = 3_000

/** Returns a word of a language without spaces at its frequency in texts; everyday words are the most common. */
export function someDenseWord(chance: () => number, language: Language, after = 0) {
  const rank = someRank(chance, after, spoken)
  return everyday[language]![rank] ?? denseWord(language, rank)
}

function denseWord(language: Language, rank: number) {
  const { consonants, vowels } = letters[language]!
  const syllables = consonants.length * vowels.length
  const mixed = (rank * 7_919) % syllables ** 2
  const syllable = (n: number) => consonants[n % consonants.length]! + vowels[Math.floor(n / consonants.length)]!
  return syllable(mixed % syllables) + syllable(Math.floor(mixed / syllables))
}

type Text = { text: string; indexed: string }

/** Sentences of a language, which are divided once and used again: dividing takes longest. */
function sentencesOf(chance: () => number, language: Language): Text[] {
  return Array.from({ length: 6_000 }, () => {
    const length = 6 + Math.floor(chance() * 8)
    const text = Array.from({ length }, () => someDenseWord(chance, language)).join('')
    return { text, indexed: indexText(text) }
  })
}

function writer(chance: () => number) {
  const sentencesByLanguage = new Map<Language, Text[]>()
  return (language: Language, length: number): Text => {
    if (!everyday[language]) {
      const text = Array.from({ length }, () => someWord(chance)).join(' ')
      return { text, indexed: text }
    }
    if (!sentencesByLanguage.has(language)) sentencesByLanguage.set(language, sentencesOf(chance, language))
    const all = sentencesByLanguage.get(language)!
    const parts = Array.from({ length: Math.ceil(length / 10) }, () => all[Math.floor(chance() * all.length)]!)
    return { text: parts.map(({ text }) => text).join(' '), indexed: parts.map(({ indexed }) => indexed).join(' ') }
  }
}

const day = 86_400_000
const shares: Language[] = ['en', 'en', 'en', 'en', ...defaultLanguages]

/** Fills an archive. Of ten entries eight are posts, one is a page, one a publication (with a file up to `pages`). */
export function fillArchive(
  raw: ReturnType<typeof rawWriter>,
  { entries, pages, now }: { entries: number; pages: number; now: number },
) {
  const run = (sql: string) => inserting(raw, sql)
  const term = run(`insert into terms (kind, slug, name) values ('country', ?, ?)`)
  const entry = run('insert into entries (kind, language, translation_group, created_at) values (?, ?, ?, 0)')
  const revision = run(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text, publication_type, published_on) values (?, 's', 0, 0, ?, ?, ?, '{}', 1, '', ?, ?, ?)`)
  const release = run(
    'insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, ?, ?, ?, 0)',
  )
  const carries = run('insert or ignore into revision_terms (revision_id, term_id) values (?, ?)')
  const index = run('insert into entry_words (rowid, title, summary, body, facts) values (?, ?, ?, ?, ?)')
  const file = run(`insert into media (id, lineage, name, type, bytes, sha256, pages, uploaded_at)
    values (?, ?, 'file.pdf', 'application/pdf', 1000000, '', ?, 0)`)
  const uses = run(`insert into revision_media (revision_id, media_id, role, position) values (?, ?, 'file', 0)`)
  const page = run('insert into media_pages (media_id, page, text) values (?, ?, ?)')
  const pageWords = run('insert into page_words (rowid, words) values (?, ?)')

  const chance = chances(11)
  const write = writer(chance)
  const countries = Array.from({ length: 12 }, (_, n) => term(`country-${n}`, `Country ${n}`))
  let pagesLeft = pages
  const add = (n: number) => {
    const kind = n % 10 === 9 ? 'publication' : n % 10 === 8 ? 'page' : 'post'
    const language = shares[Math.floor(chance() * shares.length)]!
    const [title, summary, body] = [write(language, 8), write(language, 25), write(language, 120 + chance() * 80)]
    const dated = now - Math.floor(chance() * 15 * 365) * day - day
    const on = kind === 'publication' ? new Date(dated).toISOString().slice(0, 7) : null
    const id = entry(kind, language, `g${n}`)
    const text = revision(id, title.text, `e${n}`, summary.text, body.text, on && 'report', on)
    const folder = { post: '/2014/10', publication: '/publications', page: '' }[kind]
    release(id, text, dated, `${languagePrefix(language)}${folder}/e${n}`, dated)
    index(text, title.indexed, summary.indexed, body.indexed, '')
    carries(text, countries[Math.floor(chance() * 12)])
    if (kind !== 'publication' || pagesLeft <= 0) return
    const media = `f${String(n).padStart(11, '0')}`
    file(media, media, 20)
    uses(text, media)
    for (let p = 1; p <= 20; p++, pagesLeft--) {
      const words = write(language, 150)
      pageWords(page(media, p, words.text), words.indexed)
    }
  }
  inPortions(raw, entries, add)
}
