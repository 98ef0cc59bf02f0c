import { open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { canWrite } from '@/db/connection'
import { noteDamage, notedDamage, storageFault } from '@/db/faults'
import { env } from '@/lib/process/env'
import { randomId } from '@/lib/keys/random'
import { storageFaultOf, type StorageFault } from '@/lib/files/storage-fault'

/** Finds a known fault of saving; undefined once a change was saved. It tries nothing, since every page calls it. */
export async function savingFault(): Promise<StorageFault | undefined> {
  const fault = storageFault()
  // SQLite reports a read-only disk as an I/O error; the probe gets the system's own error.
  return fault === 'failing' ? (storageFaultOf({ code: await saveProblem() }) ?? fault) : fault
}

/** Tries to save, and returns the error code. Writes a file beside the database, which invalidates no pages. */
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

/** Returns `fallback` if the database is damaged, and remembers the damage. */
export async function unlessDamaged<T, F>(work: Promise<T>, fallback: F): Promise<T | F> {
  try {
    return await work
  } catch (error) {
    if (storageFaultOf(error) !== 'damaged') throw error
    noteDamage(error)
    return fallback
  }
}
