import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeActor } from '@/domain/staff/actor'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { exportXml } from '@/domain/imports/wordpress/test-export'
import { got } from '@/domain/testing/newsroom'
import { chances, someWords } from './filling'
import type { Filled } from './growth-fill'

// An archive of posts that came in by an import.

const day = 86_400_000

/** A page of a month, and the table of years, have the same length in an archive of any size. */
const perMonth = 140
const span = 4_380

/** Imports posts of twelve years until `now` (UTC ms). */
export async function importArchive(posts: number, now: number): Promise<Filled> {
  const actor = makeActor({ id: null, name: 'The measurement', role: 'admin', zone: 'Asia/Bangkok' })
  const chance = chances(1)
  const monthCount = Math.ceil(posts / perMonth)
  const daysBefore = (n: number) => 1 + Math.floor(n / perMonth) * (span / monthCount) + (n % perMonth) * 0.2
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
  const paths = items.map(({ slug, date }) => `/${date.slice(0, 4)}/${date.slice(5, 7)}/${slug}`)
  const months = [...new Set(paths.map((path) => path.slice(0, 8)))]
  return { posts: paths, publications: [], months, live: [], uploads: [] }
}
