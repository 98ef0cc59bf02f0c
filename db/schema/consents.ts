import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { entries, type Kind } from './entries'
import { releases } from './releases'
import { staff } from './staff'

// The agreement of people whom a text or a picture could put in danger. Nothing here names them.

export const consents = table(
  'consents',
  {
    id: id(),
    /** The number of a case file that is kept elsewhere. */
    reference: text().notNull(),
    about: text().$type<'adult' | 'child' | 'group'>().notNull(),
    /** For a child: who agreed beside them, by their part and never by name. */
    guardian: text().notNull().default(''),
    covers: text({ mode: 'json' }).$type<ConsentForm[]>().notNull(),
    uses: text({ mode: 'json' }).$type<ConsentUse[]>().notNull(),
    languages: text({ mode: 'json' }).$type<Language[]>().notNull(),
    /** The name that stands for theirs in the text. */
    pseudonym: text().notNull().default(''),
    conditions: text().notNull().default(''),
    howToWithdraw: text().notNull().default(''),
    /** YYYY-MM-DD. */
    givenOn: text().notNull(),
    /** From this moment on (UTC ms) it does not hold any more; absent: until it is revoked. */
    endsAt: integer(),
    revokedAt: integer(),
    revokedBy: integer().references(() => staff.id),
    recordedAt: integer().notNull(),
    recordedBy: integer().references(() => staff.id),
    /** The number of times that it was changed: a change names the count that it saw. */
    counter: integer().notNull().default(1),
    /** The scan of the signed form, encrypted for a key that is not kept here; base64. */
    signedForm: text(),
  },
  (t) => [
    index('consents_ending')
      .on(t.endsAt)
      .where(sql`ends_at is not null and revoked_at is null`),
  ],
)

export type ConsentForm = 'words' | 'picture' | 'voice' | 'video'
export type ConsentUse = 'site' | 'print' | 'social'

export const consentEntries = table(
  'consent_entries',
  {
    consentId: integer()
      .notNull()
      .references(() => consents.id, { onDelete: 'cascade' }),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.consentId, t.entryId] }), index('consent_entries_entry').on(t.entryId)],
)

/** Pictures and files, by the id of their first version: a later version shows the same people. */
export const consentMedia = table(
  'consent_media',
  {
    consentId: integer()
      .notNull()
      .references(() => consents.id, { onDelete: 'cascade' }),
    lineage: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.consentId, t.lineage] }), index('consent_media_lineage').on(t.lineage)],
)

/** Under which consents a text was released: what was linked to it at the moment from which readers had it. */
export const releaseConsents = table(
  'release_consents',
  {
    releaseId: integer()
      .notNull()
      .references(() => releases.id, { onDelete: 'cascade' }),
    consentId: integer()
      .notNull()
      .references(() => consents.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.consentId] }), index('release_consents_consent').on(t.consentId)],
)

/** Names and places that must not appear, as keyed hashes: they cannot be read back. */
export const consentWords = table(
  'consent_words',
  {
    consentId: integer()
      .notNull()
      .references(() => consents.id, { onDelete: 'cascade' }),
    /** See lib/keys/name-hashes.ts. */
    hash: text().notNull(),
    firstHash: text().notNull(),
    length: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.consentId, t.hash] }), index('consent_words_hash').on(t.hash)],
)

/** A second person has checked whether a text with its pictures and files can do harm. It holds for exactly these. */
export const harmChecks = table(
  'harm_checks',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** The text that was read; no reference, since it may be replaced. */
    revisionId: integer().notNull(),
    /** SHA-256 of everything that was looked at, and of each part, by which a later change is shown. */
    hash: text().notNull(),
    parts: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** The answers to each question, by its key. */
    answers: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    by: integer().references(() => staff.id),
    at: integer().notNull(),
  },
  (t) => [index('harm_checks_entry').on(t.entryId, t.id)],
)

/** The record of what was erased for the sake of somebody, or is to be: all that stays of it. */
export const erasures = table('erasures', {
  id: id(),
  /** The number of the entry that was asked for. Absent where uploads alone were. */
  entryId: integer(),
  translationGroup: text(),
  /** The uploads, with all their versions. */
  mediaIds: text({ mode: 'json' }).$type<string[]>().notNull(),
  requestedAt: integer().notNull(),
  requestedBy: integer().references(() => staff.id),
  /** When its rows went. */
  erasedAt: integer(),
  erasedBy: integer().references(() => staff.id),
  /** Keyed hashes of its texts and files: a short text could be guessed from a plain one. */
  hashes: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Copies outside that somebody has to ask for, and since when they are settled (UTC ms). */
  copies: text({ mode: 'json' }).$type<{ place: CopyPlace; settledAt: number | null }[]>().notNull(),
  state: text().$type<ErasureState>().notNull().default('waiting'),
  /** The reason why it has not come to its end, in a sentence. */
  problem: text(),
  /** The earliest moment of what it erases: a backup from before has none of it. */
  heldSince: integer(),
  /** Entries whose texts linked to it, were copied from it or used its uploads. */
  mentions: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
})

/** `erasing`: its rows go, or are gone, and something else of it may still be there. */
export type ErasureState = 'waiting' | 'erasing' | 'erased' | 'failed' | 'cancelled'
export type CopyPlace = 'search engines' | 'web archives' | 'feed readers' | 'harvesters' | 'exports' | 'partners'

/** The entries of an erasure: by what an older copy of them is known, and in which sets harvesters had them. */
export const erasureEntries = table(
  'erasure_entries',
  {
    erasureId: integer()
      .notNull()
      .references(() => erasures.id, { onDelete: 'cascade' }),
    /** No reference: it outlives the entry. */
    entryId: integer().notNull(),
    translationGroup: text().notNull(),
    createdAt: integer().notNull(),
    wasPublic: integer({ mode: 'boolean' }).notNull().default(false),
    kind: text().$type<Kind>().notNull(),
    language: text().$type<Language>().notNull(),
    /** `post`, or the type of a publication. */
    type: text().notNull().default(''),
    termIds: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.erasureId, t.entryId] }), index('erasure_entries_entry').on(t.entryId)],
)

/** Addresses of what was erased, as keyed hashes: they answer that it is gone, and cannot be read back. */
export const erasedAddresses = table('erased_addresses', {
  hash: text().primaryKey(),
  erasureId: integer()
    .notNull()
    .references(() => erasures.id, { onDelete: 'cascade' }),
})
