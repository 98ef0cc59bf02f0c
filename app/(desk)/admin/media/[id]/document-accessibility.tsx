import type { DocumentReport } from '@/domain/files/editions'
import { pdfFindingsOf, wordFindingsOf } from './document-findings'

export function DocumentAccessibility({ report: { of, report } }: { report: DocumentReport }) {
  const findings = of === 'pdf' ? pdfFindingsOf(report) : wordFindingsOf(report)
  const open = findings.filter(({ todo }) => todo)
  const fine = findings.filter(({ todo }) => !todo)
  return (
    <>
      <p className={open.length > 0 ? 'font-medium text-warn' : 'font-medium text-live'}>
        {open.length === 0
          ? 'A program found nothing to fix.'
          : open.length === 1
            ? '1 thing to fix'
            : `${open.length} things to fix`}
      </p>
      <ul>
        {open.map(({ found, todo }) => (
          <li key={found} className="border-t border-line py-2">
            <span className="block font-medium wrap-anywhere">{found}</span>
            <span className="block text-sm text-soft">{todo}</span>
          </li>
        ))}
        {fine.length > 0 && (
          <li className="border-t border-line py-2 text-sm text-soft">{fine.map(({ found }) => found).join(' ')}</li>
        )}
      </ul>
      <p className="border-t border-line pt-2 text-sm text-soft">
        Contrast, reading order and whether a description is true cannot be checked by a program.
      </p>
    </>
  )
}
