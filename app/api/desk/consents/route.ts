import { deskRoute } from '@/auth/guard'
import { listConsents } from '@/domain/consents/consent-lists'
import { done } from '@/lib/result'

const maxFound = 8

export const GET = deskRoute(async (actor, request, _, now) => {
  const search = (new URL(request.url).searchParams.get('search') ?? '').trim().slice(0, 100)
  const { items } = await listConsents(actor, { state: 'active', search }, now)
  return done(
    items
      .slice(0, maxFound)
      .map(({ id, reference, about, state, lastDay }) => ({ id, reference, about, state, lastDay })),
  )
})
