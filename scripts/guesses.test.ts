/** @module-tag thorough */
import { eq } from 'drizzle-orm'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { as } from '@/app/api/desk/test-desk'
import { sealedSession } from '@/auth/session'
import { checkPassword } from '@/auth/sign-in'
import { closeDatabase, openDatabase, read, write } from '@/db/connection'
import { authenticatorApps, consents, entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { declarePeople } from '@/domain/consents/marks'
import { saveList } from '@/domain/desk/saved-lists'
import { addComment } from '@/domain/review/comments'
import type { Actor } from '@/domain/staff/actor'
import { openSession } from '@/domain/staff/sessions'
import { consentFor } from '@/domain/testing/consents'
import { got, post, savedAgain, text } from '@/domain/testing/newsroom'
import type { SavedRevision } from '@/domain/writing/drafts'
import { newsroom, password, type Newsroom } from '../e2e/permissions/newsroom'
import { isAllowed, type Row } from '../e2e/permissions/row'
import { rows } from '../e2e/permissions/rows'
import { root } from './run.mjs'

// A secret is told by every answer that would differ without it. So every request of the matrix of rights to the desk
// (pages, actions, handlers) is sent by a contributor about texts of their own, without secrets and with each, and the
// answers are compared.

const site = 'http://localhost:3000'
const caller = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ origin: 'http://localhost:3000' }),
  cookies: async () => ({
    getAll: () => [{ name: 'gazette', value: caller.cookie }],
    get: () => undefined,
    set: () => {},
  }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {}, revalidateTag: () => {}, unstable_noStore: () => {} }))

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>
type Action = (previous: undefined, form: object) => Promise<unknown>
const routes = import.meta.glob<Record<string, Route>>('../app/api/desk/**/route.ts')
const pages = import.meta.glob<{ default: Page }>('../app/**/page.tsx')
const actions = import.meta.glob<Record<string, Action>>('../app/**/actions.ts')

let dir: string
let room: Newsroom
let chief: Actor
beforeEach(async () => {
  dir = testDatabase()
  vi.stubEnv('SITE_URL', site)
  vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true')
  vi.spyOn(console, 'error').mockImplementation(() => {})
  room = await newsroom()
  chief = room.chief.actor
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const now = () => Date.now()

/** A consent of the contributor’s texts, and drafts of other people: they stand with and without secrets. */
type Planted = { consentId: number; drafts: { owner: Actor; draft: SavedRevision }[] }

async function plantCommon(entryIds: number[]): Promise<Planted> {
  for (const entryId of entryIds) await declarePeople(chief, { entryId, people: 'at risk', confirm: true }, now())
  const consentId = await consentFor(chief, { entryIds }, now())
  const drafts = []
  for (const owner of [room.colleague.actor, chief]) drafts.push({ owner, draft: await post(owner, {}, now()) })
  return { consentId, drafts }
}

const changeConsent = (id: number, values: Partial<typeof consents.$inferInsert>) =>
  write((tx) => tx.update(consents).set(values).where(eq(consents.id, id)))

/** Words of every entry that the samples make. */
const guessed = ['Entry', 'Body', 'Summary', 'words', 'Which year']

const secrets: Record<string, (planted: Planted) => Promise<unknown>> = {
  'names that must not appear': ({ consentId }) => forbidNames(chief, { consentId, names: guessed }, now()),
  'what a consent says': ({ consentId }) => {
    const said = { about: 'child', guardian: 'An aunt', pseudonym: 'Entry', conditions: 'Body' } as const
    const endsAt = Date.UTC(2099, 0, 1)
    return changeConsent(consentId, { ...said, reference: 'Entry', signedForm: 'AAAA', endsAt })
  },
  'the drafts of other people, and what is said of them': async ({ drafts }) => {
    for (const { owner, draft } of drafts) {
      const words = { title: 'Entry', slug: 'entry', summary: 'Body', body: text('Body undercover') }
      const { entryId, revisionId } = await savedAgain(owner, draft, words, now())
      got(await addComment(owner, { entryId, revisionId, text: 'Entry' }, now()))
    }
  },
  'what colleagues keep for themselves, and how they sign in': async () => {
    got(await saveList(room.colleague.actor, { name: 'Entry', query: 'state=draft' }, now()))
    const app = { staffId: room.colleague.id, sealedSecret: 'sealed', createdAt: 0, confirmedAt: 0 }
    await write(async (tx) => void (await tx.insert(authenticatorApps).values(app)))
  },
}

/** Two reasons, of which the answers must not tell which it is. */
const reasons = [
  ({ consentId }: Planted) => changeConsent(consentId, { languages: ['km'], uses: ['print'] }),
  ({ consentId }: Planted) => changeConsent(consentId, { covers: ['voice'] }),
]

/** Changes a file beside the archive, so it cannot be asked twice about one picture. */
const unasked = 'admin/media#saveBlur'
const isOfDesk = /^(page \/admin|admin|(GET|POST|PUT|PATCH|DELETE) \/api\/desk\/)/
const requests = rows.filter(({ of }) => isOfDesk.test(of) && of !== unasked)

/** Makes the sample of a row, and returns it with the contributor’s new entries. */
async function ownEntries(row: Row) {
  const before = new Set((await read().select({ id: entries.id }).from(entries)).map(({ id }) => id))
  const sample = await row.sample(room, room.contributor)
  const made = await read().select({ id: entries.id, by: entries.createdBy }).from(entries)
  const own = made.filter(({ id, by }) => !before.has(id) && by === room.contributor.id)
  return { sample, entryIds: own.map(({ id }) => id) }
}

type Sample = Awaited<ReturnType<Row['sample']>>

async function answerTo({ of }: Row, sample: Sample): Promise<string> {
  if (of.includes('#'))
    return answerOf(
      async () => actionOf(of),
      (act) => act(undefined, sample.form ?? {}),
    )
  const { pathname, search, searchParams } = new URL(sample.path!, site)
  if (of.startsWith('page ')) {
    const { file, params } = moduleAt(pathname, pages, '/page.tsx')
    // A page is asked as it is, and for a word of other people’s drafts.
    const queries = [Object.fromEntries(searchParams), { ...Object.fromEntries(searchParams), q: 'undercover' }]
    const propsOf = (query: object) => ({ params: Promise.resolve(params), searchParams: Promise.resolve(query) })
    return answerOf(
      async () => (await pages[file]!()).default,
      async (page) => Promise.all(queries.map(async (query) => shown(await page(propsOf(query))))),
    )
  }
  const [method] = of.split(' ') as [string]
  const { file, params } = moduleAt(pathname, routes, '/route.ts')
  const { asks } = await as(room.contributor.id)
  const body = method === 'GET' ? undefined : (sample.json ?? {})
  const answer = await asks(method, (await routes[file]!())[method]!, { params, query: search, body })
  return withoutIds([answer.status, answer.body instanceof Response ? '' : answer.body])
}

/** Redirects, refusals and pages that are not there are thrown by Next, with what they are. */
async function answerOf<T>(load: () => Promise<T>, ask: (loaded: T) => Promise<unknown>) {
  const loaded = await load()
  caller.cookie = await sealedSession(await openSession(room.contributor.id, now(), 'app'))
  try {
    return withoutIds(await ask(loaded))
  } catch (error) {
    const { digest } = error as { digest?: string }
    if (!digest) throw error
    return withoutIds(digest)
  }
}

async function actionOf(of: string) {
  const [folder, name] = of.split('#') as [string, string]
  for (const [file, load] of Object.entries(actions))
    if (new RegExp(`^\\.\\./app/\\(desk\\)/${escaped(folder)}/actions\\.ts$`).test(file) && name in (await load()))
      return (await load())[name]!
  throw new Error(`No action is ${of}`)
}

const escaped = (folder: string) => folder.replace(/[[\]]/g, '\\$&')

type Element = { type: unknown; props: Record<string, unknown> }
const isElement = (node: object): node is Element => 'type' in node && 'props' in node

/** Returns what a page sends: components that need a browser throw here, and get their properties. */
async function shown(node: unknown): Promise<unknown> {
  if (Array.isArray(node)) return Promise.all(node.map(shown))
  if (node === null || typeof node !== 'object') return typeof node === 'function' ? undefined : node
  if (node instanceof Promise) return shown(await node)
  if (!isElement(node)) return shownProperties(node)
  const { type, props } = node
  if (typeof type !== 'function') return [String(type), await shownProperties(props)]
  try {
    return await shown(await (type as (properties: unknown) => unknown)(props))
  } catch (error) {
    if (!/hook|reading 'use|invariant expected/.test(String(error))) throw error
    return shownProperties(props)
  }
}

async function shownProperties(properties: object) {
  const of = Object.entries(properties).map(async ([name, value]) => [name, await shown(value)] as const)
  return Object.fromEntries(await Promise.all(of)) as unknown
}

const parameters = (file: string) => file.split('[').length + (file.includes('[...') ? 9 : 0)

/** Modules without parameters come first. */
function moduleAt(path: string, modules: object, ending: string) {
  for (const file of Object.keys(modules).toSorted((a, b) => parameters(a) - parameters(b))) {
    const pattern = file
      .replace('../app', '')
      .replace('/(desk)', '')
      .replace(ending, '')
      .replace(/\[\.\.\.(\w+)\]/g, '(?<$1>.+)')
      .replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')
    const match = new RegExp(`^${pattern}$`).exec(path)
    if (match) return { file, params: { ...match.groups, missing: path.split('/') as unknown as string } }
  }
  throw new Error(`Nothing answers ${path}`)
}

function withoutIds(said: unknown) {
  const isId = /"translationGroup":"[^"]+"|"[a-z\d]{12}"|[\w-]{20,}|\d+/g
  return (JSON.stringify(said ?? null) ?? '').replace(isId, '#')
}

/** Keeps the archive as it is; what is returned brings it back to that. */
function keep(name: string) {
  closeDatabase()
  copyFileSync(join(dir, 'gazette.db'), join(dir, name))
  openDatabase(dir)
  return () => {
    closeDatabase()
    copyFileSync(join(dir, name), join(dir, 'gazette.db'))
    delete (globalThis as Record<symbol, unknown>)[Symbol.for('gazette.shared-notes')]
    openDatabase(dir)
  }
}

/** Asks once without secrets, and with each; whoever has not the right to ask, with all at once. */
async function differences(row: Row) {
  const { sample, entryIds } = await ownEntries(row)
  const planted = await plantCommon(entryIds)
  const restore = keep('row.db')
  const ask = async (...plants: ((planted: Planted) => Promise<unknown>)[]) => {
    restore()
    for (const plant of plants) await plant(planted)
    return answerTo(row, sample)
  }
  const without = await ask()
  const found: Record<string, string> = {}
  const compare = (secret: string, is: string, other = without) => {
    if (is !== other) found[`${row.of} (${row.does}): ${secret}`] = `${is}\nwithout: ${other}`
  }
  if (isAllowed(row, room.contributor.actor, room.contributor.actor)) {
    for (const [secret, plant] of Object.entries(secrets)) compare(secret, await ask(plant))
    compare('why a consent does not hold', await ask(reasons[0]!), await ask(reasons[1]!))
  } else compare('any secret', await ask(...Object.values(secrets)))
  await row.settles?.(room)
  return found
}

testOfSqlite('no answer to a contributor tells a secret', async () => {
  expect(requests.length).toBeGreaterThan(200)
  const found: Record<string, string> = {}
  const restore = keep('room.db')
  for (const row of requests) {
    Object.assign(found, await differences(row))
    restore()
  }
  // The answer to a submission has one sentence more.
  const notice = 'POST /api/desk/entries/[id]/review (asks for a review): names that must not appear'
  const [is, without] = (found[notice] ?? '').split('\nwithout: ')
  expect(is).not.toBe(without)
  expect(is!.replace(/"nameNotice":"A name that must not appear[^"]+",/, '')).toBe(without)
  delete found[notice]
  expect(found).toEqual({})
})

type Reader = (actor: Actor, entryId: number, now: number) => Promise<unknown>
const files = import.meta.glob<Record<string, Reader>>(['../domain/**/*.ts', '!../domain/**/*.test.ts'])

/** Functions of the domain that are asked about an entry, by their sources. */
function readersOf() {
  return readdirSync(join(root, 'domain'), { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    if (!file.endsWith('.ts') || !files[`../domain/${file}`]) return []
    const source = readFileSync(join(root, 'domain', file), 'utf8')
    return [...source.matchAll(/^export async function (\w+)\(\s*actor: Actor,\s*entryId: number/gm)].map(
      ([, name]) => ({ file: `../domain/${file}`, name: name! }),
    )
  })
}

const nothing = async () => {}
const pairs: Record<string, ((planted: Planted) => Promise<unknown>)[]> = {
  ...Object.fromEntries(Object.entries(secrets).map(([secret, plant]) => [secret, [plant, nothing]])),
  'why a consent does not hold': reasons,
}

test.each(Object.keys(pairs))('nor does what pages are made of, about a text of their own: %s', async (secret) => {
  const answers = async (plant: (planted: Planted) => Promise<unknown>) => {
    const { entryId } = await room.entry(room.contributor, { state: 'in review' })
    await plant(await plantCommon([entryId]))
    const said: Record<string, string> = {}
    for (const { file, name } of readersOf()) {
      const read = (await files[file]!())[name]!
      if (/\bwrite\)?\(/.test(String(read))) continue
      said[name] = withoutIds(await read(room.contributor.actor, entryId, now()).catch((error: Error) => error.name))
    }
    return said
  }
  const [has, hasNot] = pairs[secret]!
  const said = await answers(has!)
  expect(Object.keys(said).length).toBeGreaterThan(12)
  expect(said).toEqual(await answers(hasNot!))
})

test('a wrong password is answered alike, whether there is such an account or not', async () => {
  const attempt = { address: '192.0.2.1', now: now() }
  const answers = [room.editor.email, 'nobody@example.org'].map(async (email) =>
    checkPassword({ email, password: `${password}!` }, attempt),
  )
  const [known, unknown] = await Promise.all(answers)
  expect(known).toMatchObject({ ok: false })
  expect(known).toEqual(unknown)
})
