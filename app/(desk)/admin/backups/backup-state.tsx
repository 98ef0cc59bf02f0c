import type { ReactNode } from 'react'
import type { Clock } from '@/components/admin/entry/state-words'
import type { LastBackup } from '@/domain/backups/backups'
import { capitalized } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import type { Retention } from '@/lib/time/retention'
import { cityOf, deskTimes } from '@/lib/time/time'

type Props = {
  last: LastBackup
  clock: Clock
  set?: { folder: string; hour: number; keep: Retention }
  isEncrypted: boolean
}

export function BackupState({ last: { newest, provedAt }, clock, set, isEncrypted }: Props) {
  return (
    <dl className="grid gap-x-8 gap-y-3 border-t-3 border-rule pt-4 sm:grid-cols-[12rem_1fr]">
      <Line name="Last backup">{newest ? <Moment at={newest.madeAt} clock={clock} /> : 'None yet'}</Line>
      <Line name="Last proved by restoring">{provedAt ? <Moment at={provedAt} clock={clock} /> : 'Never yet'}</Line>
      {set && (
        <>
          <Line name="By itself">
            Every day from {String(set.hour).padStart(2, '0')}:00 {cityOf(clock.zone)}
            {isEncrypted ? ', encrypted' : ', not encrypted'}
          </Line>
          <Line name="Kept">All of a day, and the newest of each of the last {keptWords(set.keep)}</Line>
          <Line name="Where">
            <code className="wrap-anywhere">{set.folder}</code>
          </Line>
        </>
      )}
    </dl>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm font-semibold text-soft max-sm:-mb-2.5">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </>
  )
}

function Moment({ at, clock }: { at: number; clock: Clock }) {
  return (
    <>
      {capitalized(deskTimes(at, clock.zone, clock.viewer, clock.now))}{' '}
      <span className="text-faint">· {relativeTime(at, clock.now)}</span>
    </>
  )
}

const units = { days: 'day', weeks: 'week', months: 'month', years: 'year' }
const list = new Intl.ListFormat('en-GB')

/** For example "7 days, 4 weeks and 12 months". */
function keptWords(keep: Retention) {
  const parts = Object.entries(units).map(([unit, name]) => [keep[unit as keyof Retention], name] as const)
  return list.format(parts.filter(([n]) => n > 0).map(([n, name]) => `${n} ${name}${n === 1 ? '' : 's'}`))
}
