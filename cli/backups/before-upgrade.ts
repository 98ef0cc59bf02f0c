import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pendingMigrations } from '@/db/migrate'
import { BadRows } from '@/db/rows/bad-row'
import { copyEarlierSchema } from '@/db/rows/earlier'
import { hasContent, copyDatabase } from '@/db/snapshot'
import { bytesOfServerCopy, upgradeOfPostgres } from '@/db/upgrade'
import { sizeInWords } from '@/domain/care/self-check/finding'
import { env } from '@/lib/process/env'
import { flush } from '@/lib/files/flush'
import { done, refused, type Result } from '@/lib/result'
import { storageFaultOf } from '@/lib/files/storage-fault'
import { databaseFile } from '../verb'
import { protectFile } from './parts'

const maxCopies = 3
const copyNamePattern = /^before-upgrade-\d{4}-[\dTZ-]+$/

/** Copies into DATA_DIR; uploads never change. Throws if the disk is too full; then nothing is upgraded. */
export async function copyBeforeUpgrade(now: number): Promise<string | undefined> {
  await removeUnfinished()
  if (!env().upgradeCopy || pendingMigrations(databaseFile()).length === 0 || !hasContent(databaseFile()))
    return undefined
  return copyInFolder(now, async (copy) => copyDatabase(databaseFile(), copy))
}

/** Copies the PostgreSQL database into a file. Refused, with the upgrade, if the disk is full. */
export async function copyServerBeforeUpgrade(now: number): Promise<Result<string | undefined>> {
  const { databaseUrl: url, dataDir, upgradeCopy } = env()
  await removeUnfinished()
  if (!upgradeCopy) return done(undefined)
  const { from, changes } = await upgradeOfPostgres(url!)
  if (from === 0 || changes.length === 0) return done(undefined)
  const bytes = await bytesOfServerCopy(url!)
  if (bytes === 0) return done(undefined)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const free = await freeBytes(dataDir)
  if (bytes > free) return refused(noSpaceMessage(bytes, free))
  try {
    return done(await copyInFolder(now, (copy) => copyEarlierSchema(url!, copy)))
  } catch (error) {
    if (error instanceof BadRows)
      return refused(`No copy could be made before the upgrade. ${error.message} ${withoutCopyAdvice}`)
    if (storageFaultOf(error) === 'full') return refused(noSpaceMessage(bytes, await freeBytes(dataDir)))
    throw error
  }
}

const withoutCopyAdvice =
  'Nothing was changed. To continue without: make a copy by yourself (pg_dump), then start once with UPGRADE_COPY=no.'

export function noSpaceMessage(bytes: number, free: number) {
  return `There is no room where DATA_DIR is for a copy of the database before the upgrade: it takes about ${sizeInWords(bytes)}, and ${sizeInWords(free)} are free. ${withoutCopyAdvice}`
}

export async function freeBytes(folder: string) {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Names the copy when it is complete; removes the oldest ones. */
async function copyInFolder(now: number, make: (copy: string) => Promise<void>) {
  const folder = join(env().dataDir, `before-upgrade-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
  const unfinished = unfinishedFolder()
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const copy = join(unfinished, 'gazette.db')
  try {
    await make(copy)
  } catch (error) {
    await removeUnfinished()
    throw error
  }
  await protectFile(copy)
  await rename(unfinished, folder)
  await flush(env().dataDir)
  await removeOldestCopies()
  return join(folder, 'gazette.db')
}

function unfinishedFolder() {
  return join(env().dataDir, 'before-upgrade.unfinished')
}

/** The files of a killed start would take the space of the next copy. */
async function removeUnfinished() {
  await rm(unfinishedFolder(), { recursive: true, force: true })
}

async function removeOldestCopies() {
  const copies = (await readdir(env().dataDir)).filter((name) => copyNamePattern.test(name)).sort()
  for (const name of copies.slice(0, -maxCopies)) {
    const folder = join(env().dataDir, name)
    // A folder with anything else stays.
    if (existsSync(join(folder, 'gazette.db')) && (await readdir(folder)).length === 1)
      await rm(folder, { recursive: true })
  }
}
