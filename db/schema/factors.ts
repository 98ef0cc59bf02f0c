import { id, index, integer, table, text, uniqueIndex } from '../kit'
import { ofPerson, staff } from './staff'

/** TOTP (RFC 6238). A person has at most one confirmed app. */
export const authenticatorApps = table(
  'authenticator_apps',
  {
    id: id(),
    staffId: ofPerson(),
    /** Encrypted with a key of this installation, for this person only. */
    sealedSecret: text().notNull(),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    /** This time step and earlier ones are not accepted again. */
    lastStep: integer().notNull().default(0),
    lastUsedAt: integer(),
  },
  (t) => [index('authenticator_apps_person').on(t.staffId)],
)

/** Used codes stay until new ones are made. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: id(),
    staffId: ofPerson(),
    /** SHA-256 of the person's id and the code. */
    hash: text().notNull(),
    usedAt: integer(),
  },
  (t) => [uniqueIndex('recovery_codes_code').on(t.staffId, t.hash)],
)

export const passkeys = table(
  'passkeys',
  {
    id: id(),
    staffId: ofPerson(),
    credentialId: text().notNull().unique(),
    /** COSE, as base64url. */
    publicKey: text().notNull(),
    counter: integer().notNull(),
    /** A passkey works only at this host. */
    host: text().notNull(),
    /** `internal,hybrid` */
    transports: text().notNull(),
    name: text().notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
  },
  (t) => [index('passkeys_person').on(t.staffId)],
)

export type ChallengePurpose = 'sign in' | 'add' | 'confirm'

export const passkeyChallenges = table(
  'passkey_challenges',
  {
    hash: text().primaryKey(),
    purpose: text().$type<ChallengePurpose>().notNull(),
    /** Null: anybody may answer. */
    staffId: integer().references(() => staff.id, { onDelete: 'cascade' }),
    createdAt: integer().notNull(),
  },
  (t) => [index('passkey_challenges_created').on(t.createdAt)],
)

/** The password was right, but the second factor is missing: this is not a session. */
export const pendingSignIns = table('pending_sign_ins', {
  /** SHA-256 of the secret in the cookie. */
  hash: text().primaryKey(),
  staffId: ofPerson(),
  createdAt: integer().notNull(),
})
