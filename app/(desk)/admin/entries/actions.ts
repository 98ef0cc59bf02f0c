'use server'

import { z } from 'zod'
import { id as formId, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { entriesAddress, listingFor } from './filters'
import { runBulk, maxEntriesAtOnce, openCommentsInBulk, type BulkSelection } from '@/domain/desk/bulk'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import * as lists from '@/domain/desk/saved-lists'

const id = z.number().int()
const Act = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['submit', 'takeBack', 'publish', 'unschedule', 'copy', 'trash', 'restore']) }),
  z.object({ act: z.literal('schedule'), at: z.number().int() }),
  z.object({
    act: z.literal('withdraw'),
    reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request'], 'Choose a reason.'),
    explanation: z.string().max(5_000),
  }),
  z.object({ act: z.enum(['addTerm', 'removeTerm']), termId: id }),
])
const query = z.string().max(2_000)
const ids = z.array(id).max(maxEntriesAtOnce, `At most ${maxEntriesAtOnce} texts at once.`)
const Selection = z.union([z.object({ ids }), z.object({ query })])
const Bulk = z.union([z.object({ act: Act, ids }), z.object({ act: Act, query })])

/** The selection is a list of entries, or the query of a list. */
export const bulk = action(Bulk, async (actor, request, now) =>
  runBulk(actor, await chosenIn(actor, request), request.act, now),
)

export const openCommentsOfChosen = action(Selection, async (actor, selection, now) =>
  openCommentsInBulk(actor, await chosenIn(actor, selection), now),
)

async function chosenIn(actor: Actor, selection: z.output<typeof Selection>): Promise<BulkSelection> {
  if ('ids' in selection) return { ids: selection.ids }
  const { zone } = await siteSettings()
  const filters = entriesAddress.read(Object.fromEntries(new URLSearchParams(selection.query)))
  return { filter: listingFor(filters, { me: actor.id, zone }) }
}

const name = z.string().max(200)

export const saveList = action(z.object({ name, query }), lists.saveList)

export const renameList = action(z.object({ id: formId, name }), lists.renameList)

export const removeList = action(only('id', formId), lists.removeList)
