import { id, index, integer, table, text, uniqueIndex } from '../kit'

export type Role = 'contributor' | 'editor' | 'admin'

export const staff = table('staff', {
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
  /** When they put away what the front of the desk says to somebody new. */
  introducedAt: integer(),
})

/** The means by which somebody proved who they are. */
export type SignedInBy = 'password' | 'app' | 'recovery' | 'passkey' | 'sign-on'

export const sessions = table(
  'sessions',
  {
    /** SHA-256 of the opaque id in the cookie. */
    hash: text().primaryKey(),
    /** The hash before the person confirmed: requests that were under way then still find their session. */
    previousHash: text(),
    staffId: integer()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    createdAt: integer().notNull(),
    seenAt: integer().notNull(),
    signedInBy: text().$type<SignedInBy>().notNull().default('password'),
    /** When the person last proved who they are: by signing in, or once more before something grave. */
    confirmedAt: integer().notNull().default(0),
    /** The browser and system of that moment: “Firefox on Windows”. Absent in sessions from before it was kept. */
    device: text(),
    /** A keyed hash of the network of that moment. */
    network: text(),
  },
  (t) => [index('sessions_previous').on(t.previousHash)],
)

/** The places where a session was used with another browser on another network, and not confirmed there. It goes with the session. */
export const usesElsewhere = table(
  'uses_elsewhere',
  {
    id: id(),
    sessionHash: text()
      .notNull()
      .references(() => sessions.hash, { onDelete: 'cascade', onUpdate: 'cascade' }),
    device: text().notNull(),
    network: text().notNull(),
    /** The first time. */
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('uses_elsewhere_place').on(t.sessionHash, t.device, t.network)],
)

/** The purpose of a one-time link; `way back` is made on the machine alone. */
export type LinkKind = 'first' | 'invitation' | 'password' | 'way back'

/** One-time links: the first admin's set-up, invitations, lost passwords. */
export const setupLinks = table('setup_links', {
  hash: text().primaryKey(),
  /** Absent on the link that creates the first admin. */
  staffId: integer().references(() => staff.id, { onDelete: 'cascade' }),
  kind: text().$type<LinkKind>().notNull().default('password'),
  expiresAt: integer().notNull(),
  /** When it was used: it opens nothing any more, and whoever opens it again is told why. */
  usedAt: integer(),
})

/** The identity that someone is for a provider of single sign-on. The subject counts from then on: an address may be given to somebody else. */
export const identities = table(
  'identities',
  {
    id: id(),
    staffId: integer()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** `iss` and `sub` of the provider's tokens. */
    issuer: text().notNull(),
    subject: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('identities_subject').on(t.issuer, t.subject),
    uniqueIndex('identities_person').on(t.staffId, t.issuer),
  ],
)

/**
 * Browsers in which someone signed in before: whoever guesses passwords elsewhere keeps no one out there. The secret changes
 * with each sign-in; the number stays, for failures are counted by it.
 */
export const knownBrowsers = table(
  'known_browsers',
  {
    id: id(),
    /** SHA-256 of the secret in the cookie, which several people of one browser share. */
    hash: text().notNull(),
    staffId: integer()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    signedInAt: integer().notNull(),
  },
  (t) => [index('known_browsers_hash').on(t.hash), uniqueIndex('known_browsers_person').on(t.staffId, t.hash)],
)

/** Failed sign-ins of one account, one network or one known browser; `key` is a keyed hash. */
export const signInFailures = table('sign_in_failures', {
  key: text().primaryKey(),
  count: integer().notNull(),
  lastAt: integer().notNull(),
})

/** Filters of the lists that a person keeps by name. */
export const savedLists = table('saved_lists', {
  id: id(),
  staffId: integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  query: text().notNull(),
})
