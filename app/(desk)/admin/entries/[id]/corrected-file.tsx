import Link from 'next/link'
import { Note } from '@/components/admin/shell/note'

type Props = { file: { mediaId: string; name: string; isOld: boolean; reading?: string } }

/** Shows what the corrected text of a document is, above the editor: it has no page of its own. */
export function CorrectedFile({ file: { mediaId, name, isOld, reading } }: Props) {
  return (
    <Note className="mb-12">
      The corrected text of <Link href={`/admin/media/${mediaId}`}>{name}</Link>.{' '}
      {isOld
        ? 'That file has a newer version: readers of it get the text that a program made of the newer one.'
        : 'Once it is published, readers get it where this file is shown as text, and nowhere else.'}{' '}
      {reading && <a href={reading}>See that page</a>}
    </Note>
  )
}
