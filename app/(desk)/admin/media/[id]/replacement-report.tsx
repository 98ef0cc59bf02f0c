import { Link } from '@/components/ui/link'
import { ReportBox } from '@/components/ui/report-box'
import type { Replacement, EntryReplacement } from '@/domain/writing/replacing'
import { countInWords } from '@/lib/text/numbers'

export function ReplacementReport({ report }: { report: Replacement }) {
  return (
    <ReportBox report={report} sentence={replacementSentence(report)} className="max-w-[76ch]">
      <ReplacedEntries title="Not changed" entries={report.refused} />
      <ReplacedEntries title="Changed, and what is next" entries={report.done} />
      <p className="mt-3">
        <Link href={`/admin/media/${report.upload}`} className="inline-flex min-h-8 items-center">
          See version {report.version}
        </Link>
      </p>
    </ReportBox>
  )
}

function replacementSentence({ version, done, refused }: Replacement) {
  if (!done.length && !refused.length) return `Version ${version} is here. No newest text used the other one.`
  return `Version ${version} stands in the newest version of ${countInWords(done.length, 'text')}. What readers have is as it was.`
}

function ReplacedEntries({ title, entries }: { title: string; entries: EntryReplacement[] }) {
  if (!entries.length) return null
  return (
    <>
      <p className="mt-3 text-sm font-semibold">{title}</p>
      <ul className="mt-1 space-y-1">
        {entries.map(({ entryId, title, language, messages }) => (
          <li key={entryId} className="wrap-anywhere">
            {title === '' ? (
              <span>A text that you cannot open</span>
            ) : (
              <Link href={`/admin/entries/${entryId}`} lang={language}>
                {title}
              </Link>
            )}
            <span className="block text-sm text-soft">{messages.join(' ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
