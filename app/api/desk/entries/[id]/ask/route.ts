import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { askColleague } from '@/domain/consents/requests'
import { entryIdOf, type EntryParams } from '../entry-id'

const Request = z.object({ what: z.enum(['consent', 'check']), staffId: z.number().int() })

/** Asks a colleague for what an entry about people at risk needs. */
export const POST = jsonRoute(Request, (actor, request, params: EntryParams) =>
  askColleague(actor, { ...request, entryId: entryIdOf(params) }, Date.now()),
)
