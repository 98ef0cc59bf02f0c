import { passkeyHost, passkeysWork } from '@/auth/passkey-host'
import { Section } from '@/components/admin/shell/section'
import type { Actor } from '@/domain/staff/actor'
import { findApp } from '@/domain/staff/factors/authenticator-app'
import { passkeysOf } from '@/domain/staff/factors/passkeys'
import { codesLeft } from '@/domain/staff/factors/recovery-codes'
import { deskTimes } from '@/lib/time'
import { Factors } from './factors'

/** Shows what a person signs in with beside their password. */
export async function FactorsSection({ actor }: { actor: Actor }) {
  const staffId = actor.id ?? -1
  const [keys, app] = [await passkeysOf(staffId), await findApp(staffId)]
  const used = (at: number | null) =>
    at === null ? 'Never used.' : `Last used ${deskTimes(at, actor.zone, actor.zone)}.`
  const passkeys = keys.map(({ id, name, host, createdAt, lastUsedAt }) => ({
    id,
    name,
    made: deskTimes(createdAt, actor.zone, actor.zone),
    lastUsed: used(lastUsedAt),
    otherHost: host === passkeyHost() ? undefined : host,
  }))
  return (
    <Section title="Second factor" id="factors" className="scroll-mt-6">
      <Factors
        passkeys={passkeys}
        canMake={passkeysWork()}
        app={app && { since: deskTimes(app.confirmedAt!, actor.zone, actor.zone), lastUsed: used(app.lastUsedAt) }}
        codesLeft={await codesLeft(staffId)}
      />
    </Section>
  )
}
