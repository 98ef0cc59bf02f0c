import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { entries, media, releases, revisionMedia, revisionTerms, revisions, settings, terms } from '@/db/schema'
import { mediaRoot } from '@/lib/media-files'
import { permit, type Actor } from './actor'
import type { Result } from '@/lib/result'
import { changeSettings } from './settings'
import type { Site } from './published/site'

/** The mark of what the demonstration archive brought. */
export const demonstration = 'demo'

export async function hasDemonstration() {
  const [row] = await read().select({ id: entries.id }).from(entries).where(eq(entries.origin, demonstration)).limit(1)
  return row !== undefined
}

/** Names the site for the demonstration, and remembers what it set so that only that is taken back. */
export async function dressSite(actor: Actor, site: Partial<Site>): Promise<Result> {
  const changed = await changeSettings(actor, site)
  if (changed.ok) await write(async (tx) => void (await tx.insert(settings).values({ key: dressed, value: site })))
  return changed
}
const dressed = 'demonstration'

/**
 * Erases what the demonstration brought: its entries with all their revisions and releases, and its uploads that nothing
 * else uses, files included; its topics and countries that nothing else carries; and the settings that are as it left them.
 */
export async function removeDemonstration(actor: Actor): Promise<{ entries: number; files: number }> {
  permit(actor, 'manageSettings')
  const removed = await write(async (tx) => {
    const demo = tx.select({ id: entries.id }).from(entries).where(eq(entries.origin, demonstration))
    await tx.update(releases).set({ replacedBy: null }).where(inArray(releases.replacedBy, demo))
    await tx.delete(releases).where(inArray(releases.entryId, demo))
    await tx.delete(revisions).where(inArray(revisions.entryId, demo))
    const gone = await tx.delete(entries).where(eq(entries.origin, demonstration)).returning({ id: entries.id })
    const used = tx
      .select({ n: sql`1` })
      .from(revisionMedia)
      .where(eq(revisionMedia.mediaId, media.id))
    const files = await tx
      .delete(media)
      .where(and(eq(media.origin, demonstration), notExists(used)))
      .returning({ id: media.id })
    const carried = tx
      .select({ n: sql`1` })
      .from(revisionTerms)
      .where(eq(revisionTerms.termId, terms.id))
    await tx.delete(terms).where(and(eq(terms.origin, demonstration), notExists(carried)))
    await takeBackSettings(tx)
    return { entries: gone.length, files }
  })
  for (const { id } of removed.files) await rm(join(mediaRoot(), id), { recursive: true, force: true })
  return { entries: removed.entries, files: removed.files.length }
}

async function takeBackSettings(tx: Tx) {
  const [row] = await tx.select().from(settings).where(eq(settings.key, dressed))
  for (const [key, value] of Object.entries((row?.value ?? {}) as Partial<Site>)) {
    await tx.delete(settings).where(and(eq(settings.key, key), eq(settings.value, value)))
  }
  await tx.delete(settings).where(eq(settings.key, dressed))
}
