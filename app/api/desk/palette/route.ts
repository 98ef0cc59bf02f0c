import { deskRoute } from '@/auth/guard'
import { findEntries } from '@/domain/desk/entries'
import { done } from '@/lib/result'

/** Entries for the command palette: by words of their titles and texts, or without any the reader's own last ones. */
export const GET = deskRoute(async (actor, request) => {
  const search = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200)
  const entries = await findEntries(actor, search)
  return done(entries.map(({ id, title, kind, language }) => ({ id, title, kind, language })))
})
