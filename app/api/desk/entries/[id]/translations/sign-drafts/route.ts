import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { maxSignedAtOnce, signDrafts } from '@/domain/writing/draft-marks'
import { entryIdOf, type EntryParams } from '../../entry-id'

const Drafts = z.object({ keys: z.array(z.string().max(64)).min(1).max(maxSignedAtOnce), isSigned: z.boolean() })

/** Signs drafts of a machine, or takes that back. */
export const POST = jsonRoute(Drafts, async (actor, drafts, params: EntryParams) =>
  signDrafts(actor, { entryId: entryIdOf(params), ...drafts }, Date.now()),
)
