import fc from 'fast-check'
import { expect } from 'vitest'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import type { Content } from '@/domain/content/content'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { reschedule, cancelRelease } from '@/domain/publishing/scheduled'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { savePages } from '@/domain/entries/search-index'
import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, someone } from './newsroom'

// Histories of a newsroom: its acts, and a plain list of the releases that the acts make for each entry.

const hour = 3_600_000
const language = 'en'

export type EntryHistory = {
  kind: 'post' | 'publication'
  title: string
  releases: HistoryRelease[]
}
/** Without a path, the entry is out; `keeps` and `out` are withdrawals. */
export type HistoryRelease = {
  id: number
  at: number
  path?: string
  title: string
  slug?: string
  term?: boolean
  /** The version of the file that it offers; 0 for none. */
  file?: number
  cancelled?: boolean
  dated: number
  withdrawal?: 'keeps' | 'out'
}

export const act = fc.record({
  does: fc.constantFrom(
    'create',
    'create',
    'release',
    'release',
    'rename',
    'correct',
    'correct',
    'unschedule',
    'withdraw',
    'keep page',
    'keep page',
    'move',
    'take back',
  ),
  which: fc.nat(5),
  kind: fc.constantFrom('post' as const, 'publication' as const),
  wait: fc.nat(40),
  ahead: fc.constantFrom(0, 0, 1, 30, 24 * 10, 24 * 31),
  term: fc.boolean(),
  file: fc.constantFrom(0, 1, 1, 2, 3),
})

export const lineage = 'aaaaaaaaaaaa'
const versions = ['a', 'b', 'c'].map((letter, n) => ({
  id: letter.repeat(12),
  lineage,
  version: n + 1,
  name: `${letter}.pdf`,
  type: 'application/pdf' as const,
  bytes: 1,
  sha256: '',
  uploadedAt: 0,
}))

function filesOf(version: number) {
  return version ? [{ mediaId: versions[version - 1]!.id, title: '', language: null }] : []
}

function versionIn({ files }: Content) {
  return versions.find(({ id }) => id === files[0]?.mediaId)?.version ?? 0
}

/** Carries out a history from `start` (UTC ms) with at most `max` entries; returns the releases that it makes. */
export async function tell(
  acts: (typeof act extends fc.Arbitrary<infer A> ? A : never)[],
  { start, max }: { start: number; max: number },
) {
  const editor = await someone()
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Protection' }, 0)).id
  await write(async (tx) => {
    await tx.insert(media).values(versions)
    for (const { id } of versions) await savePages(tx, id, ['A page without it.', 'A page with a kingfisher.'])
  })
  const entries: { saved: SavedRevision; history: EntryHistory; content: Content }[] = []
  let now = start
  for (const [n, { does, which, kind, wait, ahead, term, file }] of acts.entries()) {
    now += wait * hour
    const entry = entries[which % Math.max(entries.length, 1)]
    const text = content({
      title: `Entry ${n}`,
      slug: `entry-${n}`,
      termIds: term ? [topic] : [],
      files: filesOf(file),
      publication:
        kind === 'publication' ? { type: 'report', publishedOn: '2014', publisher: '', series: `Series ${n}` } : null,
    })
    if (does === 'create' && entries.length < max) {
      const saved = got(await createEntry(editor, { kind, language, session: 's', content: text }, now))
      entries.push({ saved, content: text, history: { kind, title: text.title, releases: [] } })
    } else if (!entry) continue
    else if (does === 'rename' || does === 'correct') {
      const next = { ...entry.content, slug: `entry-${n}`, termIds: text.termIds, files: text.files }
      entry.saved = got(
        await saveDraft(
          editor,
          { entryId: entry.saved.entryId, base: entry.saved, session: `${n}`, content: next },
          now,
        ),
      )
      entry.content = next
      if (does === 'correct') await change(editor, entry, { does: 'release', at: now + ahead * hour, now })
    } else await change(editor, entry, { does, at: now + ahead * hour, now })
  }
  return entries.map((entry) => entry.history)
}

async function change(
  editor: Actor,
  entry: { saved: SavedRevision; history: EntryHistory; content: Content },
  { does, at, now }: { does: string; at: number; now: number },
) {
  const { releases } = entry.history
  const { entryId } = entry.saved
  const pending = releases.filter((row) => row.at > now && !row.cancelled)
  const cancel = (rows: typeof releases) => rows.forEach((row) => (row.cancelled = true))
  // Checks that each pending withdrawal has the text that readers have just before it, or nothing to withdraw.
  const follows = (rows: typeof releases) => {
    for (const row of inOrder(rows).filter((row) => row.withdrawal && row.at > now && !row.cancelled)) {
      const before = inOrder(rows)
        .filter((other) => !other.cancelled && comesBefore(other, row))
        .at(-1)
      if (!before?.path) return row
      Object.assign(row, { ...before, id: row.id, at: row.at, withdrawal: row.withdrawal })
      if (row.withdrawal === 'out') row.path = undefined
    }
  }
  const copyOf = (rows: typeof releases) => rows.map((row) => ({ ...row }))

  if (does === 'release') {
    const result = await release(editor, { ...entry.saved, at }, now)
    const after = copyOf(releases)
    after.forEach((row) => void (row.at > now && !row.withdrawal && (row.cancelled = true)))
    const first = standing(after, at, 'first')
    const { title, termIds } = entry.content
    const facts = { title, term: termIds.length > 0, file: versionIn(entry.content) }
    const { path, releaseId } = result.ok ? result.value : { path: '/', releaseId: 1e9 }
    after.push({ id: releaseId, at, path, slug: entry.content.slug, dated: first?.dated ?? at, ...facts })
    expect(result.ok).toBe(follows(after) === undefined)
    if (result.ok) entry.history.releases = after
  } else if (does === 'unschedule') {
    const result = await unschedule(editor, entryId, now)
    expect(result.ok).toBe(pending.length > 0)
    cancel(pending)
  } else if (does === 'take back') {
    const row = pending[0]
    if (!row) return
    got(await cancelRelease(editor, row.id, now))
    cancel([row])
    for (let idle = follows(releases); idle; idle = follows(releases)) cancel([idle])
  } else if (does === 'move') {
    const row = pending.at(-1)
    if (!row || at === now) return
    const result = await reschedule(editor, { releaseId: row.id, at }, now)
    const after = copyOf(releases)
    after.find((other) => other.id === row.id)!.cancelled = true
    const { path, releaseId } = result.ok ? result.value : { path: '/', releaseId: 1e9 }
    const dated = standing(after, at, 'first')?.dated ?? at
    after.push({ ...row, id: releaseId, at, ...(row.withdrawal ? {} : { path, dated }) })
    expect(result.ok).toBe(follows(after) === undefined)
    if (result.ok) entry.history.releases = after
  } else {
    const keepPage = does === 'keep page'
    const why = { entryId, reason: 'outdated', explanation: 'Old.' } as const
    const result = await withdraw(editor, { ...why, at, keepPage }, now)
    const after = copyOf(releases)
    after.forEach((row) => void (row.at > now && (row.withdrawal || at === now) && (row.cancelled = true)))
    const live = standing(after, at)
    expect(result.ok).toBe(live?.path !== undefined)
    if (!result.ok) return
    const withdrawal = keepPage ? ('keeps' as const) : ('out' as const)
    const path = keepPage ? live!.path : undefined
    after.push({ ...live!, id: result.value.releaseId, at, withdrawal, path })
    entry.history.releases = after
  }
}

function inOrder(rows: HistoryRelease[]) {
  return rows.toSorted((a, b) => (comesBefore(a, b) ? -1 : 1))
}

function comesBefore(a: HistoryRelease, b: HistoryRelease) {
  return a.at < b.at || (a.at === b.at && a.id < b.id)
}

/** Returns, among releases whose moment came, the newest (or the first), later rows over earlier ones of the same moment. */
export function standing(releases: EntryHistory['releases'], at: number, which: 'newest' | 'first' = 'newest') {
  const passedReleases = inOrder(releases.filter((row) => row.at <= at && !row.cancelled))
  return which === 'newest' ? passedReleases.at(-1) : passedReleases[0]
}
