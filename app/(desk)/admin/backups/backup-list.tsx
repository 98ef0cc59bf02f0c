import type { Clock } from '@/components/admin/entry/state-words'
import type { BackupItem } from '@/domain/backups/backups'
import { capitalized } from '@/lib/text/capitalized'
import { fileSize } from '@/lib/web/html'
import { relativeTime } from '@/lib/time/relative-time'
import { deskTimes } from '@/lib/time/time'
import { DownloadBackup } from './download-backup'

export function BackupList({ items, clock }: { items: BackupItem[]; clock: Clock }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className="border-t border-line py-3 first:border-t-0 first:pt-0">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <p className="font-semibold tabular-nums">
              {capitalized(deskTimes(item.madeAt, clock.zone, clock.viewer, clock.now))}
            </p>
            {item.wasMade && (
              <p className="text-sm text-soft tabular-nums">
                {fileSize(item.bytes)} · {item.files.toLocaleString('en')} files
                {item.encrypted && ' · encrypted'}
              </p>
            )}
          </div>
          <Proof item={item} now={clock.now} />
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <code className="text-sm wrap-anywhere text-faint">{item.place}</code>
            {item.isThere && (
              <DownloadBackup
                id={item.id}
                isEncrypted={item.encrypted}
                of={deskTimes(item.madeAt, clock.zone, clock.viewer, clock.now)}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Proof({ item: { wasMade, isThere, problem, provedAt }, now }: { item: BackupItem; now: number }) {
  if (!wasMade) return <p className="text-sm text-bad">None could be made. {problem}</p>
  if (problem) return <p className="text-sm text-bad">It failed its test. {problem}</p>
  if (!isThere)
    return <p className="text-sm text-warn">It is not at its place any more, or this server cannot see it.</p>
  if (provedAt === null) return <p className="text-sm text-warn">Not proved yet.</p>
  return <p className="text-sm text-live">Proved by restoring it {relativeTime(provedAt, now)}</p>
}
