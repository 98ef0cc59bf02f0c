/** @module-tag thorough */
import { eq } from 'drizzle-orm'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
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
import { consentFor } from '@/domain/testing/consents'
import { got, post, savedAgain, text } from '@/domain/testing/newsroom'
import type { SavedRevision } from '@/domain/writing/drafts'
import { newsroom, password, type Newsroom } from '../e2e/permissions/newsroom'
import { isAllowed, type Row } from '../e2e/permissions/row'
import { rows } from '../e2e/permissions/rows'
import { root } from './run.mjs'
import { answerTo, withoutIds } from './test-desk-answers'

// A secret is told by every answer that would differ without it. So every request of the matrix of rights to the desk
// (pages, actions, handlers) is sent by a contributor about texts of their own, without secrets and with each, and the
// answers are compared.

const site = 'http://localhost:3000'
const caller = vi.hoisted(() => ({ staffId: 0, cookie: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ origin: 'http://localhost:3000' }),
  cookies: async () => ({
    getAll: () => [{ name: 'gazette', value: caller.cookie }],
    get: () => undefined,
    set: () => {},
  }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {}, revalidateTag: () => {}, unstable_noStore: () => {} }))

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
  caller.staffId = room.contributor.id
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
    return answerTo(row, sample, caller)
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
