/** @module-tag property */
import fc from 'fast-check'
import { eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { addresses, entries, media, releases, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { runs } from '@/db/test-runs'
import { brokenLinks, countBrokenPlaces } from './broken-links'
import { linksIn } from '@/domain/content/body/links'
import { ownPath, brokenReason } from './links'
import { headOf } from '@/domain/entries/head'
import { releaseAt } from '@/domain/entries/standing'
import { createTerm } from '@/domain/entries/terms'
import { eraseEntry, restoreEntry, trashEntry } from '@/domain/entries/trash'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'

const hour = 3_600_000
const start = Date.UTC(2014, 9, 5)
const hrefs = [
  '/2014/10/e0',
  '/2014/10/e1',
  '/2014/10/e2',
  '/never',
  '/topics/rivers',
  '/2014/10',
  'https://a.example/',
]

const act = fc.record({
  does: fc.constantFrom(
    'create',
    'save',
    'save',
    'release',
    'release',
    'unschedule',
    'withdraw',
    'withdraw',
    'trash',
    'restore',
    'erase',
    'term',
    'upload',
    'damage',
    'wait',
  ),
  which: fc.nat(3),
  links: fc.array(fc.constantFrom(...hrefs), { maxLength: 3 }),
  ahead: fc.constantFrom(0, 0, 1, 5),
  wait: fc.constantFrom(0, 0, 0, 1, 3, 6),
  asks: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

function changesFrom(n: number, links: string[]) {
  const nodes = links.map((href) => ({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }))
  return {
    title: `E${n}`,
    slug: `e${n}`,
    body: { type: 'doc', content: [{ type: 'paragraph', content: nodes }, video] },
  }
}

// Its address is no link of the text.
const video = { type: 'video', attrs: { href: 'https://a.example/film' } }

type Saved = { entryId: number; revisionId: number; counter: number }

async function perform(one: Act, saved: Saved[], editor: Awaited<ReturnType<typeof someone>>, now: number) {
  const { does, which, links, ahead } = one
  const entry = saved[which % Math.max(1, saved.length)]
  if (does === 'create') saved.push(await post(editor, changesFrom(saved.length, links), now))
  if (does === 'upload') await upload()
  if (does === 'term') await createTerm(editor, { kind: 'topic', name: 'Rivers' }, now)
  if (!entry) return
  const { entryId } = entry
  const draft = {
    entryId,
    base: entry,
    session: ahead > 0 ? 'another' : 's',
    content: content(changesFrom(saved.indexOf(entry), links)),
  }
  // An act that is refused changes nothing.
  if (does === 'save') {
    const result = await saveDraft(editor, draft, now)
    if (result.ok) Object.assign(entry, got(result as never))
  }
  if (does === 'release') await release(editor, { ...entry, at: now + ahead * hour }, now)
  if (does === 'unschedule') await unschedule(editor, entryId, now)
  if (does === 'withdraw') {
    const at = ahead > 0 ? now + ahead * hour : undefined
    await withdraw(editor, { entryId, reason: 'error', explanation: 'Wrong.', at }, now)
  }
  if (does === 'trash') await trashEntry(editor, entryId, now)
  if (does === 'restore') await restoreEntry(editor, entryId, now)
  if (does === 'erase') await eraseEntry(editor, entryId, now)
  if (does === 'damage') await damage(entryId, one)
}

async function upload() {
  const id = 'aaaaaaaaaaaa'
  const file = { id, lineage: id, name: 'a.pdf', type: 'application/pdf' as const, bytes: 1, sha256: '', uploadedAt: 0 }
  await write(async (tx) => tx.insert(media).values(file).onConflictDoNothing())
}

/** Damages a text as no act of the desk does, and a repair by hand may. */
async function damage(entryId: number, { ahead }: Act) {
  await write(async (tx) => {
    if (ahead === 0) return tx.update(releases).set({ cancelledAt: 0 }).where(eq(releases.entryId, entryId))
    await tx.delete(releases).where(eq(releases.entryId, entryId))
    await tx.delete(addresses).where(eq(addresses.entryId, entryId))
    if (ahead > 1) await tx.delete(entries).where(eq(entries.id, entryId))
  })
}

/** Broken links by reading every entry. */
async function plainly(now: number) {
  const found: [number, boolean, string[]][] = []
  for (const { id } of await read().select().from(entries).where(isNull(entries.trashedAt)).orderBy(entries.id)) {
    const live = (await releaseAt(read(), id, now))?.revisionId
    const head = (await headOf(read(), id))!.id
    const texts = await read().select().from(revisions).orderBy(revisions.id)
    for (const text of texts.filter((text) => text.id === live || text.id === head)) {
      const wrong: string[] = []
      for (const { href } of linksIn(text.body)) {
        const why = await whyNow(href, now)
        if (why !== undefined) wrong.push(`${href} ${why}`)
      }
      if (wrong.length > 0) found.push([id, text.id !== live, wrong])
    }
  }
  return found
}

async function whyNow(href: string, now: number) {
  const path = ownPath(href)
  if (path === undefined) return undefined
  const why = await brokenReason(path, now)
  if (why !== undefined || path.startsWith('/files/')) return why
  return (await readerAnswerAt(path, now)) ? undefined : 'leads to a list that nothing is in yet'
}

testOfSqlite(
  'broken links that are found by what is stored and cached are those that reading every entry finds, whatever was done and whenever',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 25, maxLength: 60 }), async (acts) => {
        testDatabase()
        const editor = await someone('admin')
        const saved: Saved[] = []
        let now = start
        for (const one of acts) {
          now += one.wait * hour
          await perform(one, saved, editor, now)
          if (!one.asks) continue
          const { texts, menu } = await brokenLinks(editor, now)
          const told = texts.map(({ entryId, isDraft, links }) => [
            entryId,
            isDraft,
            links.map(({ href, why }) => `${href} ${why}`),
          ])
          expect([one, told]).toEqual([one, await plainly(now)])
          expect(await countBrokenPlaces(editor, now)).toBe(texts.length + Number(menu.length > 0))
        }
      }),
      { ...runs({ suite: 40, soak: 1_000, seed: 5 }), endOnFailure: true },
    )
  },
  3_600_000,
)

test('a link to a file that is not there leads somewhere once the file has come, though nothing changed for readers', async () => {
  testDatabase()
  const editor = await someone('admin')
  await post(editor, changesFrom(0, ['/files/aaaaaaaaaaaa/a.pdf']), start)
  expect(await countBrokenPlaces(editor, start)).toBe(1)
  await upload()
  expect(await countBrokenPlaces(editor, start)).toBe(0)
})
