import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text } from '../kit'
import type { Language } from '../../lib/languages/languages'
import { ofEntry, type Kind } from './entries'
import { releases } from './releases'
import { staff } from './staff'

// Consents of people at risk. These tables do not name them.

export const consents = table(
  'consents',
  {
    id: id(),
    /** A case file that is kept elsewhere. */
    reference: text().notNull(),
    about: text().$type<'adult' | 'child' | 'group'>().notNull(),
    /** For a child, the role of the adult who agreed too, never a name. */
    guardian: text().notNull().default(''),
    covers: text({ mode: 'json' }).$type<ConsentForm[]>().notNull(),
    uses: text({ mode: 'json' }).$type<ConsentUse[]>().notNull(),
    languages: text({ mode: 'json' }).$type<Language[]>().notNull(),
    pseudonym: text().notNull().default(''),
    conditions: text().notNull().default(''),
    howToWithdraw: text().notNull().default(''),
    /** YYYY-MM-DD. */
    givenOn: text().notNull(),
    /** UTC ms; null: until revoked. */
    endsAt: integer(),
    revokedAt: integer(),
    revokedBy: integer().references(() => staff.id),
    recordedAt: integer().notNull(),
    recordedBy: integer().references(() => staff.id),
    /** Detects concurrent changes. */
    counter: integer().notNull().default(1),
    /** The encrypted scan in base64; the key is not stored. */
    signedForm: text(),
  },
  (t) => [
    index('consents_ending')
      .on(t.endsAt)
      .where(sql`ends_at is not null and revoked_at is null`),
  ],
)

function ofConsent() {
  return integer()
    .notNull()
    .references(() => consents.id, { onDelete: 'cascade' })
}

export type ConsentForm = 'words' | 'picture' | 'voice' | 'video'
export type ConsentUse = 'site' | 'print' | 'social'

export const consentEntries = table(
  'consent_entries',
  {
    consentId: ofConsent(),
    entryId: ofEntry(),
  },
  (t) => [primaryKey({ columns: [t.consentId, t.entryId] }), index('consent_entries_entry').on(t.entryId)],
)

/** Ids of the first versions: later ones show the same people. */
export const consentMedia = table(
  'consent_media',
  {
    consentId: ofConsent(),
    lineage: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.consentId, t.lineage] }), index('consent_media_lineage').on(t.lineage)],
)

export const releaseConsents = table(
  'release_consents',
  {
    releaseId: integer()
      .notNull()
      .references(() => releases.id, { onDelete: 'cascade' }),
    consentId: ofConsent(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.consentId] }), index('release_consents_consent').on(t.consentId)],
)

/** Keyed hashes that nobody can reverse. */
export const consentWords = table(
  'consent_words',
  {
    consentId: ofConsent(),
    /** See lib/keys/name-hashes.ts. */
    hash: text().notNull(),
    firstHash: text().notNull(),
    length: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.consentId, t.hash] }), index('consent_words_hash').on(t.hash)],
)

/** A second person's check for harm of exactly this text with its files. */
export const harmChecks = table(
  'harm_checks',
  {
    id: id(),
    entryId: ofEntry(),
    /** No reference, since the revision may be replaced. */
    revisionId: integer().notNull(),
    /** SHA-256 of everything that was checked, and of each part, to show changes. */
    hash: text().notNull(),
    parts: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** By key of the question. */
    answers: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    by: integer().references(() => staff.id),
    at: integer().notNull(),
  },
  (t) => [index('harm_checks_entry').on(t.entryId, t.id)],
)

export const erasures = table('erasures', {
  id: id(),
  /** Null if only uploads were erased. */
  entryId: integer(),
  translationGroup: text(),
  mediaIds: text({ mode: 'json' }).$type<string[]>().notNull(),
  requestedAt: integer().notNull(),
  requestedBy: integer().references(() => staff.id),
  erasedAt: integer(),
  erasedBy: integer().references(() => staff.id),
  /** Keyed: a short text could be guessed from a plain hash. */
  hashes: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Copies outside the site; `settledAt`: UTC ms. */
  copies: text({ mode: 'json' }).$type<{ place: CopyPlace; settledAt: number | null }[]>().notNull(),
  state: text().$type<ErasureState>().notNull().default('waiting'),
  problem: text(),
  /** Backups from before this moment do not contain the erasure. */
  heldSince: integer(),
  /** Entries that may repeat erased words. */
  mentions: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
})

/** `erasing`: rows are being erased or gone, but something else may remain. */
export type ErasureState = 'waiting' | 'erasing' | 'erased' | 'failed' | 'cancelled'
export type CopyPlace = 'search engines' | 'web archives' | 'feed readers' | 'harvesters' | 'exports' | 'partners'

/** Identifies older copies of the entries, and their sets for harvesters. */
export const erasureEntries = table(
  'erasure_entries',
  {
    erasureId: integer()
      .notNull()
      .references(() => erasures.id, { onDelete: 'cascade' }),
    /** No reference: the row outlives the entry. */
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

/** Keyed hashes: these addresses answer that their text is gone. */
export const erasedAddresses = table('erased_addresses', {
  hash: text().primaryKey(),
  erasureId: integer()
    .notNull()
    .references(() => erasures.id, { onDelete: 'cascade' }),
})
