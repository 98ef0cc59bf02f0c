// Backups while others write, each restored and compared.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { backUp } from '@/cli/backup'
import { restoreFrom } from '@/cli/restore'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { inspectFile } from '@/db/snapshot'
import { got } from '@/domain/testing/newsroom'
import { checksumOf } from '@/lib/files/checksum'
import { setDataDir } from '@/lib/process/env'
import { keyFrom, newKey } from '@/lib/sealed/seal'
import { root } from '@/scripts/run.mjs'

/** A piece of work that was acknowledged to a writer. */
export type AcknowledgedWork =
  | { is: 'saved'; revisionId: number; counter: number; words: string }
  | { is: 'released'; entryId: number; revisionId: number }
  | { is: 'uploaded'; mediaId: string; files: { name: string; sha256: string }[] }

export type BackupComparison = {
  form: string
  /** Work acknowledged before the backup began, and the part of it that the restored archive lacks or has changed. */
  acknowledged: number
  lost: string[]
  /** Integrity, foreign keys, files of rows that are missing or differ. */
  broken: string[]
  /** Work acknowledged during the backup: proves that others were writing. */
  meanwhile: number
}

const forms = ['folder', 'tar', 'tar.sealed'] as const
const key = got(keyFrom(newKey()))

/** Makes folder, file and encrypted backups in turn while a process writes; calls `each` with each result. */
export async function backUpUnderLoad(count: number, each: (compared: BackupComparison) => void) {
  const place = mkdtempSync(join(tmpdir(), 'gazette-under-load-'))
  const dataDir = join(place, 'data')
  const log = join(place, 'acknowledged')
  openDatabase(dataDir)
  migrateDatabase()
  const args = ['--import', 'tsx', 'proofs/backups/writers.ts', log]
  const writers = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exit = new Promise((ended) => writers.once('exit', ended))
  try {
    while (acknowledgedIn(log).length < 50 && writers.exitCode === null) await wait(50)
    for (let n = 0; n < count && writers.exitCode === null; n++) {
      const form = forms[n % forms.length]!
      each(await backUpAndCompare(n, { form, place, dataDir, log, writers }))
    }
    if (writers.exitCode !== null) throw new Error('The writers have stopped by themselves.')
  } finally {
    writers.kill('SIGCONT')
    writers.kill('SIGTERM')
    await exit
    closeDatabase()
    rmSync(place, { recursive: true, force: true })
  }
}

type UnderLoad = { form: (typeof forms)[number]; place: string; dataDir: string; log: string; writers: ChildProcess }

async function backUpAndCompare(
  n: number,
  { form, place, dataDir, log, writers }: UnderLoad,
): Promise<BackupComparison> {
  const backup = join(place, form === 'folder' ? `backup-${n}` : `backup-${n}.${form}`)
  const before = acknowledgedIn(log)
  got(await backUp(backup, { key: form === 'tar.sealed' ? key : undefined, now: Date.now() }))
  const meanwhile = acknowledgedIn(log).length - before.length
  // The writers write during a backup and pause during the comparison, so that the archive stays small.
  writers.kill('SIGSTOP')

  const elsewhere = join(place, `restored-${n}`)
  closeDatabase()
  setDataDir(elsewhere)
  got(await restoreFrom(backup, { replace: false, key, now: Date.now() }))
  const { lost, broken } = await compare(elsewhere, before)
  openDatabase(dataDir)
  writers.kill('SIGCONT')
  rmSync(elsewhere, { recursive: true })
  // The previous folder stays: the next backup links its uploads.
  if (form !== 'folder') rmSync(backup)
  else rmSync(join(place, `backup-${n - forms.length}`), { recursive: true, force: true })
  return { form, acknowledged: before.length, lost, broken, meanwhile }
}

function acknowledgedIn(log: string): AcknowledgedWork[] {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : ''
  // An unfinished last line was not acknowledged yet.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines.filter(Boolean).map((line) => JSON.parse(line) as AcknowledgedWork)
}

/** Compares a restored archive with the work acknowledged before its backup began, and checks its integrity. */
export async function compare(dataDir: string, acknowledged: AcknowledgedWork[]) {
  const file = join(dataDir, 'gazette.db')
  const { problems: broken, storedFiles } = inspectFile(file)
  const db = new Database(file, { readonly: true })
  const lost = acknowledged.filter((act) => !isInArchive(db, act)).map((one) => JSON.stringify(one))
  db.close()
  for (const { mediaId, name, sha256 } of storedFiles) {
    const actual = await checksumOf(join(dataDir, 'media', mediaId, name)).catch(() => undefined)
    if (actual?.sha256 !== sha256) broken.push(`${mediaId}/${name} is ${actual ? 'not what its row says' : 'missing'}`)
  }
  return { lost, broken }
}

function isInArchive(db: Database.Database, act: AcknowledgedWork) {
  const first = (sql: string, ...values: unknown[]) =>
    db.prepare(sql).get(...values) as Record<string, unknown> | undefined
  if (act.is === 'released')
    return (
      first('select 1 from releases where entry_id = ? and revision_id = ?', act.entryId, act.revisionId) !== undefined
    )
  if (act.is === 'uploaded')
    return act.files.every(({ name, sha256 }) =>
      first('select 1 from stored_files where media_id = ? and name = ? and sha256 = ?', act.mediaId, name, sha256),
    )
  const revision = first('select counter, body_text as words from revisions where id = ?', act.revisionId)
  // The archive may also have a later save of the same revision.
  if (revision === undefined || (revision.counter as number) < act.counter) return false
  return (revision.counter as number) > act.counter || String(revision.words).includes(act.words)
}
