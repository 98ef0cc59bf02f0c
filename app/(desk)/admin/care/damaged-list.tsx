import Link from 'next/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { DamagedUpload } from '@/domain/care/damage'
import type { FileProblem } from '@/domain/care/fixity'
import { relativeTime } from '@/lib/time/relative-time'
import { CheckAgain } from './check-again'

type Props = { items: DamagedUpload[]; now: number; mayCheck: boolean }

export function DamagedList({ items, now, mayCheck }: Props) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.mediaId} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <Link
            href={`/admin/media/${item.mediaId}`}
            prefetch={false}
            className="inline-block min-h-6 font-semibold text-ink wrap-anywhere no-underline hover:text-accent hover:underline"
          >
            {item.name}
          </Link>
          {faultSentences(item).map((sentence) => (
            <p key={sentence} className="text-sm text-bad">
              {sentence}
            </p>
          ))}
          <p className="text-sm text-faint">Read {relativeTime(item.checkedAt, now)}</p>
          <Uses uses={item.uses} />
          {mayCheck && <CheckAgain mediaId={item.mediaId} name={item.name} />}
        </li>
      ))}
    </ul>
  )
}

function faultSentences({ files, type }: DamagedUpload) {
  const original = type.startsWith('image/') ? 'The original picture' : 'The document'
  const sentence = (what: string, problem: FileProblem, are = 'is') =>
    problem === 'missing' ? `${what} ${are} missing.` : `${what} ${are} not the same any more, or cannot be read.`
  const derivedFiles = (problem: FileProblem) => files.filter((file) => !file.isOriginal && file.problem === problem)
  return [
    ...files.filter((file) => file.isOriginal).map(({ problem }) => sentence(original, problem)),
    ...problems.flatMap((problem) => {
      const names = derivedFiles(problem).map(({ name }) => name)
      if (names.length === 0) return []
      return names.length === 1
        ? sentence(`Its file ${names[0]}`, problem)
        : sentence(`Its files ${list.format(names)}`, problem, 'are')
    }),
  ]
}

const problems: FileProblem[] = ['missing', 'changed']
const list = new Intl.ListFormat('en-GB')

function Uses({ uses }: Pick<DamagedUpload, 'uses'>) {
  if (uses.length === 0) return <p className="text-sm text-soft">No text uses it.</p>
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="text-soft">Used in</span>
      {uses.map(({ entryId, ...entry }) => (
        <EntryLink key={entryId} entry={{ id: entryId, ...entry }} />
      ))}
    </div>
  )
}
