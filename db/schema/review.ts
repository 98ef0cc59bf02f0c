import { id, index, integer, table, text, uniqueIndex } from '../kit'
import { ofEntry, ofRevision, revisions } from './entries'
import { staff } from './staff'

/** The last row is the state of an entry's review. */
export const reviews = table(
  'reviews',
  {
    id: id(),
    entryId: ofEntry(),
    revisionId: ofRevision(),
    by: integer().references(() => staff.id),
    at: integer().notNull(),
    said: text().$type<ReviewVerdict>().notNull(),
    note: text().notNull().default(''),
    /** Null: all reviewers. */
    asks: integer().references(() => staff.id),
  },
  (t) => [index('reviews_entry').on(t.entryId, t.id), index('reviews_revision').on(t.revisionId)],
)

export type ReviewVerdict = 'submitted' | 'taken back' | 'changes requested' | 'approved'

/** The place is a W3C TextQuoteSelector. */
export const comments = table(
  'comments',
  {
    id: id(),
    entryId: ofEntry(),
    revisionId: ofRevision(),
    replyTo: integer(),
    author: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    editedAt: integer(),
    text: text().notNull(),
    field: text().$type<'title' | 'summary' | 'body'>(),
    quote: text().notNull().default(''),
    prefix: text().notNull().default(''),
    suffix: text().notNull().default(''),
    resolvedAt: integer(),
    resolvedBy: integer().references(() => staff.id),
  },
  (t) => [index('comments_entry').on(t.entryId, t.id), index('comments_revision').on(t.revisionId)],
)

export type SuggestedText = { title: string; summary: string; body: unknown }

/** A person's whole alternative text, separate from the entry's. */
export const suggestions = table(
  'suggestions',
  {
    id: id(),
    entryId: ofEntry(),
    staffId: integer()
      .notNull()
      .references(() => staff.id),
    /** Detects concurrent saves. */
    counter: integer().notNull().default(1),
    session: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    closedAt: integer(),
    /** A copy of the text that the suggestion changes: a later save can replace its revision. */
    base: text({ mode: 'json' }).$type<SuggestedText>().notNull(),
    suggested: text({ mode: 'json' }).$type<SuggestedText>().notNull(),
    decisions: text({ mode: 'json' }).$type<Record<string, 'accepted' | 'refused'>>().notNull().default({}),
    /** Numbers of decisions made before the suggestion was carried over to a newer text. */
    accepted: integer().notNull().default(0),
    refused: integer().notNull().default(0),
  },
  (t) => [uniqueIndex('suggestions_person').on(t.entryId, t.staffId)],
)

/** 256 random bits, of which the hash is stored. Without a revision: the newest text. */
export const previewLinks = table(
  'preview_links',
  {
    id: id(),
    entryId: ofEntry(),
    revisionId: integer().references(() => revisions.id, { onDelete: 'cascade' }),
    hash: text().notNull().unique(),
    label: text().notNull().default(''),
    createdBy: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
    revokedBy: integer().references(() => staff.id),
  },
  (t) => [index('preview_links_entry').on(t.entryId), index('preview_links_revision').on(t.revisionId)],
)

/** Without data about the reader. */
export const previewViews = table(
  'preview_views',
  {
    id: id(),
    linkId: integer()
      .notNull()
      .references(() => previewLinks.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
  },
  (t) => [index('preview_views_link').on(t.linkId)],
)
