import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { isPassword } from '@/auth/password'
import { read, selectValues } from '@/db/connection'
import { staff } from '@/db/schema'
import { checkRecord } from '@/domain/care/record-check'
import { answerAt } from '@/domain/published/answers'
import { findItem } from '@/domain/published/item'
import { publicationsMatching } from '@/domain/published/library'
import { mediaRoot } from '@/lib/store/media'
import { sha256 } from '@/lib/keys/random'

// For tests: a backup that 0.1.0 made, with the secret of the tests on PostgreSQL; and its contents.

/** Writes the backup into a folder; returns its path. */
export function firstVersionBackup(folder: string): string {
  const file = join(folder, 'gazette-0.1.0.tar')
  const packed = readFileSync(join(import.meta.dirname, '../../domain/testing/backups/0.1.0.tar.gz'))
  writeFileSync(file, gunzipSync(packed), { mode: 0o600 })
  return file
}

/** A moment after all its contents, except a text that is scheduled for 2099. */
const now = Date.UTC(2026, 11, 1)

const answers = {
  '/2026/10/herons-return-to-the-river': 'here',
  '/2026/10/with-a-picture': 'here',
  '/km/2026/10/human-trafficking': 'here',
  '/2026/10/gone-by-now': 'gone',
  '/2099/01/for-the-new-year': undefined,
  '/publications/a-report-on-herons': 'here',
  '/about-us': 'here',
  '/2026/10/a-story-told-by-one-who-was-there': 'here',
  '/topics/protection': 'here',
  '/countries/myanmar': 'here',
}

const files = {
  '01va5828ejd0/master.png': '3f1b5b98481fca55cca325f9242016b393f95439c7f54b1270ae7a966725c2d8',
  '01va5828ejd0/60.webp': '8dd68c7eae9e9032fb8269d5796f4c9bec67ed1547887f7f122d1f6ab2700416',
  'p56dn9dd0d9z/document.pdf': '0a9ef0a634d8617f7fab366d45faaf41d42e72fb80ad9eaf6334d12398242720',
  'p56dn9dd0d9z/960.jpg': '130d58f9379222ffaf1dc6e1d038b47ff8790401471991da9275e469f8d7e088',
}

/** Queries with their expected results: one row, or the rows of one column. */
const rows: [string, unknown[]][] = [
  ['select count(*) from entries', [9]],
  ['select count(*) from revisions', [10]],
  ['select count(*) from releases', [10]],
  [`select head_title from entries where people = 'at risk'`, ['A story told by one who was there']],
  ['select note from releases where note is not null', ['There were two herons.']],
  ['select explanation from releases where withdrawal is not null', ['It named the wrong place.']],
  ['select goes_live_at from releases where entry_id = 5', [Date.UTC(2099, 0, 1)]],
  ['select text from comments order by id', ['Does she agree to the second sentence?', 'She does.']],
  ['select said from reviews order by id', ['submitted', 'approved']],
  ['select reference from consents', ['CF-118']],
  ['select count(*) from consent_entries', [1]],
  ['select count(*) from release_consents', [1]],
  ['select count(*) from harm_checks', [1]],
  ['select words from glossary', ['{"en":"trafficking","km":"ជួញដូរ"}']],
  ['select name from terms order by id', ['Protection', 'Myanmar']],
  ['select name from staff order by id', ['Anna Admin', 'Ben Editor']],
  ['select target from redirects order by id', ['/2026/10/herons-return-to-the-river', '/publications/a-report-on-herons']], // prettier-ignore
  ['select text from media_pages', ['The first page of a report about herons.']],
]

/** Expects that the archive which is open holds all that the backup held. @param acts how many the site history has by now */
export async function expectFirstVersion({ acts }: { acts: number }) {
  for (const [path, is] of Object.entries(answers)) expect([path, (await answerAt(path, now))?.is]).toEqual([path, is])
  for (const [query, expected] of rows) {
    const found = (await selectValues<unknown[]>(read(), sql.raw(query))).map(([value]) => value)
    expect([query, found]).toEqual([query, expected])
  }
  for (const [path, sum] of Object.entries(files))
    expect([path, sha256(readFileSync(join(mediaRoot(), path)))]).toEqual([path, sum])
  expect(existsSync(join(mediaRoot(), '../secret'))).toBe(true)
  const lookup = await findItem({ path: '/2026/10/herons-return-to-the-river', now })
  expect(lookup).toMatchObject({ is: 'live', item: { title: 'Herons return to the river' } })
  expect(JSON.stringify(lookup)).toContain('Two herons stood in the river.')
  expect((await publicationsMatching({ now, filter: { q: 'herons' }, page: 1 }))!.items).toHaveLength(1)
  const [account] = await read().select().from(staff).orderBy(staff.id)
  expect(await isPassword('a horse that is correct', account!.passwordHash)).toBe(true)
  expect(await checkRecord()).toMatchObject({ acts, problems: [] })
}
