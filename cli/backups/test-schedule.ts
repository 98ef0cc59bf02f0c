import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { oneAtATime } from '@/domain/backups/backing-up'
import { post, someone } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'
import { env } from '@/lib/process/env'
import { parseRetention } from '@/lib/time/retention'
import { backUpAsSet } from './scheduled'

/** The folder of this test; its backups are in the one called kept. */
export let place: string

/** An archive with a text and a file, and a schedule of backups at two, kept as `keep` says. */
export async function newsroom(keep = '2d') {
  const dataDir = testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'gazette-set-'))
  place = folder
  onTestFinished(() => {
    vi.useRealTimers()
    env().backups = undefined
    rmSync(folder, { recursive: true, force: true })
  })
  env().backups = { folder: join(place, 'kept'), hour: 2, keep: parseRetention(keep) }
  const admin = await someone('admin')
  await post(admin, { title: 'Kept' })
  await uploaded()
  return { dataDir, admin }
}

export const asSet = (isDue = false) => oneAtATime((work) => backUpAsSet(work, { isDue }), Date.now())
export const inPlace = () => readdirSync(join(place, 'kept')).sort()
