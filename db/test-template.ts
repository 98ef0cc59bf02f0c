import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { closeDatabase, openDatabase } from './connection'
import { migrateDatabase } from './migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** An empty database of this version: `testDatabase` copies it, which is a hundred times faster than making one. */
    template: string
  }
}

/** Makes the template once, before any test, and the folder for temporary files of all tests: both are gone after the last. */
export default function makeTemplate(project: TestProject) {
  const temporary = project.config.env.TMPDIR!
  mkdirSync(temporary, { recursive: true })
  const dir = mkdtempSync(join(temporary, 'template-'))
  openDatabase(dir)
  migrateDatabase()
  closeDatabase()
  project.provide('template', join(dir, 'gazette.db'))
  return () => rmSync(temporary, { recursive: true, force: true })
}
