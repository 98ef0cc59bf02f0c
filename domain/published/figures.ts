import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { nthTable, type FigureTable } from '@/lib/figures/table'
import { findItem } from './item'

/** A table of the text that is live at a path at a moment (UTC ms), by its number in that text. */
export async function findFigures({ path, number, now }: { path: string; number: number; now: number }) {
  const lookup = await findItem({ path, now })
  return lookup?.is === 'live' ? figuresOf(lookup.item.revisionId, number) : undefined
}

/** A table of a released revision, by its number in that text. */
export async function figuresOf(revisionId: number, number: number): Promise<FigureTable | undefined> {
  const [row] = await read().select({ body: revisions.body }).from(revisions).where(eq(revisions.id, revisionId))
  return row && nthTable(row.body, number)
}
