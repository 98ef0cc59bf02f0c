/** @module-tag thorough */
import { eq } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { as } from '@/app/api/desk/test-desk'
import { checkPassword } from '@/auth/sign-in'
import { read, write } from '@/db/connection'
import { consents, entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { declarePeople } from '@/domain/consents/marks'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, type NewConsent } from '@/domain/testing/consents'
import { got, post, text } from '@/domain/testing/newsroom'
import { newsroom, password, type Newsroom } from '../e2e/permissions/newsroom'
import type { Row } from '../e2e/permissions/row'
import { rows } from '../e2e/permissions/rows'
import { root } from './run.mjs'

// A secret is told by every answer that would differ without it. So every request of the matrix of rights is sent by a
// contributor about texts of their own, once with the secret and once without, and the answers are compared.

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
const modules = import.meta.glob<Record<string, Route>>('../app/api/desk/**/route.ts')

type Plant = (entryIds: number[], has: boolean) => Promise<void>

let room: Newsroom
let chief: Actor
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
  chief = room.chief.actor
})

const now = () => Date.now()

async function marked(entryIds: number[], consent: NewConsent) {
  for (const entryId of entryIds) got(await declarePeople(chief, { entryId, people: 'at risk', confirm: true }, now()))
  return consentFor(chief, { entryIds, ...consent }, now())
}

/** Words of every entry that the samples make. */
const guessed = ['Entry', 'Body', 'Summary', 'words', 'Which year']

const secrets: Record<string, Plant> = {
  'names that must not appear': async (entryIds, has) => {
    const consentId = await marked(entryIds, {})
    if (has) got(await forbidNames(chief, { consentId, names: guessed }, now()))
  },
  'what a consent says': async (entryIds, has) => {
    const secret = { about: 'child', guardian: 'An aunt', pseudonym: 'Entry', conditions: 'Body' } as const
    const consentId = await marked(entryIds, has ? { ...secret, reference: 'Entry', lastDay: '2099-01-01' } : {})
    if (has) await write((tx) => tx.update(consents).set({ signedForm: 'AAAA' }).where(eq(consents.id, consentId)))
  },
  'why a consent does not hold': async (entryIds, has) => {
    await marked(entryIds, has ? { languages: ['km'], uses: ['print'] } : { covers: ['voice'] })
  },
  'the drafts of other people': async (_, has) => {
    const words = has ? { title: 'Entry', slug: 'entry', summary: 'Body', body: text('Body undercover') } : {}
    for (const owner of [room.colleague.actor, chief]) await post(owner, words, now())
  },
}

const requests = rows.filter(({ of }) => /^(GET|POST|PUT|PATCH|DELETE) \/api\/desk\//.test(of))

/** Makes the sample of a row, and returns it with the contributor’s new entries. */
async function ownEntries(row: Row) {
  const before = new Set((await read().select({ id: entries.id }).from(entries)).map(({ id }) => id))
  const sample = await row.sample(room, room.contributor)
  const made = await read().select({ id: entries.id, by: entries.createdBy }).from(entries)
  const own = made.filter(({ id, by }) => !before.has(id) && by === room.contributor.id)
  return { sample, entryIds: own.map(({ id }) => id) }
}

async function answerTo(row: Row, plant: Plant, has: boolean) {
  const { sample, entryIds } = await ownEntries(row)
  await plant(entryIds, has)
  const [method, address] = [row.of.split(' ')[0]!, new URL(sample.path!, 'http://localhost')]
  const { file, params } = routeOf(address.pathname)
  const route = (await modules[file]!())[method]!
  const { asks } = await as(room.contributor.id)
  const body = method === 'GET' ? undefined : (sample.json ?? {})
  const answer = await asks(method, route, { params, query: address.search, body })
  return withoutIds([answer.status, answer.body instanceof Response ? '' : answer.body])
}

/** Routes without parameters come first. */
function routeOf(path: string) {
  for (const file of Object.keys(modules).toSorted((a, b) => a.split('[').length - b.split('[').length)) {
    const pattern = file
      .replace('../app', '')
      .replace('/route.ts', '')
      .replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')
    const match = new RegExp(`^${pattern}$`).exec(path)
    if (match) return { file, params: { ...match.groups } }
  }
  throw new Error(`No route answers ${path}`)
}

function withoutIds(said: unknown) {
  const isId = /"translationGroup":"[^"]+"|[\w-]{20,}|\d+/g
  return JSON.stringify(said ?? null).replace(isId, '#')
}

async function differences(ask: (row: Row, has: boolean) => Promise<string>) {
  const found: string[] = []
  for (const row of requests) {
    const [has, hasNot] = [await ask(row, true), await ask(row, false)]
    if (has !== hasNot) found.push(`${row.of} (${row.does}): ${has}\nwithout: ${hasNot}`)
  }
  return found
}

test.each(Object.keys(secrets))('no answer to a contributor tells %s', async (secret) => {
  expect(requests.length).toBeGreaterThan(60)
  const found = await differences((row, has) => answerTo(row, secrets[secret]!, has))
  // The answer to a submission has one sentence more.
  const telling = found.map((one) => one.replace(/"nameNotice":"A name that must not appear[^"]+",/, ''))
  const isNotice = (one: string) => one.startsWith('POST /api/desk/entries/[id]/review (asks for a review)')
  expect(found.filter(isNotice).length).toBe(secret === 'names that must not appear' ? 1 : 0)
  expect(telling.filter((one) => !isNotice(one) || new Set(one.split(/: |\nwithout: /)).size !== 2)).toEqual([])
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

test.each(Object.keys(secrets))('nor does what pages are made of, about a text of their own: %s', async (secret) => {
  const answers = async (has: boolean) => {
    const { entryId } = await room.entry(room.contributor, { state: 'in review' })
    await secrets[secret]!([entryId], has)
    const said: Record<string, string> = {}
    for (const { file, name } of readersOf()) {
      const read = (await files[file]!())[name]!
      if (/\bwrite\)?\(/.test(String(read))) continue
      said[name] = withoutIds(await read(room.contributor.actor, entryId, now()).catch((error: Error) => error.name))
    }
    return said
  }
  const has = await answers(true)
  expect(Object.keys(has).length).toBeGreaterThan(12)
  expect(has).toEqual(await answers(false))
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
