import { expect, test } from 'vitest'
import { publicVersion } from './connection'
import { notesSince, putNote, removeNote, removeNotesBefore } from './shared-notes'
import { testDatabase } from './test-database'

test('a note stands until it is replaced, removed or too old, and changes nothing that readers see', async () => {
  testDatabase()
  const version = await publicVersion()
  const topic = `notes ${Math.random()}`
  await putNote(topic, { name: 'first', value: { n: 1 }, at: 1_000 })
  await putNote(topic, { name: 'second', value: ['two'], at: 2_000 })
  await putNote(topic, { name: 'first', value: { n: 3 }, at: 3_000 })
  await putNote(`${topic} other`, { name: 'first', value: 0, at: 9_000 })
  expect(await notesSince(topic, 2_000)).toEqual([
    { name: 'first', value: { n: 3 }, at: 3_000 },
    { name: 'second', value: ['two'], at: 2_000 },
  ])
  expect(await notesSince(topic, 2_001)).toMatchObject([{ name: 'first' }])
  await removeNote(topic, 'first')
  await removeNote(topic, 'never there')
  expect(await notesSince(topic, 0)).toMatchObject([{ name: 'second' }])
  await removeNotesBefore(2_001)
  expect(await notesSince(topic, 0)).toEqual([])
  expect(await notesSince(`${topic} other`, 0)).toHaveLength(1)
  await removeNote(`${topic} other`, 'first')
  expect(await publicVersion()).toBe(version)
})
