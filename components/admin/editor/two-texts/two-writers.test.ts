/** @module-tag property */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runs } from '@/db/test-runs'
import { testDatabase } from '@/db/test-database'
import { findDraft } from '@/domain/writing/drafts'
import { post, someone } from '@/domain/testing/newsroom'
import type { Actor } from '@/domain/staff/actor'
import { mergeNewestText } from './bring-together'
import { asidesOf, edited, paragraphsOf, wordsIn } from './test-edits'
import { bodyOf, openWindow, type TestWindow } from './test-window'

// Only the test saves: timers are fake.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterAll(() => void vi.useRealTimers())

const does = ['type', 'type', 'change', 'delete', 'split', 'join', 'add', 'remove', 'save', 'save', 'learn'] as const
const step = fc.record({
  does: fc.constantFrom(...does, 'offline', 'choose'),
  who: fc.nat(1),
  paragraph: fc.nat(5),
  word: fc.nat(7),
  minutes: fc.nat(3),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

let entries = 0

/** Runs the steps of two people in one text; returns lost words that nobody deleted. */
async function lostWords(people: readonly [Actor, Actor], steps: Step[], merges?: typeof mergeNewestText) {
  const begun = [
    ['a1', 'a2', 'a3', 'a4'],
    ['b1', 'b2', 'b3'],
    ['c1', 'c2', 'c3', 'c4', 'c5'],
  ]
  const title = `Two writers ${++entries}`
  const { entryId } = await post(people[0], { title: 'Two', body: bodyOf(begun.map((words) => words.join(' '))) })
  const windows = [] as TestWindow[]
  for (const [n, actor] of people.entries())
    windows.push(await openWindow({ actor, entryId, session: `${title} ${n}`, merges }))
  const [typed, deleted] = [new Set(begun.flat()), new Set<string>()]
  let now = 0

  async function act({ does, who, paragraph, word, minutes }: Step, n: number) {
    const window = windows[who]!
    now += minutes * 60_000
    for (const each of windows) each.at(now)
    if (does === 'save') return void (await window.save())
    if (does === 'learn') return window.learns()
    // A writer has a line that breaks.
    if (does === 'offline') return windows[1]!.online(who === 0)
    if (does === 'choose') {
      const theirs = wordsIn(paragraphsOf((await findDraft(people[0], entryId))!.content.body))
      if (await window.keepsMine()) for (const one of theirs) deleted.add(one)
      return
    }
    const newWord = `${who ? 'y' : 'x'}${n}`
    const isNew = does === 'type' || does === 'change' || does === 'add'
    if (isNew) typed.add(newWord)
    const before = window.paragraphs()
    window.edit((texts) => edited(texts, { does, paragraph, word, newWord }))
    const after = new Set(wordsIn(window.paragraphs()))
    for (const one of wordsIn(before)) if (!after.has(one)) deleted.add(one)
    expect(isNew ? after.has(newWord) : true).toBe(true)
  }

  for (const [n, one] of steps.entries()) await act(one, n)
  for (const window of windows) window.online(true)
  for (let turn = 0; turn < 2; turn++)
    for (const window of windows) {
      await window.save()
      await window.learns()
    }
  const asides = await asidesOf(entryId, windows)
  const newest = (await findDraft(people[0], entryId))!.content.body
  const kept = new Set(wordsIn([newest, ...asides].flatMap(paragraphsOf)))
  return {
    lost: [...typed].filter((word) => !deleted.has(word) && !kept.has(word)),
    conflicts: asides.length,
  }
}

const steps = fc.array(step, { minLength: 4, maxLength: 40 })

test('whatever two people write, save and merge, one of them offline for a while, no word of theirs is lost', async () => {
  testDatabase()
  const people = [await someone('editor', 'Anna'), await someone('editor', 'Mali')] as const
  let conflicts = 0
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const result = await lostWords(people, steps)
      expect(result.lost).toEqual([])
      conflicts += result.conflicts
    }),
    { ...runs({ suite: 150, soak: 5_000, seed: 2026 }), endOnFailure: true },
  )
  expect(conflicts).toBeGreaterThan(0)
}, 3_600_000)

test.each([
  ['takes their text and drops mine', { mine: false }],
  ['keeps mine and drops theirs', { mine: true }],
])('a merge that %s is found', async (_, { mine }) => {
  testDatabase()
  const people = [await someone('editor', 'Anna'), await someone('editor', 'Mali')] as const
  const broken: typeof mergeNewestText = (window) =>
    mergeNewestText({
      ...window,
      begin() {
        const moment = window.begin()!
        return {
          ...moment,
          show: (content) => moment.show(mine ? (JSON.parse(moment.text) as typeof content) : content),
        }
      },
      async compare(text) {
        const answer = await window.compare(text)
        if (!answer.ok || mine) return answer
        const differences = answer.value.differences.map((one) => ({ ...one, is: 'theirs' as const }))
        return { ...answer, value: { ...answer.value, differences } }
      },
    })
  const property = fc.asyncProperty(steps, async (steps) => {
    expect((await lostWords(people, steps, broken)).lost).toEqual([])
  })
  await expect(fc.assert(property, { numRuns: 50, seed: 2026, endOnFailure: true })).rejects.toThrow('Property failed')
})
