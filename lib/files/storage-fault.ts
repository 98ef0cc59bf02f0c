export type StorageFault = 'full' | 'databaseFull' | 'readOnly' | 'failing' | 'damaged' | 'outdated'

/** Maps an error code of SQLite, PostgreSQL or the system, also of a cause; undefined for other errors. */
export function storageFaultOf(error: unknown): StorageFault | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return faultNamed(String(code)) ?? (cause === undefined ? undefined : storageFaultOf(cause))
}

/** Searches the causes too. */
export function errorCode(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause === undefined ? undefined : errorCode(cause)
}

export const databaseAwayCode = 'DATABASE_AWAY'

/** Returns whether the database server does not answer; never true with SQLite. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return code === databaseAwayCode || (cause !== undefined && isDatabaseAway(cause))
}

export function isOutdatedVersion(error: unknown) {
  return storageFaultOf(error) === 'outdated'
}

export function isDatabaseBusy(error: unknown) {
  const code = errorCode(error)
  return code === '55P03' || code?.startsWith('SQLITE_BUSY') === true
}

function faultNamed(code: string): StorageFault | undefined {
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) return 'full'
  if (code === '53100') return 'databaseFull'
  if (['EROFS', '25006'].includes(code) || code.startsWith('SQLITE_READONLY')) return 'readOnly'
  if (['EIO', '58030'].includes(code) || code.startsWith('SQLITE_IOERR')) return 'failing'
  if (['SQLITE_NOTADB', 'XX001', 'XX002'].includes(code) || code.startsWith('SQLITE_CORRUPT')) return 'damaged'
  if (code === 'GAZETTE_OUTDATED') return 'outdated'
  return undefined
}
