import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import { entries } from './entries'
import { ofPerson } from './staff'

/** `about` identifies the occasion: nobody is notified twice. */
export const notices = table(
  'notices',
  {
    id: id(),
    staffId: ofPerson(),
    kind: text().$type<NoticeKind>().notNull(),
    about: text().notNull(),
    entryId: integer().references(() => entries.id, { onDelete: 'cascade' }),
    createdAt: integer().notNull(),
    readAt: integer(),
    mailedAt: integer(),
    mailProblem: text(),
    triedAt: integer(),
  },
  (t) => [
    uniqueIndex('notices_occasion').on(t.staffId, t.kind, t.about),
    index('notices_staff').on(t.staffId, t.id),
    index('notices_unread')
      .on(t.staffId)
      .where(sql`read_at is null`),
  ],
)

export type NoticeKind =
  | 'submitted'
  | 'changes'
  | 'approved'
  | 'published'
  | 'checked'
  | 'commented'
  | 'suggested'
  | 'suggestions decided'
  | 'tomorrow'
  | 'expired'
  | 'override'
  | 'consent'
  | 'consent asked'
  | 'check asked'
  | 'erasure asked'
  | 'erasure done'
  | 'erasure cancelled'
  | 'damaged'
  | 'backup'
  | 'tampering'
  | 'team'
  | 'named'
  | SecurityKind

/** About a person's own account: always sent. */
export type SecurityKind = 'factor' | 'password' | 'device' | 'elsewhere' | 'recovery'

export const mutedMail = table(
  'muted_mail',
  {
    staffId: ofPerson(),
    kind: text().$type<NoticeKind>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.kind] })],
)
