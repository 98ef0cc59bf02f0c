import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import { methodHandlers, type ActHandlers } from '@/auth/acts'
import { entryQuery, entryRoute, type EntryParams } from '@/auth/entry-guard'
import { deskRoute } from '@/auth/guard'
import { idIn } from '@/auth/parse'
import { listEntries } from '@/domain/desk/entries'
import type { Actor } from '@/domain/staff/actor'
import { findDraft } from '@/domain/writing/drafts'
import { originalBeside, type OriginalView } from '@/domain/writing/original-beside'
import { findNewestText } from '@/domain/writing/revisions'
import { decideChange, acceptUntranslated, maxKeysAtOnce } from '@/domain/writing/translation-decisions'
import { markUpToDate, joinTranslations, leaveTranslations, translationsOf } from '@/domain/writing/translations'
import { done, refused, type Result } from '@/lib/result'

const PassagesBody = z.object({
  keys: z.array(z.string().max(64)).min(1).max(maxKeysAtOnce),
  isLeft: z.boolean(),
})

const TranslationDecision = z.object({
  key: z.string().max(64),
  from: z.number().int(),
  to: z.number().int(),
  decision: z.enum(['done', 'dismissed']).optional(),
})

/** The revision that was read: a newer one does not count as translated. */
const UpToDateBody = z.object({ source: z.number().int() })

const translationRoutes = {
  candidates: {
    GET: entryQuery(async (actor, entryId, now, request) => {
      const draft = await findDraft(actor, entryId)
      if (!draft) return undefined
      const search = new URL(request.url).searchParams.get('search')?.slice(0, 200)
      const { kind, language: ownLanguage } = draft.entry
      const { items } = await listEntries(actor, { kind, search, perPage: 50 }, now)
      const candidates = items.filter(({ language }) => language !== ownLanguage)
      return candidates.slice(0, 5).map(({ id, title, language }) => ({ id, title, language }))
    }),
  },
  join: {
    POST: entryRoute(z.object({ to: z.number().int() }), joinTranslations, { answer: translationsOf }),
  },
  leave: {
    POST: entryRoute(z.object({}), (actor, { entryId }, now) => leaveTranslations(actor, entryId, now), {
      answer: translationsOf,
    }),
  },
  'up-to-date': { POST: entryRoute(UpToDateBody, markUpToDate, { answer: translationsOf }) },
  text: {
    GET: entryQuery(async (actor, entryId) => {
      const newestText = await findNewestText(actor, entryId)
      return newestText && { ...newestText, bodyHtml: withStaffMedia(newestText.bodyHtml) }
    }),
  },
  /** Null if there is no original, or the person may not read it. */
  original: {
    GET: deskRoute(async (actor, _, { id }: EntryParams) => done((await originalFor(actor, idIn(id))) ?? null)),
  },
  change: {
    POST: entryRoute(TranslationDecision, async (actor, decision, now) =>
      withOriginal(actor, decision.entryId, await decideChange(actor, decision, now)),
    ),
  },
  'leave-passages': {
    POST: entryRoute(PassagesBody, async (actor, passages, now) =>
      withOriginal(actor, passages.entryId, await acceptUntranslated(actor, passages, now)),
    ),
  },
} satisfies ActHandlers

export const { GET, POST } = methodHandlers(translationRoutes)

async function originalFor(actor: Actor, entryId: number): Promise<OriginalView | undefined> {
  const original = await originalBeside(actor, entryId)
  const blocks = original?.blocks.map((block) => ({ ...block, html: withStaffMedia(block.html) as typeof block.html }))
  return original && { ...original, blocks: blocks! }
}

async function withOriginal(actor: Actor, entryId: number, result: Result<unknown>) {
  if (!result.ok) return result
  // Both the act and its answer read the whole text.
  await turn()
  const original = await originalFor(actor, entryId)
  return original ? done(original) : refused('That text is not one of its translations any more.')
}
