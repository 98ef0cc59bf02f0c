import { Link } from '@/components/ui/link'
import type { NamePreview } from '@/domain/erasures/erasure'
import { countInWords } from '@/lib/text/numbers'

/** Shows to both people what changes where a name goes. */
export function NameFindings({ findings: { texts, spellings } }: { findings: Omit<NamePreview, 'needsSecond'> }) {
  return (
    <div className="max-w-[66ch] space-y-3">
      <p>
        Found as {spellings.map((spelling) => `“${spelling}”`).join(', ')}. “[name removed]” stands in its place, in the
        language of the text. Other places are comments, suggested edits, and notes of reviews and releases.
      </p>
      <ul aria-label="Texts with the name" className="list-disc pl-5">
        {texts.map(({ id, title, versions, notes }) => (
          <li key={id}>
            <Link href={`/admin/entries/${id}/revisions`}>{title}</Link>: {countInWords(versions, 'earlier version')},{' '}
            {countInWords(notes, 'other place')}
          </li>
        ))}
      </ul>
    </div>
  )
}
