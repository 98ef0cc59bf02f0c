import { chmodSync, closeSync, existsSync, lstatSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

// DATA_DIR belongs to the server's own user: modes 0600 and 0700, whatever the umask.

const othersMask = 0o077

/** Creates the database before SQLite does: SQLite gives its log files the permissions of the database. */
export function makePrivate(file: string) {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

export function openToOthers(dataDir: string): string[] {
  return [
    ...(isModeOpen(statSync(dataDir).mode) ? ['.'] : []),
    ...namesIn(dataDir).filter((name) => isOpenToOthers(join(dataDir, name))),
  ]
}

/** Removes access by others from a data directory and its open folders, except `import` and files of other owners. */
export function closeToOthers(dataDir: string) {
  restrict(dataDir, statSync(dataDir).mode)
  for (const name of namesIn(dataDir)) restrictIfLoose(join(dataDir, name))
}

function namesIn(dataDir: string) {
  return readdirSync(dataDir).filter((name) => name !== 'import')
}

function restrictIfLoose(path: string) {
  if (!isOpenToOthers(path)) return
  const facts = lstatSync(path)
  restrict(path, facts.mode)
  if (facts.isDirectory()) for (const name of readdirSync(path)) restrictIfLoose(join(path, name))
}

/** Links have no permissions of their own; a file that has just gone is open to nobody. */
function isOpenToOthers(path: string) {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  return facts !== undefined && (facts.isFile() || facts.isDirectory()) && isModeOpen(facts.mode)
}

function isModeOpen(mode: number) {
  return (mode & othersMask) !== 0
}

function restrict(path: string, mode: number) {
  if (!isModeOpen(mode)) return
  try {
    chmodSync(path, mode & 0o777 & ~othersMask)
  } catch (error) {
    if (!['EPERM', 'EROFS', 'ENOENT'].includes((error as { code?: string }).code ?? '')) throw error
  }
}
