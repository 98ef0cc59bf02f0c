import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '../lib/process/env'

// Anything that was erased leaves traces in the database file until that is written anew: a mark in DATA_DIR says that this is due.

const file = () => join(/* turbopackIgnore: true */ env().dataDir, 'rewrite-due')

/** Marks that something is erased now. Call it before that: a process may be killed in between. */
export function markErasing() {
  writeFileSync(file(), randomUUID(), { mode: 0o600 })
}

/** The mark; undefined where nothing was erased since the database was last written anew. */
export function erasingMark(): string | undefined {
  return existsSync(file()) ? readFileSync(file(), 'utf8') : undefined
}

/** Takes a mark away, unless something else was erased since it was read. */
export function removeErasingMark(mark: string) {
  if (erasingMark() === mark) rmSync(file(), { force: true })
}
