import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import { entries } from './entries'
import { media } from './media'
import { staff } from './staff'
import { terms } from './terms'

export const imports = table('imports', {
  id: id(),
  kind: text().$type<ImportKind>().notNull(),
  /** "https://un-act.org", or a name for a folder. */
  source: text().notNull(),
  files: text({ mode: 'json' }).$type<{ name: string; bytes: number; sha256: string }[]>().notNull(),
  by: integer().references(() => staff.id),
  startedAt: integer().notNull(),
  /** Null while running, or after an interruption: the next run over the same files continues. */
  finishedAt: integer(),
  problem: text(),
})

export type ImportKind = 'wordpress' | 'folder'

/** Outlives its entry, so that an erased one is not imported again; `kept` is erased with the entry. */
export const imported = table(
  'imported',
  {
    id: id(),
    source: text().notNull(),
    kind: text().$type<ImportedKind>().notNull(),
    key: text().notNull(),
    url: text().notNull().default(''),
    title: text().notNull().default(''),
    importId: integer()
      .notNull()
      .references(() => imports.id),
    outcome: text().$type<ImportOutcome>().notNull(),
    /** SHA-256 of the source at the last import. */
    hash: text().notNull(),
    entryId: integer().references(() => entries.id, { onDelete: 'set null' }),
    /** The imported revision. If another one is the newest, somebody has edited the entry after the import. */
    revisionId: integer(),
    mediaId: text().references(() => media.id, { onDelete: 'set null' }),
    termId: integer().references(() => terms.id, { onDelete: 'set null' }),
    /** Comments, custom fields and unknown data, for staff only. */
    kept: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
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

/** `conflict`: changed both at the source and in Gazette; `left out`: nothing was imported. */
export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'conflict' | 'left out'

export type ImportProblem = { what: string; place?: string }

export const importRules = table(
  'import_rules',
  {
    source: text().notNull(),
    taxonomy: text().notNull(),
    slug: text().notNull(),
    becomes: text().$type<'topic' | 'country' | 'nothing'>().notNull(),
    /** Null: a new term with the same name. */
    termId: integer().references(() => terms.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.source, t.taxonomy, t.slug] })],
)
