import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { glossary, type AgreedWords } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { got, someone } from '@/domain/testing/newsroom'
import {
  addGlossaryTerm,
  agreedTerms,
  changeGlossaryTerm,
  glossaryTerms,
  maxTerms,
  removeGlossaryTerm,
} from './glossary'

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

const term = (en: string, km: string, note = '') => ({ words: { en, km }, note })

test('a term is added, changed and removed, and known by its word in each language', async () => {
  const { id } = got(
    await addGlossaryTerm(editor, { words: { en: ' Wage ', km: 'ប្រាក់', th: '' }, note: ' Per day ' }, 1),
  )
  got(await addGlossaryTerm(editor, term('abuse', 'ការរំលោភ'), 1))
  expect(await glossaryTerms(editor)).toMatchObject([
    { words: { en: 'abuse' } },
    { id, words: { en: 'Wage', km: 'ប្រាក់' }, note: 'Per day' },
  ])
  expect(await agreedTerms(read(), { from: 'km', to: 'th' })).toMatchObject([
    { word: 'ប្រាក់', agreed: '' },
    { word: 'ការរំលោភ', agreed: '' },
  ])
  expect(await addGlossaryTerm(editor, term('wage', 'x'), 2)).toMatchObject({ problems: [{ field: 'words.en' }] })
  got(await changeGlossaryTerm(editor, { id, ...term('wage', 'ប្រាក់ឈ្នួល') }, 3))
  expect((await agreedTerms(read(), { from: 'en', to: 'km' }))[0]).toMatchObject({ word: 'wage', agreed: 'ប្រាក់ឈ្នួល' })
  got(await removeGlossaryTerm(editor, id, 4))
  expect(await removeGlossaryTerm(editor, id, 4)).toMatchObject({ ok: false })
  expect(await changeGlossaryTerm(editor, { id, ...term('a', 'b') }, 4)).toMatchObject({ ok: false })
})

test('a word in one language, a word that is too long and a term too many are refused', async () => {
  const messages = async (words: AgreedWords, note = '') => {
    const result = await addGlossaryTerm(editor, { words, note }, 1)
    return result.ok ? [] : result.problems.map(({ field }) => field)
  }
  expect(await messages({ en: 'alone' })).toEqual(['words.km'])
  expect(await messages({ en: 'a', km: 'ក'.repeat(201) })).toEqual(['words.km'])
  expect(await messages({ en: 'a', km: 'ក' }, 'n'.repeat(501))).toEqual(['note'])
  const many = Array.from({ length: maxTerms }, (_, n) => term(`word ${n}`, 'ពាក្យ'))
  await write(async (tx) => {
    for (let n = 0; n < many.length; n += 500) await tx.insert(glossary).values(many.slice(n, n + 500))
  })
  expect(await messages({ en: 'a', km: 'ក' })).toEqual([undefined])
})

test('contributors read the glossary with a translation, and change nothing in it', async () => {
  const contributor = await someone('contributor')
  const not = { name: 'NotPermitted' }
  await expect(addGlossaryTerm(contributor, term('a', 'b'), 1)).rejects.toMatchObject(not)
  await expect(changeGlossaryTerm(contributor, { id: 1, ...term('a', 'b') }, 1)).rejects.toMatchObject(not)
  await expect(removeGlossaryTerm(contributor, 1, 1)).rejects.toMatchObject(not)
  await expect(glossaryTerms(contributor)).rejects.toMatchObject(not)
})
