import { deskRoute } from '@/auth/guard'
import { findDraft } from '@/domain/writing/drafts'
import { listEntries } from '@/domain/desk/entries'
import { done, refused } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../../entry-id'

/** Entries of the same kind in other languages whose words match: the last saved first, at most five. */
export const GET = deskRoute(async (actor, request, params: EntryParams) => {
  const draft = await findDraft(actor, entryIdOf(params))
  if (!draft) return refused('This text no longer exists.')
  const search = new URL(request.url).searchParams.get('search')?.slice(0, 200)
  const { kind, language: ownLanguage } = draft.entry
  const { items } = await listEntries(actor, { kind, search, perPage: 50 }, Date.now())
  const candidates = items.filter(({ language }) => language !== ownLanguage)
  return done(candidates.slice(0, 5).map(({ id, title, language }) => ({ id, title, language })))
})
