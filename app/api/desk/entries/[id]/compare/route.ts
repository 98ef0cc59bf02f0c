import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { parseJson } from '@/auth/parse'
import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import type { Actor } from '@/domain/staff/actor'
import { compareWithHead } from '@/domain/writing/comparison/merge'
import { Content } from '@/domain/content/content'
import { done } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../entry-id'

const CompareRequest = z.object({
  base: z.object({ revisionId: z.number().int(), counter: z.number().int() }),
  /** The text that the base held when this editor saw it: its author may have written over it since. */
  common: z.unknown().optional(),
  mine: z.unknown(),
  /** Another text than the newest one: the one that a merge is taken back to. */
  theirs: z.unknown().optional(),
})
const [Mine, Common, Theirs] = [
  z.object({ mine: Content }),
  z.object({ common: Content.optional() }),
  z.object({ theirs: Content.optional() }),
]

export const POST = jsonRoute(CompareRequest, compare, { texts: 2 })

async function compare(actor: Actor, request: z.output<typeof CompareRequest>, params: EntryParams) {
  const mine = parseJson(Mine, request)
  if (!mine.ok) return mine
  // Checking one text takes as long as others can be kept waiting: they get a turn in between.
  await turn()
  const common = parseJson(Common, request)
  if (!common.ok) return common
  await turn()
  const theirs = parseJson(Theirs, request)
  if (!theirs.ok) return theirs
  await turn()
  const texts = { ...mine.value, ...common.value, ...theirs.value }
  const met = await compareWithHead(actor, { base: request.base, entryId: entryIdOf(params), ...texts })
  if (!met.ok) return met
  const withMedia = <V extends { html: string }>(version: V): V => ({ ...version, html: withStaffMedia(version.html) })
  const differences = met.value.differences.map(({ mine, theirs, joined, ...rest }) => ({
    ...rest,
    mine: withMedia(mine),
    theirs: withMedia(theirs),
    joined: joined && withMedia(joined),
  }))
  return done({ ...met.value, differences })
}
