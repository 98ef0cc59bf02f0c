import { read } from '@/db/connection'
import type { Actor } from '@/domain/staff/actor'
import type { ConsentInput } from '@/domain/consents/consent-input'
import { recordConsent } from '@/domain/consents/consents'
import { unlinkConsent, type LinkRequest } from '@/domain/consents/links'
import { declarePeople } from '@/domain/consents/marks'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { headOf } from '@/domain/entries/head'
import { releaseAt } from '@/domain/entries/standing'
import { got, post, text } from './newsroom'

export function consentInput(changes: Partial<ConsentInput> = {}): ConsentInput {
  return {
    reference: 'CF-118',
    about: 'adult',
    covers: ['words'],
    uses: ['site'],
    languages: ['en'],
    givenOn: '1970-01-01',
    lastDay: null,
    ...changes,
  }
}

export type NewConsent = Partial<ConsentInput> & { entryIds?: number[]; lineages?: string[] }

export async function consentFor(who: Actor, { entryIds, lineages, ...changes }: NewConsent, now: number) {
  const links = { entryIds, lineages }
  return got(await recordConsent(who, { ...consentInput(changes), links, confirm: true }, now)).consentId
}

/** Checks the newest text of an entry, and finds no harm. */
export async function lookedAt(who: Actor, entryId: number, now: number, note?: string) {
  const { revisionId, hash, questions } = (await harmStateOf(who, entryId, now))!
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  got(await checkHarm(who, { entryId, revisionId, hash, answers, note }, now))
}

/** The newest text of an entry, as a release asks for it. */
export async function newestOf(entryId: number) {
  const { id: revisionId, counter } = (await headOf(read(), entryId))!
  return { entryId, revisionId, counter }
}

/** One person asks to unlink a consent, and another one does it. */
export async function unlinkedByTwo([asker, second]: [Actor, Actor], link: LinkRequest, now: number) {
  got(await unlinkConsent(asker, link, now))
  return unlinkConsent(second, link, now)
}

type People = { writer: Actor; second: Actor }

export async function markedEntry(writer: Actor, title: string, now: number) {
  const saved = await post(writer, { title, body: text(`Some words of ${title}.`) }, now)
  got(await declarePeople(writer, { entryId: saved.entryId, people: 'at risk' }, now))
  return saved
}

/** A marked entry with all that it needs to be released. */
export async function readyEntry(
  { writer, second }: People,
  { title, ...changes }: NewConsent & { title: string },
  now: number,
) {
  const saved = await markedEntry(writer, title, now)
  const consentId = await consentFor(second, { ...changes, entryIds: [saved.entryId] }, now)
  await lookedAt(second, saved.entryId, now)
  return { ...saved, consentId }
}

export async function isPublicAt(entryId: number, now: number) {
  return (await releaseAt(read(), entryId, now))?.revisionId != null
}
