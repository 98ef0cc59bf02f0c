import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { changeByHand } from '@/db/test-by-hand'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { newsroom } from '@/domain/testing/archive'
import { storedForms } from './stored-forms'

test('a content note is part of the form of a text that has one; without one, the form is what it always was', async () => {
  testDatabase()
  const { publish } = await newsroom()
  const without = await publish('2014-11-02', { title: 'One' })
  const noted = await publish('2014-11-03', { title: 'Two', slug: 'two', contentNote: 'It tells of violence.' })
  const forms = await storedForms(read(), 'revision', [without.revisionId, noted.revisionId])
  const parts = (id: number) => (JSON.parse(forms.get(id)!.fixed) as unknown[]).slice(3)
  expect(parts(without.revisionId)).toEqual([[], []])
  expect(parts(noted.revisionId)).toEqual([[], [], ['contentNote', 'It tells of violence.']])
  expect((await checkRecord()).problems).toEqual([])
  await changeByHand(`update revisions set content_note = 'Nothing.' where id = ${noted.revisionId}`)
  expect((await checkRecord()).problems).not.toEqual([])
})
