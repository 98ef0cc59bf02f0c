import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { giveEdition, heading, paragraph } from '@/domain/testing/editions'
import { library } from '@/domain/testing/library'
import { ask } from './test-ask'
import { readPlace as headingOfReading, readPart as reading } from './handlers/reading'

test('a heading has an address that leads to it in whichever part it is, and its id is made of its text', async () => {
  testDatabase()
  const room = await library()
  const pages = Array.from({ length: 25 }, (_, n) => n + 1)
  const { mediaId } = await room.shelve({ title: 'A report', pages: pages.map(String) })
  const id = mediaId!
  const lead = async (of: string) => {
    const { status, headers } = await ask(headingOfReading, `/publications/a-report/read/${id}/heading/${of}`)
    return [status, headers.get('location')]
  }
  expect(await lead('steps-of-the-work')).toEqual([404, null])
  await giveEdition(
    id,
    pages.map((n) => (n % 24 === 1 ? [heading('Steps of the work'), paragraph('Words')] : [paragraph('Words')])),
  )
  expect(await lead('steps-of-the-work')).toEqual([301, `/publications/a-report/read/${id}#steps-of-the-work`])
  expect(await lead('steps-of-the-work-2')).toEqual([301, `/publications/a-report/read/${id}/2#steps-of-the-work-2`])
  for (const other of ['steps', 'undefined', 'p1', 'Steps%20of']) expect(await lead(other)).toEqual([404, null])
  const second = await ask(reading, `/publications/a-report/read/${id}/2`)
  expect(second.text).toMatch(/href="[^"#]+#steps-of-the-work".*<h2 id="steps-of-the-work-2">/s)
})
