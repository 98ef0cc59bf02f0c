import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { actsPerPage, eachAct, historyChoices, listActs } from './history'
import { release } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { changeRole } from '@/domain/staff/staff'
import { createTerm, removeTerm } from '@/domain/entries/terms'
import { got, post, someone } from '@/domain/testing/newsroom'

const now = Date.UTC(2014, 9, 7, 2)

test('the record says who did what to which entry, the newest first, and is found by each of these', async () => {
  testDatabase()
  const [editor, admin] = [await someone('editor', 'Dara'), await someone('admin', 'Nang')]
  const entry = await post(editor, { title: 'Reports' }, now)
  got(await release(editor, entry, now + 1))
  got(await changeSettings(admin, { name: 'A secret name' }, now + 2))
  got(await changeRole(admin, { staffId: editor.id!, role: 'contributor' }, now + 3))

  const { items, total } = await listActs(admin, {})
  expect(total).toBe(4)
  expect(items).toMatchObject([
    { verb: 'changed role', who: 'Nang', person: 'Dara', detail: { from: 'editor', role: 'contributor' } },
    { verb: 'changed settings', who: 'Nang', detail: { name: true } },
    { verb: 'published', who: 'Dara', title: 'Reports', entryId: entry.entryId },
    { verb: 'began', who: 'Dara', title: 'Reports' },
  ])
  expect(JSON.stringify(items.map((item) => item.detail))).not.toContain('secret')
  const verbs = async (filter: Parameters<typeof listActs>[1]) =>
    (await listActs(admin, filter)).items.map((item) => item.verb)
  expect(await verbs({ by: editor.id! })).toEqual(['published', 'began'])
  expect(await verbs({ by: 'installation' })).toEqual([])
  expect(await verbs({ verb: 'published' })).toEqual(['published'])
  expect(await verbs({ entryId: entry.entryId })).toEqual(['published', 'began'])
  expect(await verbs({ from: now + 1, until: now + 3 })).toEqual(['changed settings', 'published'])
  expect((await historyChoices(admin)).verbs).toContain('changed settings')
})

test('it turns pages, and can be taken along whole, the oldest first', async () => {
  testDatabase()
  const editor = await someone()
  for (let n = 0; n <= actsPerPage / 2; n++) {
    const { id } = got(await createTerm(editor, { kind: 'topic', name: `Topic ${n}` }, now + n))
    got(await removeTerm(editor, id, now + n))
  }
  expect(await listActs(editor, { page: 2 })).toMatchObject({ total: actsPerPage + 2, pages: 2 })
  const all = []
  for await (const portion of eachAct(editor, { verb: 'added term' })) all.push(...portion)
  expect(all).toHaveLength(actsPerPage / 2 + 1)
  expect(all[0]!.id).toBeLessThan(all[1]!.id)
})

test('contributors do not read it', async () => {
  testDatabase()
  const contributor = await someone('contributor')
  await expect(listActs(contributor, {})).rejects.toMatchObject({ name: 'NotPermitted' })
  await expect(eachAct(contributor, {}).next()).rejects.toMatchObject({ name: 'NotPermitted' })
})
