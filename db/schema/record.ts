import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import { staff } from './staff'

/** Ids and choices, never texts. Each row's hash covers the row before. */
export const audit = table(
  'audit',
  {
    id: id(),
    /** Counted from 1 without gaps. */
    number: integer(),
    /** Null in rows from before there was a key. */
    key: text(),
    at: integer().notNull(),
    by: integer().references(() => staff.id),
    verb: text().notNull(),
    /** No reference: the record outlives erased entries. */
    entryId: integer(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('audit_entry').on(t.entryId),
    index('audit_at').on(t.at),
    uniqueIndex('audit_number').on(t.number),
    index('audit_verb').on(t.verb, t.id),
  ],
)

/** Keyed hashes of releases, released texts and rows that the record states; the act's hash covers them. */
export const fingerprints = table(
  'fingerprints',
  {
    kind: text().$type<FingerprintKind>().notNull(),
    /** An id, or 1 for what is stated as a whole. No reference: the row outlives an erased release or text. */
    subject: integer().notNull(),
    act: integer().notNull(),
    /** Null if the act erased the subject. */
    hash: text(),
    /** The key of this hash. It is removed with an erasure, so that nobody can test words against the hash. */
    salt: text(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subject, t.act] }), index('fingerprints_act').on(t.act, t.kind, t.subject)],
)

export type FingerprintKind = 'release' | 'revision' | RowKind

/** Rows that decide who may do what, and what readers may get. */
export type RowKind = 'check' | 'consent' | 'marks' | 'person' | 'service' | 'settings'

export const recordMail = table('record_mail', {
  staffId: integer()
    .primaryKey()
    .references(() => staff.id, { onDelete: 'cascade' }),
  sentAt: integer(),
})
