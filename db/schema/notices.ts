import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { entries } from './entries'
import { id } from './id'
import { staff } from './staff'

/** What a member of staff is told, in the desk and by mail; `about` names the occasion, so that nobody is told twice. */
export const notices = sqliteTable(
  'notices',
  {
    id: id(),
    staffId: integer()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    kind: text().$type<NoticeKind>().notNull(),
    about: text().notNull(),
    entryId: integer().references(() => entries.id, { onDelete: 'cascade' }),
    createdAt: integer().notNull(),
    readAt: integer(),
    mailedAt: integer(),
    /** Why the mail could not be sent, and when that was tried last. */
    mailProblem: text(),
    triedAt: integer(),
  },
  (t) => [uniqueIndex('notices_occasion').on(t.staffId, t.kind, t.about), index('notices_staff').on(t.staffId, t.id)],
)

export type NoticeKind =
  | 'submitted'
  | 'changes'
  | 'approved'
  | 'commented'
  | 'tomorrow'
  | 'expired'
  | 'override'
  | 'damaged'
  | 'backup'
  | 'tampering'

/** Kinds of mail that a person has turned off. */
export const mutedMail = sqliteTable(
  'muted_mail',
  {
    staffId: integer()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    kind: text().$type<NoticeKind>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.kind] })],
)
