import { sessionFor } from '../support/staff'
import type { Action, Endpoint } from './build'
import { call, cookiesOf, pathOf, submitForm, type Answer, type Outcome } from './call'
import { leaks, type Archive } from './canaries'
import type { Contents } from './contents'
import type { Caller, Callers, Newsroom, Person } from './newsroom'
import { isAllowed, type Row, type Sample } from './row'

/** `npm test` asks by each thing's own address only; `npm run test:all` by other addresses, methods and origins too. */
export const isQuick = process.env.GAZETTE_QUICK !== undefined

/** The stage on which rows are tried: a server, its staff, its secrets, and its data directory. */
export type Stage = {
  site: string
  room: Newsroom
  callers: Callers
  archive: Archive
  contents: Contents
  endpoints: Map<string, Endpoint>
}

type Thing = { row: Row; owner: Person; sample: Sample }

/** Tries one row as everybody; returns a sentence for each difference from `domain/staff/actor.ts`. */
export async function tryRow(stage: Stage, row: Row): Promise<string[]> {
  const problems: string[] = []
  for (const [n, owner] of (await ownersFor(stage.room, row)).entries()) {
    const thing = { row, owner, sample: await row.sample(stage.room, owner) }
    const filesBefore = stage.contents.files()
    problems.push(...(await tryRefusals(stage, thing, n === 0 || row.about === undefined)))
    const files = stage.contents.files().filter((file) => !filesBefore.includes(file))
    if (files.length) problems.push(`${nameOf(row)}: after its refusals there are new files: ${files.join(', ')}`)
    // Tries the refused request: with a mistake in it, the refusal would not prove that a right is missing.
    problems.push(...(await tryAllowed(stage, thing)))
  }
  return problems
}

export function nameOf({ of, does }: Row) {
  return `${of} (${does})`
}

export async function ownersFor({ contributor, colleague, editor, admin, newcomer }: Newsroom, row: Row) {
  if (row.spends) return row.needs === 'nothing' ? [contributor] : Promise.all(roles.map((role) => newcomer(role)))
  if (row.about === 'a thing of its owner') return [contributor, colleague]
  return row.needs === 'being its owner' ? [contributor, editor, admin] : [contributor]
}

const roles = ['contributor', 'editor', 'admin'] as const

export function refusedBy({ callers }: Stage, { row, owner }: Omit<Thing, 'sample'>): Caller[] {
  return [...callers.roles, callers.demoted].filter((caller) => !isAllowed(row, caller.person!.actor, owner.actor))
}

/**
 * Sends the request as everybody without the right, by its own address and by others.
 * @param withStrangers also without a session and from other sites, which do not depend on the owner
 */
async function tryRefusals(stage: Stage, thing: Thing, withStrangers: boolean): Promise<string[]> {
  const { row } = thing
  const { nobody, ended, roles } = stage.callers
  const outsiders = row.needs === 'nothing' || !withStrangers ? [] : [nobody, ...ended]
  const insiders = refusedBy(stage, thing)
  const byOwnAddress: Attempt[] = [
    ...outsiders.map((caller) => ({ caller, expects: ['no session' as const] })),
    ...insiders.map((caller) => ({ caller, expects: refusalsOf(row) })),
  ]
  if (isQuick) return tryAll(stage, thing, byOwnAddress)
  // Other addresses refuse every role alike: the role with the most rights stands for all.
  const strongest = insiders.findLast((caller) => caller !== stage.callers.demoted)
  const callers = [...outsiders.slice(0, 1), ...(strongest ? [strongest] : [])]
  return tryAll(stage, thing, [
    ...byOwnAddress,
    ...callers.flatMap((caller) => elsewhere(stage, thing).map((how): Attempt => ({ caller, ...how }))),
    ...(withStrangers && changes(stage, row) ? foreign.map((how): Attempt => ({ caller: roles.at(-1)!, ...how })) : []),
  ])
}

export type Attempt = {
  caller: Caller
  /** Undefined: any answer, as long as nothing changes. */
  expects?: Outcome[]
  how?: { path?: string; method?: string; origin?: string | null; headers?: Record<string, string>; asForm?: true }
}

export function refusalsOf({ hides, passesOver }: Row): Outcome[] {
  if (passesOver) return ['done']
  return hides ? ['missing'] : ['not the role']
}

const refused: Outcome[] = ['not this site', 'not the role']
const foreign: Omit<Attempt, 'caller'>[] = [
  { expects: refused, how: { origin: 'https://evil.example' } },
  { expects: refused, how: { origin: 'null' } },
  { expects: refused, how: { origin: null } },
  { expects: refused, how: { headers: { 'sec-fetch-site': 'cross-site' } } },
  { expects: refused, how: { origin: 'https://evil.example', headers: { 'x-forwarded-host': 'evil.example' } } },
]

/** Returns other ways to the same thing than its own address. */
function elsewhere({ endpoints }: Stage, { row, sample }: Thing): Omit<Attempt, 'caller'>[] {
  const endpoint = endpoints.get(row.of)!
  const ownPath = pathOf(endpoint, sample)
  if (endpoint.is === 'action') {
    const pages = ['/', '/sign-in', '/admin/account', '/admin/settings', '/admin/no/such/page', '/no-such-page']
    return [...pages.map((path) => ({ how: { path } })), { how: { asForm: true } }]
  }
  const spellings = [`/${ownPath}`, ownPath.replace(/(\?|$)/, '/$1'), `/en${ownPath}`, ownPath.replace('a', '%61')]
  const otherMethods = endpoint.is === 'page' ? ['POST'] : ['POST', 'PUT', 'DELETE']
  const methods = otherMethods.filter((method) => !endpoints.has(`${method} ${row.of.split(' ')[1]}`))
  return [...spellings.map((path) => ({ how: { path } })), ...methods.map((method) => ({ how: { method } }))]
}

/** The number of requests at once: the server answers one while another is on its way. */
const atOnce = 6

/**
 * None of these requests may change anything, so stored data is compared once for all. After a change, they are sent
 * again one by one, to find the one that made it.
 */
export async function tryAll(stage: Stage, thing: Thing, attempts: Attempt[]): Promise<string[]> {
  stage.contents.changed()
  const problems: string[] = []
  for (let n = 0; n < attempts.length; n += atOnce) {
    const verdicts = attempts.slice(n, n + atOnce).map(async (attempt) => judged(stage, thing, await answered(attempt)))
    problems.push(...(await Promise.all(verdicts)).flat())
  }
  const changed = stage.contents.changed()
  if (changed.length === 0) return problems
  problems.push(`${nameOf(thing.row)}: one of those who may not changed ${changed.join(', ')}`)
  for (const attempt of attempts) {
    const { answer } = await answered(attempt)
    const again = stage.contents.changed()
    if (again.length)
      problems.push(`${attemptName(thing, attempt)}: changed ${again.join(', ')}; the answer was ${inWords(answer)}`)
  }
  return problems

  async function answered(attempt: Attempt) {
    return { attempt, answer: await ask(stage, thing, attempt) }
  }
}

function judged(stage: Stage, thing: Thing, { attempt, answer }: { attempt: Attempt; answer: Answer }): string[] {
  const { caller, expects } = attempt
  const at = attemptName(thing, attempt)
  const isTold = thing.row.reports && answer.outcome === 'done' && /role does not allow/.test(answer.text)
  const isRefused = !expects || expects.includes(answer.outcome) || isTold
  const problems = isRefused ? [] : [`${at}: should be ${expects.join(' or ')}, and was ${inWords(answer)}`]
  return [...problems, ...leaksIn(stage, at, { answer, caller })]
}

function attemptName({ row, owner }: Thing, { caller, how }: Attempt) {
  return `${nameOf(row)} as ${caller.is}${how ? ` ${JSON.stringify(how)}` : ''}, of ${owner.name}`
}

async function tryAllowed(stage: Stage, { row, owner, sample }: Thing): Promise<string[]> {
  const problems: string[] = []
  let isUsed = false
  // `npm test` tries one of those who may, `npm run test:all` each of them.
  const allowed = await allowedBy(stage, { row, owner })
  for (const caller of isQuick ? allowed.slice(0, 1) : allowed) {
    const fresh = isUsed && changes(stage, row) ? await row.sample(stage.room, owner) : sample
    isUsed = true
    stage.contents.changed()
    const sessionsBefore = stage.contents.sessions()
    const answer = await ask(stage, { row, sample: fresh }, { caller })
    const at = `${nameOf(row)} as ${caller.is}, of ${owner.name}`
    const opens = stage.contents.sessions().some((hash) => !sessionsBefore.includes(hash))
    if (opens && !row.opens) problems.push(`${at}: makes or renews a session; say \`opens: true\` in its row`)
    if (!opens && row.opens) problems.push(`${at}: makes no session, as its row says`)
    const expected = row.answers ?? 'done'
    if (expected !== 'any' && answer.outcome !== expected)
      problems.push(`${at}: is allowed by domain/staff/actor.ts, and was ${inWords(answer)}`)
    else if (changes(stage, row) && !row.quiet && stage.contents.changed().length === 0)
      problems.push(`${at}: was allowed, and nothing changed`)
    problems.push(...leaksIn(stage, at, { answer, caller }))
    await row.settles?.(stage.room)
  }
  return problems
}

export async function allowedBy({ callers }: Stage, { row, owner }: Omit<Thing, 'sample'>): Promise<Caller[]> {
  const open = row.needs === 'nothing' ? [callers.nobody] : []
  if (row.spends && open.length) return open
  if (row.spends) return [{ is: `a new ${owner.actor.role}`, person: owner, cookie: (await sessionFor(owner)).cookie }]
  return [...open, ...callers.roles.filter((caller) => isAllowed(row, caller.person!.actor, owner.actor))]
}

/** Sends a row's request as someone, by its own address or another way. */
export function ask(
  { site, endpoints }: Stage,
  { row, sample }: Omit<Thing, 'owner'>,
  { caller, how = {} }: Attempt,
): Promise<Answer> {
  const endpoint = endpoints.get(row.of)!
  if (!how.asForm) return call({ site, endpoint, sample, caller, ...how })
  const cookie = cookiesOf(caller, sample)
  const headers = { origin: site, ...(cookie && { cookie }) }
  return submitForm(site + (how.path ?? pathOf(endpoint, sample)), endpoint as Action, { sample, headers })
}

export function changes({ endpoints }: Stage, { of }: Row) {
  const endpoint = endpoints.get(of)!
  return endpoint.is === 'action' || (endpoint.is === 'handler' && endpoint.method !== 'GET')
}

type CallResult = { answer: Answer; caller: Caller }

export function leaksIn({ archive }: Stage, at: string, { answer, caller }: CallResult) {
  return leaks(archive.canaries, answer.text, caller.person?.actor).map((where) => `${at}: tells ${where}`)
}

export function inWords({ outcome, status, says }: Answer) {
  return `“${outcome}” (${status}${says && `: ${says}`})`
}
