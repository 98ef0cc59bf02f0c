import { createHmac } from 'node:crypto'
import { emailKey, findCredentials } from '@/domain/accounts'
import { beginSignIn, signInWorked } from '@/domain/sign-in-limit'
import { done, refused, type Result } from '@/lib/result'
import { keyFor } from './keys'
import { networkOf } from './network'
import { isPassword } from './password'

/** Wrong passwords in a row that cost no waiting: of one account, and of one network, which an office shares. */
const freePerAccount = 5
const freePerNetwork = 25

const wrong = refused('The email or the password is not right.')

/**
 * Whether an email and a password are someone's, asked from a network address at a moment (UTC milliseconds). Unknown and
 * disabled accounts get the same answer as a wrong password, after the same work.
 */
export async function checkPassword(
  { email, password }: { email: string; password: string },
  from: { address: string | null | undefined; now: number },
): Promise<Result<{ staffId: number }>> {
  const keys = limitKeys(email, from)
  const tryAgainAt = await beginSignIn(limitsOf(keys), from.now)
  if (tryAgainAt) return refused(`Too many attempts. Try again in ${inWords(tryAgainAt - from.now)}.`)
  const person = await findCredentials(email)
  const right = await isPassword(password, person?.passwordHash)
  if (!person || !right) return wrong
  await signInWorked(keys)
  return done({ staffId: person.id })
}

function limitsOf({ account, address }: ReturnType<typeof limitKeys>) {
  const limits = [{ key: account, free: freePerAccount }]
  return address ? [...limits, { key: address, free: freePerNetwork }] : limits
}

/** What is limited, as keyed hashes: no address is stored, and tomorrow's hash of it is another. */
function limitKeys(email: string, { address, now }: { address: string | null | undefined; now: number }) {
  const network = networkOf(address)
  const day = new Date(now).toISOString().slice(0, 10)
  return {
    account: keyed(keyFor('sign-in account'), emailKey(email)),
    address: network && keyed(keyed(keyFor('sign-in network'), day), network),
  }
}

function keyed(key: string, value: string) {
  return createHmac('sha256', key).update(value).digest('base64url')
}

/** "40 seconds", "2 minutes": never less than what is left. */
function inWords(ms: number) {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
