import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { trashEntry } from '@/domain/entries/trash'
import { changeSettings } from '@/domain/site/settings'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import type { Actor } from '@/domain/staff/actor'
import type { ContentInput } from '@/domain/content/content'
import { organisationsUsed } from './organisations'

beforeEach(() => void testDatabase())

async function publication(who: Actor, facts: Partial<NonNullable<ContentInput['publication']>>, now: number) {
  const words = content({
    title: 'Report',
    publication: { type: 'report', publishedOn: '2014', publisher: '', ...facts },
  })
  return got(await createEntry(who, { kind: 'publication', language: 'en', session: 's', content: words }, now))
}

const names = async (who: Actor) => (await organisationsUsed(who)).map(({ name }) => name)

test('authors that are organisations and publishers come last first, each once, then those of the settings with their address', async () => {
  const editor = await someone('editor')
  const url = 'https://example.org'
  const organisations = [
    { name: 'Ministry of Labour', url },
    { name: 'River Fund', url: '' },
  ]
  got(await changeSettings(await someone('admin'), { organisations, publisher: 'The Archive' }, 0))
  const authors = [
    { name: 'Sok, Dara', is: 'person' as const },
    { name: 'Field Office', is: 'organisation' as const },
  ]
  await publication(editor, { authors, publisher: 'Old Press' }, 1)
  await publication(editor, { publisher: 'ministry of labour' }, 2)
  const trashed = await publication(editor, { publisher: 'Thrown Away' }, 3)
  got(await trashEntry(editor, trashed.entryId, 4))
  expect(await names(editor)).toEqual(['Ministry of Labour', 'Field Office', 'Old Press', 'River Fund', 'The Archive'])
  expect((await organisationsUsed(editor))[0]).toEqual({ name: 'Ministry of Labour', url })
})

test('a contributor is not told of what stands in drafts of others', async () => {
  const [editor, contributor] = [await someone('editor'), await someone('contributor')]
  await publication(editor, { publisher: 'Secret Press' }, 1)
  await publication(contributor, { publisher: 'Own Press' }, 2)
  expect(await names(contributor)).toEqual(['Own Press', 'Gazette'])
})
