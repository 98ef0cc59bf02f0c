import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withdraw } from '@/domain/publishing/releases'
import { makeActor } from '@/domain/staff/actor'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { exportXml } from '@/domain/imports/wordpress/test-export'
import { got } from '@/domain/testing/newsroom'
import { chances, someWords } from './filling'
import type { Work } from './growth-work'

// An archive of posts that came in by an import, and every outcome of a public address in it.

const day = 86_400_000

/** A page of a month, and the table of years, have the same length in an archive of any size. */
const perMonth = 140
const span = 4_380

/** Imports posts of twelve years until `now` (UTC ms), and withdraws a few. Returns their addresses. */
export async function importArchive(posts: number, now: number) {
  const actor = makeActor({ id: null, name: 'The measurement', role: 'admin', zone: 'Asia/Bangkok' })
  const chance = chances(1)
  const months = Math.ceil(posts / perMonth)
  const daysBefore = (n: number) => 1 + Math.floor(n / perMonth) * (span / months) + (n % perMonth) * 0.2
  const dates = Array.from({ length: posts }, (_, n) => new Date(now - daysBefore(posts - 1 - n) * day))
  const items = dates.map((date, n) => ({
    id: n + 1,
    title: someWords(chance, 8),
    slug: `text-${n + 1}`,
    date: `${date.toISOString().slice(0, 10)} 09:30:00`,
    content: `<p>${someWords(chance, 150)}</p>`,
    terms: [`category topic-${n % 40} Topic ${n % 40}`],
  }))
  const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
  writeFileSync(join(folder, 'old.xml'), exportXml(items))
  got(await importWordPress(actor, { files: [join(folder, 'old.xml')] }, now))
  rmSync(folder, { recursive: true })
  for (let entryId = 1; entryId <= 10; entryId++)
    got(await withdraw(actor, { entryId, reason: 'error', explanation: 'It was wrong.', keepPage: entryId > 5 }, now))
  const paths = items.map(({ slug, date }) => `/${date.slice(0, 4)}/${date.slice(5, 7)}/${slug}`)
  return { gone: paths.slice(0, 5), kept: paths.slice(5, 10), posts: paths.slice(10) }
}

type Imported = Awaited<ReturnType<typeof importArchive>>

/** Measures requests by what they meet: the name, the status, and the address of each round. */
export function thingsOfOutcomes(work: Work, { gone, kept, posts }: Imported) {
  const among = (all: string[], n: number) => all[(n * 7_919 + 13) % all.length]!
  const month = (n: number) => among(posts, n).slice(0, 8)
  const outcomes: [name: string, status: number, path: (n: number) => string][] = [
    ['front page', 200, () => '/'],
    ['front page of a language without texts', 404, () => '/km'],
    ['post', 200, (n) => among(posts, n)],
    ['post that was withdrawn', 200, (n) => among(kept, n)],
    ['post that is gone', 410, (n) => among(gone, n)],
    ['post at its old address', 301, (n) => `/?p=${11 + ((n * 37) % 400)}`],
    ['nothing at an address', 404, (n) => `/2014/10/nothing-${n}`],
    ['nothing, in another language', 404, (n) => `/km/2014/10/nothing-${n}`],
    ['news', 200, () => '/news'],
    ['news past the end', 404, () => '/news/page/99999'],
    ['month', 200, month],
    ['month without posts', 404, (n) => `/19${10 + (n % 60)}/01`],
    ['topic', 200, (n) => `/topics/topic-${n % 40}`],
    ['topic that is not there', 404, (n) => `/topics/nothing-${n}`],
    ['search without result', 200, (n) => `/search?q=qqq${n}`],
    ['library without publications', 200, () => '/publications'],
    ['feed', 200, () => '/feed.xml'],
    ['feed of a month', 200, (n) => `${month(n)}/feed.xml`],
    ['feed of changes', 200, () => '/changes/feed.xml'],
    ['reference of a post', 200, (n) => `${among(posts, n)}/cite.bib`],
    ['page of OAI', 200, () => '/oai?verb=ListRecords&metadataPrefix=oai_dc'],
    ['page of the API past the end', 404, () => '/api/v1/entries?page=9999'],
    ['file that is not there', 404, (n) => `/files/nothing${n}/a.pdf`],
  ]
  return outcomes.map(([name, status, path]) => ({
    name,
    kind: 'outcome' as const,
    rounds: 30,
    act: (n: number) => work.get(path(n), status),
  }))
}
