import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { declarePeople } from '@/domain/consents/marks'
import { demoOrigin } from '@/domain/site/demonstration'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { consentFor, lookedAt, newestOf } from '@/domain/testing/consents'
import { content, createEntry, got, post, someone, text } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { peopleStateOf } from './people-state'
import { release } from './releases'

const now = Date.UTC(2026, 0, 1, 2)
const installation = makeActor({ id: null, name: 'The system', role: 'admin', zone: 'Asia/Bangkok' })
let author: Actor
let editor: Actor

beforeEach(async () => {
  testDatabase()
  author = await someone('contributor', 'Ana')
  editor = await someone('editor', 'Edi')
})

test('an author sees what is missing and whom to ask, and no consent; an editor sees the consents', async () => {
  const { entryId } = await post(author, { title: 'Hers' }, now)
  expect(await peopleStateOf(author, entryId, now)).toMatchObject({
    people: 'nobody',
    needsNothing: true,
    isAtRisk: false,
  })
  got(await declarePeople(author, { entryId, people: 'at risk' }, now))
  expect(await peopleStateOf(author, entryId, now)).toMatchObject({
    people: 'at risk',
    isAtRisk: true,
    problems: [{ field: 'people' }, { field: 'harm' }],
    colleagues: { consent: [{ name: 'Edi' }], check: [{ name: 'Edi' }] },
    consents: undefined,
    mayMark: true,
    mayManage: false,
  })
  await consentFor(editor, { reference: 'CF-9', entryIds: [entryId] }, now)
  await lookedAt(editor, entryId, now)
  expect(await peopleStateOf(editor, entryId, now)).toMatchObject({
    problems: [],
    colleagues: { consent: [], check: [] },
    consents: [{ reference: 'CF-9', linkedTo: [entryId] }],
  })
})

test('a check by nobody stands for the words that the demonstration brought, and for no others', async () => {
  const begun = { kind: 'post', language: 'en', session: 's' } as const
  const whole = content({ title: 'A sample', slug: 'a-sample', body: text('Words.') })
  const checkOf = async (entryId: number) => {
    const { revisionId, hash, questions } = (await harmStateOf(installation, entryId, now))!
    const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
    return checkHarm(installation, { entryId, revisionId, hash, answers }, now)
  }
  const marked = async (origin?: string) => {
    const saved = got(await createEntry(installation, { ...begun, origin, people: 'at risk', content: whole }, now))
    await consentFor(installation, { entryIds: [saved.entryId] }, now)
    return saved
  }
  const ours = await marked()
  expect(await checkOf(ours.entryId)).toMatchObject({
    ok: false,
    problems: [{ message: 'A person has to look at it.' }],
  })

  const sample = await marked(demoOrigin)
  got(await checkOf(sample.entryId))
  expect((await release(installation, await newestOf(sample.entryId), now)).ok).toBe(true)
  const base = { revisionId: sample.revisionId, counter: sample.counter }
  const save = { entryId: sample.entryId, base, session: 't', content: whole }
  got(await saveDraft(editor, { ...save, content: { ...whole, summary: 'New.' } }, now + 1))
  expect((await checkOf(sample.entryId)).ok).toBe(false)
  expect(await release(editor, await newestOf(sample.entryId), now + 1)).toMatchObject({
    ok: false,
    problems: [{ field: 'harm' }],
  })
})
