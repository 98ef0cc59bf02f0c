import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { comments, entries } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { visibleTo } from '@/domain/entries/entry-filter'

export type TextWithComments = { entryId: number; title: string; open: number }

export async function openCommentsOn(actor: Actor, ids: number[]): Promise<TextWithComments[]> {
  const isOpen = and(inArray(comments.entryId, ids), isNull(comments.replyTo), isNull(comments.resolvedAt))
  const rows = await read()
    .select({ entryId: entries.id, title: entries.headTitle, open: count() })
    .from(comments)
    .innerJoin(entries, eq(entries.id, comments.entryId))
    .where(and(isOpen, visibleTo(actor)))
    .groupBy(entries.id, entries.headTitle)
    .orderBy(asc(entries.id))
  return rows.map(({ title, ...row }) => ({ ...row, title: title ?? '' }))
}
