import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import type { ActHandlers } from '@/auth/acts'
import { entryQuery, entryRoute, type EntryParams } from '@/auth/entry-guard'
import { deskRoute } from '@/auth/guard'
import { idIn, parseJson } from '@/auth/parse'
import { Content } from '@/domain/content/content'
import { trashEntry } from '@/domain/entries/trash'
import { hashState } from '@/domain/publishing/entry-state'
import { commentsMark } from '@/domain/review/comments'
import { suggestionsMark } from '@/domain/review/suggestions/open-suggestions'
import type { Actor } from '@/domain/staff/actor'
import { compareWithHead } from '@/domain/writing/comparison/merge'
import { copyEntry } from '@/domain/writing/copies'
import { newestSave, saveDraft } from '@/domain/writing/drafts'
import { changeLanguage } from '@/domain/publishing/language'
import { closeEntryWindow, openEntryWindow, listPresent } from '@/domain/writing/presence'
import { restoreRevision } from '@/domain/writing/revisions'
import { beginTranslation, translationsOf } from '@/domain/writing/translations'
import { languageField } from '@/lib/languages/language-field'
import { done } from '@/lib/result'

const session = z.string().min(8).max(64)
const baseField = z.object({ revisionId: z.number().int(), counter: z.number().int() })

const DraftBody = z.object({
  base: baseField,
  session,
  /** Set after a conflict: this text replaces the newest one, unchanged or merged with it. */
  how: z.enum(['kept', 'merged']).optional(),
  fromRevision: z.number().int().optional(),
  mergesFirst: z.boolean().optional(),
  accepted: z.array(z.number().int()).max(100).optional(),
  content: Content,
})

const CompareRequest = z.object({
  base: baseField,
  /** The base as this editor saw it: its author may have overwritten it since. */
  common: z.unknown().optional(),
  mine: z.unknown(),
  /** A text to compare with instead of the newest, to undo a merge. */
  theirs: z.unknown().optional(),
})
const [MineContent, CommonContent, TheirsContent] = [
  z.object({ mine: Content }),
  z.object({ common: Content.optional() }),
  z.object({ theirs: Content.optional() }),
]

// Polled by an open window, which must not keep a session alive.
const unasked = true

export const writingRoutes = {
  draft: { PUT: entryRoute(DraftBody, saveDraft) },
  compare: { POST: entryRoute(CompareRequest, compareTexts, { texts: 2 }) },
  restore: { POST: entryRoute(z.object({ revisionId: z.number().int(), session }), restoreRevision) },
  copy: { POST: entryRoute(z.object({}), (actor, { entryId }, now) => copyEntry(actor, entryId, now)) },
  trash: { POST: entryRoute(z.object({}), (actor, { entryId }, now) => trashEntry(actor, entryId, now)) },
  language: { POST: entryRoute(z.object({ language: languageField, base: baseField, session }), changeLanguage) },
  translations: {
    GET: entryQuery(translationsOf),
    POST: entryRoute(z.object({ language: languageField }), beginTranslation),
  },
  presence: {
    GET: deskRoute((actor, _, { id }: EntryParams, now) => listPresent(actor, idIn(id), now), { unasked }),
    PUT: entryRoute(z.object({ session, wroteAgo: z.number().int().min(0).max(86_400_000).optional() }), tellPresence, {
      unasked,
    }),
    /** A closing window can only POST, and gets no answer. */
    POST: entryRoute(z.object({ session }), async (actor, closed) => closeEntryWindow(actor, closed), { unasked }),
  },
} satisfies ActHandlers

type ComparisonRequest = z.output<typeof CompareRequest> & { entryId: number }

async function compareTexts(actor: Actor, { entryId, base, ...request }: ComparisonRequest) {
  const mine = parseJson(MineContent, request)
  if (!mine.ok) return mine
  // Comparing a long text takes time: other requests get a turn first.
  await turn()
  const common = parseJson(CommonContent, request)
  if (!common.ok) return common
  await turn()
  const theirs = parseJson(TheirsContent, request)
  if (!theirs.ok) return theirs
  await turn()
  const texts = { ...mine.value, ...common.value, ...theirs.value }
  const met = await compareWithHead(actor, { base, entryId, ...texts })
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

/** Also returns the newest text, and values that change with the state, comments and suggestions, to load them. */
async function tellPresence(actor: Actor, here: Parameters<typeof openEntryWindow>[1], now: number) {
  const present = await openEntryWindow(actor, here, now)
  if (!present.ok) return present
  const [state, comments, suggestions, newest] = await Promise.all([
    hashState(actor, here, now),
    commentsMark(actor, here.entryId),
    suggestionsMark(actor, here.entryId),
    newestSave(actor, here.entryId),
  ])
  return done({ present: present.value, state, comments, suggestions, newest })
}
