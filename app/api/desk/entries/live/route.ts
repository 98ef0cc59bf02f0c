import { deskRoute } from '@/auth/guard'
import { listEntries } from '@/domain/desk/entries'
import { done } from '@/lib/result'

/** Live entries whose words match, for choosing one: the last saved first, at most five. */
export const GET = deskRoute(async (actor, request) => {
  const search = new URL(request.url).searchParams.get('search')?.slice(0, 200)
  const { items } = await listEntries(actor, { state: 'live', search }, Date.now())
  return done(
    items.slice(0, 5).flatMap(({ id, title, language, state }) => {
      return state.is === 'live' ? [{ id, title, language, path: state.path }] : []
    }),
  )
})
