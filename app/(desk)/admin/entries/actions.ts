'use server'

import { z } from 'zod'
import { id as formId, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { entriesAddress, listingFor } from './filters'
import { runBulk, maxEntriesAtOnce, openCommentsInBulk, type BulkSelection } from '@/domain/desk/bulk'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import * as lists from '@/domain/desk/saved-lists'

const idField = z.number().int()
const BulkActFields = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['submit', 'takeBack', 'publish', 'unschedule', 'copy', 'trash', 'restore']) }),
  z.object({ act: z.literal('schedule'), at: z.number().int() }),
  z.object({
    act: z.literal('withdraw'),
    reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request'], 'Choose a reason.'),
    explanation: z.string().max(5_000),
  }),
  z.object({ act: z.enum(['addTerm', 'removeTerm']), termId: idField }),
])
const queryField = z.string().max(2_000)
const idsField = z.array(idField).max(maxEntriesAtOnce, `At most ${maxEntriesAtOnce} texts at once.`)
const SelectionFields = z.union([z.object({ ids: idsField }), z.object({ query: queryField })])
const BulkRequest = z.union([
  z.object({ act: BulkActFields, seenAt: idField.optional(), ids: idsField }),
  z.object({ act: BulkActFields, seenAt: idField.optional(), query: queryField }),
])

/** The selection is a list of entries, or the query of a list. */
export const runBulkAct = action(BulkRequest, async (actor, request, now) =>
  runBulk(actor, await chosenEntries(actor, request), { ...request.act, seenAt: request.seenAt }, now),
)

export const openCommentsOfChosen = action(SelectionFields, async (actor, selection, now) =>
  openCommentsInBulk(actor, await chosenEntries(actor, selection), now),
)

async function chosenEntries(actor: Actor, selection: z.output<typeof SelectionFields>): Promise<BulkSelection> {
  if ('ids' in selection) return { ids: selection.ids }
  const { zone } = await siteSettings()
  const filters = entriesAddress.read(Object.fromEntries(new URLSearchParams(selection.query)))
  return { filter: listingFor(filters, { me: actor.id, zone }) }
}

const nameField = z.string().max(200)

export const saveList = action(z.object({ name: nameField, query: queryField }), lists.saveList)

export const renameList = action(z.object({ id: formId, name: nameField }), lists.renameList)

export const removeList = action(only('id', formId), lists.removeList)
