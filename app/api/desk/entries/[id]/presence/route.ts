import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { comeIn, goAway, whoIsHere } from '@/domain/presence'
import { entryIdOf, type EntryParams } from '../entry-id'

const session = z.string().min(8).max(64)
const Here = z.object({ session, wroteAgo: z.number().int().min(0).max(86_400_000).optional() })

export const GET = deskRoute((actor, _, params: EntryParams) => whoIsHere(actor, entryIdOf(params), Date.now()))

export const PUT = jsonRoute(Here, (actor, here, params: EntryParams) =>
  comeIn(actor, { ...here, entryId: entryIdOf(params) }, Date.now()),
)

/** A window that closes can only post: it asks for no answer. */
export const POST = jsonRoute(z.object({ session }), async (actor, gone, params: EntryParams) =>
  goAway(actor, { ...gone, entryId: entryIdOf(params) }),
)
