import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import { consentsOfEntry } from '@/domain/consents/consent-lists'
import { moveConsentEnd, revokeConsent } from '@/domain/consents/consents'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { unlinkConsent } from '@/domain/consents/links'
import { declarePeople } from '@/domain/consents/marks'
import { changeTerm } from '@/domain/consents/shared-words'
import { passagesOf } from '@/domain/consents/passages'
import { whatReadersGet } from '@/domain/consents/what-readers-get'
import { pendingOf } from '@/domain/entries/standing'
import { restoreEntry, trashEntry } from '@/domain/entries/trash'
import { describeUpload } from '@/domain/files/media-details'
import { includeNewestRevision, moveBundle, releaseBundle } from '@/domain/publishing/bundle-release'
import { createBundle, dissolveBundle } from '@/domain/publishing/bundles'
import { makePreviewLink, openPreview } from '@/domain/publishing/preview-links'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { reschedule } from '@/domain/publishing/scheduled'
import { copyEntry } from '@/domain/writing/copies'
import { changeLanguage } from '@/domain/publishing/language'
import { restoreRevision } from '@/domain/writing/revisions'
import { beginTranslation, joinTranslations, leaveTranslations } from '@/domain/writing/translations'
import { consentFor, newestOf } from './consents'
import { beginAnswered } from './corrected'
import type { WordAct } from './word-acts'
import { text } from './newsroom'
import {
  acceptSuggestions,
  correctedOf,
  fresh,
  nextVersion,
  noteCopy,
  plant,
  replaceFile,
  save,
  suggest,
  writeSomewhere,
  type WordHistory,
} from './word-archive'

// Histories in which every text gets a word of its own wherever staff can write one.

/** Has somebody check the newest text who wrote none of it, as far as they know. Nobody has their own words checked. */
async function check(history: WordHistory, entryId: number, note = '') {
  const { second, third, now, signed, planted } = history
  const state = (await harmStateOf(second, entryId, now))!
  const checker = state.mayCheck ? second : third
  const { revisionId, hash, questions } = state
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  const readersText = await whatReadersGet(read(), { entryId, revisionId }, now)
  const inFiles = (await Array.fromAsync(passagesOf(read(), readersText))).filter(({ place }) => /^page \d/.test(place))
  const { parts, notes, formerFiles } = readersText
  if (!(await checkHarm(checker, { entryId, revisionId, hash, answers, note }, now)).ok) return
  for (const [word] of JSON.stringify([parts, notes, formerFiles, inFiles, note]).matchAll(/zq\d+qz/g))
    if (planted.get(word)!.who !== checker.id || note === word) signed.add(word)
}

/** Does one act of a history, then tries all preview links. A refused act changes nothing. */
export async function perform(history: WordHistory, act: WordAct) {
  await performAct(history, act)
  for (const preview of history.previews) {
    if ((await openPreview(preview.token, history.now)) === undefined) {
      const [entry] = await read().select().from(entries).where(eq(entries.id, preview.entryId))
      if (entry?.trashedAt === null) preview.closed ??= act.does
    } else if (preview.closed)
      throw new Error(`“${act.does}” has opened a preview of entry ${preview.entryId} that “${preview.closed}” closed.`)
  }
}

async function performAct(history: WordHistory, { does, which, where }: WordAct) {
  const { writer, second, entryIds, now, uploads, beside, consents } = history
  const entryId = entryIds[which % entryIds.length]!
  const own = uploads.get(entryId)
  const besideIt = () => beside.get(entryId) ?? ''
  const later = now + (1 + (where % 20)) * hour
  const released = async (id: number, more = {}) => release(writer, { ...(await newestOf(id)), ...more }, now)
  const withdrawn = { entryId, reason: 'outdated' as const, explanation: besideIt(), keepPage: does.startsWith('keep') }
  switch (does) {
    case 'write':
      return writeSomewhere(history, entryId, where)
    case 'check':
      return check(history, entryId)
    case 'check with words':
      beside.set(entryId, plant(history, entryId, 'checked beside the text'))
      return check(history, entryId, besideIt())
    case 'release':
      return released(entryId)
    case 'release with words':
      return released(entryId, { major: true, note: where % 2 ? besideIt() : plant(history, entryId, 'a note') })
    case 'withdraw':
      return withdraw(writer, { ...withdrawn, explanation: '' }, now)
    case 'withdraw with words':
    case 'keep page with words':
      if (where % 2) withdrawn.explanation = plant(history, entryId, 'an explanation')
      return withdraw(writer, withdrawn, now)
    case 'mark':
      return declarePeople(second, { entryId, people: 'at risk', confirm: where % 2 > 0 }, now)
    case 'publish, then mark under a consent':
      await writeSomewhere(history, entryId, more++)
      await released(entryId)
      await consent(history, entryId)
      return declarePeople(second, { entryId, people: 'at risk', confirm: true }, now)
    case 'all for it':
    case 'all for it, then more':
      await declarePeople(second, { entryId, people: 'at risk', confirm: true }, now)
      await consent(history, entryId)
      await check(history, entryId)
      if (does === 'all for it') return released(entryId)
      await released(entryId)
      // One place after the other, so that each is tried.
      await writeSomewhere(history, entryId, more++)
      return released(entryId)
    case 'describe picture': {
      const field = (['alt', 'alt', 'caption', 'credit', 'title'] as const)[where % 5]!
      const id = where % 3 ? own?.picture : own?.file
      return id && describeUpload(writer, { id, changes: { [field]: plant(history, entryId, 'in Media') } }, now)
    }
    case 'rename topic':
      return own && changeTerm(writer, { id: own.term, name: plant(history, entryId, 'a topic'), description: '' }, now)
    case 'next version':
      return own && nextVersion(history, entryId, own)
    case 'correct text':
      return own && correctText(history, { entryId, file: own.file, isChecked: where % 3 === 0 })
    case 'forbid': {
      const consentId = consents.get(entryId)
      const own = [...history.planted].filter(([, planted]) => planted.entryId === entryId).map(([word]) => word)
      const word = own[where % Math.max(own.length, 1)]
      if (!consentId || !word) return
      const forbidden = await forbidNames(second, { consentId, names: [word], confirm: true }, now)
      if (forbidden.ok) history.forbidden.set(word, entryId)
      return
    }
    case 'translate':
    case 'copy': {
      const isCopy = does === 'copy'
      const translation = { entryId, language: 'km' } as const
      const begun = await (isCopy ? copyEntry(writer, entryId, now) : beginTranslation(writer, translation, now))
      if (begun.ok && isCopy) noteCopy(history, entryId, begun.value.entryId)
      if (begun.ok && entryIds.length < 6) entryIds.push(begun.value.entryId)
      return
    }
    case 'suggest':
      return suggest(history, entryId, where)
    case 'accept':
      return acceptSuggestions(history, entryId, where)
    case 'restore version': {
      const former = await read().select({ id: revisions.id }).from(revisions).where(eq(revisions.entryId, entryId))
      const revisionId = former[where % former.length]!.id
      return restoreRevision(writer, { entryId, revisionId, session: fresh() }, now)
    }
    case 'change language': {
      const { counter, revisionId } = await newestOf(entryId)
      const change = { entryId, language: 'km' as const, base: { counter, revisionId }, session: fresh() }
      return changeLanguage(writer, change, now)
    }
    case 'replace file':
      return own && replaceFile(history, entryId, own)
    case 'schedule':
      return released(entryId, { at: later })
    case 'reschedule':
    case 'unschedule': {
      const [row] = await pendingOf(read(), entryId, now)
      if (does === 'unschedule') return unschedule(writer, entryId, now)
      return row && reschedule(writer, { releaseId: row.id, at: later }, now)
    }
    case 'wait':
      history.now += (where % 30) * hour
      return
    case 'bundle':
    case 'schedule bundle':
      return bundle(
        history,
        [...new Set([entryId, entryIds[where % entryIds.length]!])],
        does === 'bundle' ? now : later,
      )
    case 'change bundle': {
      const bundleId = history.bundleIds.at(-1)
      if (bundleId === undefined) return
      if (where % 3 === 0) return moveBundle(writer, { bundleId, at: later }, now)
      for (const id of entryIds) await includeNewestRevision(writer, { bundleId, ...(await newestOf(id)) }, now)
      return
    }
    case 'trash':
      return trashEntry(writer, entryId, now)
    case 'restore from trash':
      for (const id of entryIds) await restoreEntry(writer, id, now)
      return
    case 'join':
      return joinTranslations(writer, { entryId, to: entryIds[where % entryIds.length]! }, now)
    case 'leave':
      return leaveTranslations(writer, entryId, now)
    case 'unmark alone':
      return declarePeople(writer, { entryId, people: 'nobody', confirm: true }, now)
    case 'unlink alone': {
      const linked = await consentsOfEntry(second, entryId, now)
      for (const { id: consentId } of linked) await unlinkConsent(writer, { consentId, entryIds, confirm: true }, now)
      return
    }
    case 'revoke':
    case 'move end': {
      const [of, consentId] = [...consents][where % Math.max(consents.size, 1)] ?? []
      if (!of || !consentId) return
      consents.delete(of)
      if (does === 'revoke') return revokeConsent(second, { consentId }, now)
      const lastDay = new Date(now + hour * (where % 40)).toISOString().slice(0, 10)
      return moveConsentEnd(second, { consentId, counter: 1, lastDay, confirm: true }, now)
    }
    case 'share preview': {
      const shared = { entryId, label: 'A partner', lasts: 'fortnight' as const }
      const revisionId = where % 2 ? (await newestOf(entryId)).revisionId : undefined
      const made = await makePreviewLink(writer, { ...shared, revisionId }, now)
      if (made.ok) history.previews.push({ token: made.value.token, entryId })
    }
  }
}

const hour = 3_600_000
let more = 0

async function consent({ second, consents, now }: WordHistory, entryId: number) {
  if (consents.has(entryId)) return
  consents.set(entryId, await consentFor(second, { entryIds: [entryId], languages: ['en', 'km'] }, now))
}

/** Releases entries together. A bundle that is refused is dissolved, since its texts could not go out alone. */
async function bundle({ writer, now, bundleIds }: WordHistory, entryIds: number[], at: number) {
  const created = await createBundle(writer, { name: 'Together', entryIds }, now)
  if (!created.ok) return
  const { bundleId } = created.value
  const texts = await Promise.all(entryIds.map(newestOf))
  const released = await releaseBundle(writer, { bundleId, entries: texts, at }, now)
  if (released.ok) bundleIds.push(bundleId)
  else await dissolveBundle(writer, bundleId, now)
}

type Correction = { entryId: number; file: string; isChecked: boolean }

async function correctText(history: WordHistory, { entryId, file, isChecked }: Correction) {
  const { writer, now } = history
  const begun = await beginAnswered(writer, file, now)
  const corrected = begun.ok ? begun.value.entryId : await correctedOf(entryId)
  if (!corrected) return
  const word = plant(history, corrected, 'a corrected text')
  await save(history, corrected, (draft) => ({ ...draft, body: text(word) }))
  if (isChecked) await check(history, corrected)
  await release(writer, await newestOf(corrected), now)
}
