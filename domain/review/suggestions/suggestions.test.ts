import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, entries, notices, revisions, suggestions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { content, got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { ownNotices } from '@/domain/notices/notices'
import { findNewestText, listRevisions } from '@/domain/writing/revisions'
import { saveDraft } from '@/domain/writing/drafts'
import type { Actor } from '@/domain/staff/actor'
import { decideSuggestion } from './decisions'
import { ownSuggestion, suggestionsMark, suggestionsOf } from './open-suggestions'
import { maxSuggestions, saveSuggestion, withdrawSuggestion } from './suggestions'

const minute = 60_000
const denied = { name: 'NotPermitted' }

async function newsroom() {
  testDatabase()
  const [writer, other] = [await someone('contributor', 'Wan'), await someone('contributor', 'Somchai')]
  const [anna, ben] = [await someone('editor', 'Anna'), await someone('editor', 'Ben')]
  const draft = await post(writer, { title: 'The road', body: text('The road is long and wet.') })
  return { writer, other, anna, ben, draft, entryId: draft.entryId }
}

const words = (body: string, title = 'The road') => ({ title, summary: '', body: text(body) })
const base = words('The road is long and wet.')

let windows = 0

/** Suggests a text as a window does that was just opened. */
async function suggest(actor: Actor, entryId: number, suggested: ReturnType<typeof words>, now = minute) {
  const own = (await ownSuggestion(actor, entryId))!
  const { counter } = own
  return saveSuggestion(
    actor,
    { entryId, session: `window ${++windows}`, counter, base: own.isNewBase ? own.base : undefined, suggested },
    now,
  )
}

/** Returns all open changes as “who: old words → new words”. */
async function changes(actor: Actor, entryId: number) {
  return (await suggestionsOf(actor, entryId))!.flatMap(({ by, changes }) =>
    changes.filter(({ decision }) => !decision).map(({ before, words }) => `${by}: ${before} → ${words}`),
  )
}

async function keysOf(actor: Actor, entryId: number, nth = 0) {
  const found = (await suggestionsOf(actor, entryId))![nth]!
  return { id: found.id, keys: found.changes.map(({ key }) => key) }
}

test('what is suggested is shown change by change, and leaves the text and its revisions as they are', async () => {
  const { writer, anna, ben, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and dry.', 'A road')))
  got(await suggest(ben, entryId, words('The road is long, and wet.')))
  expect(await changes(writer, entryId)).toEqual([
    'Anna: The → A',
    'Anna: long → short',
    'Anna: wet → dry',
    'Ben:  → ,',
  ])
  expect(await read().$count(revisions)).toBe(1)
  expect(await findNewestText(writer, entryId)).toMatchObject({ title: 'The road' })
  expect((await findNewestText(writer, entryId))!.bodyHtml).toContain('long and wet')
})

test('nothing that is made of the text has a word of it: no revision, no index, no act of the record', async () => {
  const { anna, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is undercoverword.', 'Undercoverword')))
  const rows = [
    await read().select().from(revisions).orderBy(revisions.id),
    await read().select().from(entries).orderBy(entries.id),
    await read().select().from(audit).orderBy(audit.id),
    await read().select().from(notices).orderBy(notices.id),
  ]
  expect(JSON.stringify(rows)).not.toMatch(/undercoverword/i)
  expect(JSON.stringify(await read().select().from(suggestions).orderBy(suggestions.id))).toMatch(/undercoverword/i)
})

test('the writer is told once, by a notice, that somebody suggests', async () => {
  const { writer, anna, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and wet.')))
  got(await suggest(anna, entryId, words('The road is short and dry.'), 2 * minute))
  expect((await ownNotices(writer)).items).toMatchObject([{ kind: 'suggested', entryId }])
})

test('who neither reads nor edits a text neither suggests nor decides', async () => {
  const { other, anna, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and wet.')))
  const { id, keys } = await keysOf(anna, entryId)
  const save = { entryId, session: 'w', counter: 0, base, suggested: base }
  await expect(saveSuggestion(other, save, minute)).rejects.toMatchObject(denied)
  await expect(withdrawSuggestion(other, { entryId }, minute)).rejects.toMatchObject(denied)
  await expect(suggestionsOf(other, entryId)).rejects.toMatchObject(denied)
  await expect(ownSuggestion(other, entryId)).rejects.toMatchObject(denied)
  await expect(suggestionsMark(other, entryId)).rejects.toMatchObject(denied)
  const decision = { entryId, id, keys, is: 'refused' as const }
  await expect(decideSuggestion(other, decision, minute)).rejects.toMatchObject(denied)
})

test('one is taken back by whoever made it, and gone; nobody takes back another', async () => {
  const { writer, anna, ben, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and wet.')))
  expect(await withdrawSuggestion(ben, { entryId }, minute)).toMatchObject({ ok: false })
  got(await withdrawSuggestion(anna, { entryId }, minute))
  expect(await read().$count(suggestions)).toBe(0)
  got(await suggest(anna, entryId, words('The road is dry.')))
  got(await suggest(anna, entryId, base))
  expect(await changes(writer, entryId)).toEqual([])
  expect(await read().$count(suggestions)).toBe(0)
})

test('parts are accepted and refused; at the last one it closes, and whose it was is told how many', async () => {
  const { writer, anna, entryId, draft } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and dry.', 'A road')))
  const { id, keys } = await keysOf(anna, entryId)
  const [title, short, dry] = keys as [string, string, string]
  expect(got(await decideSuggestion(writer, { entryId, id, keys: [title], is: 'refused' }, 2 * minute)).left).toBe(2)
  const save = { entryId, base: draft, session: 'w', accepted: [id] }
  const body = text('The road is short and wet.')
  got((await saveDraft(writer, { ...save, content: content({ title: 'The road', body }) }, 3 * minute)) as never)
  expect(got(await decideSuggestion(writer, { entryId, id, keys: [short], is: 'accepted' }, 3 * minute)).left).toBe(1)
  expect(await changes(writer, entryId)).toEqual(['Anna: wet → dry'])
  expect(got(await decideSuggestion(writer, { entryId, id, keys: [dry], is: 'refused' }, 4 * minute)).left).toBe(0)
  expect(await suggestionsOf(writer, entryId)).toEqual([])
  expect((await ownNotices(anna)).items).toMatchObject([
    { kind: 'suggestions decided', entryId, counts: '1 accepted, 2 refused' },
  ])
  const [newest, first] = (await listRevisions(writer, entryId))!.revisions
  expect([newest!.author, newest!.suggesters, first!.suggesters]).toEqual(['Wan', ['Anna'], []])
})

test('a decision can be taken back, also the last one', async () => {
  const { writer, anna, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and wet.')))
  const { id, keys } = await keysOf(anna, entryId)
  got(await decideSuggestion(writer, { entryId, id, keys, is: 'refused' }, 2 * minute))
  expect(await changes(writer, entryId)).toEqual([])
  expect(got(await decideSuggestion(writer, { entryId, id, keys, is: 'open' }, 3 * minute)).left).toBe(1)
  expect(await changes(writer, entryId)).toEqual(['Anna: long → short'])
})

test('while it is written on, what was decided stays decided; a change that is another by now is refused', async () => {
  const { writer, anna, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and dry.')))
  const { id, keys } = await keysOf(anna, entryId)
  got(await decideSuggestion(writer, { entryId, id, keys: [keys[0]!], is: 'refused' }, 2 * minute))
  const go = { entryId, session: 'w', counter: 1, suggested: words('The road is short and dusty.') }
  got(await saveSuggestion(anna, go, 3 * minute))
  expect(await changes(writer, entryId)).toEqual(['Anna: wet → dusty'])
  const stale = { entryId, id, keys: [keys[1]!], is: 'refused' as const }
  expect(await decideSuggestion(writer, stale, 4 * minute)).toMatchObject({ ok: false })
})

test('what is written after the last decision is open again; without what nobody has decided on, it is decided', async () => {
  const { writer, anna, entryId } = await newsroom()
  const first = { entryId, session: 'first', counter: 0, base, suggested: words('The road is short and dry.') }
  got(await saveSuggestion(anna, first, minute))
  const { id, keys } = await keysOf(anna, entryId)
  got(await decideSuggestion(writer, { entryId, id, keys, is: 'refused' }, 2 * minute))
  const more = { entryId, session: 'first', counter: 1, suggested: words('The old road is short and dry.') }
  expect(got(await saveSuggestion(anna, more, 3 * minute)).counter).toBe(2)
  expect(await changes(writer, entryId)).toEqual(['Anna:  → old '])
  got(await saveSuggestion(anna, { ...more, counter: 2, suggested: first.suggested }, 4 * minute))
  expect(await suggestionsOf(writer, entryId)).toEqual([])
})

test('on a text that moved on it is carried over, with what was refused left out and what clashes said', async () => {
  const { writer, anna, draft, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and dry. It ends here.')))
  const { id, keys } = await keysOf(anna, entryId)
  got(await decideSuggestion(writer, { entryId, id, keys: [keys[0]!], is: 'refused' }, 2 * minute))
  await savedAgain(writer, draft, { title: 'The road', body: text('Today the road is long and muddy.') }, 3 * minute)
  const own = (await ownSuggestion(anna, entryId))!
  expect(own.isNewBase).toBe(true)
  expect(own.clashes).toEqual([{ before: 'wet', words: 'dry', used: true }])
  expect(JSON.stringify(own.suggested.body)).toContain('Today the road is long and dry. It ends here.')
  const save = {
    entryId,
    session: 'w',
    counter: own.counter,
    base: own.base,
    suggested: words('Today the road is long and dry.'),
  }
  got(await saveSuggestion(anna, save, 4 * minute))
  expect(await changes(writer, entryId)).toEqual(['Anna: muddy → dry'])
})

test('words that have come to stand in one place are all kept, one behind the other', async () => {
  const { writer, anna, draft, entryId } = await newsroom()
  got(await suggest(anna, entryId, words('The road is short and dry.')))
  await savedAgain(writer, draft, { title: 'The road', body: text('The road is muddy.') }, 3 * minute)
  const own = (await ownSuggestion(anna, entryId))!
  expect(own.clashes.map(({ words, used }) => [words, used])).toEqual([
    ['short', true],
    ['dry', true],
  ])
  expect(JSON.stringify(own.suggested.body)).toContain('The road is short muddy dry.')
})

test('two windows of one person do not write over each other; a save whose answer was lost is none of another window', async () => {
  const { writer, anna, entryId } = await newsroom()
  const first = { entryId, session: 'first', counter: 0, base, suggested: words('The road is short and wet.') }
  got(await saveSuggestion(anna, first, minute))
  const again = { ...first, suggested: words('The road is short and dry.') }
  expect(got(await saveSuggestion(anna, again, minute)).counter).toBe(2)
  expect(await changes(writer, entryId)).toEqual(['Anna: long → short', 'Anna: wet → dry'])
  const late = { entryId, session: 'second', counter: 0, base, suggested: words('The road is new.') }
  expect(await saveSuggestion(anna, late, 2 * minute)).toMatchObject({ ok: false })
})

test('only so many people have one open on an entry', async () => {
  const { anna, entryId } = await newsroom()
  for (let n = 0; n < maxSuggestions; n++)
    got(await suggest(await someone(), entryId, words(`The road is long and wet. ${n}`)))
  expect(await suggest(anna, entryId, words('One more.'))).toMatchObject({ ok: false })
})

test('the mark moves with each save and each decision, and is nothing where there is none', async () => {
  const { writer, anna, entryId } = await newsroom()
  const marks = [await suggestionsMark(writer, entryId)]
  got(await suggest(anna, entryId, words('The road is short and dry.')))
  marks.push(await suggestionsMark(writer, entryId))
  const { id, keys } = await keysOf(anna, entryId)
  got(await decideSuggestion(writer, { entryId, id, keys: [keys[0]!], is: 'refused' }, 2 * minute))
  marks.push(await suggestionsMark(writer, entryId))
  got(await withdrawSuggestion(anna, { entryId }, 3 * minute))
  expect(new Set(marks).size).toBe(3)
  expect(marks[0]).toBe('')
  expect(await suggestionsMark(writer, entryId)).toBe('')
})
