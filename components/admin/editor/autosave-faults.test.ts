import fc from 'fast-check'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { beginEntry, saveDraft, type Conflict } from '@/domain/writing/drafts'
import { content, someone, text } from '@/domain/testing/newsroom'
import { Autosave } from './autosave'
import type { SaveOutcome, DraftSave } from './send-draft'

// The editor's saving against the real domain, over a network that loses questions, loses answers and delivers late.

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

type Fault = 'none' | 'question lost' | 'answer lost' | 'question late' | 'server fails'
const faults: Fault[] = ['none', 'question lost', 'answer lost', 'question late', 'server fails']
const noAnswer: SaveOutcome = { is: 'failed', message: 'the server does not answer.' }

async function editor(weather: Fault[]) {
  const who = await someone()
  const late: (() => Promise<unknown>)[] = []
  let words = ''

  async function serve({ entryId, base, session, how, fromRevision, content: json }: DraftSave): Promise<SaveOutcome> {
    const content = JSON.parse(json)
    const result = entryId
      ? await saveDraft(who, { entryId, base: base!, session, how, fromRevision, content }, Date.now())
      : await beginEntry(who, { kind: 'post', language: 'en', session, content }, Date.now())
    if (result.ok) return { is: 'saved', saved: result.value }
    return 'conflict' in result
      ? { is: 'conflict', conflict: (result as Conflict).conflict }
      : { is: 'refused', problems: result.problems }
  }

  async function send(saving: DraftSave): Promise<SaveOutcome> {
    const fault = weather.shift() ?? 'none'
    if (fault === 'question lost' || fault === 'server fails') return noAnswer
    if (fault === 'question late') return (late.push(() => serve(saving)), noAnswer)
    const outcome = await serve(saving)
    return fault === 'answer lost' ? noAnswer : outcome
  }

  const autosave = new Autosave(
    { session: `window-${who.id}` },
    { read: () => JSON.stringify(content({ body: text(words || ' ') })), send },
  )
  return {
    autosave,
    type: (word: string) => ((words += word), autosave.touch()),
    /** A request that was under way arrives after all, long after the editor gave it up. */
    arrive: async () => void (await Promise.all(late.splice(0).map((deliver) => deliver()))),
    words: () => words,
  }
}

test('whatever the network does, the newest text is saved in one entry, once the network is well', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('type' as const) },
    { weight: 3, arbitrary: fc.integer({ min: 100, max: 15_000 }) },
    { weight: 1, arbitrary: fc.constant('arrive' as const) },
  )
  const scenario = fc.tuple(fc.array(fc.constantFrom(...faults), { maxLength: 12 }), fc.array(step, { maxLength: 30 }))
  await fc.assert(
    fc.asyncProperty(scenario, async ([weather, steps]) => {
      testDatabase()
      const e = await editor([...weather])
      let n = 0
      for (const step of steps) {
        if (step === 'type') e.type(` word${++n}`)
        else if (step === 'arrive') await e.arrive()
        else await vi.advanceTimersByTimeAsync(step)
      }
      e.type(' end')
      for (let turn = 0; turn < 40 && e.autosave.unsaved; turn++) await vi.advanceTimersByTimeAsync(31_000)
      await e.arrive()
      expect(e.autosave.status()).toMatchObject({ is: 'saved', trouble: undefined })
      const { entryId, revisionId } = e.autosave.status()
      const rows = await read().select().from(revisions).orderBy(asc(revisions.id))
      expect(new Set(rows.map((row) => row.entryId))).toEqual(new Set([entryId]))
      const [head] = await read().select().from(revisions).where(eq(revisions.id, revisionId!))
      expect(rows.at(-1)!.id).toBe(revisionId)
      expect(head!.bodyText).toBe(e.words())
    }),
    { numRuns: 60 },
  )
})
