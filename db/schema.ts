import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Language } from '../lib/languages'
import type { MediaType } from '../lib/media-types'

// Instants are UTC milliseconds. Nothing that a clock could make wrong is stored: no state, no count, no "first live".

const id = () => integer().primaryKey({ autoIncrement: true })

export type Role = 'contributor' | 'editor' | 'admin'
export type Kind = 'post' | 'publication' | 'page'

export const staff = sqliteTable('staff', {
  id: id(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** argon2id; absent until the set-up link was used. */
  passwordHash: text(),
  zone: text().notNull(),
  createdAt: integer().notNull(),
  disabledAt: integer(),
  /** When they last used the desk, to the minute; outlives their sessions. */
  seenAt: integer(),
})

export const sessions = sqliteTable('sessions', {
  /** SHA-256 of the opaque id in the cookie. */
  hash: text().primaryKey(),
  staffId: integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  createdAt: integer().notNull(),
  seenAt: integer().notNull(),
})

/** One-time links: the first admin's set-up, and staff invitations. */
export const setupLinks = sqliteTable('setup_links', {
  hash: text().primaryKey(),
  /** Absent on the link that creates the first admin. */
  staffId: integer().references(() => staff.id, { onDelete: 'cascade' }),
  expiresAt: integer().notNull(),
})

/** Failed sign-ins of one account or one network address; `key` is a keyed hash. */
export const signInFailures = sqliteTable('sign_in_failures', {
  key: text().primaryKey(),
  count: integer().notNull(),
  lastAt: integer().notNull(),
})

export const entries = sqliteTable(
  'entries',
  {
    id: id(),
    kind: text().$type<Kind>().notNull(),
    language: text().$type<Language>().notNull(),
    /** Entries that say the same in several languages share one. */
    translationGroup: text().notNull(),
    createdBy: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    /** Where it came from when no one here wrote it: `demo`. */
    origin: text(),
    /** In the trash since, and by whom; taken out again, both are empty. */
    trashedAt: integer(),
    trashedBy: integer().references(() => staff.id),
  },
  (t) => [uniqueIndex('entries_translation').on(t.translationGroup, t.language)],
)

export const revisions = sqliteTable(
  'revisions',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** How often this revision was saved; a write names the count it saw. */
    counter: integer().notNull().default(1),
    basedOn: integer(),
    author: integer().references(() => staff.id),
    /** The editing session that may still replace this revision. */
    session: text().notNull(),
    createdAt: integer().notNull(),
    savedAt: integer().notNull(),
    how: text().$type<How>().notNull().default('written'),
    /** The revision that was restored, merged in or copied; of another entry where this one began as a copy. */
    fromRevision: integer(),
    /** What its author wants remembered about this version. */
    remark: text().notNull().default(''),

    title: text().notNull(),
    slug: text().notNull(),
    summary: text().notNull(),
    body: text({ mode: 'json' }).$type<unknown>().notNull(),
    schemaVersion: integer().notNull(),
    bodyHtml: text().notNull(),
    bodyText: text().notNull(),
    /** The editorial date; absent means the moment it is first live. */
    dated: integer(),
    byline: text().notNull().default(''),

    /** A publication's own fields; YYYY, YYYY-MM or YYYY-MM-DD. */
    publicationType: text(),
    publishedOn: text(),
    publisher: text(),
    series: text().notNull().default(''),
    /** Its number in the series, as printed: "7", "2014/3". */
    seriesNumber: text().notNull().default(''),
    /** Who wrote it, in the order of the title page. */
    authors: text({ mode: 'json' }).$type<Author[]>().notNull().default([]),
    /** Digits with or without hyphens, as printed. */
    isbn: text().notNull().default(''),
    /** Without the address of a resolver: "10.1234/abc". */
    doi: text().notNull().default(''),
    /** The publisher's own number. */
    reference: text().notNull().default(''),
    /** A key of lib/licences, or empty. */
    licence: text().notNull().default(''),

    /** The revision, in another language, that this text says again; no reference, since that may be erased. */
    translatedFrom: integer(),
  },
  (t) => [
    index('revisions_entry').on(t.entryId, t.id),
    index('revisions_translated')
      .on(t.translatedFrom)
      .where(sql`translated_from is not null`),
  ],
)

export type Author = { name: string; is: 'person' | 'organisation' }

/**
 * How a revision came about. `aside`: a text that met a newer one, laid beside the head and never the head itself;
 * `kept` and `merged`: what someone chose to go on with after that, on top; `replaced`: an upload gave way to its next version.
 */
export type How = 'written' | 'restored' | 'merged' | 'kept' | 'copied' | 'replaced' | 'aside'

export const releases = sqliteTable(
  'releases',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** What readers get; absent when the entry is taken out. */
    revisionId: integer().references(() => revisions.id),
    goesLiveAt: integer().notNull(),
    /** The address and the editorial date this release serves the entry under. */
    path: text().notNull(),
    dated: integer().notNull(),
    createdAt: integer().notNull(),
    by: integer().references(() => staff.id),
    cancelledAt: integer(),
    cancelledBy: integer().references(() => staff.id),
    major: integer({ mode: 'boolean' }).notNull().default(false),
    note: text(),
    /** A withdrawal has a reason and a public explanation; with a revision the page stays, under a notice. */
    withdrawal: text().$type<Withdrawal>(),
    explanation: text(),
    replacedBy: integer().references(() => entries.id),
    /** Goes live together with the other releases of this bundle. */
    bundleId: integer().references(() => bundles.id),
    /** Why nobody else had to approve it; it waits for someone's approval after the fact. */
    override: text(),
  },
  (t) => [
    index('releases_entry')
      .on(t.entryId, t.goesLiveAt, t.id)
      .where(sql`cancelled_at is null`),
    index('releases_due')
      .on(t.goesLiveAt)
      .where(sql`cancelled_at is null`),
    index('releases_path').on(t.path),
    index('releases_dated')
      .on(t.dated)
      .where(sql`cancelled_at is null`),
  ],
)

/** Entries that go live as one: all of them or none. */
export const bundles = sqliteTable('bundles', {
  id: id(),
  name: text().notNull(),
  createdBy: integer().references(() => staff.id),
  createdAt: integer().notNull(),
  dissolvedAt: integer(),
})

export const bundleEntries = sqliteTable(
  'bundle_entries',
  {
    bundleId: integer()
      .notNull()
      .references(() => bundles.id, { onDelete: 'cascade' }),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.bundleId, t.entryId] }), index('bundle_entries_entry').on(t.entryId)],
)

/** What was said in a review, about one revision; where an entry stands in review is the last of them. */
export const reviews = sqliteTable(
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
    said: text().$type<Said>().notNull(),
    note: text().notNull().default(''),
    /** Whom a submission asks; absent asks everyone who may review. */
    asks: integer().references(() => staff.id),
  },
  (t) => [index('reviews_entry').on(t.entryId, t.id), index('reviews_revision').on(t.revisionId)],
)

export type Said = 'submitted' | 'taken back' | 'changes requested' | 'approved'

/** Comments on a text. The place is a quotation with what stood around it (W3C Web Annotation, TextQuoteSelector). */
export const comments = sqliteTable(
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
  (t) => [index('comments_entry').on(t.entryId, t.id)],
)

/** Links for outsiders: 256 random bits, of which the hash is kept. Without a revision, the newest text at each opening. */
export const previewLinks = sqliteTable(
  'preview_links',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    revisionId: integer().references(() => revisions.id, { onDelete: 'cascade' }),
    hash: text().notNull().unique(),
    /** Whom it is for, in the words of who made it. */
    label: text().notNull().default(''),
    createdBy: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
    revokedBy: integer().references(() => staff.id),
  },
  (t) => [index('preview_links_entry').on(t.entryId)],
)

/** One row for each opening of a preview link: when, and nothing about who. */
export const previewViews = sqliteTable(
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
  'submitted' | 'changes' | 'approved' | 'commented' | 'tomorrow' | 'expired' | 'override' | 'damaged' | 'backup'

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

/** Filters of the lists that a person keeps by name. */
export const savedLists = sqliteTable('saved_lists', {
  id: id(),
  staffId: integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  query: text().notNull(),
})

/** Who did what and when. Each row's hash covers the one before it; rows hold ids and choices, never texts. */
export const audit = sqliteTable(
  'audit',
  {
    id: id(),
    at: integer().notNull(),
    by: integer().references(() => staff.id),
    verb: text().notNull(),
    /** No reference: the record outlives what was erased. */
    entryId: integer(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
    hash: text().notNull(),
  },
  (t) => [index('audit_entry').on(t.entryId), index('audit_at').on(t.at)],
)

export type Withdrawal = 'error' | 'outdated' | 'replaced' | 'duplicate' | 'request'

/** Every address an entry was ever released under: reserved by its first release and never given to another entry. */
export const addresses = sqliteTable(
  'addresses',
  {
    path: text().primaryKey(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
  },
  (t) => [index('addresses_entry').on(t.entryId)],
)

/** Where an address leads that no entry has or had: typed by staff, or brought by an import. */
export const redirects = sqliteTable('redirects', {
  id: id(),
  /** As readers ask for it, in its one spelling; with its query where it is one of the old kind: `/?p=12`. */
  source: text().notNull().unique(),
  /** A path of this site. */
  target: text().notNull(),
  createdBy: integer().references(() => staff.id),
  createdAt: integer().notNull(),
  origin: text(),
})

/** Addresses that were asked for and not found: how often in a month (YYYY-MM, in the zone of the site), nothing about who. */
export const missedPaths = sqliteTable(
  'missed_paths',
  {
    path: text().notNull(),
    month: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.path, t.month] }), index('missed_paths_month').on(t.month)],
)

/** Releases that search engines were told of (IndexNow), or could not be. */
export const pings = sqliteTable('pings', {
  releaseId: integer()
    .primaryKey()
    .references(() => releases.id, { onDelete: 'cascade' }),
  sentAt: integer(),
  triedAt: integer(),
  problem: text(),
})

/** What a term is called in languages other than the site's own. */
export type TermNames = Partial<Record<Language, string>>

export const terms = sqliteTable(
  'terms',
  {
    id: id(),
    kind: text().$type<'topic' | 'country'>().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    /** Its name in languages other than the site's own. */
    names: text({ mode: 'json' }).$type<TermNames>().notNull().default({}),
    position: integer().notNull().default(0),
    origin: text(),
  },
  (t) => [uniqueIndex('terms_address').on(t.kind, t.slug)],
)

export const revisionTerms = sqliteTable(
  'revision_terms',
  {
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    termId: integer()
      .notNull()
      .references(() => terms.id),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.termId] }), index('revision_terms_term').on(t.termId)],
)

/**
 * A stored upload: its bytes live in DATA_DIR/media under its id and never change. What replaces it is another one, the
 * next version in its lineage.
 */
export const media = sqliteTable(
  'media',
  {
    /** Random, because it stands in public addresses and must tell nothing. */
    id: text().primaryKey(),
    /** The id of the first version, which names all of them to readers; and which one this is, from 1. */
    lineage: text().notNull(),
    version: integer().notNull().default(1),
    /** The file name that readers get, safe in an address. */
    name: text().notNull(),
    type: text().$type<MediaType>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** Of a picture, or of the picture of a document's first page. */
    width: integer(),
    height: integer(),
    /** The shade that stands in a picture's place until it has come: a class of the public style. */
    tone: text(),
    pages: integer(),

    /** What a text takes over when it takes up a picture. */
    alt: text().notNull().default(''),
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    licence: text().notNull().default(''),
    /** The part of a picture that must stay in sight when it is cut: fractions of its width and height. */
    focalX: real(),
    focalY: real(),
    /** Who can be seen in it, and what they agreed to: for staff alone. */
    people: text().$type<People>(),
    consent: text().notNull().default(''),

    /** What a document says of itself. */
    title: text().notNull().default(''),
    language: text().$type<Language>(),
    /** Whether a PDF is tagged for screen readers. */
    tagged: integer({ mode: 'boolean' }),
    /** Other things a PDF carries about its making, shown for a decision: author, producer. */
    properties: text({ mode: 'json' }).$type<Record<string, string>>().notNull().default({}),

    uploadedBy: integer().references(() => staff.id),
    uploadedAt: integer().notNull(),
    origin: text(),
    trashedAt: integer(),
    trashedBy: integer().references(() => staff.id),
  },
  (t) => [uniqueIndex('media_version').on(t.lineage, t.version), index('media_sha256').on(t.sha256)],
)

/** `none`: nobody; `unrecognisable`: not to be known again; `recognisable`: faces, or whatever else gives them away. */
export type People = 'none' | 'unrecognisable' | 'recognisable'

/** The text of a PDF's pages, numbered from 1. */
export const mediaPages = sqliteTable(
  'media_pages',
  {
    id: id(),
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    page: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [uniqueIndex('media_pages_page').on(t.mediaId, t.page)],
)

/** Every file kept for an upload, with what it was when it was written and what the last check found. */
export const storedFiles = sqliteTable(
  'stored_files',
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    checkedAt: integer(),
    problem: text().$type<'missing' | 'changed'>(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.name] }), index('stored_files_checked').on(t.checkedAt)],
)

/** How often a file was fetched in a month (YYYY-MM, in the zone of the site), and nothing about who. */
export const downloads = sqliteTable(
  'downloads',
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    month: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.month] })],
)

/** What a revision uses; a file is public only while a live revision does. */
export const revisionMedia = sqliteTable(
  'revision_media',
  {
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    mediaId: text()
      .notNull()
      .references(() => media.id),
    /** `file`: offered for download beside the text; `lead`: the lead picture; `body`: inside the text. */
    role: text().$type<'file' | 'lead' | 'body'>().notNull(),
    position: integer().notNull(),
    /** The name that readers click; of a lead picture, its description. */
    title: text().notNull().default(''),
    language: text().$type<Language>(),
    /** Whether a file can be read with a screen reader, as an editor says; absent: not said. */
    accessible: integer({ mode: 'boolean' }),
    /** Of a lead picture. */
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.mediaId, t.role] }), index('revision_media_media').on(t.mediaId)],
)

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

/** One row. Triggers raise it with every change that readers may ever see; the page store compares it. */
export const publicVersion = sqliteTable('public_version', { n: integer().notNull() })

/** What changed for readers, in order: an entry's releases, or the text of a file's pages. Written by triggers. */
export const publicChanges = sqliteTable('public_changes', { id: id(), entryId: integer(), mediaId: text() })

/** One going-through of an export of another site, or of a folder of documents. What it brought is in `imported`. */
export const imports = sqliteTable('imports', {
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
  /** Why it stopped before the end, in a sentence. */
  problem: text(),
})

export type ImportKind = 'wordpress' | 'folder'

/**
 * A thing of another site, by what it is called there, and what became of it here. It outlives what became of it, so that
 * what was erased does not come again; what was kept of it is erased with it.
 */
export const imported = sqliteTable(
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
    /** What the import wrote: where it is not the newest any more, someone has worked on it here. */
    revisionId: integer(),
    mediaId: text().references(() => media.id, { onDelete: 'set null' }),
    termId: integer().references(() => terms.id, { onDelete: 'set null' }),
    /** What has no place of its own here: comments, custom fields, what nobody knows. For staff alone. */
    kept: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    /** What a person should look at, each with its place. */
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

/** What a category, a tag or another term of a source becomes here, as an editor decided. */
export const importRules = sqliteTable(
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

/** Every address that something had at a site before this one, whole with its host. None is ever taken away. */
export const oldAddresses = sqliteTable(
  'old_addresses',
  {
    url: text().primaryKey(),
    /** The address as readers ask this site for it, in its one spelling: what answers there is asked, never stored. */
    path: text().notNull(),
    importId: integer().references(() => imports.id, { onDelete: 'set null' }),
    addedAt: integer().notNull(),
  },
  (t) => [index('old_addresses_path').on(t.path)],
)

/** Backups that were made, and what came of proving them. */
export const backups = sqliteTable('backups', {
  id: id(),
  madeAt: integer().notNull(),
  /** The folder or file, as the machine names it. */
  place: text().notNull(),
  bytes: integer().notNull(),
  files: integer().notNull(),
  encrypted: integer({ mode: 'boolean' }).notNull(),
  /** When it was last restored into a temporary place and found equal. */
  provedAt: integer(),
  /** Why it could not be made or proved, in a sentence. */
  problem: text(),
  /** When the schedule took it away to make room for newer ones. */
  removedAt: integer(),
})
