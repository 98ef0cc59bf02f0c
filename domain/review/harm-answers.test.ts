import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { harmStateOf } from '@/domain/consents/harm-state'
import { askColleague } from '@/domain/consents/requests'
import { ownNotices } from '@/domain/notices/notices'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, markedEntry } from '@/domain/testing/consents'
import { got, savedAgain, someone } from '@/domain/testing/newsroom'
import { bodyWith, pdf, picture } from '@/domain/testing/uploads'
import { answerHarmCheck } from './harm-answers'
import { reviewOf } from './review-thread'

const now = Date.UTC(2026, 0, 1, 2)
let [writer, second]: Actor[] = []

beforeEach(async () => {
  testDatabase()
  writer = await someone('contributor', 'Wan')
  second = await someone('editor', 'Sok')
})

const keysOf = async (entryId: number) => (await harmStateOf(second!, entryId, now))!.questions.map(({ key }) => key)

test('only what can apply to a text is asked', async () => {
  const saved = await markedEntry(writer!, 'Hers', now)
  const ofWords = ['identity', 'place', 'time', 'family', 'perpetrators', 'legal case', 'children']
  expect(await keysOf(saved.entryId)).toEqual(ofWords)
  const shown = bodyWith((await picture(writer!)).id)
  const again = await savedAgain(writer!, saved, { title: 'Hers', body: shown }, now + 1)
  expect(await keysOf(saved.entryId)).toEqual([...ofWords, 'pictures', 'metadata', 'comments'])
  const files = [{ mediaId: (await pdf(writer!)).id, title: 'Notes', language: 'en' as const }]
  await savedAgain(writer!, again, { title: 'Hers', files }, now + 2)
  expect(await keysOf(saved.entryId)).toEqual([...ofWords, 'metadata', 'files', 'comments'])
  await consentFor(second!, { about: 'child', guardian: 'her aunt', entryIds: [saved.entryId] }, now)
  expect((await harmStateOf(second!, saved.entryId, now))!.questions[0]!.statement).toMatch(/^The child cannot/)
})

test('a statement that is not true asks the author for a change, and answers who asked for the check', async () => {
  const { entryId } = await markedEntry(writer!, 'Hers', now)
  got(await askColleague(writer!, { entryId, what: 'check', staffId: second!.id! }, now))
  const { revisionId, hash, questions } = (await harmStateOf(second!, entryId, now))!
  const safe = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  const change = (answers: object, by = hash) =>
    answerHarmCheck(
      second!,
      { entryId, revisionId, hash: by, answers: { ...safe, ...answers }, change: 'Leave the village out.' },
      now + 1,
    )
  expect(await change({ place: 'change' }, 'of another text')).toMatchObject({ ok: false })
  expect(await change({ place: '' })).toMatchObject({ ok: false, problems: [{ field: 'place' }] })
  got(await change({ place: 'change' }))
  const { state, said } = (await reviewOf(writer!, entryId))!
  expect(state.is).toBe('changes')
  expect(said.at(-1)).toMatchObject({
    note: `Leave the village out.\nThe check for harm says that this is not true:\n${questions[1]!.statement}`,
  })
  expect((await harmStateOf(second!, entryId, now + 2))!.last).toBeUndefined()
  expect((await ownNotices(writer!)).items).toMatchObject([{ kind: 'changes' }])
  expect((await ownNotices(second!)).items.filter(({ readAt }) => readAt === null)).toEqual([])
  got(await change({}))
  expect((await harmStateOf(second!, entryId, now + 2))!.standing).toBeDefined()
})
