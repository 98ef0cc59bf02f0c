import { eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { imported, imports } from '@/db/schema'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'

/** A source key that is more than a number becomes a keyed hash, so that the thing does not come again. */
export async function forgetImported(tx: Tx, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }) {
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
  await forgetFileNames(
    tx,
    rows.map(({ importId }) => importId),
    rows.map(({ key }) => key),
  )
}

async function forgetFileNames(tx: Tx, importIds: number[], keys: string[]) {
  if (importIds.length === 0) return
  const names = new Set(keys.flatMap((key) => [key, key.slice(key.lastIndexOf('/') + 1)]))
  const rows = await tx.select().from(imports).where(inArray(imports.id, importIds))
  for (const { id, files } of rows) {
    if (!files.some(({ name }) => names.has(name))) continue
    const left = files.map((file) => (names.has(file.name) ? { ...file, name: 'erased', sha256: '' } : file))
    await tx.update(imports).set({ files: left }).where(eq(imports.id, id))
  }
}
