import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { signsOfPeople } from '@/domain/content/checks/people'
import { declarePeople } from '@/domain/consents/marks'
import { runBulk } from '@/domain/desk/bulk'
import { submit } from '@/domain/review/review'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { content, createEntry, got, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { copyEntry } from '@/domain/writing/copies'
import { beginTranslation } from '@/domain/writing/translations'
import { createBundle } from './bundles'
import { releaseBundle } from './bundle-release'
import { peopleStateOf } from './people-state'
import { release, withdraw } from './releases'

const now = Date.UTC(2026, 0, 1, 2)
let editor: Actor

beforeEach(async () => {
  testDatabase()
  editor = await someone('editor', 'Edi')
})

/** Beginnings of stories of survivors, and the agenda of a meeting. */
const openings: Record<string, [Language, string]> = {
  'first person': ['en', 'I had never seen the sea before they took me to it.'],
  'a changed name': ['en', 'We call her Dara here, which is not what her mother calls her.'],
  'an age, no name': ['en', 'She was fourteen when the car came for the second time.'],
  'a village, no name': ['en', 'Everybody in the last house before the river knows why he left Ban Nong.'],
  'a mother speaks': ['en', '“My boy telephones on Sundays now,” his mother says, and looks at the door.'],
  'a court case': ['en', 'The third witness asked the judge whether she might sit behind the curtain.'],
  'a quotation': ['en', '“They kept our passports in a biscuit tin.”'],
  'a letter': ['en', 'Dear sister, do not send anybody to this address.'],
  'a dialogue in Khmer': ['km', '«តើអ្នកចង់ទៅផ្ទះវិញទេ?» «ខ្ញុំមិនដឹងផ្លូវទេ»។'],
  'a dialogue in Thai': ['th', '“หนูกลับบ้านได้ไหมคะ” “ยังไม่ได้ รถยังไม่มา”'],
  'an agenda': ['en', 'The meeting begins at nine. Item one is the budget of the second quarter.'],
}

async function begun(words: string, { kind = 'post', language = 'en' }: { kind?: Kind; language?: Language } = {}) {
  const whole = content({ title: 'A title', body: text(words) })
  const entry = { kind, language, session: words + kind, people: undefined, content: whole }
  const saved = got(await createEntry(editor, entry, now))
  return { ...saved, base: { revisionId: saved.revisionId, counter: saved.counter } }
}

const asks = {
  ok: false,
  problems: [{ field: 'people', message: expect.stringContaining('Nobody has said yet whom') }],
}

test.each(Object.entries(openings))(
  '%s is asked about at its first submission and at its first release',
  async (_, [language, words]) => {
    const saved = await begun(words, { language })
    const { entryId, base } = saved
    expect(await submit(editor, { entryId, base }, now)).toMatchObject(asks)
    expect(await release(editor, { entryId, ...base }, now)).toMatchObject(asks)
    expect((await peopleStateOf(editor, entryId, now))!.question).toBeDefined()
    got(await declarePeople(editor, { entryId, people: 'shown' }, now))
    expect((await peopleStateOf(editor, entryId, now))!.question).toBeUndefined()
    got(await submit(editor, { entryId, base }, now))
    got(await release(editor, { entryId, ...base }, now))
    const next = await savedAgain(editor, saved, { title: 'Other words' }, now)
    got(await release(editor, next, now + 1))
    const said = await read()
      .select({ detail: audit.detail })
      .from(audit)
      .where(eq(audit.verb, 'said whom it is about'))
    expect(said).toEqual([{ detail: { people: 'shown' } }])
  },
)

test.each(['publication', 'page', 'event', 'call'] as const)('a %s is asked about too', async (kind) => {
  const { entryId, base } = await begun('Words.', { kind })
  expect(await submit(editor, { entryId, base }, now)).toMatchObject(asks)
})

test('bulk acts, schedules and bundles are refused as well, and say what to do', async () => {
  const { entryId, base } = await begun('Words.')
  for (const act of [{ act: 'publish' }, { act: 'submit' }, { act: 'schedule', at: now + 1_000 }] as const) {
    const report = got(await runBulk(editor, { ids: [entryId] }, act, now))
    expect(report.refused).toMatchObject([
      { entryId, why: expect.stringContaining('Open it and answer that under “People in it”') },
    ])
  }
  const { bundleId } = got(await createBundle(editor, { name: 'Both', entryIds: [entryId] }, now))
  const refusal = await releaseBundle(editor, { bundleId, entries: [{ entryId, ...base }] }, now)
  expect(refusal).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('Nobody has said yet') }] })
})

test('a translation has the answer of its original; a copy is asked anew, but for the mark', async () => {
  const { entryId } = await begun('Words.')
  got(await declarePeople(editor, { entryId, people: 'nobody' }, now))
  const khmer = got(await beginTranslation(editor, { entryId, language: 'km' }, now))
  const copy = got(await copyEntry(editor, entryId, now))
  const question = async (id: number) => (await peopleStateOf(editor, id, now))!.question
  expect(await question(khmer.entryId)).toBeUndefined()
  expect(await question(copy.entryId)).toBeDefined()
  got(await declarePeople(editor, { entryId, people: 'at risk' }, now))
  const marked = got(await copyEntry(editor, entryId, now))
  expect((await peopleStateOf(editor, marked.entryId, now))!.people).toBe('at risk')
})

test('what readers had already, and what the installation brings, is not asked about', async () => {
  const { entryId, base } = await begun('Words.')
  const installation = makeActor({ id: null, name: 'The system', role: 'admin', zone: 'Asia/Bangkok' })
  got(await release(installation, { entryId, ...base }, now))
  got(await withdraw(editor, { entryId, reason: 'error', explanation: 'It was wrong.' }, now + 1))
  got(await release(editor, { entryId, ...base }, now + 2))
  const [row] = await read().select({ people: entries.people }).from(entries).where(eq(entries.id, entryId))
  expect(row).toEqual({ people: null })
})

test('words only sort: they propose an answer and show what was found', () => {
  const signs = (words: string) => signsOfPeople(words, 'en')
  expect(signs('The meeting begins at nine.')).toEqual({ likely: 'nobody', found: [] })
  expect(signs('She went to Svay Pak with Ms Lan, who was 17.')).toEqual({
    likely: 'shown',
    found: ['Ms Lan', 'was 17', 'Svay Pak'],
  })
  expect(signs('Phyo, a survivor, aged 24, came home.')).toMatchObject({ likely: 'at risk' })
  expect(signsOfPeople('ผู้เสียหายอายุ 16 ปี', 'th')).toEqual({ likely: 'at risk', found: ['อายุ 16', 'ผู้เสียหายอายุ'] })
})
