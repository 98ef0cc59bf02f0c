import { chmodSync, closeSync, existsSync, lstatSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

// DATA_DIR is for the server's own user alone: modes 0600 and 0700, whatever the umask at the start.

const othersMask = 0o077

/** Makes an empty file for its owner alone, where there is none: SQLite gives its logs the permissions of the database. */
export function makePrivate(file: string) {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

/** The names in a data directory into which others could look, the folder itself as ".". */
export function openToOthers(dataDir: string): string[] {
  return [
    ...(isOpen(statSync(dataDir).mode) ? ['.'] : []),
    ...namesIn(dataDir).filter((name) => isLoose(join(dataDir, name))),
  ]
}

/**
 * Closes the content of a data directory to others, and the content of each folder that was open to them: nobody reaches into a
 * closed folder. `import` is left to whoever puts files there. Files of another owner stay as they are.
 */
export function closeToOthers(dataDir: string) {
  tighten(dataDir, statSync(dataDir).mode)
  for (const name of namesIn(dataDir)) closeLoose(join(dataDir, name))
}

function namesIn(dataDir: string) {
  return readdirSync(dataDir).filter((name) => name !== 'import')
}

function closeLoose(path: string) {
  if (!isLoose(path)) return
  const facts = lstatSync(path)
  tighten(path, facts.mode)
  if (facts.isDirectory()) for (const name of readdirSync(path)) closeLoose(join(path, name))
}

/** Returns whether others may reach a file or folder. Links have no rights of their own; a file that has just gone is open to nobody. */
function isLoose(path: string) {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  return facts !== undefined && (facts.isFile() || facts.isDirectory()) && isOpen(facts.mode)
}

function isOpen(mode: number) {
  return (mode & othersMask) !== 0
}

function tighten(path: string, mode: number) {
  if (!isOpen(mode)) return
  try {
    chmodSync(path, mode & 0o777 & ~othersMask)
  } catch (error) {
    if (!['EPERM', 'EROFS', 'ENOENT'].includes((error as { code?: string }).code ?? '')) throw error
  }
}
