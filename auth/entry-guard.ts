import type { z } from 'zod'
import { sharedNow } from '@/db/clock'
import type { Actor } from '@/domain/staff/actor'
import { done, refused, type Result } from '@/lib/result'
import { deskRoute, jsonRoute } from './guard'
import { idIn } from './parse'

export type EntryParams = { id: string }

type EntryReader = (actor: Actor, entryId: number, now: number, request: Request) => Promise<unknown>

export function entryQuery(read: EntryReader, options?: { unasked?: boolean }) {
  return deskRoute(
    async (actor, request, { id }: EntryParams, now) => resultIfFound(await read(actor, idIn(id), now, request)),
    options,
  )
}

type EntryVerb<S extends z.ZodType> = (
  actor: Actor,
  form: z.output<S> & { entryId: number },
  now: number,
) => Promise<Result<unknown>>
type EntryOptions = {
  texts?: number
  unasked?: boolean
  /** Read after the act, to show the result in the editor; without it, the verb's result is the answer. */
  answer?: (actor: Actor, entryId: number, now: number) => Promise<unknown>
}

export function entryRoute<S extends z.ZodType>(
  schema: S,
  verb: EntryVerb<S>,
  { answer, ...options }: EntryOptions = {},
) {
  return jsonRoute(
    schema,
    async (actor, form, { id }: EntryParams, now) => {
      const entryId = idIn(id)
      const result = await verb(actor, { ...(form as object), entryId } as z.output<S> & { entryId: number }, now)
      // The act may have waited for other writers.
      return result.ok && answer ? resultIfFound(await answer(actor, entryId, sharedNow())) : result
    },
    options,
  )
}

function resultIfFound(found: unknown) {
  return found ? done(found) : refused('This text no longer exists.')
}
