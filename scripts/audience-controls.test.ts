/** @module-tag thorough */
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type { Db } from '@/db/connection'
import { sqlFalse } from '@/db/dialect'
import { entries } from '@/db/schema'
import { may, type Actor } from '@/domain/staff/actor'
import type * as Audience from '@/domain/staff/audience'
import { root } from './run.mjs'
import { answersFor, archive, functionsWithActor, toldIn, type FunctionWithActor } from './test-audiences'

// Leaves the clause of audiences out, in one place after the other: the test that asks everything has to find each.

const clause = vi.hoisted(() => ({
  leftOutAt: '',
  places: new Set<string>(),
  placeOfCall: (): string => '',
}))

vi.mock('@/domain/staff/audience', async (original) => {
  const audience = await original<typeof Audience>()
  const leftOut = () => {
    const place = clause.placeOfCall()
    clause.places.add(place)
    return place === clause.leftOutAt
  }
  const ownAlone = (actor: Actor, of = entries) => (may(actor, 'read') ? undefined : eq(of.createdBy, actor.id ?? -1))
  const { isClosedTo, isOpenTo, isUploadOpenTo, isConsentOpenTo, hasOnlyOpen, isReadable, readableAmong } = audience
  return {
    ...audience,
    isOpenTo: (...args: Parameters<typeof isOpenTo>) => (leftOut() ? undefined : isOpenTo(...args)),
    isClosedTo: (...args: Parameters<typeof isClosedTo>) => (leftOut() ? sqlFalse : isClosedTo(...args)),
    isUploadOpenTo: (...args: Parameters<typeof isUploadOpenTo>) => (leftOut() ? undefined : isUploadOpenTo(...args)),
    isConsentOpenTo: (...args: Parameters<typeof isConsentOpenTo>) =>
      leftOut() ? undefined : isConsentOpenTo(...args),
    hasOnlyOpen: (...args: Parameters<typeof hasOnlyOpen>) => (leftOut() ? undefined : hasOnlyOpen(...args)),
    isReadable: (...args: Parameters<typeof isReadable>) => (leftOut() ? ownAlone(...args) : isReadable(...args)),
    readableAmong: async (db: Db, actor: Actor, ids: number[]) =>
      leftOut() ? new Set(ids) : readableAmong(db, actor, ids),
  }
})

/** The file and function that asks for the clause; not a function that stands for it in several lists. */
clause.placeOfCall = () => {
  const frames = new Error().stack!.split('\n').flatMap((line) => {
    const [, name, file] = /at (?:async )?(?:(\S+) \()?(?:file:\/\/)?\/?(\S+?):\d+:\d+/.exec(line) ?? []
    const path = file?.split(root.slice(1))[1]
    return path?.startsWith('domain/') ? [{ name: name ?? '', path }] : []
  })
  const { name, path } = frames.find(({ name }) => name !== 'visibleTo' && name !== 'isOpenAct') ?? frames[0]!
  return `${path} ${name.replace(/^.*\./, '')}`
}

/** Places that have to be found; the others need things that the archive of this test does not have. */
const places: Record<string, string[]> = {
  'lists and search': ['listEntries', 'idsMatching', 'countOpen'].map((name) => `domain/desk/entries.ts ${name}`),
  'the front of the desk': ['domain/desk/entries.ts part'],
  picker: ['domain/desk/choices.ts findTexts'],
  calendar: ['domain/desk/calendar.ts isInSpan'],
  'the site of a later moment': ['domain/desk/calendar.ts hasClosedAhead'],
  history: ['listActs', 'eachAct', 'historyChoices', 'isOpenAct'].map((name) => `domain/desk/history.ts ${name}`),
  'the editor, its handlers, preview and links': ['domain/entries/head.ts findPermittedEntry'],
  saving: ['domain/writing/drafts.ts saveDraft'],
  comments: ['domain/review/open-comments.ts openCommentsOn'],
  reviews: ['domain/review/review-state.ts reviewQueue'],
  files: [
    'media-library.ts listLibrary',
    'media.ts findMedia',
    'uses.ts revisionsUsing',
    'versions.ts uploadVersions',
  ].map((name) => `domain/files/${name}`),
  consents: ['listConsents', 'consentsOfEntry'].map((name) => `domain/consents/consent-lists.ts ${name}`),
  bundles: ['domain/publishing/bundles.ts listBundles'],
  addresses: ['domain/addresses/every-address.ts owned'],
  trash: ['listTrash', 'soonErasedFromTrash'].map((name) => `domain/entries/trash.ts ${name}`),
  erasures: ['domain/erasures/what-goes.ts previewErasure', 'domain/erasures/typed-name.ts checkTypedName'],
  export: ['domain/exports/wordpress/outline.ts wholeOutline'],
  notices: ['domain/notices/notices.ts isNoticeOf'],
}

const answersAbout = async (asked: FunctionWithActor[]) => {
  const { outside, named } = await archive({ isThere: true })
  return answersFor(outside.slice(0, 2), asked, named)
}

/** Words of the text are told, or an answer is another than with the clause. */
async function isNoticed(place: string, asked: FunctionWithActor[]) {
  clause.leftOutAt = place
  const without = await answersAbout(asked)
  clause.leftOutAt = ''
  if (toldIn(without).length) return true
  const withClause = await answersAbout(asked)
  return [...without].some(([key, answer]) => answer !== withClause.get(key))
}

test('wherever the clause of audiences is left out, the test that asks everything finds it', async () => {
  const { outside, named } = await archive({ isThere: true })
  const askedAt = new Map<string, FunctionWithActor[]>()
  for (const one of await functionsWithActor()) {
    clause.places.clear()
    await answersFor(outside.slice(0, 2), [one], named)
    for (const place of clause.places) askedAt.set(place, [...(askedAt.get(place) ?? []), one])
  }
  const found: string[] = []
  const notFound: string[] = []
  for (const [place, asked] of askedAt) ((await isNoticed(place, asked)) ? found : notFound).push(place)
  expect(found, JSON.stringify(notFound)).toEqual(expect.arrayContaining(Object.values(places).flat()))
  expect(found.length).toBeGreaterThanOrEqual(31)
}, 900_000)
