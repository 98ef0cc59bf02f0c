import { id, index, integer, table, text, uniqueIndex } from '../kit'
import { staff } from './staff'

// Returns the column of the person whose factors these are, beside their password.

const person = () =>
  integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' })

/** Authenticator apps, which show a code every thirty seconds (TOTP, RFC 6238). A person has one that is confirmed at most. */
export const authenticatorApps = table(
  'authenticator_apps',
  {
    id: id(),
    staffId: person(),
    /** Encrypted with a key of this installation, for this person alone. */
    sealedSecret: text().notNull(),
    createdAt: integer().notNull(),
    /** When the first code of it was right; absent until then. */
    confirmedAt: integer(),
    /** The newest time step whose code was accepted: neither that one nor one before it is accepted again. */
    lastStep: integer().notNull().default(0),
    lastUsedAt: integer(),
  },
  (t) => [index('authenticator_apps_person').on(t.staffId)],
)

/** Codes that let in once each, for who has lost everything else. Used ones stay until new ones are made. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: id(),
    staffId: person(),
    /** SHA-256 of the person's number and the code. */
    hash: text().notNull(),
    usedAt: integer(),
  },
  (t) => [uniqueIndex('recovery_codes_code').on(t.staffId, t.hash)],
)

/** Passkeys (WebAuthn). */
export const passkeys = table(
  'passkeys',
  {
    id: id(),
    staffId: person(),
    credentialId: text().notNull().unique(),
    /** COSE, as base64url. */
    publicKey: text().notNull(),
    /** The number of times that it signed, where it counts. */
    counter: integer().notNull(),
    /** The host that it was made for: it works nowhere else. */
    host: text().notNull(),
    /** The ways in which a browser can reach it, with commas between: `internal,hybrid`. */
    transports: text().notNull(),
    name: text().notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
  },
  (t) => [index('passkeys_person').on(t.staffId)],
)

export type ChallengePurpose = 'sign in' | 'add' | 'confirm'

/** A challenge that a passkey was asked to sign and has not signed yet. */
export const passkeyChallenges = table('passkey_challenges', {
  hash: text().primaryKey(),
  purpose: text().$type<ChallengePurpose>().notNull(),
  /** The person who is asked; absent where anybody may answer. */
  staffId: integer().references(() => staff.id, { onDelete: 'cascade' }),
  createdAt: integer().notNull(),
})

/** People whose password was right and whose second factor is still missing: none of these is a session. */
export const pendingSignIns = table('pending_sign_ins', {
  /** SHA-256 of the secret in the cookie. */
  hash: text().primaryKey(),
  staffId: person(),
  createdAt: integer().notNull(),
})
