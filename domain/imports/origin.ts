import { and, desc, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { imported, imports } from '@/db/schema'
import { findPermittedEntry } from '@/domain/entries/head'
import type { Actor } from '@/domain/staff/actor'

/** Returns an entry's source with all data kept; undefined for an entry begun in Gazette. */
export async function originOf(actor: Actor, entryId: number) {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return undefined
  const { source, key, url, outcome, kept, problems, importId } = imported
  const [row] = await read()
    .select({ source, key, url, outcome, kept, problems, importId, kind: imports.kind, at: imports.startedAt })
    .from(imported)
    .innerJoin(imports, eq(imports.id, imported.importId))
    .where(and(eq(imported.entryId, entryId), eq(imported.kind, 'entry')))
    .orderBy(desc(imported.id))
    .limit(1)
  return row
}

export type Origin = NonNullable<Awaited<ReturnType<typeof originOf>>>
