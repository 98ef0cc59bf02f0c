import type { rawWriter } from '@/db/connection'
import { schemaVersion } from '@/domain/content/body/schema'
import { indexText } from '@/lib/search/search-segments'
import { chances, inPortions, inserting, someWords } from './filling'

// An archive of any size, as after years of work, straight into the tables and equal at each run.

const hour = 3_600_000
const khmer = 'របាយការណ៍ស្តីពីការប្រឆាំងអំពើជួញដូរមនុស្សនិងពលករចំណាកស្រុក ជនរងគ្រោះ ស្ត្រីនិងកុមារ'

/** Things that the measurement requests: addresses of the archive, and entries of the desk. */
export type Filled = {
  posts: string[]
  publications: string[]
  months: string[]
  live: number[]
  uploads: string[]
}

/**
 * Fills an empty database. Of twenty entries, fourteen are posts, four publications with a file of five pages, one is a
 * page, and one a draft. One in ten was published twice, one in fifty translates the entry before it. Each text has two
 * links to earlier texts; live texts were submitted and approved. In total, twenty links are broken, twenty texts wait
 * for a review, and five are in the trash.
 * @param now the moment (UTC ms) by which the newest is live
 */
export function fillArchive(
  raw: ReturnType<typeof rawWriter>,
  { entries, now }: { entries: number; now: number },
): Filled {
  const run = (sql: string) => inserting(raw, sql)
  const entry = run(
    `insert into entries (kind, language, translation_group, created_by, created_at) values (?, ?, ?, 1, ?)`,
  )
  const revision = run(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text, words, author, publication_type, published_on, publisher, series, translated_from)
    values (?, 's', ?, ?, ?, ?, ?, ?, ${schemaVersion}, ?, ?, 160, 1, ?, ?, ?, ?, ?)`)
  const release = run(`insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at, by)
    values (?, ?, ?, ?, ?, ?, 1)`)
  const address = run('insert into addresses (path, entry_id) values (?, ?)')
  const carries = run('insert or ignore into revision_terms (revision_id, term_id) values (?, ?)')
  const released = run('insert into entry_words (rowid, title, summary, body, facts) values (?, ?, ?, ?, ?)')
  const drafted = run('insert into draft_words (rowid, title, summary, body, facts) values (?, ?, ?, ?, ?)')
  const media = run(`insert into media (id, lineage, name, type, bytes, sha256, pages, uploaded_at, uploaded_by)
    values (?, ?, 'report.pdf', 'application/pdf', 900000, ?, 5, ?, 1)`)
  const stored = run(`insert into stored_files (media_id, name, bytes, sha256, checked_at) values (?, ?, 900000, ?, ?)`)
  const uses = run(`insert into revision_media (revision_id, media_id, role, position) values (?, ?, 'file', 0)`)
  const page = run('insert into media_pages (media_id, page, text) values (?, ?, ?)')
  const pageWords = run('insert into page_words (rowid, words) values (?, ?)')
  const act = run(
    `insert into audit (number, at, by, verb, entry_id, detail, hash) values (?, ?, 1, 'published', ?, '{}', '')`,
  )

  const links = run('insert into revision_links (revision_id, href) values (?, ?)')
  const review = run('insert into reviews (entry_id, revision_id, at, by, said) values (?, ?, ?, 1, ?)')
  const trash = run('update entries set trashed_at = ?, trashed_by = 1 where id = ?')

  const chance = chances(1)
  const among = (count: number) => Math.floor(chance() * count)
  const term = run('insert into terms (kind, slug, name) values (?, ?, ?)')
  for (let n = 0; n < 12; n++) term('country', `country-${n}`, `Country ${n}`)
  for (let n = 0; n < 40; n++) term('topic', `topic-${n}`, `Topic ${n}`)
  const of = (kind: string) =>
    raw.prepare('select id from terms where kind = ? order by id').pluck().all(kind) as number[]
  const [countries, topics] = [of('country'), of('topic')]
  const filled: Filled = { posts: [], publications: [], months: [], live: [], uploads: [] }
  const months = new Set<string>()
  let acts = raw.prepare('select coalesce(max(number), 0) from audit').pluck().get() as number

  const write = (n: number) => {
    // Any number of entries is spread over thirteen years.
    const at = now - Math.floor(((entries - n) / entries) * 13 * 365 * 24) * hour - hour
    const kind = n % 20 < 14 ? 'post' : n % 20 < 18 ? 'publication' : n % 20 === 18 ? 'page' : 'draft'
    const isTranslation = n % 50 === 1
    const language = isTranslation || n % 25 === 7 ? 'km' : 'en'
    const id = entry(kind === 'draft' ? 'post' : kind, language, isTranslation ? `g${n - 1}` : `g${n}`, at)
    const [title, summary] = [someWords(chance, 8), someWords(chance, 25)]
    const text = language === 'km' ? `${khmer} ${someWords(chance, 100)}` : someWords(chance, 150)
    const isOneOfTwenty = n % Math.ceil(entries / 20) === Math.ceil(entries / 40)
    const hrefs = [0, 1].map((link) =>
      isOneOfTwenty && link === 0
        ? `/nothing-is-here-${n}`
        : (filled.posts[among(filled.posts.length || 1)] ?? '/news'),
    )
    const linked = hrefs.map((href) => ({ type: 'text', text: ' more', marks: [{ type: 'link', attrs: { href } }] }))
    const words = { type: 'text', text }
    const body = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [words, ...linked] }] })
    const html = `<p>${text}${hrefs.map((href) => `<a href="${href}"> more</a>`).join('')}</p>`
    const facts: (string | null)[] =
      kind === 'publication'
        ? ['report', String(2000 + among(25)), 'UN', `Series ${among(12)}`]
        : [null, null, null, '']
    const write = (savedAt: number) =>
      revision(id, at, savedAt, title, `e${n}`, summary, body, html, text, ...facts, isTranslation ? n : null)
    write(at - hour)
    const head = write(at)
    for (const href of new Set(hrefs)) links(head, href)
    for (let t = among(3); t >= 0; t--) carries(head, countries[among(countries.length)])
    for (let t = among(3); t >= 0; t--) carries(head, topics[among(topics.length)])
    const searched = [head, title, summary, language === 'km' ? indexText(text) : text, String(facts[3])]
    if (kind === 'draft') {
      drafted(...searched)
      if (n < 100) trash(now - 29 * 24 * hour, id)
      return
    }
    released(...searched)
    const [year, month] = new Date(at).toISOString().split('-') as [string, string]
    const prefix = language === 'en' ? '' : `/${language}`
    const path = {
      post: `${prefix}/${year}/${month}/e${n}`,
      publication: `${prefix}/publications/e${n}`,
      page: `${prefix}/e${n}`,
    }[kind]
    if (n % 10 === 3) release(id, head, at - hour / 2, path, at, at)
    review(id, head, at - 3, 'submitted')
    if (!isOneOfTwenty) review(id, head, at - 2, 'approved')
    release(id, head, at, path, at, at)
    if (isOneOfTwenty) review(id, head, at + 1, 'submitted')
    address(path, id)
    act(++acts, at, id)
    filled.live.push(id)
    if (kind === 'post') filled.posts.push(path)
    if (kind === 'post' && language === 'en') months.add(`/${year}/${month}`)
    if (kind !== 'publication') return
    filled.publications.push(path)
    const mediaId = `f${String(n).padStart(11, '0')}`
    media(mediaId, mediaId, mediaId, at)
    filled.uploads.push(mediaId)
    stored(mediaId, 'document.pdf', mediaId, now)
    uses(head, mediaId)
    for (let p = 1; p <= 5; p++) {
      const words = someWords(chance, 80)
      pageWords(page(mediaId, p, words), words)
    }
  }

  inPortions(raw, entries, write)
  return { ...filled, months: [...months] }
}
