import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import { entries } from './entries'
import { media } from './media'
import { staff } from './staff'
import { terms } from './terms'

/** One going-through of an export of another site, or of a folder of documents. What it brought is in `imported`. */
export const imports = table('imports', {
  id: id(),
  kind: text().$type<ImportKind>().notNull(),
  /** The site it came from, as its export names it ("https://un-act.org"), or the name given to a folder. */
  source: text().notNull(),
  /** The files that were read, by name and SHA-256. */
  files: text({ mode: 'json' }).$type<{ name: string; bytes: number; sha256: string }[]>().notNull(),
  by: integer().references(() => staff.id),
  startedAt: integer().notNull(),
  /** Absent while it goes on, and where it was cut short: the next one over the same files goes on from there. */
  finishedAt: integer(),
  /** The reason why it stopped before the end, in a sentence. */
  problem: text(),
})

export type ImportKind = 'wordpress' | 'folder'

/**
 * A thing of another site, by what it is called there, and what became of it here. It outlives what became of it, so that
 * what was erased does not come again; what was kept of it is erased with it.
 */
export const imported = table(
  'imported',
  {
    id: id(),
    source: text().notNull(),
    kind: text().$type<ImportedKind>().notNull(),
    /** Its number or name at its source. */
    key: text().notNull(),
    /** Its address there, whole, and its title: for a report that a person can act on. */
    url: text().notNull().default(''),
    title: text().notNull().default(''),
    /** The import that met it last, and what that did with it. */
    importId: integer()
      .notNull()
      .references(() => imports.id),
    outcome: text().$type<ImportOutcome>().notNull(),
    /** SHA-256 of what the source said when it was last taken over. */
    hash: text().notNull(),
    entryId: integer().references(() => entries.id, { onDelete: 'set null' }),
    /** The revision that the import wrote: where it is not the newest any more, someone has worked on it here. */
    revisionId: integer(),
    mediaId: text().references(() => media.id, { onDelete: 'set null' }),
    termId: integer().references(() => terms.id, { onDelete: 'set null' }),
    /** Everything that has no place of its own here: comments, custom fields, what nobody knows. For staff alone. */
    kept: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    /** Problems that a person should look at, each with its place. */
    problems: text({ mode: 'json' }).$type<ImportProblem[]>().notNull().default([]),
  },
  (t) => [
    uniqueIndex('imported_thing').on(t.source, t.kind, t.key),
    index('imported_import').on(t.importId),
    index('imported_entry').on(t.entryId),
    index('imported_media').on(t.mediaId),
  ],
)

export type ImportedKind = 'entry' | 'file' | 'term' | 'author' | 'other'

/** `conflict`: it changed at its source and here. `left out`: nothing of it was taken, for the reason in its problems. */
export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'conflict' | 'left out'

export type ImportProblem = { what: string; place?: string }

/** A decision about what a category, a tag or another term of a source becomes here, as an admin decided. */
export const importRules = table(
  'import_rules',
  {
    source: text().notNull(),
    taxonomy: text().notNull(),
    slug: text().notNull(),
    becomes: text().$type<'topic' | 'country' | 'nothing'>().notNull(),
    /** The term that takes it in; absent makes one of the same name. */
    termId: integer().references(() => terms.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.source, t.taxonomy, t.slug] })],
)
