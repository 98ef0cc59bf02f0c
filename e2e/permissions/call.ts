import type { Action, Endpoint } from './build'
import type { Caller } from './newsroom'
import type { Sample } from './row'

/** The meaning of an answer: a refusal or a success. `problem` and `failed` do not depend on rights. */
export type Outcome =
  'done' | 'no session' | 'not the role' | 'not this site' | 'not confirmed' | 'missing' | 'problem' | 'failed'
/** `setCookies`: as a browser would send them from then on. */
export type Answer = { outcome: Outcome; status: number; says: string; text: string; setCookies: string[] }

type From = { caller: Caller; origin?: string | null; headers?: Record<string, string> }
type Call = From & { site: string; endpoint: Endpoint; sample: Sample; path?: string; method?: string }

/** Asks as a browser would: an action by its id, a handler or a page by its address. Redirects are not followed. */
export async function call({ site, caller, origin = site, headers = {}, endpoint, sample, ...other }: Call) {
  const cookie = cookiesOf(caller, sample)
  const allHeaders = { ...headers, ...(origin && { origin }), ...(cookie && { cookie }) }
  const path = other.path ?? pathOf(endpoint, sample)
  if (endpoint.is === 'action') return answerOf(await post(site + path, endpoint, { sample, headers: allHeaders }))
  const method = other.method ?? (endpoint.is === 'handler' ? endpoint.method : 'GET')
  const isRead = method === 'GET' || method === 'HEAD'
  const { body, type } = isRead ? {} : bodyOf(sample)
  const typed = type ? { ...allHeaders, 'content-type': type } : allHeaders
  return answerOf(await fetch(site + path, { method, headers: typed, body, redirect: 'manual' }))
}

export function cookiesOf(caller: Caller, sample: Sample) {
  return [caller.cookie, sample.cookie].filter(Boolean).join('; ')
}

/** The address that a sample names, or a page of the action with a number in place of every parameter. */
export function pathOf(endpoint: Endpoint, { path }: Sample) {
  return path ?? (endpoint.is === 'action' ? endpoint.page.replace(/\[+(\.\.\.)?\w+\]+/g, '1') : '/')
}

type Sent = { sample: Sample; headers: Record<string, string> }

/** Posts as Next's client sends an action with a state before it and an object: React's encoding of arguments. */
function post(url: string, { id }: Action, { sample, headers }: Sent) {
  const body = JSON.stringify(['$undefined', sample.form ?? {}])
  const actionHeaders = { 'next-action': id, accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8' }
  return fetch(url, { method: 'POST', headers: { ...headers, ...actionHeaders }, body, redirect: 'manual' })
}

/** Posts a form as a browser without scripts posts the form of an action: everything it needs stands in hidden fields. */
export async function submitForm(url: string, { id }: Action, { sample, headers }: Sent): Promise<Answer> {
  const body = new FormData()
  body.set('$ACTION_REF_1', '')
  body.set('$ACTION_1:0', JSON.stringify({ id, bound: '$@1' }))
  body.set('$ACTION_1:1', JSON.stringify(['$undefined']))
  body.set('$ACTION_KEY', 'k1')
  for (const [name, value] of Object.entries(sample.form ?? {}))
    for (const item of [value].flat()) body.append(name, String(item))
  return answerOf(await fetch(url, { method: 'POST', headers, body, redirect: 'manual' }))
}

function bodyOf({ json, text, file }: Sample): { body?: BodyInit; type?: string } {
  if (file) {
    const form = new FormData()
    form.append('file', new File([new Uint8Array(file.bytes)], file.name))
    return { body: form }
  }
  return text === undefined
    ? { body: JSON.stringify(json ?? {}), type: 'application/json' }
    : { body: text, type: 'text/plain' }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  const result = resultIn(response, text)
  const says = result?.problems?.map(({ message }) => message).join(' ') ?? ''
  const setCookies = response.headers.getSetCookie().map((line) => line.split(';')[0]!)
  return { status: response.status, says, text, setCookies, outcome: outcomeOf(response, { says, ok: result?.ok }) }
}

type JsonAnswer = { ok?: boolean; problems?: { message: string }[] }

/** Returns what an action returned, which is the second line of its stream; or the body of a handler. */
function resultIn({ headers }: Response, text: string): JsonAnswer | undefined {
  const type = headers.get('content-type') ?? ''
  const line = type.startsWith('text/x-component') ? /^1:(\{.*\})$/m.exec(text)?.[1] : undefined
  if (line) return JSON.parse(line) as JsonAnswer
  return type.startsWith('application/json') ? (JSON.parse(text) as JsonAnswer) : undefined
}

function outcomeOf({ status, headers }: Response, { says, ok }: { says: string; ok?: boolean }): Outcome {
  const to = headers.get('location') ?? headers.get('x-action-redirect') ?? ''
  if (/This desk is at/.test(says)) return 'not this site'
  if (/confirm first that it is you/.test(says)) return 'not confirmed'
  if (/session has ended/.test(says) || status === 401) return 'no session'
  if (/role does not allow|^Only who wrote/.test(says)) return 'not the role'
  if (/no longer (there|here|exists|on the)|^There is no such|^This is not scheduled/.test(says)) return 'missing'
  if (says) return 'problem'
  if (headers.has('x-action-redirect')) return 'done'
  if (status >= 300 && status < 400) return /\/sign-in(\?|$)/.test(to) ? 'no session' : 'done'
  if (status === 403) return 'not the role'
  if (status === 404 || status === 405 || status === 410) return 'missing'
  if (ok === false || status >= 500) return 'failed'
  return status >= 400 ? 'problem' : 'done'
}
