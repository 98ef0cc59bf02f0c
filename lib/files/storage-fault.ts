/**
 * The reason why what is written is not kept: no room on the disk, or on that of PostgreSQL, mounted for reading only, errors
 * of the disk, a damaged database, or one that a later version has changed.
 */
export type StorageFault = 'full' | 'databaseFull' | 'readOnly' | 'failing' | 'damaged' | 'outdated'

/** The fault behind an error, by its code or that of its cause, as SQLite, PostgreSQL and the system name it; undefined for any other error. */
export function storageFaultOf(error: unknown): StorageFault | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return faultNamed(String(code)) ?? (cause === undefined ? undefined : storageFaultOf(cause))
}

/** The first code of an error or of its causes, as SQLite, PostgreSQL and the system name it. */
export function errorCode(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause === undefined ? undefined : errorCode(cause)
}

/** The code of every error that says that the database does not answer, whatever it was that broke. */
export const databaseAwayCode = 'DATABASE_AWAY'

/** Returns whether nothing can be read or saved since the server of the database does not answer. With SQLite there is none. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return code === databaseAwayCode || (cause !== undefined && isDatabaseAway(cause))
}

/** Returns whether a later version has changed the database so that this one may not go on. */
export function isOutdatedVersion(error: unknown) {
  return storageFaultOf(error) === 'outdated'
}

/** Returns whether somebody else kept the database for ten seconds, so that nothing could be written: SQLite's code, or PostgreSQL's. */
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
