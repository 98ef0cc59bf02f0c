import { id, index, integer, table, text, uniqueIndex } from '../kit'
import { entries, revisions } from './entries'
import { staff } from './staff'

/** The words that were said in a review, about one revision; where an entry stands in review is the last of them. */
export const reviews = table(
  'reviews',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    by: integer().references(() => staff.id),
    at: integer().notNull(),
    said: text().$type<ReviewVerdict>().notNull(),
    note: text().notNull().default(''),
    /** The person whom a submission asks; absent asks everyone who may review. */
    asks: integer().references(() => staff.id),
  },
  (t) => [index('reviews_entry').on(t.entryId, t.id), index('reviews_revision').on(t.revisionId)],
)

export type ReviewVerdict = 'submitted' | 'taken back' | 'changes requested' | 'approved'

/** Comments on a text. The place is a quotation with what stood around it (W3C Web Annotation, TextQuoteSelector). */
export const comments = table(
  'comments',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** The text that was read when it was written. */
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    replyTo: integer(),
    author: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    editedAt: integer(),
    text: text().notNull(),
    /** The field it is about; with a quotation where it is about some of its words. */
    field: text().$type<'title' | 'summary' | 'body'>(),
    quote: text().notNull().default(''),
    prefix: text().notNull().default(''),
    suffix: text().notNull().default(''),
    resolvedAt: integer(),
    resolvedBy: integer().references(() => staff.id),
  },
  (t) => [index('comments_entry').on(t.entryId, t.id), index('comments_revision').on(t.revisionId)],
)

/** The words of a text that somebody can suggest to change. */
export type SuggestedText = { title: string; summary: string; body: unknown }

/** The text that somebody would write instead: a whole text beside the one it began from. Never a part of the entry's own text. */
export const suggestions = table(
  'suggestions',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    staffId: integer()
      .notNull()
      .references(() => staff.id),
    /** The number of times that its text was saved; a window names the count it knows. */
    counter: integer().notNull().default(1),
    /** The window that saved it last. */
    session: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    /** Since when every change has been accepted or refused; absent while it is open. */
    closedAt: integer(),
    /** The text that it changes, as it was read: a revision can be saved again by its author. */
    base: text({ mode: 'json' }).$type<SuggestedText>().notNull(),
    suggested: text({ mode: 'json' }).$type<SuggestedText>().notNull(),
    /** The decisions on its changes, by their keys. */
    decisions: text({ mode: 'json' }).$type<Record<string, 'accepted' | 'refused'>>().notNull().default({}),
    /** The number of changes that were accepted and refused before it was carried over to a newer text. */
    accepted: integer().notNull().default(0),
    refused: integer().notNull().default(0),
  },
  (t) => [uniqueIndex('suggestions_person').on(t.entryId, t.staffId)],
)

/** Links for outsiders: 256 random bits, of which the hash is kept. Without a revision, the newest text at each opening. */
export const previewLinks = table(
  'preview_links',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    revisionId: integer().references(() => revisions.id, { onDelete: 'cascade' }),
    hash: text().notNull().unique(),
    /** The person whom it is for, in the words of who made it. */
    label: text().notNull().default(''),
    createdBy: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
    revokedBy: integer().references(() => staff.id),
  },
  (t) => [index('preview_links_entry').on(t.entryId), index('preview_links_revision').on(t.revisionId)],
)

/** One row for each opening of a preview link: when, and nothing about who. */
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
