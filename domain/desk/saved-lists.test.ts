import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveList, ownLists, removeList, renameList } from './saved-lists'
import { got, someone } from '@/domain/testing/newsroom'

test('a person keeps filters by name, renames and removes them, and nobody else sees them', async () => {
  testDatabase()
  const [mine, other] = [await someone(), await someone()]
  const drafts = got(await saveList(mine, { name: ' My  drafts ', query: 'state=draft&by=me' }, 1))
  got(await saveList(mine, { name: 'Khmer', query: 'language=km' }, 2))
  expect((await ownLists(mine)).map((list) => list.name)).toEqual(['Khmer', 'My drafts'])
  expect(await ownLists(other)).toEqual([])
  expect(await saveList(mine, { name: 'KHMER', query: '' }, 3)).toMatchObject({ problems: [{ field: 'name' }] })
  expect(await saveList(mine, { name: ' ', query: '' }, 3)).toMatchObject({ problems: [{ field: 'name' }] })
  expect(await renameList(other, { id: drafts.id, name: 'Theirs' }, 4)).toMatchObject({ ok: false })
  expect(await removeList(other, drafts.id, 4)).toMatchObject({ ok: false })
  got(await renameList(mine, { id: drafts.id, name: 'Drafts' }, 5))
  expect(got(await removeList(mine, drafts.id, 6))).toMatchObject({ name: 'Drafts', query: 'state=draft&by=me' })
  expect((await ownLists(mine)).map((list) => list.name)).toEqual(['Khmer'])
})
