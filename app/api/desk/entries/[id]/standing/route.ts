import { deskRoute } from '@/auth/guard'
import { findStanding } from '@/domain/writing/editing'
import { done, refused } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../entry-id'

export const GET = deskRoute(async (actor, _, params: EntryParams) => {
  const standing = await findStanding(actor, entryIdOf(params), Date.now())
  return standing ? done(standing) : refused('This text no longer exists.')
})
