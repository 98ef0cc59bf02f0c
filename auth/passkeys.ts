import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { createHash } from 'node:crypto'
import { siteSettings } from '@/domain/published/site'
import { ownAccount } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { addChallenge, takeChallenge, type ChallengeUse } from '@/domain/staff/factors/passkey-challenges'
import { findPasskey, savePasskeyUse, passkeysOf, recordRefusedPasskey } from '@/domain/staff/factors/passkeys'
import { beginSignIn } from '@/domain/staff/sign-in-limit'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { keyedHash, keyFor } from './keys'
import { passkeyHost } from './passkey-host'
import type { PasskeyAnswer, NewPasskeyAnswer } from './passkey-forms'
import { freePerAccount } from './sign-in'

// A passkey needs no second factor: the device has asked for a finger, a face or a PIN.

const userVerification = 'required'

/** The algorithms EdDSA, ES256 and RS256 (RFC 9053), one of which every device has. Node's ML-DSA is experimental. */
const supportedAlgorithmIDs = [-8, -7, -257]
const expected = () => ({ expectedOrigin: env().siteUrl, expectedRPID: passkeyHost(), requireUserVerification: true })

export async function signInOptions(now: number) {
  const challenge = await addChallenge({ purpose: 'sign in', staffId: null }, now)
  return generateAuthenticationOptions({ rpID: passkeyHost(), userVerification, challenge: bytesOf(challenge) })
}

export async function confirmOptions(actor: Actor, now: number) {
  const staffId = actor.id ?? -1
  const challenge = await addChallenge({ purpose: 'confirm', staffId }, now)
  const allowCredentials = await credentialsOnThisHost(staffId)
  return generateAuthenticationOptions({
    rpID: passkeyHost(),
    userVerification,
    challenge: bytesOf(challenge),
    allowCredentials,
  })
}

export async function newPasskeyOptions(actor: Actor, now: number) {
  const staffId = actor.id ?? -1
  const [{ name: rpName }, account] = [await siteSettings(), (await ownAccount(actor))!]
  return generateRegistrationOptions({
    rpName,
    rpID: passkeyHost(),
    userID: userHandle(staffId, account.createdAt),
    userName: account.email,
    userDisplayName: account.name,
    challenge: bytesOf(await addChallenge({ purpose: 'add', staffId }, now)),
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: await credentialsOnThisHost(staffId),
    authenticatorSelection: { residentKey: 'required', userVerification },
  })
}

async function credentialsOnThisHost(staffId: number) {
  const here = (await passkeysOf(staffId)).filter(({ host }) => host === passkeyHost())
  return here.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports as never }))
}

/** Verifies a new passkey of the actor. Refuses an answer to somebody else's challenge. */
export async function readNewPasskey(actor: Actor, response: NewPasskeyAnswer, now: number) {
  const use = { purpose: 'add', staffId: actor.id ?? -1 } as const
  try {
    if (isFramed(response)) return passkeyNotMade
    const expectedChallenge = (challenge: string) => takeChallenge(challenge, use, now)
    const { registrationInfo } = await verifyRegistrationResponse({
      ...expected(),
      response,
      expectedChallenge,
      supportedAlgorithmIDs,
    })
    if (!registrationInfo) return passkeyNotMade
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    const key = Buffer.from(publicKey).toString('base64url')
    return done({ credentialId: id, publicKey: key, counter, transports: [...transports], host: passkeyHost() })
  } catch {
    return passkeyNotMade
  }
}

type PasskeyRefusal = 'challenge' | 'host' | 'counter' | 'signature'

/** Returns the owner of a passkey. Refuses another site, a used or expired challenge, and a counter that fell. */
export async function checkPasskey(
  response: PasskeyAnswer,
  use: ChallengeUse,
  now: number,
): Promise<Result<{ staffId: number }>> {
  const passkey = await findPasskey(response.id)
  const isOfOthers = !passkey || (use.staffId !== null && passkey.staffId !== use.staffId)
  const why = isOfOthers ? 'unknown' : await refusalOf(response, passkey, { use, now })
  if (why) log.info('A passkey was refused', { why })
  if (why === 'unknown' || !passkey) return passkeyNotAccepted
  if (!why) return done({ staffId: passkey.staffId })
  await recordRefusal(passkey, why, now)
  return why === 'challenge' ? challengeExpired : passkeyNotAccepted
}

type StoredPasskey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>
type CheckContext = { use: ChallengeUse; now: number }

async function refusalOf(
  response: PasskeyAnswer,
  passkey: StoredPasskey,
  { use, now }: CheckContext,
): Promise<PasskeyRefusal | undefined> {
  let isChallenge = false
  try {
    if (isFramed(response)) return 'host'
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected(),
      response,
      expectedChallenge: async (challenge) => {
        isChallenge = await takeChallenge(challenge, use, now)
        return isChallenge
      },
      credential: {
        id: response.id,
        publicKey: Buffer.from(passkey.publicKey, 'base64url'),
        counter: passkey.counter,
      },
    })
    if (!verified) return 'signature'
    return (await savePasskeyUse(passkey, authenticationInfo.newCounter, now)) ? undefined : 'counter'
  } catch (error) {
    return isChallenge ? refusalOfError(error as Error) : 'challenge'
  }
}

/** Returns whether an answer was made inside a page of another site, which the library does not always check. */
function isFramed({ response }: PasskeyAnswer | NewPasskeyAnswer) {
  return decodeClientDataJSON(response.clientDataJSON).crossOrigin === true
}

function refusalOfError({ message }: Error): PasskeyRefusal {
  if (/counter/i.test(message)) return 'counter'
  return /origin|RP ID/i.test(message) ? 'host' : 'signature'
}

/** Records a refusal, but few in a row for each passkey, so that nobody fills the record. */
async function recordRefusal(passkey: StoredPasskey, why: PasskeyRefusal, now: number) {
  const limit = { key: keyedHash(keyFor('refused passkey'), String(passkey.id)), free: freePerAccount }
  if ((await beginSignIn([limit], now)) === undefined) await recordRefusedPasskey(passkey, why, now)
}

const passkeyNotMade = refused('The passkey was not made. Try again; if it stays, use an authenticator app.')
const passkeyNotAccepted = refused('This passkey was not accepted. Sign in with your password.')
const challengeExpired = refused('That took too long, or was sent twice. Try again.')

/** Returns an id of the person for the device, on which a new passkey replaces the old one. It names nobody. */
function userHandle(staffId: number, createdAt: number) {
  return new Uint8Array(createHash('sha256').update(`gazette staff ${staffId} ${createdAt}`).digest())
}

function bytesOf(challenge: string) {
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}
