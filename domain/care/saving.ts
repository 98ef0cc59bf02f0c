import { open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { canWrite } from '@/db/connection'
import { noteDamage, notedDamage, storageFault } from '@/db/faults'
import { env } from '@/lib/process/env'
import { randomId } from '@/lib/keys/random'
import { storageFaultOf, type StorageFault } from '@/lib/files/storage-fault'

/** Undefined once the disk accepts a change. Every page of the desk calls it, so it tries nothing. */
export async function savingFault(): Promise<StorageFault | undefined> {
  const fault = storageFault()
  // SQLite reports a read-only disk as an I/O error; the system knows better.
  return fault === 'failing' ? (storageFaultOf({ code: await saveProblem() }) ?? fault) : fault
}

/** Takes the lock and writes a file next to the database, so that a monitor's question does not invalidate pages. */
export async function saveProblem(): Promise<string | undefined> {
  const file = join(/* turbopackIgnore: true */ env().dataDir, `.probe-${randomId()}`)
  let probe: FileHandle | undefined
  try {
    await canWrite()
    probe = await open(file, 'wx', 0o600)
    await probe.writeFile(Buffer.alloc(8_192))
    await probe.sync()
    return undefined
  } catch (error) {
    return String((error as { code?: string }).code ?? 'unknown')
  } finally {
    await probe?.close().catch(() => {})
    await unlink(file).catch(() => {})
  }
}

export function isKnownAsDamaged() {
  return notedDamage() !== undefined
}

/** Returns `fallback` where the database is damaged, which is then remembered. */
export async function unlessDamaged<T, F>(work: Promise<T>, fallback: F): Promise<T | F> {
  try {
    return await work
  } catch (error) {
    if (storageFaultOf(error) !== 'damaged') throw error
    noteDamage(error)
    return fallback
  }
}
