'use client'

import { Link } from '@/components/ui/link'
import type { Clock } from '@/lib/time/time'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/ask-first'
import { ProblemList, StatusLine, useForm } from '@/components/ui/form'
import type { BackupWithErasedThings } from '@/domain/erasures/erasure'
import { capitalize } from '@/lib/text/capitalized'
import { deskMoment, longDate } from '@/lib/time/time'
import { removeBackups } from '../actions'

type Props = {
  id: number
  backups: BackupWithErasedThings[]
  isBackedUpSince: boolean
  mayRemove: boolean
  clock: Clock
}

export function BackupsWithErasedText({ id, backups, isBackedUpSince, mayRemove, clock }: Props) {
  const removing = useForm(removeBackups)
  const removable = isBackedUpSince ? backups.filter(({ canRemove }) => canRemove).length : 0
  const removed = removing.answer?.ok ? removing.answer.value.removed.length : undefined
  return (
    <div className="space-y-3">
      <p className="max-w-[66ch]">
        {backups.length
          ? 'They were made before it was erased. When one of them is restored here, it is erased again before anybody can read it.'
          : 'No backup that is known here holds it.'}
      </p>
      {backups.length > 0 && (
        <ul aria-label="Backups that still hold it">
          {backups.map((backup) => (
            <li key={backup.place} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
              <p className="font-semibold tabular-nums">{capitalize(deskMoment(backup.madeAt, clock))}</p>
              <code className="text-sm wrap-anywhere text-faint">{backup.place}</code>
              <p className={`text-sm ${backup.goesBy === null && !backup.canRemove ? 'text-warn' : 'text-soft'}`}>
                {removalWords(backup, clock.zone)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {backups.length > 0 && !isBackedUpSince && (
        <p className="max-w-[66ch] text-soft">
          None can be removed before a newer backup was made and proved.{' '}
          {mayRemove ? <Link href="/admin/backups">See the backups</Link> : 'An administrator can make one.'}
        </p>
      )}
      <StatusLine>
        {removed !== undefined && (removed === 1 ? '1 backup was removed.' : `${removed} backups were removed.`)}
      </StatusLine>
      <ProblemList problems={removing.problems} />
      {removable > 0 && !mayRemove && <p className="text-soft">An administrator can remove some of them now.</p>}
      {removable > 0 && mayRemove && (
        <ConfirmDialog
          title="Remove these backups"
          trigger={<Button>Remove the backups that can go…</Button>}
          keep="Keep them"
          verb="Remove them"
          onConfirm={(close) => {
            removing.send({ id })
            close()
          }}
        >
          <p>
            {removable === 1 ? '1 backup goes' : `${removable} backups go`} permanently. The newer one that was proved
            stays: it holds everything else.
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function removalWords({ goesBy, canRemove }: BackupWithErasedThings, zone: string) {
  if (goesBy !== null) return `Goes by itself by ${longDate(goesBy, zone)}.`
  return canRemove ? 'Stays until it is removed.' : 'Has to be removed by hand, by whoever looks after that place.'
}
