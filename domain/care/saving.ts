import { open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { canWrite } from '@/db/connection'
import { storageFault } from '@/db/faults'
import { env } from '@/lib/process/env'
import { randomId } from '@/lib/keys/random'
import { storageFaultOf, type StorageFault } from '@/lib/files/storage-fault'

/**
 * Returns why the disk did not take the last change; undefined as soon as it takes one again. For the desk, on each page: it
 * tries nothing while all is well.
 */
export async function faultOfSaving(): Promise<StorageFault | undefined> {
  const fault = storageFault()
  // SQLite calls a disk that is now mounted for reading only an error of the disk; the system knows better.
  return fault === 'failing' ? (storageFaultOf({ code: await whyNotWritable() }) ?? fault) : fault
}

/**
 * Returns whether a save would be kept: the lock of the database can be had, and its disk takes a page and says that it has it.
 * The database itself is not written to, so that nobody's page is made anew because a monitor asked. The value is the code of
 * what stands in the way.
 */
export async function whyNotWritable(): Promise<string | undefined> {
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
