import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { read, write } from '@/db/connection'
import { harmChecks } from '@/db/schema'
import { headOf } from '@/domain/entries/head'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { lookedAt, markedEntry, newestOf } from '@/domain/testing/consents'
import { got, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { copyEntry } from '@/domain/writing/copies'
import { checkHarm, possibleCheckers } from './harm-checks'
import { harmStateOf } from './harm-state'

const start = Date.UTC(2026, 0, 1, 2)
let writer: Actor
let helper: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  helper = await someone('editor', 'Hla')
  second = await someone('editor', 'Sok')
})

const earlierAuthor =
  'You wrote, suggested or imported words of this text. Somebody else has to check whether it can do harm.'

async function tryToCheck(who: Actor, entryId: number) {
  const { revisionId, hash, questions } = (await harmStateOf(who, entryId, start))!
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  return checkHarm(who, { entryId, revisionId, hash, answers }, start)
}

async function checkersOf(entryId: number) {
  return (await possibleCheckers(read(), (await headOf(read(), entryId))!)).map(({ name }) => name)
}

async function changedBy(who: Actor, entryId: number, words: string, at: number) {
  const base = { ...(await newestOf(entryId)), savedAt: at, slug: 'hers' }
  return savedAgain(who, base, { title: 'Hers', slug: 'hers', body: text(words) }, at)
}

test('whoever wrote any version of a text cannot be its second person, nor is named as one', async () => {
  const { entryId } = await markedEntry(writer, 'Hers', start)
  await changedBy(helper, entryId, 'Other words.', start + 1)
  await changedBy(writer, entryId, 'The last words.', start + 2)
  expect(await tryToCheck(helper, entryId)).toMatchObject({ problems: [{ message: earlierAuthor }] })
  expect((await harmStateOf(helper, entryId, start))!.mayCheck).toBe(false)
  expect(await checkersOf(entryId)).toEqual(['Sok'])
  expect((await tryToCheck(second, entryId)).ok).toBe(true)
})

test('nor of a copy of a text that they wrote', async () => {
  const { entryId } = await markedEntry(writer, 'Hers', start)
  const copy = got(await copyEntry(helper, entryId, start))
  expect(await tryToCheck(writer, copy.entryId)).toMatchObject({ problems: [{ message: earlierAuthor }] })
  expect(await checkersOf(copy.entryId)).toEqual(['Sok'])
})

async function standing(entryId: number) {
  return (await harmStateOf(writer, entryId, start))!.standing
}

test('a check stands though its giver changed the text later and that was undone', async () => {
  const { entryId } = await markedEntry(writer, 'Hers', start)
  await changedBy(writer, entryId, 'Her words.', start + 1)
  await lookedAt(second, entryId, start + 2)
  await changedBy(second, entryId, 'Changed.', start + 3)
  await changedBy(writer, entryId, 'Her words.', start + 4)
  expect(await standing(entryId)).toMatchObject({ by: 'Sok' })
  expect(await tryToCheck(second, entryId)).toMatchObject({ problems: [{ message: earlierAuthor }] })
})

test('a check that was kept of somebody who had written an earlier version does not stand', async () => {
  const { entryId } = await markedEntry(helper, 'Hers', start)
  await changedBy(writer, entryId, 'Her words.', start + 1)
  await lookedAt(second, entryId, start + 2)
  expect(await standing(entryId)).toBeDefined()
  await write(async (tx) => void (await tx.update(harmChecks).set({ by: helper.id })))
  expect(await standing(entryId)).toBeUndefined()
})

test('two people check a text whose writer nobody knows', async () => {
  const installation = makeActor({ id: null, name: 'The command line', role: 'admin', zone: 'Asia/Bangkok' })
  const { entryId } = await markedEntry(installation, 'Hers', start)
  await lookedAt(helper, entryId, start + 1)
  expect(await standing(entryId)).toBeUndefined()
  await lookedAt(second, entryId, start + 2)
  expect(await standing(entryId)).toMatchObject({ by: 'Sok' })
})
