import { eq, inArray, isNotNull, notExists, and, sql, or } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import {
  audit,
  bundleEntries,
  bundles,
  consentMedia,
  entries,
  erasures,
  media,
  missedPaths,
  releases,
  revisionMedia,
  settings,
  imported,
  imports,
} from '@/db/schema'
import type { MenuLine, Site } from '@/domain/published/site'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { idsOf } from '@/domain/entries/standing'
import { deleteEntryIn } from '@/domain/entries/trash'
import { addressesOf, deleteAddresses, isBelow } from './addresses-of'
import { eraseNamesIn } from './erase-names'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'

type ErasureSubject = { id: number; entryIds: number[]; mediaIds: string[]; words: string }

/** Erases texts, uploads and every row with one of their addresses (`now` UTC ms). The record keeps numbers. */
export async function eraseRowsIn(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  { id, entryIds, mediaIds, words }: ErasureSubject,
  now: number,
) {
  const found = await addressesOf(tx, { entryIds, mediaIds })
  const bundleIds = await bundlesOf(tx, entryIds)
  const paths = new Set(found.paths)
  await deleteAddresses(tx, found)
  await deleteMissed(tx, paths)
  await cleanSettings(tx, { entryIds, paths })
  await blankImportRows(tx, { entryIds, mediaIds })
  for (const entryId of entryIds) await eraseEntryIn(tx, actor, { entryId, erasureId: id }, now)
  await eraseUploadsIn(tx, actor, { mediaIds, erasureId: id }, now)
  await deleteEmptyBundles(tx, bundleIds)
  await eraseNamesIn(tx, actor, { words, bundleIds, erasureId: id }, now)
  await tx.update(erasures).set({ erasedAt: now }).where(eq(erasures.id, id))
}

async function deleteMissed(tx: Tx, paths: ReadonlySet<string>) {
  const rows = await tx.selectDistinct({ path: missedPaths.path }).from(missedPaths)
  for (const { path } of rows) if (isBelow(path, paths)) await tx.delete(missedPaths).where(eq(missedPaths.path, path))
}

type ErasedSubject = { entryIds: number[]; paths: ReadonlySet<string> }

async function cleanSettings(tx: Tx, erased: ErasedSubject) {
  for (const { key, value } of await tx.select().from(settings)) {
    const left = removeFromSetting(key as keyof Site, value, erased)
    if (JSON.stringify(left) === JSON.stringify(value)) continue
    if (left === null) await tx.delete(settings).where(eq(settings.key, key))
    else await tx.update(settings).set({ value: left }).where(eq(settings.key, key))
  }
}

function removeFromSetting(key: keyof Site, value: unknown, { entryIds, paths }: ErasedSubject): unknown {
  if (key === 'leadEntryId') return entryIds.includes(value as number) ? null : value
  if (key === 'pinnedEntryIds') return (value as number[]).filter((id) => !entryIds.includes(id))
  if (key === 'menu' || key === 'footerMenu') return menuWithout(value as MenuLine[], paths)
  if (key !== 'translations') return value
  const translations = Object.entries(value as Site['translations']).map(([language, { menu, ...texts }]) => {
    const kept = Object.entries(menu ?? {}).filter(([path]) => !isBelow(path, paths))
    return [language, menu ? { ...texts, menu: Object.fromEntries(kept) } : texts]
  })
  return Object.fromEntries(translations) as unknown
}

/** Removes erased lines from a menu; lines of their submenu replace them. */
function menuWithout(menu: MenuLine[], paths: ReadonlySet<string>): MenuLine[] {
  return menu.flatMap(({ items, ...line }) => {
    const left = items?.filter(({ path }) => !isBelow(path, paths)) ?? []
    if (isBelow(line.path, paths)) return left
    return left.length > 0 ? [{ ...line, items: left }] : line.path ? [line] : []
  })
}

type ErasedEntry = { entryId: number; erasureId: number }

async function eraseEntryIn(tx: Tx, actor: Pick<Actor, 'id'>, { entryId, erasureId }: ErasedEntry, now: number) {
  const [entry] = await tx.select({ id: entries.id }).from(entries).where(eq(entries.id, entryId))
  if (!entry) return
  const changedRows = await deleteEntryIn(tx, entryId)
  const detail = { erasure: erasureId, revisions: changedRows.revisions.length }
  await record(tx, actor, { verb: 'erased', entryId, detail, ...changedRows }, now)
}

async function eraseUploadsIn(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  { mediaIds, erasureId }: { mediaIds: string[]; erasureId: number },
  now: number,
) {
  if (mediaIds.length === 0) return
  const cut = await tx
    .delete(revisionMedia)
    .where(inArray(revisionMedia.mediaId, mediaIds))
    .returning({ id: revisionMedia.revisionId })
  const gone = await tx
    .delete(media)
    .where(inArray(media.id, mediaIds))
    .returning({ id: media.id, lineage: media.lineage })
  const lineages = [...new Set(gone.map(({ lineage }) => lineage))]
  if (lineages.length) await tx.delete(consentMedia).where(inArray(consentMedia.lineage, lineages))
  const detail = { erasure: erasureId, uploads: gone.length }
  await record(tx, actor, { verb: 'erased uploads', detail, cutRevisions: idsOf(cut) }, now)
}

/** Finds the current and former bundles of entries. */
export async function bundlesOf(tx: Tx, entryIds: number[]) {
  const acts = await tx
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(inArray(audit.entryId, entryIds), eq(audit.verb, 'put into a bundle')))
  const members = await tx
    .select({ id: bundleEntries.bundleId })
    .from(bundleEntries)
    .where(inArray(bundleEntries.entryId, entryIds))
  const ids = [...acts.map(({ detail }) => detail.bundle), ...idsOf(members)]
  return [...new Set(ids.filter((id) => typeof id === 'number'))]
}

/** Deletes empty bundles: their names reveal their content. */
async function deleteEmptyBundles(tx: Tx, bundleIds: number[]) {
  const one = { n: sql`1` }
  const isOfBundle = and(isNotNull(releases.bundleId), eq(releases.bundleId, bundles.id))
  const members = tx.select(one).from(bundleEntries).where(eq(bundleEntries.bundleId, bundles.id))
  const released = tx.select(one).from(releases).where(isOfBundle)
  await tx.delete(bundles).where(and(inArray(bundles.id, bundleIds), notExists(members), notExists(released)))
}

/** Blanks rows of imports. A source key with words becomes a keyed hash, so that no import adds it again. */
async function blankImportRows(tx: Tx, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }) {
  const which = or(
    entryIds.length ? inArray(imported.entryId, entryIds) : undefined,
    mediaIds.length ? inArray(imported.mediaId, mediaIds) : undefined,
  )
  if (!which) return
  const rows = await tx.select().from(imported).where(which)
  for (const { id, source, kind, key } of rows) {
    const blank = { url: '', title: '', kept: {}, problems: [], hash: '' }
    await tx
      .update(imported)
      .set({ ...blank, key: erasedKeyOf({ source, kind, key }) })
      .where(eq(imported.id, id))
  }
  await blankFileNames(
    tx,
    rows.map(({ importId }) => importId),
    rows.map(({ key }) => key),
  )
}

async function blankFileNames(tx: Tx, importIds: number[], keys: string[]) {
  if (importIds.length === 0) return
  const names = new Set(keys.flatMap((key) => [key, key.slice(key.lastIndexOf('/') + 1)]))
  const rows = await tx.select().from(imports).where(inArray(imports.id, importIds))
  for (const { id, files } of rows) {
    if (!files.some(({ name }) => names.has(name))) continue
    const left = files.map((file) => (names.has(file.name) ? { ...file, name: 'erased', sha256: '' } : file))
    await tx.update(imports).set({ files: left }).where(eq(imports.id, id))
  }
}
