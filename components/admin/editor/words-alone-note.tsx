import Link from 'next/link'
import type { EditorStart } from './editor-start'

/** Says that an editor begins with less than was stored: otherwise nobody would miss the headings, links and pictures. */
export function WordsAloneNote({ opened: { id, base, bodyProblem } }: { opened: EditorStart }) {
  if (!bodyProblem || !id || !base) return null
  return (
    <p role="note" className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3 wrap-anywhere">
      Only the words of this text are here, without headings, links or pictures: it held something that is not allowed.{' '}
      {bodyProblem} What you save takes its place;{' '}
      <Link href={`/admin/entries/${id}/revisions/${base.revisionId}`}>the revision</Link> stays.
    </p>
  )
}
