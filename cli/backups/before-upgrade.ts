import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pendingMigrations } from '@/db/migrate'
import { holdsSomething, snapshot } from '@/db/snapshot'
import { env } from '@/lib/env'
import { flush } from '@/lib/flush'
import { databaseFile } from '../installation'
import { sealFile } from './copy'

/** How many copies from before earlier upgrades are kept. */
const most = 3
const ours = /^before-upgrade-\d{4}-[\dTZ-]+$/

/**
 * Where migrations are due on a database with something in it: a copy of it first, in DATA_DIR, so that whoever is sorry can go
 * back. The database alone, since uploads never change. The value: the copy's path. @param now UTC ms, for its name
 * @throws what the disk says where there is no room: then nothing is upgraded
 */
export async function copyBeforeUpgrade(now: number): Promise<string | undefined> {
  if (pendingMigrations(databaseFile()) === 0 || !holdsSomething(databaseFile())) return undefined
  const folder = join(env().dataDir, `before-upgrade-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
  const unfinished = join(env().dataDir, 'before-upgrade.unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const copy = join(unfinished, 'gazette.db')
  snapshot(databaseFile(), copy)
  await sealFile(copy)
  await rename(unfinished, folder)
  await flush(env().dataDir)
  await keepNewest()
  return join(folder, 'gazette.db')
}

async function keepNewest() {
  const copies = (await readdir(env().dataDir)).filter((name) => ours.test(name)).sort()
  for (const name of copies.slice(0, -most)) {
    const folder = join(env().dataDir, name)
    // A folder in which somebody has kept something else stays.
    if (existsSync(join(folder, 'gazette.db')) && (await readdir(folder)).length === 1)
      await rm(folder, { recursive: true })
  }
}
