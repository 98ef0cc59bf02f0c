import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import { compareWithHead } from '@/domain/writing/comparison/merge'
import { Content } from '@/domain/content/content'
import { done } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../entry-id'

const CompareRequest = z.object({
  base: z.object({ revisionId: z.number().int(), counter: z.number().int() }),
  /** What the base held when this editor saw it: its author may have written over it since. */
  common: Content.optional(),
  mine: Content,
})

export const POST = jsonRoute(CompareRequest, async (actor, asked, params: EntryParams) => {
  const met = await compareWithHead(actor, { ...asked, entryId: entryIdOf(params) })
  if (!met.ok) return met
  const shown = <V extends { html: string }>(version: V): V => ({ ...version, html: withStaffMedia(version.html) })
  const differences = met.value.differences.map(({ mine, theirs, joined, ...rest }) => ({
    ...rest,
    mine: shown(mine),
    theirs: shown(theirs),
    joined: joined && shown(joined),
  }))
  return done({ ...met.value, differences })
})
