import { and, eq, inArray } from 'drizzle-orm'
import { markErasing } from '@/db/erasing'
import { announceWords } from '@/db/full-text'
import { read, write, type Tx } from '@/db/connection'
import { entries, erasures, revisionLinks, revisionMedia, revisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { readableAmong } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { titlesOf } from '@/domain/entries/head'
import { indexAgain } from '@/domain/entries/search-index'
import { idsOf } from '@/domain/entries/standing'
import { chosenEntries } from './choice'
import { findConfirmers } from './confirmers'
import type { NamePreview } from './erasure'
import { eraseNamesIn, plainWords } from './erase-names'
import { bundlesOf } from './erase-rows'
import {
  checkNameIsGone,
  nameChangesOf,
  namedEntriesIn,
  hashNames,
  wordPlaces,
  type NameChanges,
  type NamedEntry,
} from './names'

type NameRequest = { entryId: number; names: string[] }

/** Finds a name in a text and its translations. Refused where staff have to remove it from the newest text first. */
export async function previewNameErasure(
  actor: Actor,
  { entryId, names }: NameRequest,
  now: number,
): Promise<Result<NamePreview & { hashes: string[] }>> {
  permit(actor, 'erase')
  const chosen = await chosenEntries(read(), { entryId, withTranslations: true }, now)
  if (!(await readableAmong(read(), actor, [entryId])).size) return refused('This text no longer exists.')
  const hashes = hashNames(chosen, names)
  if (!hashes.ok) return hashes
  const subject = namedEntriesIn(hashes.value)
  const gone = await checkNameIsGone(read(), subject, now)
  if (!gone.ok) return gone
  const found = await findingsOf(subject)
  if (found.spellings.length === 0) return refused('No earlier version has this name. Look at its spelling.', 'names')
  const needsSecond = (await findConfirmers(read(), [actor.id])).length > 0
  return done({ ...found, needsSecond, hashes: hashes.value })
}

/** Counts the changes to make, which both people see beforehand. */
export async function findingsOf(subject: NamedEntry[]): Promise<Omit<NamePreview, 'needsSecond'>> {
  const spellings = new Set<string>()
  const titles = await titlesOf(
    read(),
    subject.map(({ entryId }) => entryId),
  )
  const texts = []
  for (const entry of subject) {
    let [versions, notes] = [0, 0]
    for await (const all of nameChangesOf(read(), entry, spellings)) {
      versions += versionsOf(all).length
      notes += all.places.reduce((sum, { rows }) => sum + rows.length, 0)
    }
    texts.push({ id: entry.entryId, title: titles.get(entry.entryId) || 'Untitled', versions, notes })
  }
  return { texts, spellings: [...spellings].sort() }
}

type NameErasure = { id: number; subject: NamedEntry[]; by: number | null }

function versionsOf({ revisions, uses }: NameChanges) {
  return [...new Set([...idsOf(revisions), ...uses.map(({ revisionId }) => revisionId)])]
}

/** Cuts names out of every version, and out of comments and notes. After a kill, the rest is found again. */
export async function eraseNames({ id, subject, by }: NameErasure, verb: string, now: number): Promise<number[]> {
  const changed: number[] = []
  for (const entry of subject) {
    const { entryId } = entry
    const found = new Set<string>()
    for await (const all of nameChangesOf(read(), entry, found)) {
      const cut = versionsOf(all)
      if (cut.length === 0 && all.places.every(({ rows }) => rows.length === 0)) continue
      markErasing()
      await write(async (tx) => {
        await saveChangesIn(tx, all)
        const [row] = await tx.select({ headId: entries.headId }).from(entries).where(eq(entries.id, entryId))
        for (const revisionId of cut) await indexAgain(tx, { revisionId, headId: row!.headId })
        await announceWords(tx)
        const cutReleases = all.places.filter(({ place }) => place === 'releases').flatMap(({ rows }) => idsOf(rows))
        const detail = { erasure: id, revisions: cut.length }
        await record(tx, { id: by }, { verb, entryId, detail, cutRevisions: cut, cutReleases }, now)
        const words = [...found].map(plainWords).join('')
        await eraseNamesIn(tx, { id: by }, { words, bundleIds: await bundlesOf(tx, [entryId]), erasureId: id }, now)
      })
    }
    if (found.size > 0) changed.push(entryId)
  }
  await write(async (tx) => void (await tx.update(erasures).set({ erasedAt: now }).where(eq(erasures.id, id))))
  return changed
}

async function saveChangesIn(tx: Tx, { revisions: texts, uses, links, places }: NameChanges) {
  for (const { id, changes } of texts) await tx.update(revisions).set(changes).where(eq(revisions.id, id))
  for (const { revisionId, mediaId, role, changes } of uses) {
    const isUse = and(eq(revisionMedia.revisionId, revisionId), eq(revisionMedia.mediaId, mediaId))
    await tx
      .update(revisionMedia)
      .set(changes)
      .where(and(isUse, eq(revisionMedia.role, role)))
  }
  if (links.length) await tx.delete(revisionLinks).where(inArray(revisionLinks.id, links))
  for (const { place, rows } of places)
    for (const { id, changes } of rows) {
      const { table } = wordPlaces[place]
      await tx.update(table).set(changes).where(eq(table.id, id))
    }
}
