import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { bodySchema } from '@/domain/content/body/schema'
import { compareWithHead } from '@/domain/writing/comparison/merge'
import { Content } from '@/domain/content/content'
import { saveDraft } from '@/domain/writing/drafts'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { assembleContent, obviousChoices, listUndecided, wordsToEdit, type MergeChoices } from './assemble'

type Changes = Partial<Content>
const paragraphs = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })),
})

/** Two people changed one text; what the later one is shown. */
async function meeting(base: Changes, mine: Changes, theirs: Changes) {
  const [anna, boran] = [await someone(), await someone()]
  const common = content(base)
  const first = await post(anna, base)
  const { entryId } = first
  const save = { entryId, base: first, session: 's', content: { ...common, ...theirs } }
  got((await saveDraft(anna, save, 1)) as never)
  const own = { ...common, ...mine }
  const met = got(await compareWithHead(boran, { entryId, base: first, common, mine: own }))
  return {
    met,
    own,
    merged: (choices: MergeChoices = {}) =>
      assembleContent(met, own, { ...obviousChoices(met.differences), ...choices }),
  }
}

test('changes that do not touch each other are all in the merged text, with nothing to choose', async () => {
  testDatabase()
  const base = { title: 'T', body: paragraphs('One.', 'Two.', 'Three.') }
  const { met, merged } = await meeting(
    base,
    { summary: 'Mine.', body: paragraphs('One, mine.', 'Two.', 'Three.') },
    { byline: 'Theirs', body: paragraphs('One.', 'Two.', 'Three.', 'Four.') },
  )
  expect(listUndecided(met.differences, obviousChoices(met.differences))).toEqual([])
  expect(merged()).toMatchObject({ summary: 'Mine.', byline: 'Theirs', slug: '' })
  expect(merged().body).toEqual(paragraphs('One, mine.', 'Two.', 'Three.', 'Four.'))
})

test('what clashes is one, the other, both or written anew', async () => {
  testDatabase()
  const { met, merged } = await meeting(
    { body: paragraphs('Start.') },
    { body: paragraphs('Mine entirely.') },
    { body: paragraphs('Quite another.') },
  )
  const [clash] = listUndecided(met.differences, obviousChoices(met.differences))
  const bodyWith = (choice: MergeChoices[string]) => merged({ [clash!.id]: choice }).body
  expect(bodyWith({ of: 'mine' })).toEqual(paragraphs('Mine entirely.'))
  expect(bodyWith({ of: 'theirs' })).toEqual(paragraphs('Quite another.'))
  expect(bodyWith({ of: 'one after the other' })).toEqual(paragraphs('Quite another.', 'Mine entirely.'))
  expect(wordsToEdit(clash!)).toBe('Mine entirely.')
  expect(bodyWith({ of: 'own', words: 'New.' })).toEqual(paragraphs('New.'))
  expect(bodyWith({ of: 'own', words: '' })).toEqual(paragraphs(''))
})

test('whatever two people made of a text, every way of merging it gives a text that can be saved', async () => {
  testDatabase()
  const words = fc.array(fc.constantFrom('', 'one two', 'one', 'three four five', 'six'), { maxLength: 5 })
  const text = fc.record({
    title: fc.constantFrom('A', 'B b', 'C c c'),
    summary: fc.constantFrom('', 's', 't u'),
    words,
  })
  const changes = ({ words, ...fields }: { title: string; summary: string; words: string[] }) => ({
    ...fields,
    body: words.length ? paragraphs(...words) : paragraphs(''),
  })
  const ways = ['mine', 'theirs', 'one after the other'] as const
  await fc.assert(
    fc.asyncProperty(text, text, text, fc.constantFrom(...ways), async (base, mine, theirs, way) => {
      const { met, own, merged } = await meeting(changes(base), changes(mine), changes(theirs))
      const clashes = listUndecided(met.differences, obviousChoices(met.differences))
      const of = (field: string) => (way === 'one after the other' && field !== 'body' ? 'mine' : way)
      const result = merged(Object.fromEntries(clashes.map(({ id, field }) => [id, { of: of(field) }])))
      expect(Content.safeParse(result).success).toBe(true)
      bodySchema.nodeFromJSON(result.body).check()
      const all = (of: 'mine' | 'theirs') => merged(Object.fromEntries(met.differences.map(({ id }) => [id, { of }])))
      expect(all('mine')).toEqual({ ...own, body: own.body })
      expect({ ...all('theirs'), slug: '' }).toEqual({ ...met.theirs, slug: '' })
    }),
    { numRuns: 60 },
  )
})
