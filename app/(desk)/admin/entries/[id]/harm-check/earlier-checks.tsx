import { Section } from '@/components/admin/shell/section'
import { harmChecksOf } from '@/domain/consents/harm-checks'
import { may, type Actor } from '@/domain/staff/actor'
import { deskTimes } from '@/lib/time'
import type { DeskClock } from '../../../clock'

type Props = { entryId: number; actor: Actor; clock: DeskClock }

/** Shows who checked the entry for harm before, the newest first. */
export async function EarlierChecks({ entryId, actor, clock }: Props) {
  if (!may(actor, 'checkHarm')) return null
  const checks = await harmChecksOf(actor, entryId)
  if (!checks.length) return null
  return (
    <Section title="Checks so far" id="checks" className="mt-10 max-w-2xl">
      <ol>
        {checks.map(({ id, by, at }) => (
          <li key={id} className="border-t border-line py-1.5 first:border-t-0">
            {by ?? 'The system'}, {deskTimes(at, clock.zone, clock.viewer, clock.now)}
          </li>
        ))}
      </ol>
    </Section>
  )
}
