import fc from 'fast-check'
import { and, eq, isNull, lte, desc } from 'drizzle-orm'
import { expect } from 'vitest'
import { read } from '@/db/connection'
import { releases, revisions } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { saveDraft, type Conflict, type SavedRevision } from '@/domain/writing/drafts'
import { headOf } from '@/domain/entries/head'
import { release, unschedule } from '@/domain/publishing/releases'
import { restoreRevision } from '@/domain/writing/revisions'
import { content, post, text } from './newsroom'

// For tests: two people at one entry, and everything that was acknowledged to either of them.

const minute = 60_000
const does = ['save', 'save', 'save', 'stale', 'stale', 'decide', 'restore', 'publish', 'schedule', 'cancel'] as const

export const step = fc.record({
  does: fc.constantFrom(...does),
  who: fc.nat(1),
  window: fc.nat(1),
  /** Minutes until it happens, and from then on until a scheduled text is due. */
  wait: fc.nat(12),
  ahead: fc.integer({ min: 1, max: 40 }),
  which: fc.nat(40),
  /** The step begins before the last one has ended. */
  atOnce: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

type SavedWords = { words: string; counter: number; session: string }

let entries = 0

/** Returns what two people do at one entry; `save` is how their windows save. */
export async function history(people: readonly [Actor, Actor], steps: Step[], save = saveDraft) {
  const title = `Two people ${++entries}`
  const first = await post(people[0], { title, body: text('0') }, 0)
  const { entryId } = first
  /** The newest words acknowledged for each revision. */
  const acknowledged = new Map<number, SavedWords>([[first.revisionId, { words: '0', counter: 1, session: 's' }]])
  const windows = new Map<string, { base: Pick<SavedRevision, 'revisionId' | 'counter'>; aside?: number }>()
  /** Rows that must not change any more, as they were at the first reference to them. */
  const fixed = new Map<number, string>()
  const released = new Set<number>()
  let now = 0

  /** Only the window that wrote a revision may write it again. */
  const note = (revisionId: number, words: SavedWords) => {
    const before = acknowledged.get(revisionId)
    expect(before?.session ?? words.session).toBe(words.session)
    if (!before || before.counter < words.counter) acknowledged.set(revisionId, words)
  }
  const newest = async () => (await headOf(read(), entryId))!

  async function act({ does, who, window, ahead, which }: Step, n: number, now: number) {
    const actor = people[who]!
    const session = `window ${who} ${window}`
    const words = `${n + 1} by ${who}`
    const head = await newest()
    const base = { revisionId: head.id, counter: head.counter }
    if (does === 'save' || does === 'stale' || does === 'decide') {
      const knows = windows.get(session)
      const from = does === 'save' ? base : (knows?.base ?? first)
      const chosen = does === 'decide' && knows?.aside ? { how: 'kept' as const, fromRevision: knows.aside } : {}
      const request = {
        entryId,
        base: from,
        session,
        content: content({ title, body: text(words) }),
        ...chosen,
      }
      const answer = await save(actor, request, now)
      if (answer.ok) {
        const { revisionId, counter } = answer.value
        note(revisionId, { words, counter, session })
        expect(await basedOn(revisionId)).toBe(
          revisionId === from.revisionId ? await basedOn(revisionId) : from.revisionId,
        )
        if (chosen.fromRevision) await fix(chosen.fromRevision)
        windows.set(session, { base: answer.value })
      } else if ('conflict' in answer) {
        const { conflict } = answer as Conflict
        const { aside } = conflict
        if (aside) note(aside.revisionId, { words, counter: aside.counter, session })
        windows.set(session, { base: conflict.head, aside: aside?.revisionId })
      } else throw new Error(JSON.stringify(answer))
    } else if (does === 'restore') {
      const all = await read().select().from(revisions).where(eq(revisions.entryId, entryId)).orderBy(revisions.id)
      const chosen = all[which % all.length]!
      const answer = await restoreRevision(actor, { entryId, revisionId: chosen.id, session }, now)
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      const { revisionId, counter } = answer.value.saved
      const body = answer.value.content.body as ReturnType<typeof text>
      note(revisionId, { words: body.content[0]!.content[0]!.text, counter, session })
      await fix(chosen.id)
    } else if (does === 'cancel') await unschedule(actor, entryId, now)
    else {
      const request = { entryId, revisionId: head.id, at: does === 'publish' ? now : now + ahead * minute }
      const answer = await release(actor, request, now)
      if (!answer.ok) return expect(answer.problems[0]!.message).toMatch(/saved again|Nothing/)
      released.add(head.id)
      await fix(head.id)
    }
  }

  for (let n = 0; n < steps.length;) {
    const together = [steps[n]!]
    while (steps[n + together.length]?.atOnce && together.length < 3) together.push(steps[n + together.length]!)
    now += together[0]!.wait * minute
    await Promise.all(together.map((step, k) => act(step, n + k, now)))
    n += together.length
  }

  /** Checks that the revision has not changed since the first reference to it. */
  async function fix(revisionId: number) {
    if (!fixed.has(revisionId)) fixed.set(revisionId, await whole(revisionId))
  }

  async function basedOn(revisionId: number) {
    const [row] = await read().select().from(revisions).where(eq(revisions.id, revisionId))
    return row!.basedOn
  }

  async function whole(revisionId: number) {
    const [row] = await read().select().from(revisions).where(eq(revisions.id, revisionId))
    return JSON.stringify(row)
  }

  return {
    async agrees() {
      const rows = await read().select().from(revisions).where(eq(revisions.entryId, entryId)).orderBy(revisions.id)
      const texts = new Map(rows.map((row) => [row.id, row.bodyText]))
      for (const [id, { words }] of acknowledged) expect(texts.get(id), `what was acknowledged in ${id}`).toBe(words)
      // Every revision was acknowledged to somebody.
      expect(rows.map((row) => row.id)).toEqual([...acknowledged.keys()].sort((one, other) => one - other))
      for (const [id, was] of fixed) expect(await whole(id), `what something stands on in ${id}`).toBe(was)
      expect((await newest()).id).toBe(rows.filter((row) => row.how !== 'aside').at(-1)!.id)
      await agreesAboutReaders()
    },
  }

  /** Checks that readers have the last release that was not taken back, and a text that someone had released. */
  async function agreesAboutReaders() {
    const [live] = await read()
      .select()
      .from(releases)
      .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), lte(releases.goesLiveAt, now)))
      .orderBy(desc(releases.goesLiveAt), desc(releases.id))
      .limit(1)
    if (live) expect(released.has(live.revisionId!)).toBe(true)
  }
}
