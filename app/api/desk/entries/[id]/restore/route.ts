import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { restoreRevision } from '@/domain/writing/revisions'
import { entryIdOf, type EntryParams } from '../entry-id'

const RestoreRequest = z.object({ revisionId: z.number().int(), session: z.string().min(8).max(64) })

export const POST = jsonRoute(RestoreRequest, (actor, request, params: EntryParams) =>
  restoreRevision(actor, { ...request, entryId: entryIdOf(params) }, Date.now()),
)
