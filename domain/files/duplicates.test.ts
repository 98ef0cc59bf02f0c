/** @module-tag thorough */
import { readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from './intake'
import { trashUpload } from './media-trash'
import { got, post, someone } from '@/domain/testing/newsroom'
import { pdfBytes, pictureBytes } from '@/domain/testing/uploads'

beforeEach(() => void testDatabase())

const storedCounts = async () => [await read().$count(media), readdirSync(mediaRoot()).length]

test('what someone has already is not kept twice: the answer names it and says where it is used', async () => {
  const [editor, other] = [await someone(), await someone('editor')]
  const source = await pictureBytes()
  const first = got(await storeUpload(editor, { source, name: 'River.png' }, 0))
  const unused = await storeUpload(other, { source, name: 'the same again.png' }, 1)
  expect(unused).toMatchObject({
    ok: false,
    existing: { id: first.id },
    problems: [{ message: 'You have this already: river.png, not used yet.' }],
  })
  await post(editor, { title: 'Floods', lead: { mediaId: first.id, alt: 'A river' } })
  const used = await storeUpload(other, { source, name: 'x.png' }, 2)
  expect(used).toMatchObject({ problems: [{ message: 'You have this already: river.png, used in “Floods”.' }] })
  expect(await storedCounts()).toEqual([1, 1])
})

test('two of the same at once are one', async () => {
  const editor = await someone()
  const source = await pdfBytes()
  const answers = await Promise.all(['a.pdf', 'b.pdf'].map((name) => storeUpload(editor, { source, name }, 0)))
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await storedCounts()).toEqual([1, 1])
})

test('it can be kept all the same, and what lies in the trash is not a duplicate', async () => {
  const editor = await someone()
  const source = await pictureBytes()
  const first = got(await storeUpload(editor, { source, name: 'a.png' }, 0))
  const second = got(await storeUpload(editor, { source, name: 'a.png', keepBoth: true }, 0))
  expect(second.id).not.toBe(first.id)
  for (const { id } of [first, second]) got(await trashUpload(editor, id, 1))
  got(await storeUpload(editor, { source, name: 'a.png' }, 2))
})

test('a contributor is not told of an upload that they may not see', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const source = await pictureBytes()
  got(await storeUpload(editor, { source, name: 'secret.png' }, 0))
  got(await storeUpload(contributor, { source, name: 'own.png' }, 1))
})
