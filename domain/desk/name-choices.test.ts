import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { createTerm } from '@/domain/entries/terms'
import { got, someone } from '@/domain/testing/newsroom'
import { findNames } from './name-choices'

test('topics, countries and people are found by words of their names, in any language, the first five of each', async () => {
  testDatabase()
  const editor = await someone('editor', 'Mali Saengdao')
  const contributor = await someone('contributor', 'Malida Chan')
  got(await createTerm(editor, { kind: 'country', name: 'Cambodia', names: { km: 'កម្ពុជា' } }, 1))
  for (const n of [1, 2, 3, 4, 5, 6]) got(await createTerm(editor, { kind: 'topic', name: `Formal work ${n}` }, 1))
  const found = async (search: string, who = editor) =>
    (await findNames(who, search)).map(({ is, name }) => `${is} ${name}`)
  expect(await found(' ')).toEqual([])
  for (const words of ['cambod', 'កម្ពុ']) expect(await found(words)).toEqual(['country Cambodia'])
  expect(await found('WORK formal')).toEqual([1, 2, 3, 4, 5].map((n) => `topic Formal work ${n}`))
  expect((await found('mal')).filter((line) => line.startsWith('person'))).toEqual([
    'person Mali Saengdao',
    'person Malida Chan',
  ])
  // A person who may not read what others write is not told who they are.
  expect((await found('mal', contributor)).filter((line) => line.startsWith('person'))).toEqual(['person Malida Chan'])
})
