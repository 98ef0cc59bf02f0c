import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '../lib/process/env'

// Erased rows leave traces until the file is rewritten. A mark in DATA_DIR says that this is due.

const erasingMarkFile = () => join(/* turbopackIgnore: true */ env().dataDir, 'rewrite-due')

/** Call this before erasing: the process may be killed in between. */
export function markErasing() {
  writeFileSync(erasingMarkFile(), randomUUID(), { mode: 0o600 })
}

export function erasingMark(): string | undefined {
  return existsSync(erasingMarkFile()) ? readFileSync(erasingMarkFile(), 'utf8') : undefined
}

/** Keeps the mark of a later erasure. */
export function removeErasingMark(mark: string) {
  if (erasingMark() === mark) rmSync(erasingMarkFile(), { force: true })
}
