import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { nthTable } from '@/lib/figures/table'
import { findItem } from './item'

export async function findFigures({ path, number, now }: { path: string; number: number; now: number }) {
  const lookup = await findItem({ path, now })
  return lookup?.is === 'live' ? figuresOf(lookup.item.revisionId, number) : undefined
}

export async function figuresOf(revisionId: number, number: number) {
  const [row] = await read().select({ body: revisions.body }).from(revisions).where(eq(revisions.id, revisionId))
  return row && nthTable(row.body, number)
}
