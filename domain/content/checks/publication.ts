import { fieldsOf } from '@/lib/kinds/kinds'
import { advice, type Check, type CheckedText } from './check'

/** Returns what a library would miss in a publication. None of it keeps it from its readers: some are texts, some have no licence. */
export function publicationChecks({ kind, files, doc, publication }: CheckedText): Check[] {
  if (kind !== 'publication') return []
  const checks: Check[] = []
  if (files.length === 0) checks.push(advice('files', 'The publication has no file to download.', { field: 'files' }))
  if (!doc.textContent.trim())
    checks.push(
      advice('abstract', 'There is no abstract. On a slow line it may be all that somebody can read.', {
        from: 0,
        to: 0,
      }),
    )
  for (const { name, advice: adviceOf } of fieldsOf(kind)) {
    const message = publication && adviceOf?.(publication[name], {})
    if (message) checks.push(advice(name, message, { field: 'publication' }))
  }
  return checks
}
