/** @module-tag property */
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { runs } from '@/db/test-runs'
import { testDatabase } from '@/db/test-database'
import { bodySchema } from '@/domain/content/body/schema'
import { decideSuggestion, type Decision as Decided } from '@/domain/review/suggestions/decisions'
import { ownSuggestion, suggestionsOf, type OpenSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion, type SuggestionSave } from '@/domain/review/suggestions/suggestions'
import type { Actor } from '@/domain/staff/actor'
import { content, post, someone } from '@/domain/testing/newsroom'
import { findDraft } from '@/domain/writing/drafts'
import { Autosave } from '../autosave'
import { toDecisions, DecisionQueue } from '../suggestions/decisions-here'
import { acceptedIn, placedIn, type PlacedSuggestion } from '../suggestions/placed-suggestions'
import { suggestionSender } from '../suggestions/send-suggestion'
import { asidesOf, edited, paragraphsOf, wordsIn } from './test-edits'
import { bodyOf, openWindow } from './test-window'

// Only the test saves: timers are fake.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterAll(() => void vi.useRealTimers())
afterEach(() => void vi.unstubAllGlobals())

const edits = ['type', 'type', 'change', 'delete', 'split', 'join', 'add', 'remove'] as const
const suggester = 2
const step = fc.record({
  does: fc.constantFrom(
    ...edits,
    'save',
    'save',
    'save',
    'learn',
    'offline',
    'choose',
    'accept',
    'accept',
    'accept',
    'refuse',
    'reopen',
  ),
  /** Two who write the text, and the third who suggests. */
  who: fc.constantFrom(0, 1, suggester, suggester),
  paragraph: fc.nat(5),
  word: fc.nat(7),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const steps = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' })

let entries = 0

/** Requests run one after another, so that the actor of the running request is known. */
const underWay = { actor: undefined as Actor | undefined, isOnline: true, now: 0 }

/** The routes of suggestions, as a window asks them. */
function serveSuggestions(entryId: number) {
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    if (!underWay.isOnline) throw new TypeError('offline')
    const [actor, now] = [underWay.actor!, underWay.now]
    const request = JSON.parse(body) as unknown
    const answer = path.endsWith('/own')
      ? await saveSuggestion(actor, { ...(request as SuggestionSave), entryId }, now)
      : await decideSuggestion(actor, { ...(request as Decided), entryId, id: Number(path.split('/').at(-1)) }, now)
    return Response.json(answer, { status: answer.ok ? 200 : 422 })
  })
}

/** The window of somebody who suggests, with the saving of the real one. */
async function openSuggesting(actor: Actor, entryId: number) {
  const session = `${entryId} suggests ${++entries}`
  const suggestion = (await ownSuggestion(actor, entryId))!
  const { base } = (await findDraft(actor, entryId))!
  let paragraphs = paragraphsOf(suggestion.suggested.body)
  const read = () => JSON.stringify(content({ title: 'Two', body: bodyOf(paragraphs) }))
  const opened = { id: entryId, base, savedAt: 0, suggestion }
  const send = suggestionSender(opened as never)
  const autosave = new Autosave({ entryId, base, savedAt: 0, session }, { read, send })
  autosave.setAcknowledged(read())
  return {
    paragraphs: () => paragraphs,
    edit(change: (paragraphs: string[]) => string[]) {
      paragraphs = change(paragraphs)
      autosave.touch()
    },
    save: () => autosave.flush(),
    /** Words that the person is told are in no text any longer. */
    told: suggestion.clashes.flatMap(({ used, words }) => (used ? [] : words)).join('\n'),
    isSaved: () => !autosave.unsaved && !autosave.status().trouble,
  }
}

const openChanges = async (actor: Actor, entryId: number) =>
  JSON.parse(JSON.stringify(await suggestionsOf(actor, entryId))) as OpenSuggestion[]

type Window = Awaited<ReturnType<typeof openWindow>>

/** Accepts one of the changes in a window: its words are in the text there. */
function acceptIn(window: Window, items: PlacedSuggestion[]) {
  const { tr } = EditorState.create({ doc: bodySchema.nodeFromJSON(bodyOf(window.paragraphs())) })
  const { made } = acceptedIn(tr, items, { title: 'Two', summary: '' })
  window.edit(() => paragraphsOf(tr.doc.toJSON()))
  return made
}

type People = readonly [Actor, Actor, Actor]

/** Runs the steps of two writers and a person who suggests; returns lost words that nobody gave up. */
async function lostWords(people: People, steps: Step[], accepts = acceptIn) {
  const begun = ['a1q a2q a3q a4q', 'b1q b2q b3q', 'c1q c2q c3q c4q c5q']
  const { entryId } = await post(people[0], { title: 'Two', body: bodyOf(begun) })
  serveSuggestions(entryId)
  underWay.now = 0
  const windows = [] as Window[]
  for (const actor of people.slice(0, 2))
    windows.push(await openWindow({ actor, entryId, session: `${entryId} writes ${++entries}` }))
  let suggesting = await openSuggesting(people[suggester], entryId)
  const known: OpenSuggestion[][] = [[], []]
  const toSend = windows.map(() => new DecisionQueue(() => entryId))
  const isOnline = [true, true, true]
  const [typed, givenUp] = [new Set(wordsIn(begun)), new Set<string>()]
  let accepted = 0

  /** A person who takes words out of the text gives them up; who suggests only where they are their own. */
  function change(who: number, { paragraphs }: Pick<Window, 'paragraphs'>, by: () => void) {
    const before = paragraphs().join('\n')
    by()
    const after = paragraphs().join('\n')
    for (const one of typed)
      if (before.includes(one) && !after.includes(one) && (who !== suggester || one.startsWith('z'))) givenUp.add(one)
  }

  async function save(who: number) {
    underWay.actor = people[who]
    underWay.isOnline = isOnline[who]!
    underWay.now++
    if (who === suggester) return suggesting.save()
    const saved = await windows[who]!.save()
    if (saved) await toSend[who]!.send()
    return saved
  }

  async function decide(who: number, n: number, is: 'accept' | 'refuse') {
    if (who === suggester) return
    if (isOnline[who]) known[who] = await openChanges(people[who]!, entryId)
    const window = windows[who]!
    const now = { title: 'Two', summary: '', body: bodySchema.nodeFromJSON(bodyOf(window.paragraphs())) }
    const items = placedIn(known[who]!, now)
    const chosen = items[n % (items.length || 1)]
    if (!chosen) return
    underWay.actor = people[who]
    underWay.isOnline = isOnline[who]!
    if (is === 'refuse') {
      const answer = await toSend[who]!.send(toDecisions([chosen], 'refused'))
      if (answer.ok) for (const one of typed) if (chosen.words.includes(one)) givenUp.add(one)
      return
    }
    change(who, window, () => {
      const made = accepts(window, [chosen])
      accepted += made.length
      toSend[who]!.add(toDecisions(made, 'accepted'))
    })
    await save(who)
  }

  async function act({ does, who, paragraph, word }: Step, n: number) {
    underWay.now += 60_000
    for (const each of windows) each.at(underWay.now)
    if (does === 'save') return void (await save(who))
    if (does === 'accept' || does === 'refuse') return decide(who, word, does)
    // A writer has a line that breaks, and so has who suggests.
    if (does === 'offline') {
      const whose = who === 0 ? 1 : who
      isOnline[whose] = who === 0
      return windows[whose]?.online(who === 0)
    }
    if (does === 'reopen') {
      underWay.isOnline = isOnline[suggester]!
      if (!underWay.isOnline || !(await save(suggester))) return
      suggesting = await openSuggesting(people[suggester], entryId)
      for (const one of typed) if (suggesting.told.includes(one)) givenUp.add(one)
      return
    }
    const window = who === suggester ? undefined : windows[who]!
    if (does === 'learn') return window?.learns()
    if (does === 'choose') {
      const theirs = paragraphsOf((await findDraft(people[0], entryId))!.content.body).join('\n')
      if (await window?.keepsMine()) for (const one of typed) if (theirs.includes(one)) givenUp.add(one)
      return
    }
    const newWord = `${'xyz'[who]}${n}q`
    if (does === 'type' || does === 'change' || does === 'add') typed.add(newWord)
    const writes = window ?? suggesting
    change(who, writes, () => writes.edit((texts) => edited(texts, { does, paragraph, word, newWord })))
  }

  for (const [n, one] of steps.entries()) await act(one, n)
  isOnline.fill(true)
  for (const window of windows) window.online(true)
  for (let turn = 0; turn < 2; turn++)
    for (const who of [0, 1, suggester]) {
      await save(who)
      await windows[who]?.learns()
    }
  const newest = (await findDraft(people[0], entryId))!.content.body
  const texts = [newest, ...(await asidesOf(entryId, windows))].flatMap(paragraphsOf)
  const undecided = (await openChanges(people[0], entryId)).flatMap(({ changes }) =>
    changes.filter(({ decision }) => !decision).map(({ words }) => words),
  )
  // If the server refuses to save a suggestion, its words stay in the window, with a message.
  const unsaved = suggesting.isSaved() ? [] : suggesting.paragraphs()
  // Words that replace newer ones may touch letters of other words, so each ends with a q.
  const kept = [...texts, ...undecided, ...unsaved].join('\n')
  return { lost: [...typed].filter((word) => !givenUp.has(word) && !kept.includes(word)), accepted }
}

async function threePeople(): Promise<People> {
  testDatabase()
  return [await someone('editor', 'Anna'), await someone('editor', 'Mali'), await someone('editor', 'Ben')]
}

test('whatever two people write and accept of what a third suggests, with breaks in their lines, no word of theirs is lost', async () => {
  const people = await threePeople()
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const result = await lostWords(people, steps)
      expect(result.lost).toEqual([])
      accepted += result.accepted
    }),
    { ...runs({ suite: 150, soak: 5_000, seed: 2026 }), endOnFailure: true },
  )
  expect(accepted).toBeGreaterThan(0)
}, 3_600_000)

test('words that are counted as accepted and never come into the text are found', async () => {
  const people = await threePeople()
  const property = fc.asyncProperty(steps, async (steps) => {
    expect((await lostWords(people, steps, (_, items) => items)).lost).toEqual([])
  })
  await expect(fc.assert(property, { numRuns: 100, seed: 2026, endOnFailure: true })).rejects.toThrow('Property failed')
})
