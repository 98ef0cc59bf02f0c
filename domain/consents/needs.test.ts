import { beforeEach, expect } from 'vitest'
import { rawWriter, read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { release } from '@/domain/publishing/releases'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { consentQuestion } from './needs'

beforeEach(() => void testDatabase())

testOfSqlite('an entry about nobody at risk costs a release one question, and indexes alone answer it', async () => {
  const editor = await someone()
  const saved = await post(editor, { title: 'A meeting', body: text('Words.') }, 1)
  const { sql, params } = consentQuestion(read(), saved, 2).toSQL()
  const plan = rawWriter()
    .prepare(`explain query plan ${sql}`)
    .all(...params) as { detail: string }[]
  expect(plan.length).toBeGreaterThan(10)
  expect(plan.filter(({ detail }) => /^SCAN/.test(detail))).toEqual([])
  got(await release(editor, saved, 2))
})
