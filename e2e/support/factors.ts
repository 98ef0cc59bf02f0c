import { generateSync } from 'otplib'
import { newAppSecret } from '@/auth/app-code'
import { newRecoveryCodes } from '@/auth/recovery-code'
import { sealSecret } from '@/auth/sealed-secret'
import { TestPasskey } from '@/auth/test-passkey'
import { beginApp, confirmApp, unconfirmedApp } from '@/domain/staff/factors/authenticator-app'
import { addPasskey } from '@/domain/staff/factors/passkeys'
import { got } from '@/domain/testing/newsroom'
import type { Person } from './staff'

/** The code that an app shows at a moment (UTC ms). */
export function codeOf(secret: string, at = Date.now()) {
  return generateSync({ secret, epoch: Math.floor(at / 1000) })
}

/** Gives somebody an authenticator app; returns its secret, and the recovery codes if these are the first. */
export async function giveApp({ actor, id: staffId }: Person) {
  const [secret, codes, now] = [newAppSecret(), newRecoveryCodes(), Date.now()]
  await beginApp(actor, sealSecret(secret, staffId), now)
  const { id } = (await unconfirmedApp(actor, now))!
  await confirmApp(actor, { id, step: 1, session: undefined, codes }, now)
  return { secret, codes }
}

/** Gives somebody a passkey for the site under test, or for another host; `codes`: their recovery codes, if they had none. */
export async function givePasskey(
  { actor }: Person,
  { host = new URL(process.env.SITE_URL!).hostname, codes = newRecoveryCodes() } = {},
) {
  const device = new TestPasskey()
  const passkey = { ...device.kept(), host, name: 'Laptop' }
  got(await addPasskey(actor, passkey, { session: undefined, codes }, Date.now()))
  return device
}
