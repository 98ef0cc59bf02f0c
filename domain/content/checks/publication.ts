import { isbnProblem } from '@/lib/isbn'
import { advice, type Check, type CheckedText } from './check'

/** What a library would miss in a publication. None of it keeps it from its readers: some are texts, some have no licence. */
export function publicationChecks({ kind, files, doc, publication }: CheckedText): Check[] {
  if (kind !== 'publication') return []
  const checks: Check[] = []
  const problem = publication && isbnProblem(publication.isbn)
  if (files.length === 0) checks.push(advice('files', 'The publication has no file to download.', { field: 'files' }))
  if (!doc.textContent.trim())
    checks.push(
      advice('abstract', 'There is no abstract. On a slow line it may be all that somebody can read.', {
        from: 0,
        to: 0,
      }),
    )
  if (problem) checks.push(advice('isbn', `The ISBN is not right. ${problem}`, { field: 'publication' }))
  if (publication && !publication.licence)
    checks.push(
      advice('licence', 'No licence is chosen: readers will not know what they may do with it.', {
        field: 'publication',
      }),
    )
  return checks
}
