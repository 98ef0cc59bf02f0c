import { test } from 'vitest'
import { isPostgres } from './kit'

/** A test of what SQLite alone does or the test itself asks of its file: its locks, its log, a full disk. */
export const testOfSqlite = test.skipIf(isPostgres)
