import type { rawWriter } from '@/db/connection'
import { indexText } from '@/lib/search-segments'

// A library as large as is wanted, straight into the tables, the same at each run.

/** Chances from 0 to 1 that come again with the same seed (SplitMix32). */
export function chances(seed: number) {
  return () => {
    seed = (seed + 0x9e3779b9) | 0
    let mixed = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
}

/** How many words a language has here. */
export const vocabularySize = 30_000
// The n-th most common word of a language stands in it about 1/n as often as the first (Zipf).
const sums = Array.from({ length: vocabularySize }, (_, n) => 1 / (n + 2)).reduce<number[]>((all, part) => {
  all.push((all.at(-1) ?? 0) + part)
  return all
}, [])

/** Words at the rates of a language, as `w1a`. */
export function someWords(chance: () => number, count: number) {
  return Array.from({ length: count }, () => `w${someRank(chance).toString(36)}`).join(' ')
}

/** The place of a word among all, the most common first, as often as texts have it; of those from `after` to before `before`. */
export function someRank(chance: () => number, after = 0, before = vocabularySize) {
  const least = after ? sums[after - 1]! : 0
  const sum = least + chance() * (sums[before - 1]! - least)
  let low = 0
  let high = before - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < sum) low = middle + 1
    else high = middle
  }
  return low
}

const khmer = 'របាយការណ៍ស្តីពីការប្រឆាំងអំពើជួញដូរមនុស្សនិងពលករចំណាកស្រុក ជនរងគ្រោះ ស្ត្រីនិងកុមារ'
const types = ['report', 'newsletter', 'guide', 'brief', 'agreement', 'dataset']

/** One page in twenty is in Khmer. */
export function fillLibrary(
  raw: ReturnType<typeof rawWriter>,
  { publications, pages, now }: { publications: number; pages: number; now: number },
) {
  const run = (sql: string) => {
    const statement = raw.prepare(sql)
    return (...values: unknown[]) => Number(statement.run(...values).lastInsertRowid)
  }
  const term = run('insert into terms (kind, slug, name) values (?, ?, ?)')
  const entry = run(
    `insert into entries (kind, language, translation_group, created_at) values ('publication', ?, ?, 0)`,
  )
  const revision = run(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text, publication_type, published_on, series)
    values (?, 's', 0, 0, ?, ?, ?, '{}', 1, ?, ?, ?, ?, ?)`)
  const release = run(
    'insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, ?, ?, ?, 0)',
  )
  const carries = run('insert or ignore into revision_terms (revision_id, term_id) values (?, ?)')
  const words = run('insert into entry_words (rowid, title, summary, body, facts) values (?, ?, ?, ?, ?)')
  const file = run(`insert into media (id, lineage, name, type, bytes, sha256, pages, uploaded_at)
    values (?, ?, 'file.pdf', 'application/pdf', 1000000, '', ?, 0)`)
  const uses = run(`insert into revision_media (revision_id, media_id, role, position) values (?, ?, 'file', 0)`)
  const page = run('insert into media_pages (media_id, page, text) values (?, ?, ?)')
  const pageWords = run('insert into page_words (rowid, words) values (?, ?)')

  const chance = chances(1)
  const among = (count: number) => Math.floor(chance() * count)
  const khmerWords = indexText(khmer)
  const countries = Array.from({ length: 30 }, (_, n) => term('country', `country-${n}`, `Country ${n}`))
  const topics = Array.from({ length: 60 }, (_, n) => term('topic', `topic-${n}`, `Topic ${n}`))
  const shelve = (n: number) => {
    const [title, summary, body] = [someWords(chance, 8), someWords(chance, 30), someWords(chance, 200)]
    const on = `${2000 + among(25)}-${String(1 + among(12)).padStart(2, '0')}`
    const series = among(3) ? '' : `Series ${among(80)}`
    const id = entry(['en', 'en', 'km', 'vi'][among(4)], `g${n}`)
    const row = [title, `p${n}`, summary, `<p>${body}</p>`, body, types[among(6)], on, series]
    const text = revision(id, ...row)
    release(id, text, now - (publications - n) * 1_000, `/publications/p${n}`, now - among(1_000_000_000))
    words(text, title, summary, body, series)
    for (let t = among(4); t >= 0; t--) carries(text, countries[Math.floor(chance() * among(30))])
    for (let t = among(3); t >= 0; t--) carries(text, topics[Math.floor(chance() * among(60))])
    if (pages === 0) return
    const media = `f${String(n).padStart(11, '0')}`
    file(media, media, pages)
    uses(text, media)
    for (let p = 1; p <= pages; p++) {
      const words = someWords(chance, 200)
      const isKhmer = among(20) === 0
      pageWords(page(media, p, isKhmer ? `${khmer} ${words}` : words), isKhmer ? `${khmerWords} ${words}` : words)
    }
  }
  for (let from = 0; from < publications; from += 250)
    raw.transaction(() => {
      for (let n = from; n < Math.min(from + 250, publications); n++) shelve(n)
    })()
}
