import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { consents, media } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { inZone } from '@/lib/time/time'
import { changeConsent, moveConsentEnd, recordConsent, revokeConsent } from '@/domain/consents/consents'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { declarePeople } from '@/domain/consents/marks'
import { headOf } from '@/domain/entries/head'
import { pendingOf } from '@/domain/entries/standing'
import { eraseEntry, restoreEntry, trashEntry } from '@/domain/entries/trash'
import { describeUpload } from '@/domain/files/media-details'
import { createBundle } from '@/domain/publishing/bundles'
import { includeNewestRevision, moveBundle, releaseBundle, unscheduleBundle } from '@/domain/publishing/bundle-release'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { cancelRelease, reschedule } from '@/domain/publishing/scheduled'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { copyEntry } from '@/domain/writing/copies'
import { saveDraft } from '@/domain/writing/drafts'
import { beginTranslation, joinTranslations, leaveTranslations } from '@/domain/writing/translations'
import type { ConsentAct } from './consent-acts'
import { consentInput, newestOf } from './consents'
import { nth, textNumber, uploads } from './consent-texts'
import { createEntry, got, someone } from './newsroom'

// Histories of an archive in which texts, pictures and files are marked, consents come, change and end, and everything
// that can be released is released. Refused acts change nothing, and the history continues.

const hour = 3_600_000
const day = 24 * hour
const zone = 'Asia/Bangkok'
const maxEntries = 7

export type Archive = {
  people: { writer: Actor; second: Actor; contributor: Actor }
  entryIds: number[]
  consentIds: number[]
  bundleIds: number[]
  now: number
  texts: number
}

/** An archive with three live texts: one without files, one with a picture, one with a document. */
export async function smallArchive(start: number): Promise<Archive> {
  const people = {
    writer: await someone('editor', 'Writer'),
    second: await someone('admin', 'Second'),
    contributor: await someone('contributor', 'Contributor'),
  }
  await write(async (tx) => void (await tx.insert(media).values(uploads)))
  const archive: Archive = { people, entryIds: [], consentIds: [], bundleIds: [], now: start, texts: 0 }
  for (const upload of [3, 0, 1]) {
    const saved = await begin(archive, upload)
    got(await release(people.writer, saved, start))
  }
  return archive
}

async function begin(archive: Archive, upload: number, language: Language = 'en') {
  const draft = { kind: 'publication' as const, language, session: 's' }
  const whole = textNumber(++archive.texts, upload)
  const saved = got(await createEntry(archive.people.writer, { ...draft, content: whole }, archive.now))
  archive.entryIds.push(saved.entryId)
  return saved
}

/** Does one act of a history; returns whether it may have changed anything. */
export async function perform(archive: Archive, act: ConsentAct): Promise<boolean> {
  archive.now += act.wait * hour
  const { now, people } = archive
  const { writer, second } = people
  const entryId = nth(archive.entryIds, act.which)
  if (act.does === 'create') {
    if (archive.entryIds.length >= maxEntries) return false
    await begin(archive, act.upload, act.yes ? 'en' : 'km')
    return true
  }
  if (entryId === undefined) return false
  const at = now + act.ahead * hour
  const head = (await headOf(read(), entryId))!
  const text = { entryId, revisionId: head.id, counter: head.counter }
  const consentId = nth(archive.consentIds, act.consent)
  const bundleId = nth(archive.bundleIds, act.other)
  const confirm = act.yes || undefined
  const links = act.yes ? { entryIds: [entryId] } : { lineages: [nth(uploads, act.upload)!.lineage] }
  const lastDay =
    act.days === null
      ? null
      : inZone(now + act.days * day, zone)
          .toPlainDate()
          .toString()
  const facts = consentInput({ covers: act.covers, uses: act.uses, languages: act.languages, lastDay })
  switch (act.does) {
    case 'edit': {
      const base = { revisionId: head.id, counter: head.counter }
      const whole = textNumber(++archive.texts, act.upload)
      const saved = await saveDraft(
        act.other % 6 ? writer : second,
        { entryId, base, session: `${archive.texts}`, content: whole },
        now,
      )
      return saved.ok === true
    }
    case 'mark':
      return (await declarePeople(act.consent % 4 ? second : writer, { entryId, people: act.people, confirm }, now)).ok
    case 'mark upload': {
      const people = act.people === 'at risk' ? ('at risk' as const) : ('recognisable' as const)
      return (await describeUpload(second, { id: nth(uploads, act.upload)!.id, changes: { people }, confirm }, now)).ok
    }
    case 'consent': {
      const result = await recordConsent(second, { ...facts, links, confirm }, now)
      if (result.ok) archive.consentIds.push(result.value.consentId)
      return result.ok
    }
    case 'all for it':
      await allBut(archive, { entryId, lastDay })
      await release(writer, { entryId, revisionId: head.id, at }, now)
      return true
    case 'all for a translation': {
      await allBut(archive, { entryId, lastDay })
      const begun = await beginTranslation(writer, { entryId, language: act.yes ? 'km' : 'th' }, now)
      if (!begun.ok) return true
      archive.entryIds.push(begun.value.entryId)
      await check(second, begun.value.entryId, now)
      await release(writer, { ...begun.value, at }, now)
      return true
    }
    case 'all for a bundle': {
      const other = nth(archive.entryIds, act.other)!
      for (const id of [entryId, other]) await allBut(archive, { entryId: id, lastDay })
      await releaseTogether(archive, [entryId, other], at)
      return true
    }
    case 'change consent':
    case 'move end': {
      if (consentId === undefined) return false
      const counter = (await consentCounter(consentId)) ?? 0
      return act.does === 'move end'
        ? (await moveConsentEnd(second, { consentId, counter, lastDay, confirm }, now)).ok
        : (await changeConsent(second, { ...facts, consentId, counter, confirm }, now)).ok
    }
    case 'revoke':
      return consentId !== undefined && (await revokeConsent(second, { consentId }, now)).ok
    case 'link':
      return consentId !== undefined && (await linkConsent(second, { consentId, ...links, confirm }, now)).ok
    case 'unlink':
      if (consentId === undefined) return false
      if (act.other % 5) await unlinkConsent(writer, { consentId, ...links, confirm }, now)
      return (await unlinkConsent(second, { consentId, ...links, confirm }, now)).ok
    case 'check':
      return check(second, entryId, now)
    case 'release':
      return (await release(act.consent % 2 ? writer : second, { ...text, at }, now)).ok
    case 'release as the installation': {
      const installation = makeActor({ id: null, name: 'The system', role: 'admin', zone })
      return (await release(installation, { ...text, at }, now)).ok
    }
    case 'unschedule':
      return (await unschedule(writer, entryId, now)).ok
    case 'take back':
    case 'move': {
      const row = nth(await pendingOf(read(), entryId, now), act.other)
      if (!row) return false
      return act.does === 'move'
        ? (await reschedule(writer, { releaseId: row.id, at }, now)).ok
        : (await cancelRelease(writer, row.id, now)).ok
    }
    case 'withdraw':
    case 'keep page': {
      const why = { entryId, reason: 'outdated' as const, explanation: 'Old.', keepPage: act.does === 'keep page' }
      return (await withdraw(writer, { ...why, at }, now)).ok
    }
    case 'bundle':
      return releaseTogether(archive, [entryId, nth(archive.entryIds, act.other)!], at)
    case 'move bundle':
      return bundleId !== undefined && (await moveBundle(writer, { bundleId, at }, now)).ok
    case 'unschedule bundle':
      return bundleId !== undefined && (await unscheduleBundle(writer, bundleId, now)).ok
    case 'newest in bundle':
      return bundleId !== undefined && (await includeNewestRevision(writer, { bundleId, ...text }, now)).ok
    case 'translate': {
      if (archive.entryIds.length >= maxEntries) return false
      const begun = await beginTranslation(writer, { entryId, language: act.yes ? 'km' : 'th' }, now)
      if (begun.ok) archive.entryIds.push(begun.value.entryId)
      return begun.ok
    }
    case 'copy': {
      if (archive.entryIds.length >= maxEntries) return false
      const copied = await copyEntry(writer, entryId, now)
      if (copied.ok) archive.entryIds.push(copied.value.entryId)
      return copied.ok
    }
    case 'erase': {
      const erased = (await trashEntry(second, entryId, now)).ok && (await eraseEntry(second, entryId, now)).ok
      if (erased) archive.entryIds = archive.entryIds.filter((id) => id !== entryId)
      return true
    }
    case 'leave':
      return (await leaveTranslations(writer, entryId, now)).ok
    case 'join':
      return (await joinTranslations(writer, { entryId, to: nth(archive.entryIds, act.other)! }, now)).ok
    case 'trash':
      return (await trashEntry(writer, entryId, now)).ok
    case 'restore':
      return (await restoreEntry(writer, entryId, now)).ok
  }
}

/** Does everything for a marked text except the release: otherwise few marked texts would ever be public. */
async function allBut(archive: Archive, { entryId, lastDay }: { entryId: number; lastDay: string | null }) {
  const { now, people } = archive
  await declarePeople(people.second, { entryId, people: 'at risk', confirm: true }, now)
  const facts = consentInput({ covers: ['words', 'picture'], languages: ['en', 'km', 'th'], lastDay })
  const lineages = uploads.slice(0, 2).map(({ lineage }) => lineage)
  const links = { entryIds: [entryId], lineages: archive.texts % 2 ? lineages : [] }
  const recorded = await recordConsent(people.second, { ...facts, links, confirm: true }, now)
  if (recorded.ok) archive.consentIds.push(recorded.value.consentId)
  await check(people.second, entryId, now)
}

async function releaseTogether(archive: Archive, entryIds: number[], at: number) {
  const { now, people } = archive
  if (new Set(entryIds).size < entryIds.length) return false
  const created = await createBundle(people.writer, { name: 'Together', entryIds }, now)
  if (!created.ok) return false
  const { bundleId } = created.value
  archive.bundleIds.push(bundleId)
  const texts = []
  for (const entryId of entryIds) texts.push(await newestOf(entryId))
  return (await releaseBundle(people.writer, { bundleId, entries: texts, at }, now)).ok
}

async function check(who: Actor, entryId: number, now: number) {
  const state = (await harmStateOf(who, entryId, now))!
  const answers = Object.fromEntries(state.questions.map(({ key }) => [key, 'safe']))
  const { revisionId, hash } = state
  return (await checkHarm(who, { entryId, revisionId, hash, answers, note: 'Old.' }, now)).ok
}

async function consentCounter(consentId: number) {
  const [row] = await read().select().from(consents).where(eq(consents.id, consentId))
  return row?.counter
}
