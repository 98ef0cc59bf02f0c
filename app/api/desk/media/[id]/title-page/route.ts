import { deskRoute } from '@/auth/guard'
import { titlePageOf } from '@/domain/files/title-page'
import { done, refused } from '@/lib/result'

type Params = { id: string }

export const GET = deskRoute(async (actor, _, { id }: Params) => {
  const titlePage = await titlePageOf(actor, id)
  return titlePage ? done(titlePage) : refused('This file is no longer there.')
})
