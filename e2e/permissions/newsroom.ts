import { eq, max } from 'drizzle-orm'
import { hashPassword } from '@/auth/password'
import { read, write } from '@/db/connection'
import { authenticatorApps, previewLinks, sessions, staff, type Kind, type Role } from '@/db/schema'
import { createBundle } from '@/domain/publishing/bundles'
import { Content, type ContentInput } from '@/domain/content/content'
import { saveDraft } from '@/domain/writing/drafts'
import { makePreviewLink } from '@/domain/publishing/preview-links'
import { release, withdraw } from '@/domain/publishing/releases'
import { releasesOf } from '@/domain/testing/bundles'
import { submit } from '@/domain/review/review'
import { createTerm } from '@/domain/entries/terms'
import { createHelpService } from '@/domain/site/help-services'
import { makeActor } from '@/domain/staff/actor'
import { openPendingSignIn } from '@/domain/staff/factors/pending-sign-ins'
import { maxIdleMs } from '@/domain/staff/sessions'
import { inviteStaff } from '@/domain/staff/staff'
import { pdf, picture } from '@/domain/testing/uploads'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { trashUpload } from '@/domain/files/media-trash'
import { trashEntry } from '@/domain/entries/trash'
import type { Language } from '@/lib/languages/languages'
import { randomId, sha256 } from '@/lib/keys/random'
import { sessionFor, someone, type Person } from '../support/staff'

export type { Person }

export const soon = () => Date.now() + 20 * day

export const states = ['draft', 'in review', 'scheduled', 'live', 'withdrawn', 'in the trash'] as const
export type EntryState = (typeof states)[number]

/** The caller: nobody, someone of each role, or an expired cookie. `person` is absent without a live session. */
export type Caller = { is: string; cookie?: string; person?: Person }

const day = 86_400_000
export const password = 'a violet heron over the paddies'
let count = 0

/** `fill` changes each new entry, `check` each further text of one. */
type Filling = {
  fill?: <E extends SavedEntry>(entry: E) => Promise<E>
  check?: (text: { entryId: number; revisionId: number }) => Promise<void>
}

/** The staff of a small desk, and builders of their things, which need no rights. */
export async function newsroom(filling: Filling = {}) {
  const [contributor, colleague, editor, admin, chief, keeper] = [
    await someone('contributor', 'Chenda Contributor'),
    await someone('contributor', 'Kolap Colleague'),
    await someone('editor', 'Edda Editor'),
    await someone('admin', 'Ada Admin'),
    await someone('admin', 'Chan Chief'),
    await someone('editor', 'Kanya Keeper'),
  ]
  const passwordHash = await hashPassword(password)
  const person = (role: Role) => ({ contributor, editor, admin })[role]

  /** Makes an entry of a person in a state, with the given words. */
  async function entry(owner: Person, { state = 'draft', kind = 'post', language = 'en', words = {} }: Made = {}) {
    const title = `Entry ${++count}`
    const publication = kind === 'publication' ? { type: 'report' as const, publishedOn: '2014', publisher: '' } : null
    const whole = content({ title, summary: `Summary ${count}`, body: text(`Body ${count}`), publication, ...words })
    const begun = { kind, language, session: `session ${count}`, content: whole }
    const saved = got(await createEntry(owner.actor, begun, Date.now()))
    const { entryId, revisionId, counter } = saved
    const base = { revisionId, counter }
    if (state === 'in review') got(await submit(owner.actor, { entryId, base, note: 'Please read.' }, Date.now()))
    if (state === 'scheduled') got(await release(chief.actor, { entryId, revisionId, at: soon() }, Date.now()))
    if (state === 'live' || state === 'withdrawn') got(await release(chief.actor, { entryId, revisionId }, Date.now()))
    if (state === 'withdrawn')
      got(await withdraw(chief.actor, { entryId, reason: 'outdated', explanation: 'It was old.' }, Date.now()))
    if (state === 'in the trash') got(await trashEntry(owner.actor, entryId, Date.now()))
    const made = { ...saved, base, title, content: whole, id: String(entryId) }
    return filling.fill ? filling.fill(made) : made
  }

  /** Saves a further text of an entry, by its owner, that readers do not have. */
  async function rewrite(owner: Person, { entryId, base, content }: Awaited<ReturnType<typeof entry>>, words: Words) {
    const save = { entryId, base, session: `session ${++count}`, content: Content.parse({ ...content, ...words }) }
    const saved = got(await saveDraft(owner.actor, save, Date.now()))
    await filling.check?.(saved)
    return saved
  }

  /** A bundle of the chief's with one draft in it. */
  async function bundle() {
    const created = await entry(chief)
    const { entryId, revisionId, counter } = created
    const { bundleId } = got(
      await createBundle(chief.actor, { name: `Bundle ${++count}`, entryIds: [entryId] }, Date.now()),
    )
    return { bundleId, entry: created, text: { entryId, revisionId, counter } }
  }

  /** Someone new of a role, with a password. */
  async function newcomer(role: Role) {
    const person = await someone(role, `Newcomer ${++count}`)
    await write(async (tx) => tx.update(staff).set({ passwordHash }).where(eq(staff.id, person.id)))
    return person
  }

  /** Someone who was invited, and their link. */
  async function invited() {
    const invitation = {
      name: `Guest ${++count}`,
      email: `guest-${randomId()}@example.org`,
      role: 'contributor' as const,
    }
    const link = got(await inviteStaff(chief.actor, invitation, Date.now()))
    const { name, email, role } = invitation
    const person: Person = {
      id: link.staffId,
      name,
      email,
      actor: makeActor({ id: link.staffId, name, role, zone: 'UTC' }),
    }
    return { ...link, person }
  }

  /** The newest release of an entry, and the newest preview link, by their numbers. */
  async function newestRelease(entryId: number) {
    return (await releasesOf(entryId))[0]!.id
  }
  async function newestLink() {
    const [row] = await read()
      .select({ id: max(previewLinks.id) })
      .from(previewLinks)
    return row!.id!
  }

  async function previewToken() {
    const { entryId } = await entry(chief)
    const link = { entryId, label: `Donor ${++count}`, lasts: 'day' as const }
    return got(await makePreviewLink(chief.actor, link, Date.now())).token
  }

  const country = async () =>
    got(await createTerm(chief.actor, { kind: 'country', name: `Country ${++count}` }, Date.now())).id

  /** A service that helps people; `first` of two in its country. */
  async function service({ first = false } = {}) {
    const words = { name: `Service ${++count}`, hours: '', about: 'It helps.', spoken: '', words: {} }
    const all = { ...words, phone: '', url: 'https://help.example/', isSample: false, countryId: await country() }
    const { id } = got(await createHelpService(chief.actor, all, Date.now()))
    if (first) got(await createHelpService(chief.actor, all, Date.now()))
    return id
  }

  return {
    newcomer,
    invited,
    newestRelease,
    newestLink,
    previewToken,
    country,
    service,
    term: async () => got(await createTerm(chief.actor, { kind: 'topic', name: `Topic ${++count}` }, Date.now())).id,
    contributor,
    colleague,
    editor,
    admin,
    chief,
    keeper,
    person,
    entry,
    rewrite,
    bundle,
    fresh: () => ++count,
    picture: (owner: Person) => picture(owner.actor, `picture-${++count}.png`, { now: Date.now() }),
    pdf: (owner: Person) => pdf(owner.actor, `paper-${++count}.pdf`, { now: Date.now() }),
    version: (owner: Person, replaces: string) => picture(owner.actor, 'next.png', { replaces, now: Date.now() }),
    trash: async (owner: Person, entryId: number) => got(await trashEntry(owner.actor, entryId, Date.now())),
    throwUploadAway: async (owner: Person, id: string) => got(await trashUpload(owner.actor, id, Date.now())),
  }
}

type SavedEntry = { entryId: number; revisionId: number; content: Content }
type Words = Partial<ContentInput>
type Made = { state?: EntryState; kind?: Kind; language?: Language; words?: Words }
export type Newsroom = Awaited<ReturnType<typeof newsroom>>

/** Everyone who asks, by what they are. */
export async function callers(room: Newsroom) {
  const cookie = async (person: Person) => (await sessionFor(person)).cookie
  const [signedOut, idle, disabled, demoted, guarded] = [
    await someone('admin', 'Leng Left'),
    await someone('admin', 'Ida Idle'),
    await someone('admin', 'Dina Disabled'),
    await someone('admin', 'Dara Demoted'),
    await someone('admin', 'Gita Guarded'),
  ]
  const deadCookies = {
    'signed out': await cookie(signedOut),
    idle: await cookie(idle),
    disabled: await cookie(disabled),
    'signed in with a password alone, before there was a second factor': (await sessionFor(guarded, 'password')).cookie,
  }
  const was = await cookie(demoted)
  const longAgo = Date.now() - maxIdleMs - 1_000
  // Bypasses the functions that end such people's sessions: the next request must notice it by itself.
  await write(async (tx) => {
    await tx.delete(sessions).where(eq(sessions.staffId, signedOut.id))
    await tx.update(sessions).set({ seenAt: longAgo }).where(eq(sessions.staffId, idle.id))
    await tx.update(staff).set({ disabledAt: Date.now() }).where(eq(staff.id, disabled.id))
    await tx.update(staff).set({ role: 'contributor' }).where(eq(staff.id, demoted.id))
    const app = { staffId: guarded.id, sealedSecret: 'sealed', createdAt: 0, confirmedAt: 0 }
    await tx.insert(authenticatorApps).values(app)
  })
  const pending = `second-step=${await openPendingSignIn(guarded.id, Date.now())}`
  const now = { ...demoted, actor: { ...demoted.actor, role: 'contributor' as const } }
  const asRole = async (role: Role): Promise<Caller> => ({
    is: role,
    person: room.person(role),
    cookie: await cookie(room.person(role)),
  })
  const inRoles = [await asRole('contributor'), await asRole('editor'), await asRole('admin')]
  // The matrix takes longer than a confirmation lasts.
  await write(async (tx) => void (await tx.update(sessions).set({ confirmedAt: Date.now() + day })))
  return {
    nobody: { is: 'nobody' } satisfies Caller,
    ended: [
      ...Object.entries(deadCookies).map(([is, cookie]): Caller => ({ is: `an admin who is ${is}`, cookie })),
      { is: 'an admin whose second factor is still missing', cookie: pending },
      { is: 'someone with a made-up cookie', cookie: 'gazette=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c' },
    ] as Caller[],
    roles: inRoles,
    demoted: { is: 'an admin who became a contributor', person: now, cookie: was } satisfies Caller,
  }
}
export type Callers = Awaited<ReturnType<typeof callers>>

/** The hash that names a session of someone's to themselves, newly opened. */
export async function sessionHash(person: Person) {
  const { token } = await sessionFor(person)
  return sha256(token)
}
