/** @module-tag property */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { addresses, redirects, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { silentAddresses } from './silent-addresses'
import { saveOldAddresses } from './old-addresses'
import { answerAt } from '@/domain/published/answers'
import { redirectTarget } from '@/domain/published/redirects'
import { addRedirect, changeRedirect, removeRedirect, undoPeriod } from './redirects'
import { release, withdraw } from '@/domain/publishing/releases'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'

// Checks that every former address works, redirects in one hop, or says why the text is gone, after any acts.

const hour = 3_600_000
const start = Date.UTC(2014, 9, 1)

const act = fc.record({
  does: fc.constantFrom(
    'publish',
    'rename',
    'withdraw',
    'replace',
    'replace',
    'replace',
    'bring back',
    'redirect',
    'redirect old',
    'change',
    'change',
    'remove',
  ),
  which: fc.nat(5),
  to: fc.nat(11),
  wait: fc.nat(3),
  ahead: fc.constantFrom(0, 0, 0, 2, 24),
})

type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const { numRuns, seed } = runs({ suite: 60, soak: 1_000, seed: 27 })
// Fewer histories would not reach all that is counted below.
const many = { numRuns: Math.max(numRuns, 15), seed }

test('every address that was ever public answers in at most one hop, and none leads in a circle', async () => {
  const reached = { moved: 0, withdrawn: 0, led: 0, replacedTwice: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40 }), async (acts) => {
      testDatabase()
      const end = await live(acts)
      // A release that waits has come by then.
      for (const at of [end, end + 25 * hour]) await compare(at, reached)
    }),
    many,
  )
  // The histories are such that all of it happens.
  for (const [what, times] of Object.entries(reached)) expect([what, times > 0]).toEqual([what, true])
}, 3_600_000)

/** Runs the permitted acts of a history; returns the moment (UTC ms) at which it ends. */
async function live(acts: Act[]) {
  const editor = await someone('admin')
  const entries: SavedRevision[] = []
  let now = start
  for (const [n, { does, which, to, wait, ahead }] of acts.entries()) {
    now += wait * hour
    const whole = content({ title: `Entry ${n}`, slug: `entry-${n}`, body: text('Words.') })
    const at = now + ahead * hour
    const entry = entries[which % Math.max(1, entries.length)]
    const { target, id } = await chosen(to)
    if (entries.length < 6 && (does === 'publish' || !entry)) {
      const saved = got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: whole }, now))
      got(await release(editor, { ...saved, at }, now))
      entries.push(saved)
    } else if (!entry) continue
    else if (does === 'rename') {
      const draft = { entryId: entry.entryId, base: entry, session: `${n}`, content: whole }
      Object.assign(entry, got(await saveDraft(editor, draft, now)))
      await release(editor, { ...entry, at }, now)
    } else if (does === 'bring back') await release(editor, { ...entry, at }, now)
    else if (does === 'withdraw' || does === 'replace') {
      const replacedBy = does === 'replace' ? entries[to % entries.length]!.entryId : undefined
      const reason = replacedBy ? ('replaced' as const) : ('error' as const)
      await withdraw(editor, { entryId: entry.entryId, reason, explanation: 'Why.', replacedBy, at }, now)
    } else if (does === 'redirect') await addRedirect(editor, { source: `/old-${which}`, target }, now)
    else if (does === 'redirect old') {
      await addRedirect(editor, { source: `/?p=${which}`, target }, now)
      const urls = [`http://un-act.org/?p=${which}`, `http://un-act.org/?page_id=${which}&utm_source=book`]
      if ((await answerOf(`/?p=${which}`, now)) === 'nothing') continue
      await write(async (tx) =>
        saveOldAddresses(
          tx,
          urls.map((url) => ({ url })),
          now,
        ),
      )
    } else if (does === 'change' && id) await changeRedirect(editor, { id, target: `/old-${which}` }, now)
    else if (does === 'remove' && id) expect((await removeRedirect(editor, id, now + undoPeriod)).ok).toBe(false)
  }
  return now
}

/** An address to lead to, and a redirect to change. */
async function chosen(n: number) {
  const [owned, led] = await Promise.all([read().select().from(addresses), read().select().from(redirects)])
  const paths = [...owned.map(({ path }) => path), ...led.map(({ source }) => source), '/news']
  return { target: paths[n % paths.length]!, id: led[n % Math.max(1, led.length)]?.id }
}

/** Returns the answer for readers of an address, by the steps of a public document and of the front door. */
async function answerOf(path: string, now: number): Promise<'here' | 'gone' | 'nothing' | { to: string }> {
  const answer = path.includes('?') ? undefined : await answerAt(path, now)
  if (answer) return answer.is === 'moved' ? { to: answer.path } : answer.is
  const to = await redirectTarget({ source: path, now })
  return to === undefined ? 'nothing' : { to }
}

async function compare(at: number, reached: Record<string, number>) {
  const editor = await someone('admin')
  const rows = await read().select().from(releases)
  const passedReleases = rows
    .filter((row) => row.goesLiveAt <= at && row.cancelledAt === null)
    .sort((a, b) => a.goesLiveAt - b.goesLiveAt || a.id - b.id)
  const texts = passedReleases.filter((row) => row.withdrawal === null)
  const led = await read().select().from(redirects)
  for (const path of new Set([...texts.map(({ path }) => path), ...led.map(({ source }) => source)])) {
    const answer = await answerOf(path, at)
    expect([path, answer]).not.toEqual([path, 'nothing'])
    if (answer === 'gone') reached.withdrawn!++
    if (typeof answer === 'string') continue
    expect([path, answer.to, await answerOf(answer.to, at)]).toEqual([
      path,
      answer.to,
      expect.stringMatching(/here|gone/),
    ])
    expect(answer.to).not.toBe(path)
    reached[led.some(({ source }) => source === path) ? 'led' : 'moved']!++
  }
  const newest = new Map(passedReleases.map((row) => [row.entryId, row]))
  for (const { entryId, path } of texts) {
    const end = replacementOf(entryId)
    if (end) expect([path, await answerOf(path, at)]).toEqual([path, { to: end.path }])
    if (end && end.entryId !== newest.get(entryId)!.replacedBy) reached.replacedTwice!++
  }
  expect((await silentAddresses(editor, at)).silent).toEqual([])

  /** Returns the live replacement of a withdrawn entry, after any number of replacements. */
  function replacementOf(entryId: number) {
    let row = newest.get(entryId)!
    if (row.revisionId) return undefined
    for (let steps = 0; !row.revisionId && row.replacedBy && steps < 10; steps++) row = newest.get(row.replacedBy)!
    return row.revisionId ? row : undefined
  }
}
