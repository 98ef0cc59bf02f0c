import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import { staff } from './staff'

/** The record of who did what and when; rows hold ids and choices, never texts. Each row's hash covers the one before it. */
export const audit = table(
  'audit',
  {
    id: id(),
    /** Counted from 1 without gaps. */
    number: integer(),
    /** The key that the hash is made with; absent in rows from before there was one. */
    key: text(),
    at: integer().notNull(),
    by: integer().references(() => staff.id),
    verb: text().notNull(),
    /** No reference: the record outlives what was erased. */
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

/** Hashes of what releases and released texts were when an act wrote them, as keyed hashes: the hash of the act covers its own. */
export const fingerprints = table(
  'fingerprints',
  {
    kind: text().$type<FingerprintKind>().notNull(),
    /** The number of the release or revision. No reference: it outlives what was erased. */
    subject: integer().notNull(),
    /** The number of the act. */
    act: integer().notNull(),
    /** Absent where the act erased it. */
    hash: text(),
    /** The key of this hash alone. It goes when what it is of is erased: then nobody can try words against the hash. */
    salt: text(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subject, t.act] }), index('fingerprints_act').on(t.act, t.kind, t.subject)],
)

export type FingerprintKind = 'release' | 'revision'

/** Admins who want the newest act's number and hash by mail once a day. */
export const recordMail = table('record_mail', {
  staffId: integer()
    .primaryKey()
    .references(() => staff.id, { onDelete: 'cascade' }),
  sentAt: integer(),
})
