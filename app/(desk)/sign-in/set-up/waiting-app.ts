import { create } from 'qrcode'
import { otpauthAddress } from '@/auth/app-code'
import { openSecret } from '@/auth/sealed-secret'
import type { PendingApp } from '@/components/admin/access/app-set-up'
import { sharedNow } from '@/db/clock'
import { siteSettings } from '@/domain/published/site'
import { ownAccount } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { unconfirmedApp } from '@/domain/staff/factors/authenticator-app'

export async function waitingApp(actor: Actor): Promise<PendingApp | undefined> {
  const row = await unconfirmedApp(actor, sharedNow())
  const secret = row && openSecret(row.sealedSecret, actor.id ?? -1)
  if (!secret) return undefined
  const [{ name }, account] = [await siteSettings(), await ownAccount(actor)]
  const address = otpauthAddress(secret, { site: name, email: account?.email ?? '' })
  return { secret, address, picture: qrCodeOf(address) }
}

type QrCode = { size: number; path: string }

/** Returns the dark squares as an SVG path, within the quiet zone of four squares (ISO/IEC 18004). */
function qrCodeOf(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (bit, n) => (bit ? `M${(n % size) + 4} ${Math.floor(n / size) + 4}h1v1h-1z` : ''))
  return { size: size + 8, path: dark.join('') }
}
