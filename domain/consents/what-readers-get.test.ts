import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { harmChecks } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findItem } from '@/domain/published/item'
import { release, withdraw } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, isPublicAt, lookedAt, newestOf, readyEntry } from '@/domain/testing/consents'
import { corrected, readPart, report, now } from '@/domain/testing/corrected'
import { got, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { harmStateOf } from './harm-state'
import { linkConsent } from './links'
import { declarePeople } from './marks'

let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

function messages(result: { ok: boolean; problems?: { message: string }[] }) {
  return (result.problems ?? []).map(({ message }) => message)
}

test('a change of any field asks for the check again, and one more consent takes nothing from readers', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Hers' }, now)
  got(await release(writer, saved, now))
  const other = await consentFor(second, {}, now)
  got(await linkConsent(second, { consentId: other, entryIds: [saved.entryId] }, now + 1))
  expect(await isPublicAt(saved.entryId, now + 1)).toBe(true)
  await lookedAt(second, saved.entryId, now)
  const dated = { title: 'Hers', slug: 'hers', body: text('Some words of Hers.'), dated: now - 1e9 }
  await savedAgain(writer, saved, dated, now + 2)
  expect((await harmStateOf(second, saved.entryId, now))!.changed).toEqual(['date'])
})

test('a text about people at risk is withdrawn at once without a word; others with one', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Hers' }, now)
  got(await release(writer, saved, now))
  const silently = { entryId: saved.entryId, reason: 'request' as const, explanation: '' }
  expect(messages(await withdraw(writer, { ...silently, explanation: 'She asked.' }, now + 1))).toEqual([
    expect.stringMatching(/^No second person has checked what readers would be told beside the text\./),
  ])
  const { path } = got(await withdraw(writer, silently, now + 1))
  expect(await findItem({ path, now: now + 1 })).toMatchObject({ is: 'gone', explanation: '' })
  const { saved: unmarked } = await report(writer)
  expect(messages(await withdraw(writer, { ...silently, entryId: unmarked.entryId }, now + 1))).toEqual([
    'Tell readers in a sentence why it is gone.',
  ])
})

test('the corrected text of a document ends with the publication that is marked, until it is checked itself', async () => {
  const { id, saved } = await report(writer)
  const correction = await corrected(writer, id)
  got(await release(writer, correction, now))
  expect((await readPart(id, now))!.corrected).toBeDefined()
  await consentFor(second, { entryIds: [saved.entryId] }, now)
  await lookedAt(second, saved.entryId, now)
  expect(messages(await declarePeople(second, { entryId: saved.entryId, people: 'at risk' }, now + 1))).toEqual([
    expect.stringMatching(/^Readers have “.+” now, and would lose it at once/),
  ])
  got(await declarePeople(second, { entryId: saved.entryId, people: 'at risk', confirm: true }, now + 1))
  const reading = await readPart(id, now + 1)
  expect([reading !== undefined, reading?.corrected]).toEqual([true, undefined])
  expect(messages(await release(writer, correction, now + 2))).toEqual([expect.stringMatching(/^No second person/)])
  await lookedAt(second, correction.entryId, now + 2)
  got(await release(writer, correction, now + 2))
  expect((await readPart(id, now + 2))!.corrected).toBeDefined()
})

test('a check of an earlier build keeps what readers have, and opens no new release', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Hers' }, now)
  got(await release(writer, saved, now))
  const old = { hash: 'a hash of fewer parts', parts: { title: 'a hash' } }
  await write(async (tx) => tx.update(harmChecks).set(old).where(eq(harmChecks.entryId, saved.entryId)))
  const other = await consentFor(second, {}, now)
  got(await linkConsent(second, { consentId: other, entryIds: [saved.entryId] }, now + 1))
  expect(await isPublicAt(saved.entryId, now + 1)).toBe(true)
  expect(messages(await release(writer, await newestOf(saved.entryId), now + 2))).toEqual([
    'Since somebody checked whether it can do harm, this has changed: what a check covers. Ask Sok.',
  ])
})
