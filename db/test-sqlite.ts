import { test } from 'vitest'
import { isPostgres } from './kit'

/** A test of SQLite only, or of its file: its locks, its log, a full disk. */
export const testOfSqlite = test.skipIf(isPostgres)
