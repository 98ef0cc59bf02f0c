import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, redirects, releases, revisions } from '@/db/schema'
import { isCurrentPage, isPast, newestFirst } from './live'

export async function liveOutline(now: number) {
  return read()
    .select({
      entryId: entries.id,
      kind: entries.kind,
      language: entries.language,
      group: entries.translationGroup,
      revisionId: revisions.id,
      path: releases.path,
      dated: releases.dated,
      at: releases.goesLiveAt,
      reason: releases.withdrawal,
      explanation: releases.explanation,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(isCurrentPage(now))
    .orderBy(asc(entries.id))
}

export async function formerPaths({ entryId, path, now }: { entryId: number; path: string; now: number }) {
  const rows = await read()
    .selectDistinct({ path: releases.path })
    .from(releases)
    .where(and(eq(releases.entryId, entryId), ne(releases.path, path), isNotNull(releases.revisionId), isPast(now)))
    .orderBy(asc(releases.path))
  return rows.map((row) => row.path)
}

export async function redirectsByTarget(): Promise<Map<string, string[]>> {
  const rows = await read().select().from(redirects).orderBy(asc(redirects.source))
  const sourcesByTarget = new Map<string, string[]>()
  for (const { source, target } of rows) sourcesByTarget.set(target, [...(sourcesByTarget.get(target) ?? []), source])
  return sourcesByTarget
}

export async function lastText(entryId: number, now: number) {
  const isText = and(isNotNull(releases.revisionId), isNull(releases.withdrawal))
  const [row] = await read()
    .select({ revisionId: releases.revisionId, path: releases.path, dated: releases.dated, at: releases.goesLiveAt })
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isText, isPast(now)))
    .orderBy(...newestFirst)
    .limit(1)
  return row && { ...row, revisionId: row.revisionId! }
}
