import { id, index, integer, primaryKey, table, text, uniqueIndex } from '../kit'
import type { Kind } from '../../lib/kinds/kinds'
import type { Language } from '../../lib/languages/languages'

export type Role = 'contributor' | 'editor' | 'admin'

export const staff = table('staff', {
  id: id(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** argon2id; null until the link was used. */
  passwordHash: text(),
  zone: text().notNull(),
  createdAt: integer().notNull(),
  disabledAt: integer(),
  /** To the minute; outlives sessions. */
  seenAt: integer(),
  /** When the person dismissed the introduction. */
  introducedAt: integer(),
})

export function ofPerson() {
  return integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' })
}

export type SignedInBy = 'password' | 'app' | 'recovery' | 'passkey' | 'sign-on'

export const sessions = table(
  'sessions',
  {
    /** SHA-256 of the id in the cookie. */
    hash: text().primaryKey(),
    /** Running requests still use the secret from before a confirmation. */
    previousHash: text(),
    staffId: ofPerson(),
    createdAt: integer().notNull(),
    seenAt: integer().notNull(),
    signedInBy: text().$type<SignedInBy>().notNull().default('password'),
    confirmedAt: integer().notNull().default(0),
    /** “Firefox on Windows”; null in older sessions. */
    device: text(),
    /** A keyed hash. */
    network: text(),
  },
  (t) => [index('sessions_previous').on(t.previousHash)],
)

/** Unconfirmed uses with another browser and network. */
export const usesElsewhere = table(
  'uses_elsewhere',
  {
    id: id(),
    sessionHash: text()
      .notNull()
      .references(() => sessions.hash, { onDelete: 'cascade', onUpdate: 'cascade' }),
    device: text().notNull(),
    network: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('uses_elsewhere_place').on(t.sessionHash, t.device, t.network)],
)

/** `way back`: made only on the machine. */
export type LinkKind = 'first' | 'invitation' | 'password' | 'way back'

export const setupLinks = table('setup_links', {
  hash: text().primaryKey(),
  /** Null: creates the first admin. */
  staffId: integer().references(() => staff.id, { onDelete: 'cascade' }),
  kind: text().$type<LinkKind>().notNull().default('password'),
  expiresAt: integer().notNull(),
  /** A used link tells whoever opens it again why it fails. */
  usedAt: integer(),
})

/** The subject identifies a person, because an address may be given to another. */
export const identities = table(
  'identities',
  {
    id: id(),
    staffId: ofPerson(),
    /** `iss` and `sub` of the tokens. */
    issuer: text().notNull(),
    subject: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('identities_subject').on(t.issuer, t.subject),
    uniqueIndex('identities_person').on(t.staffId, t.issuer),
  ],
)

/** Failures elsewhere do not block these browsers. The secret changes with each sign-in; failures count by id. */
export const knownBrowsers = table(
  'known_browsers',
  {
    id: id(),
    /** SHA-256 of the secret, which several people of a browser share. */
    hash: text().notNull(),
    staffId: ofPerson(),
    signedInAt: integer().notNull(),
  },
  (t) => [index('known_browsers_hash').on(t.hash), uniqueIndex('known_browsers_person').on(t.staffId, t.hash)],
)

/** `key`: a keyed hash of an account, network or browser. */
export const signInFailures = table('sign_in_failures', {
  key: text().primaryKey(),
  count: integer().notNull(),
  lastAt: integer().notNull(),
})

export const savedLists = table('saved_lists', {
  id: id(),
  staffId: ofPerson(),
  name: text().notNull(),
  query: text().notNull(),
})

export type AnswersFor = { terms: number[]; languages: Language[]; kinds: Kind[] }

export const teams = table('teams', {
  id: id(),
  name: text().notNull().unique(),
  /** Its editors publish what has one of these. */
  answersFor: text({ mode: 'json' }).$type<AnswersFor>().notNull(),
})

export const teamPeople = table(
  'team_people',
  {
    teamId: integer()
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    staffId: ofPerson(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.staffId] }), index('team_people_person').on(t.staffId)],
)

/** People and teams who alone see a text and its translations. Without a row, everybody at the desk does. */
export const audiences = table(
  'audiences',
  {
    id: id(),
    translationGroup: text().notNull(),
    staffId: integer().references(() => staff.id),
    teamId: integer().references(() => teams.id),
  },
  (t) => [
    uniqueIndex('audiences_person').on(t.translationGroup, t.staffId),
    uniqueIndex('audiences_team').on(t.translationGroup, t.teamId),
    index('audiences_of_person').on(t.staffId),
    index('audiences_of_team').on(t.teamId),
  ],
)
