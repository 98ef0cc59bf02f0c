import { Note, PageHead, Section } from '@/components/admin/shell/page-head'
import { backingUp } from '@/domain/backups/backing-up'
import { lastBackup, listBackups, type BackupItem, type LastBackup } from '@/domain/backups/backups'
import { backupFolder } from '@/domain/backups/place'
import { nextProof } from '@/domain/backups/backups-due'
import { env } from '@/lib/process/env'
import { relativeTime } from '@/lib/time/relative-time'
import { BackUpNow, DownloadBackup } from './backup-acts'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import type { Clock } from '@/lib/time/time'
import { capitalize } from '@/lib/text/capitalized'
import { fileSize } from '@/lib/web/html'
import { deskMoment, cityOf } from '@/lib/time/time'
import type { ReactNode } from 'react'
import type { Retention } from '@/lib/time/retention'
import { Facts } from '@/components/admin/shell/facts'

export const metadata = { title: 'Backups' }

export default deskPage('/admin/backups', async ({ actor, clock }) => {
  const [items, state, last] = await Promise.all([
    listBackups(actor, clock.now),
    backingUp(actor, clock.now),
    lastBackup(),
  ])
  const { backups: set, backupKey } = env()
  const again = set && last.problem?.what === 'proved' ? await nextProof(set.folder) : undefined
  return (
    <div className="max-w-5xl">
      <PageHead title="Backups">
        Copies of everything: the texts and their history, every upload, the accounts. Each is restored into a place of
        its own and compared, file by file and row by row, before it counts as proved.
      </PageHead>
      {!set && (
        <Note warn className="mb-6">
          <strong>On this machine only: copy it elsewhere.</strong> Backups go to{' '}
          <code className="wrap-anywhere">{backupFolder()}</code>, on the disk that has everything else, and none is
          made by itself. Whoever looks after the server can set BACKUP_DIR to a folder on another disk: then one is
          made every day.
        </Note>
      )}
      {last.problem && (
        <Note warn className="mb-6">
          <strong>
            {last.problem.what === 'proved' ? 'The last backup failed its test.' : 'The last backup could not be made.'}
          </strong>{' '}
          {last.problem.why}{' '}
          {again && `It is tried again ${relativeTime(Math.max(again.at, clock.now + 1), clock.now)}. `}
          {set && 'The next one is made by itself.'}
        </Note>
      )}
      <BackupState last={last} clock={clock} set={set} isEncrypted={backupKey !== undefined} />
      <BackUpNow key={state.newest} state={state} />
      <Section
        title="Stored backups"
        id="kept"
        className="mt-12"
        nothing={items.length === 0 && `No backup yet${set ? ': the first is made by itself within a day.' : '.'}`}
      >
        <BackupList items={items} clock={clock} />
      </Section>
    </div>
  )
})

function BackupList({ items, clock }: { items: BackupItem[]; clock: Clock }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className="border-t border-line py-3 first:border-t-0 first:pt-0">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <p className="font-semibold tabular-nums">{capitalize(deskMoment(item.madeAt, clock))}</p>
            {item.wasMade && (
              <p className="text-sm text-soft tabular-nums">
                {fileSize(item.bytes)} · {item.files.toLocaleString('en')} files
                {item.encrypted && ' · encrypted'}
              </p>
            )}
          </div>
          <BackupProof item={item} now={clock.now} />
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <code className="text-sm wrap-anywhere text-faint">{item.place}</code>
            {item.isThere && (
              <DownloadBackup id={item.id} isEncrypted={item.encrypted} of={deskMoment(item.madeAt, clock)} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function BackupProof({ item: { wasMade, isThere, problem, provedAt }, now }: { item: BackupItem; now: number }) {
  if (!wasMade) return <p className="text-sm text-bad">None could be made. {problem}</p>
  if (problem) return <p className="text-sm text-bad">It failed its test. {problem}</p>
  if (!isThere)
    return <p className="text-sm text-warn">It is not at its place any more, or this server cannot see it.</p>
  if (provedAt === null) return <p className="text-sm text-warn">Not proved yet.</p>
  return <p className="text-sm text-live">Proved by restoring it {relativeTime(provedAt, now)}</p>
}

type Props = {
  last: LastBackup
  clock: Clock
  set?: { folder: string; hour: number; keep: Retention }
  isEncrypted: boolean
}

function BackupState({ last: { newest, provedAt }, clock, set, isEncrypted }: Props) {
  const from = set && `${String(set.hour).padStart(2, '0')}:00 ${cityOf(clock.zone)}`
  const facts: [string, ReactNode][] = [
    ['Last backup', newest ? <Moment key="last" at={newest.madeAt} clock={clock} /> : 'None yet'],
    ['Last proved by restoring', provedAt ? <Moment key="proved" at={provedAt} clock={clock} /> : 'Never yet'],
    ['By itself', set && `Every day from ${from}, ${isEncrypted ? 'encrypted' : 'not encrypted'}`],
    ['Kept', set && `All of a day, and the newest of each of the last ${retentionWords(set.keep)}`],
    ['Where', set && <code key="where">{set.folder}</code>],
  ]
  return <Facts facts={facts} className="border-t-3 border-rule sm:grid-cols-[12rem_minmax(0,1fr)]" />
}

function Moment({ at, clock }: { at: number; clock: Clock }) {
  return (
    <>
      {capitalize(deskMoment(at, clock))} <span className="text-faint">· {relativeTime(at, clock.now)}</span>
    </>
  )
}

const unitNames = { days: 'day', weeks: 'week', months: 'month', years: 'year' }
const listFormat = new Intl.ListFormat('en-GB')

function retentionWords(keep: Retention) {
  const parts = Object.entries(unitNames).map(([unit, name]) => [keep[unit as keyof Retention], name] as const)
  return listFormat.format(parts.filter(([n]) => n > 0).map(([n, name]) => `${n} ${name}${n === 1 ? '' : 's'}`))
}
