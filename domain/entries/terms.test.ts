import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { publicVersion } from '@/db/connection'
import { saveDraft } from '@/domain/writing/drafts'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { release } from '@/domain/publishing/releases'
import { trashEntry } from './trash'
import { changeTerm } from '@/domain/consents/shared-words'
import { listTerms, createTerm, removeTerm, termsInUse } from './terms'

test('a topic gets its address from its name; in its letters; a name without any asks for one', async () => {
  testDatabase()
  const editor = await someone()
  got(await createTerm(editor, { kind: 'topic', name: '  COMMIT   Process ' }, 0))
  expect(await listTerms(editor)).toMatchObject([{ name: 'COMMIT Process', slug: 'commit-process' }])
  expect(await createTerm(editor, { kind: 'country', name: '—' }, 0)).toMatchObject({
    problems: [{ field: 'slug' }],
  })
  expect((await createTerm(editor, { kind: 'country', name: 'កម្ពុជា', slug: 'cambodia' }, 0)).ok).toBe(true)
})

test('a name or an address in use is refused beside its field, within a kind', async () => {
  testDatabase()
  const editor = await someone()
  got(await createTerm(editor, { kind: 'topic', name: 'Thailand' }, 0))
  expect((await createTerm(editor, { kind: 'country', name: 'Thailand' }, 0)).ok).toBe(true)
  expect(await createTerm(editor, { kind: 'topic', name: 'THAILAND', slug: 'another' }, 0)).toMatchObject({
    problems: [{ field: 'name', message: 'There is one called “THAILAND” already.' }],
  })
  expect(await createTerm(editor, { kind: 'topic', name: 'Siam', slug: 'thailand' }, 0)).toMatchObject({
    problems: [{ field: 'slug' }],
  })
})

test('what is added by hand comes after what has a place, and a renamed one keeps its address', async () => {
  testDatabase()
  const editor = await someone()
  const first = got(await createTerm(editor, { kind: 'country', name: 'Viet Nam', position: 1 }, 0))
  got(await createTerm(editor, { kind: 'country', name: 'Regional', position: 2 }, 0))
  got(await createTerm(editor, { kind: 'country', name: 'Brunei' }, 0))
  expect((await listTerms(editor)).map((term) => term.name)).toEqual(['Viet Nam', 'Brunei', 'Regional'])
  const before = await publicVersion()
  got(await changeTerm(editor, { id: first.id, name: 'Vietnam', description: 'Offices in Ha Noi' }, 0))
  expect((await listTerms(editor))[0]).toMatchObject({
    name: 'Vietnam',
    slug: 'viet-nam',
    description: 'Offices in Ha Noi',
  })
  expect(await publicVersion()).toBeGreaterThan(before)
})

test('names stand in the order of a word list, whatever their capitals', async () => {
  testDatabase()
  const editor = await someone()
  for (const name of ['lake', 'Boat', 'alpha', 'Zoo']) got(await createTerm(editor, { kind: 'topic', name }, 0))
  expect((await listTerms(editor)).map(({ name }) => name)).toEqual(['alpha', 'Boat', 'lake', 'Zoo'])
})

test('texts that are too long, empty names and a term that is gone are refused in words', async () => {
  testDatabase()
  const editor = await someone()
  const long = await createTerm(editor, { kind: 'topic', name: 'n'.repeat(101), description: 'd'.repeat(1_001) }, 0)
  expect(long).toMatchObject({ problems: [{ field: 'name' }, { field: 'description' }] })
  expect(await changeTerm(editor, { id: 7, name: ' ', description: '' }, 0)).toMatchObject({
    problems: [{ field: 'name' }],
  })
  expect(await changeTerm(editor, { id: 7, name: 'Name', description: '' }, 0)).toMatchObject({ ok: false })
})

test('a term is counted by the texts that readers have, and stays once any text carried it', async () => {
  testDatabase()
  const editor = await someone()
  const used = got(await createTerm(editor, { kind: 'topic', name: 'Policy' }, 0))
  const unused = got(await createTerm(editor, { kind: 'topic', name: 'Typo' }, 0))
  const first = await post(editor, { title: 'One', termIds: [used.id] })
  got(await release(editor, first, 0))
  await post(editor, { title: 'Two', termIds: [used.id] })
  const counted = () => termsInUse(editor, 1)
  expect(await counted()).toMatchObject([{ name: 'Policy', texts: 1, used: true }, { texts: 0 }])
  const changed = { entryId: first.entryId, base: first, session: 'other', content: content({ title: 'One' }) }
  const without = got(await saveDraft(editor, changed, 1))
  expect(await counted()).toMatchObject([{ texts: 1 }, { texts: 0 }])
  got(await release(editor, { ...without, entryId: first.entryId }, 1))
  expect(await counted()).toMatchObject([
    { name: 'Policy', texts: 0, used: true },
    { name: 'Typo', texts: 0, used: false },
  ])
  expect(await removeTerm(editor, used.id, 0)).toMatchObject({
    problems: [{ message: '“Policy” is in use, so it stays. You can rename it.' }],
  })
  got(await removeTerm(editor, unused.id, 0))
  expect((await listTerms(editor)).map((term) => term.name)).toEqual(['Policy'])
  expect((await removeTerm(editor, unused.id, 0)).ok).toBe(false)
})

test('a contributor may not change topics and countries', async () => {
  testDatabase()
  const contributor = await someone('contributor')
  await expect(createTerm(contributor, { kind: 'topic', name: 'Mine' }, 0)).rejects.toMatchObject({
    name: 'NotPermitted',
  })
  await expect(removeTerm(contributor, 1, 0)).rejects.toMatchObject({ name: 'NotPermitted' })
  await expect(termsInUse(contributor, 0)).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('what lies in the trash is not counted, and still keeps its topic from being removed', async () => {
  testDatabase()
  const editor = await someone()
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Policy' }, 0))
  const { entryId } = await post(editor, { termIds: [topic.id] })
  got(await trashEntry(editor, entryId, 1))
  expect(await termsInUse(editor, 2)).toMatchObject([{ name: 'Policy', texts: 0, used: true }])
  expect(await removeTerm(editor, topic.id, 2)).toMatchObject({ ok: false })
})

test('a term has names in other languages, without empty ones; whoever says nothing of them leaves them', async () => {
  testDatabase()
  const editor = await someone()
  const names = { zh: ' 泰国 ', km: 'ថៃ', lo: ' ', en: 'Siam' }
  const { id } = got(await createTerm(editor, { kind: 'country', name: 'Thailand', names }, 0))
  const namesOfTerm = async () => (await listTerms(editor))[0]!.names
  expect(JSON.stringify(await namesOfTerm())).toBe('{"km":"ថៃ","zh":"泰国"}')
  got(await changeTerm(editor, { id, name: 'Thailand', description: '' }, 0))
  expect(await namesOfTerm()).toEqual({ km: 'ថៃ', zh: '泰国' })
  const before = await publicVersion()
  got(await changeTerm(editor, { id, name: 'Thailand', description: '', names: { km: '' } }, 0))
  expect([await namesOfTerm(), (await publicVersion()) > before]).toEqual([{}, true])
  const long = { id, name: 'Thailand', description: '', names: { th: 'ก'.repeat(101) } }
  expect(await changeTerm(editor, long, 0)).toMatchObject({ problems: [{ field: 'names.th' }] })
})
