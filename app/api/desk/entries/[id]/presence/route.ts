import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { commentsMark } from '@/domain/review/comments'
import { suggestionsMark } from '@/domain/review/suggestions/open-suggestions'
import { newestSave } from '@/domain/writing/drafts'
import { openEntryWindow, closeEntryWindow, whoIsHere } from '@/domain/writing/presence'
import { done } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../entry-id'

const session = z.string().min(8).max(64)
const Here = z.object({ session, wroteAgo: z.number().int().min(0).max(86_400_000).optional() })

// An open window asks every few seconds: that keeps no session alive.
const unasked = true

export const GET = deskRoute((actor, _, params: EntryParams) => whoIsHere(actor, entryIdOf(params), Date.now()), {
  unasked,
})

/**
 * Returns who else is here, what changes with the comments and with the suggestions, and which text is the newest: a window
 * that has others asks for them again.
 */
export const PUT = jsonRoute(
  Here,
  async (actor, here, params: EntryParams) => {
    const entryId = entryIdOf(params)
    const present = await openEntryWindow(actor, { ...here, entryId }, Date.now())
    if (!present.ok) return present
    const [comments, suggestions, newest] = await Promise.all([
      commentsMark(actor, entryId),
      suggestionsMark(actor, entryId),
      newestSave(actor, entryId),
    ])
    return done({ present: present.value, comments, suggestions, newest })
  },
  { unasked },
)

/** A window that closes can only post, and gets no answer. */
export const POST = jsonRoute(
  z.object({ session }),
  async (actor, closedWindow, params: EntryParams) =>
    closeEntryWindow(actor, { ...closedWindow, entryId: entryIdOf(params) }),
  { unasked },
)
