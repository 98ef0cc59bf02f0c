import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { storeUpload } from '@/domain/files/intake'
import { findPublicFile } from '@/domain/published/files'
import { findItem } from '@/domain/published/item'
import { changeList } from '@/domain/published/change-list'
import { release, withdraw } from '@/domain/publishing/releases'
import { consentFor, newestOf, readyEntry, unlinkedByTwo } from '@/domain/testing/consents'
import type { Actor } from '@/domain/staff/actor'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { revokeConsent } from './consents'
import { forbidNames } from './forbidden-names'
import { declarePeople } from './marks'

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000

test('what was taken out with a consent stays out when a later text replaces it: older versions of files, notes of changes', async () => {
  testDatabase()
  const editor = await someone()
  const stored = (words: string, replaces?: string) =>
    storeUpload(editor, { source: Buffer.from(`Name\n${words}\n`), name: 'names.csv', replaces }, start)
  const text = (mediaId: string) => ({
    title: 'With a file',
    slug: 'with-a-file',
    files: [{ mediaId, title: 'Names', language: null }],
  })
  const whatReadersHave = async (path: string, now: number) => {
    const found = await findItem({ path, now })
    const versions = [1, 2, 3].map((version) => findPublicFile({ id: first.id, version, now }))
    return {
      files: (await Promise.all(versions)).flatMap((file) => file?.version ?? []),
      listed: found?.is === 'live' ? found.item.versions.map(({ version }) => version) : [],
      changes: found?.is === 'live' ? found.item.changes.map(({ note }) => note) : [],
    }
  }

  const first = got(await stored('Somebody'))
  const consentId = await consentFor(editor, { lineages: [first.id] }, start)
  const one = await post(editor, text(first.id), start)
  got(await release(editor, one, start))
  const second = got(await stored('Somebody else', first.id))
  const two = await savedAgain(editor, one, text(second.id), start)
  const { path } = got(await release(editor, { ...two, major: true, note: 'Somebody else.' }, start + 1))
  expect(await whatReadersHave(path, start + 1)).toEqual({
    files: [1, 2],
    listed: [2, 1],
    changes: ['Somebody else.'],
  })

  got(await revokeConsent(editor, { consentId }, start + day))
  expect(await whatReadersHave(path, start + day)).toEqual({ files: [], listed: [], changes: [] })
  const people: [Actor, Actor] = [editor, await someone()]
  got(await unlinkedByTwo(people, { consentId, lineages: [first.id] }, start + day))
  const third = got(await stored('Nobody', second.id))
  got(await release(editor, await savedAgain(editor, two, text(third.id), start), start + 2 * day))
  expect(await whatReadersHave(path, start + 2 * day)).toEqual({ files: [3], listed: [3], changes: [] })
})

test('an older version of a file leaves readers once a name in it is forbidden, and does not return with the next text', async () => {
  testDatabase()
  const editor = await someone()
  const stored = async (name: string, replaces?: string) =>
    got(await storeUpload(editor, { source: Buffer.from(`Name\n${name}\n`), name, replaces }, start))
  const first = await stored('thida.csv')
  const second = await stored('names.csv', first.id)
  const text = (mediaId: string) => ({ title: 'Names', slug: 'names', files: [{ mediaId, title: '', language: null }] })
  const consentId = await consentFor(editor, { lineages: [first.id] }, start)
  const one = await post(editor, text(first.id), start)
  got(await release(editor, one, start))
  const two = await savedAgain(editor, one, text(second.id), start + 1)
  got(await release(editor, two, start + 1))
  const versions = async (now: number) => {
    const found = [1, 2].map((version) => findPublicFile({ id: first.id, version, now }))
    return (await Promise.all(found)).flatMap((file) => file?.version ?? [])
  }
  expect(await versions(start + 1)).toEqual([1, 2])
  const names = { consentId, names: ['Thida'] }
  expect(await forbidNames(editor, names, start + 2)).toMatchObject({ ok: false, problems: [{ field: 'confirm' }] })
  got(await forbidNames(editor, { ...names, confirm: true }, start + 2))
  expect(await versions(start + 2)).toEqual([])
  got(await release(editor, two, start + 3))
  expect(await versions(start + 3)).toEqual([2])
})

test('a mark, and a revoked consent, take the title of a text that was withdrawn before, and why it was', async () => {
  testDatabase()
  const [writer, second] = [await someone(), await someone()]
  const told = async (now: number) => {
    const { items } = (await changeList({ now, language: 'en', page: 1 }))!
    return items.map((change) => [change.text?.title, change.is === 'withdrawn' && change.explanation])
  }
  const why = { reason: 'outdated' as const, explanation: 'Dao asked for it.' }
  const plain = await post(writer, { title: 'One life' }, start)
  got(await release(writer, plain, start + 1))
  got(await withdraw(writer, { entryId: plain.entryId, ...why }, start + 2))
  expect(await told(start + 2)).toEqual([['One life', 'Dao asked for it.']])
  got(await declarePeople(writer, { entryId: plain.entryId, people: 'at risk', confirm: true }, start + 3))
  expect(await told(start + 3)).toEqual([])

  const { consentId, ...ready } = await readyEntry({ writer, second }, { title: 'Hers' }, start + 4)
  got(await release(writer, await newestOf(ready.entryId), start + 5))
  got(await withdraw(writer, { entryId: ready.entryId, reason: 'outdated', explanation: '' }, start + 6))
  expect(await told(start + 6)).toEqual([['Hers', '']])
  got(await revokeConsent(second, { consentId }, start + 7))
  expect(await told(start + 7)).toEqual([])
})
