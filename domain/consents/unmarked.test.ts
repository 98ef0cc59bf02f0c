import { beforeEach, expect, test } from 'vitest'
import { rawWriter, write } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { declarePeople } from './marks'
import { release } from '@/domain/publishing/releases'
import { peopleNeedingCare, unmarkedEntries } from './needing-care'

let editor: Actor
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

test('what suggests people at risk is listed until somebody has said whom it is about', async () => {
  const body = text('Dao, 16 years old, is a survivor.')
  const saved = await post(editor, { title: 'One life', body })
  await post(editor, { title: 'An office', body: text('The embassy has opened an office.') })
  await write(async (tx) => void (await tx.update(entries).set({ people: null })))
  expect((await unmarkedEntries(editor)).items).toMatchObject([{ entryId: saved.entryId, title: 'One life' }])
  got(await declarePeople(editor, { entryId: saved.entryId, people: 'shown' }, 0))
  expect(await unmarkedEntries(editor)).toEqual({ items: [] })
  await expect(unmarkedEntries(await someone('contributor'))).rejects.toMatchObject({ name: 'NotPermitted' })
})

testOfSqlite('a question reads a part of a large archive, and the next goes on from there', async () => {
  const raw = rawWriter()
  const entry = raw.prepare(
    `insert into entries (kind, language, translation_group, created_at) values ('post', 'en', ?, 0)`,
  )
  const revision =
    raw.prepare(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text) values (?, 's', 0, 0, ?, '', '', '{}', 1, '', ?)`)
  raw.transaction(() => {
    for (let n = 0; n < 5_000; n++) {
      const { lastInsertRowid } = entry.run(`g${n}`)
      revision.run(lastInsertRowid, `Text ${n}`, n % 1_000 ? 'Nothing.' : 'A survivor, aged 16.')
    }
  })()
  const found: string[] = []
  let questions = 0
  let next: number | undefined
  do {
    const part = await unmarkedEntries(editor, { before: next })
    found.push(...part.items.map(({ title }) => title))
    next = part.next
    questions++
  } while (next !== undefined)
  expect(found).toEqual(['Text 4000', 'Text 3000', 'Text 2000', 'Text 1000', 'Text 0'])
  expect(questions).toBe(3)
})

test('a text that was marked while readers had it leaves, and one from before stands in the list', async () => {
  const saved = await post(editor, { title: 'One life', body: text('Words.') })
  got(await release(editor, saved, 1))
  expect(await peopleNeedingCare(editor, 2)).toMatchObject({ unchecked: [] })
  // A build from before there was a check.
  await write(async (tx) => void (await tx.update(entries).set({ people: 'at risk' })))
  expect(await peopleNeedingCare(editor, 2)).toMatchObject({
    unchecked: [{ entryId: saved.entryId, title: 'One life' }],
  })
  await write(async (tx) => void (await tx.update(entries).set({ people: null })))
  const mark = { entryId: saved.entryId, people: 'at risk' as const }
  expect(await declarePeople(editor, mark, 3)).toMatchObject({ ok: false, problems: [{ field: 'confirm' }] })
  got(await declarePeople(editor, { ...mark, confirm: true }, 3))
  expect(await peopleNeedingCare(editor, 3)).toMatchObject({ unchecked: [] })
})
