import { log } from '../lib/process/log'
import { errorCode, storageFaultOf, type StorageFault } from '../lib/files/storage-fault'

type Faults = {
  storage?: StorageFault
  damage?: string
  onDamage?: (code: string) => void
  isOutdated?: true
  onOutdated?: () => void
}

// Next's bundles and the front door each load this module; what one of them meets, all have to know.
const key = Symbol.for('gazette.faults')
const shared = globalThis as { [key]?: Faults }

function faults(): Faults {
  return (shared[key] ??= {})
}

/** Runs a change of the database, and keeps in mind whether the disk took it. A refusal (`ok: false`) wrote nothing and says nothing of the disk. */
export async function watched<T>(work: () => Promise<T>): Promise<T> {
  const all = faults()
  try {
    const result = await work()
    if (all.storage && !isRefusal(result)) {
      all.storage = undefined
      log.info('Changes are saved again')
    }
    return result
  } catch (error) {
    const fault = storageFaultOf(error)
    if (fault && fault !== all.storage) log.error('Changes are not saved', { fault, error })
    all.storage = fault ?? all.storage
    noteDamage(error)
    throw error
  }
}

export function isRefusal(result: unknown) {
  return (result as { ok?: boolean } | undefined)?.ok === false
}

/** Returns why the last change was not kept, where that was the disk; undefined as soon as one is kept again. */
export function storageFault(): StorageFault | undefined {
  return faults().storage
}

/** Keeps in mind that a part of the database cannot be read, where an error says so: until the next start, since no database mends itself. */
export function noteDamage(error: unknown) {
  const all = faults()
  if (all.damage !== undefined || storageFaultOf(error) !== 'damaged') return
  all.damage = errorCode(error)!
  all.onDamage?.(all.damage)
}

/** Calls a function with SQLite's code once this process meets damage, or has met it: the process that answers for all has to know. */
export function onDamage(listener: (code: string) => void) {
  const all = faults()
  all.onDamage = listener
  if (all.damage !== undefined) listener(all.damage)
}

/** SQLite's code for the damage that was met, if any was. */
export function notedDamage(): string | undefined {
  return faults().damage
}

/** Keeps in mind that a later version has changed the database so that this one may not go on: until the end of this process. */
export function noteOutdated() {
  const all = faults()
  if (all.isOutdated) return
  all.isOutdated = true
  all.onOutdated?.()
}

/** Returns whether this process has met a database that a later version has changed so that it may not go on. */
export function isOutdated(): boolean {
  return faults().isOutdated === true
}

/** Calls a function once this process meets that, or has met it. */
export function onOutdated(listener: () => void) {
  const all = faults()
  all.onOutdated = listener
  if (all.isOutdated) listener()
}

/** Forgets what was met: another database is opened. */
export function forgetFaults() {
  delete shared[key]
}
