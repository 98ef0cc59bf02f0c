import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect } from 'vitest'
import { rawWriter, read } from '@/db/connection'
import { releaseConsents } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, lookedAt, readyEntry } from '@/domain/testing/consents'
import { got, post, someone } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { translated } from '@/domain/testing/translating'

const start = Date.UTC(2026, 0, 1, 2)
let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

/** What the migration does with the releases of an older database. */
function fillIn() {
  const folder = join(import.meta.dirname, '../../db/migrations')
  const name = readdirSync(folder).find((file) => file.endsWith('_released_under.sql'))!
  const filling = readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint').at(-1)!
  rawWriter().exec(filling)
}

testOfSqlite('releases from before the table get the consents that were recorded by then', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Hers', languages: ['en', 'km'] }, start)
  got(await release(writer, saved, start))
  const translation = await translated(writer, { entryId: saved.entryId, language: 'km' }, start)
  await lookedAt(second, translation.entryId, start)
  got(await release(writer, translation, start + 1))
  const { id: mediaId, lineage } = await picture(writer, 'face.png', { now: start })
  await consentFor(second, { covers: ['picture'], lineages: [lineage] }, start)
  got(
    await release(writer, await post(writer, { title: 'Shown', lead: { mediaId, alt: 'A market' } }, start), start + 2),
  )
  got(await release(writer, await post(writer, { title: 'Of nobody' }, start), start + 3))
  await consentFor(second, { entryIds: [saved.entryId], languages: ['en', 'km'], reference: 'CF-late' }, start + 10)
  const kept = await read().select().from(releaseConsents).orderBy(releaseConsents.releaseId)
  expect(kept).toHaveLength(3)
  rawWriter().exec('delete from release_consents')
  fillIn()
  expect(await read().select().from(releaseConsents).orderBy(releaseConsents.releaseId)).toEqual(kept)
})
