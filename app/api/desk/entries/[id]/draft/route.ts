import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { Content } from '@/domain/content/content'
import { saveDraft } from '@/domain/writing/drafts'
import { entryIdOf, type EntryParams } from '../entry-id'

const Draft = z.object({
  base: z.object({ revisionId: z.number().int(), counter: z.number().int() }),
  session: z.string().min(8).max(64),
  /** The choice of somebody after a conflict: the text that lay aside goes on top, as it is or with theirs merged in. */
  how: z.enum(['kept', 'merged']).optional(),
  fromRevision: z.number().int().optional(),
  mergesFirst: z.boolean().optional(),
  /** The people whose suggestions came into the text: their suggestions. */
  accepted: z.array(z.number().int()).max(100).optional(),
  content: Content,
})

export const PUT = jsonRoute(Draft, (actor, draft, params: EntryParams) =>
  saveDraft(actor, { ...draft, entryId: entryIdOf(params) }, Date.now()),
)
