import { setImmediate as turn } from 'node:timers/promises'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { sharedNow } from '@/db/clock'
import { noteDamage } from '@/db/faults'
import type { Actor } from '@/domain/staff/actor'
import { log } from '@/lib/process/log'
import { createPause } from '@/lib/process/pauses'
import { referenceNumber } from '@/lib/web/request-id'
import { refused, type Problem, type Refused, type Result } from '@/lib/result'
import { isDatabaseAway, isDatabaseBusy, storageFaultOf, type StorageFault } from '@/lib/files/storage-fault'
import { storeProblemOf } from '@/lib/store/store'
import { needsConfirmation, notConfirmed, type ConfirmationDemands } from './confirm'
import { parseCookies } from './cookie'
import { readJsonBody } from './json-body'
import { foreignOrigin, isOwnOrigin } from './own-origin'
import { fieldsOf, parse, parseJson, typedValuesIn } from './parse'
import { placeForHeaders } from './place'
import { currentSessionAnywhere, sessionAnywhere, type Session } from './session'

// The only guard. Layouts and pages guard nothing: an action can be posted to any page, /sign-in included.

export type ActionAnswer<T = undefined> = Result<T> & { typedValues?: Record<string, string> }

/** Returns a server action for `useForm`. It checks origin and session, parses the form and calls the verb. */
export function action<S extends z.ZodType, T>(
  schema: S,
  verb: (actor: Actor, form: z.output<S>, now: number, session: Session) => Promise<Result<T>>,
  demands: ConfirmationDemands = {},
) {
  return openAction(schema, async (form, now) => {
    const session = await currentSessionAnywhere()
    if (!session) return sessionEnded
    return needsConfirmation(session, demands, now) ? notConfirmed : verb(session.actor, form, now, session)
  })
}

export function openAction<S extends z.ZodType, T>(
  schema: S,
  verb: (form: z.output<S>, now: number) => Promise<Result<T>>,
) {
  return async function guarded(_previous: unknown, input: FormData | z.input<S>): Promise<ActionAnswer<T>> {
    const sent = input as FormData | Record<string, unknown>
    const answer = await resultOrFailure(async (): Promise<Result<T>> => {
      if (!isOwnOrigin(await headers())) return foreignOrigin()
      const form = parse(schema, fieldsOf(sent))
      return form.ok ? verb(form.value, sharedNow()) : form
    })
    return answer.ok ? answer : { ok: false, problems: answer.problems, typedValues: typedValuesIn(sent) }
  }
}

export function openRoute(handler: (request: Request, now: number) => Promise<Result<unknown>>) {
  return async function guarded(request: Request): Promise<Response> {
    if (!isOwnOrigin(request.headers)) return jsonResponse(foreignOrigin(), 403)
    try {
      return await responseTo(await handler(request, sharedNow()))
    } catch (error) {
      const { refused, status } = failureOf(error)
      return jsonResponse(refused, status)
    }
  }
}

async function resultOrFailure<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run()
  } catch (error) {
    unstable_rethrow(error)
    return failureOf(error).refused
  }
}

type DeskHandler<P> = (actor: Actor, request: Request, params: P, now: number) => Promise<Response | Result<unknown>>

/**
 * Returns a route handler of the desk. A GET needs a live session, other methods the exact origin too. A result is sent
 * as `{ value }` with 200 or `{ problems }` with 422 (409 for a conflict). `unasked`: sent by the page, not by the
 * person's act. `grave`: as for an action.
 */
export function deskRoute<P>(handler: DeskHandler<P>, { unasked = false, grave = false } = {}) {
  return async function guarded(request: Request, context: { params: Promise<P> }): Promise<Response> {
    if (request.method !== 'GET' && !isOwnOrigin(request.headers)) return jsonResponse(foreignOrigin(), 403)
    try {
      const now = sharedNow()
      const placeFor = placeForHeaders(request.headers)
      const session = await sessionAnywhere(parseCookies(request), { placeFor, now, unasked })
      if (!session) return jsonResponse(sessionEnded, 401)
      if (needsConfirmation(session, { grave }, now)) return jsonResponse(notConfirmed, 403)
      const answer = await handler(session.actor, request, await context.params, now)
      return answer instanceof Response ? answer : await responseTo(answer)
    } catch (error) {
      unstable_rethrow(error)
      const { refused, status } = failureOf(error)
      return jsonResponse(refused, status)
    }
  }
}

/** Parses the JSON body first. `texts`: the number of texts in it. */
export function jsonRoute<S extends z.ZodType, P>(
  schema: S,
  verb: (actor: Actor, body: z.output<S>, params: P, now: number) => Promise<Result<unknown>>,
  { texts = 1, unasked, grave }: { texts?: number; unasked?: boolean; grave?: boolean } = {},
) {
  return deskRoute<P>(
    async (actor, request, params) => {
      const json = await readJsonBody(request, texts)
      if (!json.ok) return json
      const body = parseJson(schema, json.value)
      await turn() // to read a long text again can take as long
      return body.ok ? verb(actor, body.value, params, sharedNow()) : body
    },
    { unasked, grave },
  )
}

export const sessionEnded = refused('Your session has ended. Sign in again: your text is kept.')

async function responseTo(answer: Result<unknown>) {
  if (answer.ok && Array.isArray(answer.value)) return listResponse(answer.value)
  if (answer.ok) return jsonResponse({ value: answer.value }, 200)
  return jsonResponse(answer, 'conflict' in answer ? 409 : 422)
}

function jsonResponse(answer: { value: unknown } | (Refused & { conflict?: unknown }), status: number) {
  const { ok: _, ...body } = answer as { ok?: boolean; problems?: Problem[] }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

/** Writes item by item, so that others go on: twenty suggestions have twenty whole texts. */
async function listResponse(items: unknown[]) {
  const pause = createPause()
  const pieces = [Buffer.from('{"value":[')]
  for (const [n, item] of items.entries()) {
    await pause()
    pieces.push(Buffer.from((n ? ',' : '') + JSON.stringify(item)))
  }
  const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' }
  return new Response(new Blob([...pieces, ']}']), { headers })
}

/** Returns a refusal for the user. Errors are told by name and code: `instanceof` fails across copies of a module. */
export function failureOf(error: unknown): { refused: Refused; status: number } {
  const { name } = error as { name?: string }
  if (name === 'NotPermitted') {
    log.info('Somebody asked for what their role does not allow')
    return { refused: refused('Your role does not allow this. An admin can change it.'), status: 403 }
  }
  const fault = storageFaultOf(error)
  noteDamage(error)
  if (fault) {
    log.error('Not saved', { fault })
    return notSavedRefusal(`${faultWords[fault]}. Keep this page open and try again.`, 507)
  }
  if (isDatabaseAway(error)) return notSavedRefusal('the database does not answer. Keep this page open and try again.')
  if (isDatabaseBusy(error)) return notSavedRefusal('the archive is busy. Try again in a moment.')
  const storeProblem = storeProblemOf(error)
  if (storeProblem) {
    log.error('Not saved: the store of files did not take it', { error })
    return notSavedRefusal(`${storeProblem}. Nothing was changed: try again in some minutes.`)
  }
  const id = referenceNumber()
  log.error('Something that staff asked for failed', { request: id, error })
  return {
    refused: refused(`Something failed here, not with what you wrote. Try again; if it stays, report number ${id}.`),
    status: 500,
  }
}

function notSavedRefusal(why: string, status = 503) {
  return { refused: refused(`Not saved: ${why}`), status }
}

const faultWords: Record<StorageFault, string> = {
  full: 'the disk is full',
  databaseFull: 'the disk of the database is full',
  readOnly: 'the server may not write to its disk',
  failing: 'the disk of the server reports errors',
  damaged: 'the database is damaged',
  outdated: 'a later version of Gazette has changed the database',
}
