import { log } from '../lib/process/log'
import { errorCode, storageFaultOf, type StorageFault } from '../lib/files/storage-fault'

type NotedFaults = {
  storage?: StorageFault
  damage?: string
  onDamage?: (code: string) => void
  isOutdated?: true
  onOutdated?: () => void
}

const globalKey = Symbol.for('gazette.faults')
const globalState = globalThis as { [globalKey]?: NotedFaults }

function notedFaults(): NotedFaults {
  return (globalState[globalKey] ??= {})
}

/** Remembers whether the disk accepted a change. A refusal (`ok: false`) writes nothing. */
export async function watchFaults<T>(work: () => Promise<T>): Promise<T> {
  const all = notedFaults()
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

/** Undefined as soon as a change succeeds. */
export function storageFault(): StorageFault | undefined {
  return notedFaults().storage
}

/** Remembers damage until the next start, since no database repairs itself. */
export function noteDamage(error: unknown) {
  const all = notedFaults()
  if (all.damage !== undefined || storageFaultOf(error) !== 'damaged') return
  all.damage = errorCode(error)!
  all.onDamage?.(all.damage)
}

/** Calls the listener at once if damage is already known. */
export function onDamage(listener: (code: string) => void) {
  const all = notedFaults()
  all.onDamage = listener
  if (all.damage !== undefined) listener(all.damage)
}

export function notedDamage(): string | undefined {
  return notedFaults().damage
}

export function noteOutdated() {
  const all = notedFaults()
  if (all.isOutdated) return
  all.isOutdated = true
  all.onOutdated?.()
}

export function isOutdated(): boolean {
  return notedFaults().isOutdated === true
}

/** Calls the listener at once if the version is already known to be outdated. */
export function onOutdated(listener: () => void) {
  const all = notedFaults()
  all.onOutdated = listener
  if (all.isOutdated) listener()
}

export function forgetFaults() {
  delete globalState[globalKey]
}
