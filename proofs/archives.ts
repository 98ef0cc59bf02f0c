import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { openDatabase, read } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { staff } from '@/db/schema'
import { makeActor } from '@/domain/staff/actor'
import { someone } from '@/domain/testing/newsroom'
import { templateIn } from '@/e2e/support/places'
import { env } from '@/lib/process/env'
import { temporaryFolder } from '@/scripts/temporary.mjs'

/** All archives share one key, because a process derives its keys once. Browser tests have their own key. */
const secret = process.env.GAZETTE_E2E
  ? readFileSync(join(templateIn(process.env.GAZETTE_E2E), 'secret'))
  : randomBytes(32).toString('base64')

/** Creates an archive of this version in a new data directory under `folder`, with one admin and nothing else. */
export async function emptyArchive(folder = temporaryFolder()) {
  const dataDir = mkdtempSync(join(folder, 'gazette-proof-'))
  await withOpenArchive(dataDir, async () => {
    writeFileSync(join(dataDir, 'secret'), secret, { mode: 0o600 })
    migrateDatabase()
    await someone('admin')
  })
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/** Opens the archive of a data directory, runs `work`, and closes it again. */
export async function withOpenArchive<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const before = env().dataDir
  openDatabase(dataDir)
  try {
    return await work()
  } finally {
    openDatabase(before)
  }
}

/** The admin of the archive that is open. */
export async function adminOfOpenArchive() {
  const [row] = await read().select().from(staff).where(eq(staff.role, 'admin')).orderBy(asc(staff.id)).limit(1)
  return makeActor(row!)
}
