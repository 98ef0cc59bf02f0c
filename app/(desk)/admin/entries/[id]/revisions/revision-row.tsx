import { Link } from '@/components/ui/link'
import { RestoreButton } from './restore-button'
import type { Clock } from '@/lib/time/time'
import type { RevisionRow } from '@/domain/writing/revisions'
import { capitalize } from '@/lib/text/capitalized'
import { deskMoment } from '@/lib/time/time'
import { releaseWords, kindWords } from './revision-words'
import { Remark } from './remark'

type Props = {
  entryId: number
  revision: RevisionRow
  clock: Clock
  isMine: boolean
  isHead: boolean
  mayWrite: boolean
  chosen?: 'from' | 'to'
}

export function RevisionLine({ entryId, revision, clock, isMine, isHead, mayWrite, chosen }: Props) {
  const when = deskMoment(revision.savedAt, clock)
  const page = `/admin/entries/${entryId}/revisions`
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 border-b border-line py-3.5">
      <div className="flex flex-col gap-1 sm:flex-row sm:gap-3">
        <RevisionRadio name="from" value={revision.id} label={`Compare from ${when}`} checked={chosen === 'from'} />
        <RevisionRadio name="to" value={revision.id} label={`Compare to ${when}`} checked={chosen === 'to'} />
      </div>
      <div className="min-w-0">
        <p>
          <Link href={`${page}/${revision.id}`} className="font-semibold tabular-nums">
            {capitalize(when)}
          </Link>
          {isHead && <span className="ml-3 text-sm text-soft">the newest</span>}
        </p>
        {revision.remark && <p className="font-semibold wrap-anywhere">“{revision.remark}”</p>}
        <p className={revision.how === 'aside' ? 'text-warn' : 'text-soft'}>
          {kindWords({ ...revision, isMine }, clock)} · {revision.author ?? 'the system'}
          {revision.suggesters.length > 0 && ` · with suggested edits of ${revision.suggesters.join(', ')}`}
        </p>
        <p className="truncate">{revision.title || 'Untitled'}</p>
        {revision.releases.map((release) => (
          <p key={release.id} className="text-sm font-medium text-live">
            {releaseWords(release, clock)}
          </p>
        ))}
        <div className="mt-1 flex flex-wrap items-start gap-x-5 gap-y-1">
          <Link
            href={`${page}/compare?to=${revision.id}`}
            aria-label={`What changed, ${when}`}
            className="inline-flex min-h-8 items-center text-sm"
          >
            What changed
          </Link>
          {mayWrite && <Remark entryId={entryId} when={when} revisionId={revision.id} remark={revision.remark} />}
          {mayWrite && !isHead && <RestoreButton entryId={entryId} when={when} revisionId={revision.id} small />}
        </div>
      </div>
    </li>
  )
}

type ChoiceProps = { name: 'from' | 'to'; value: number; label: string; checked: boolean }

/** The browser's own radio button works with arrow keys, and without scripts. */
function RevisionRadio({ name, value, label, checked }: ChoiceProps) {
  return (
    <label className="flex min-h-6 cursor-pointer items-center gap-1 text-sm text-soft has-checked:font-semibold has-checked:text-ink">
      <input
        type="radio"
        form="compare"
        name={name}
        value={value}
        defaultChecked={checked}
        aria-label={label}
        className="size-4 cursor-pointer accent-accent"
      />
      <span aria-hidden>{name}</span>
    </label>
  )
}
