/** @module-tag thorough */
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { mediaPages } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { consentFor } from '@/domain/testing/consents'
import { longBody } from '@/domain/testing/long-texts'
import { got, post, someone } from '@/domain/testing/newsroom'
import { costOf, slowdown } from '@/domain/testing/processor-time'
import { pdf } from '@/domain/testing/uploads'
import { forbidNames } from './forbidden-names'
import { forbiddenNamesIn } from './names-in-texts'

test('a text and a document at their limits hold nobody up while names are looked for, and are read once', async () => {
  testDatabase()
  const editor = await someone()
  const document = await pdf(editor)
  const page = 'In 2014 the people of eleven villages were told of work abroad, and what it was. '.repeat(60)
  await write(async (tx) => {
    await tx.delete(mediaPages)
    for (let n = 1; n <= 600; n++)
      await tx.insert(mediaPages).values({ mediaId: document.id, page: n, text: `${n} ${page}` })
  })
  const files = [{ mediaId: document.id, title: 'A report', language: null }]
  const text = await post(editor, { title: 'Long', body: longBody('one paragraph of words', 1_900_000), files })
  const consentId = await consentFor(editor, { entryIds: [text.entryId] }, 1)
  got(await forbidNames(editor, { consentId, names: ['Zarathustra', 'Sopheap Chan', 'ថាវី'] }, 2))
  const look = () => forbiddenNamesIn(read(), text, 3)
  const [first, again] = [await costOf(look), await costOf(look)]
  const most = 100 * slowdown()
  expect(first.longest).toBeLessThan(most)
  expect(again.longest).toBeLessThan(most)
  expect(again.processor).toBeLessThan(first.processor / 3)
  got(await forbidNames(editor, { consentId, names: ['eleven villages'], confirm: true }, 4))
  expect((await look()).found.map(({ words }) => words)).toContain('eleven villages')
}, 120_000)
