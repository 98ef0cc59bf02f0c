import type { DocumentReport } from '@/domain/files/editions'
import type { PdfReport, WordReport } from '@/lib/edition/schema'
import { countInWords } from '@/lib/text/numbers'

export function DocumentAccessibility({ report: { of, report } }: { report: DocumentReport }) {
  const findings = of === 'pdf' ? pdfFindingsOf(report) : wordFindingsOf(report)
  const open = findings.filter(({ todo }) => todo)
  const fine = findings.filter(({ todo }) => !todo)
  return (
    <>
      <p className={open.length > 0 ? 'font-medium text-warn' : 'font-medium text-live'}>
        {open.length === 0 ? 'A program found nothing to fix.' : `${countInWords(open.length, 'thing')} to fix`}
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

type AccessibilityFinding = { found: string; todo?: string }

const minPercentInTags = 90

type DocumentKindWords = { its: string; again: string }
const pdfWords: DocumentKindWords = { its: ' in its tags', again: 'export it again' }
const wordWords: DocumentKindWords = { its: '', again: 'replace the file' }

function pdfFindingsOf(report: PdfReport): AccessibilityFinding[] {
  if (report.scannedPages > 0) return [scannedFinding(report), ...documentFindings(report, pdfWords)]
  return [
    tagsFinding(report),
    ...documentFindings(report, pdfWords),
    ...(report.tagged ? structureFindings(report, pdfWords) : []),
    ...fontFindings(report),
  ]
}

function wordFindingsOf(report: WordReport): AccessibilityFinding[] {
  return [...documentFindings(report, wordWords), ...structureFindings(report, wordWords)]
}

function scannedFinding({ scannedPages }: PdfReport): AccessibilityFinding {
  const pages = scannedPages === 1 ? 'One page is a picture' : `${scannedPages} pages are pictures`
  return {
    found: `${pages} without text, as a scanner makes them.`,
    todo: 'Run text recognition (OCR) over it, for example with Acrobat’s “Scan & OCR”, and replace the file. Or write its text, further down.',
  }
}

function tagsFinding({ tagged, inTags }: PdfReport): AccessibilityFinding {
  if (!tagged)
    return {
      found: 'This PDF has no tags: headings, lists and tables are guessed from the look of its pages.',
      todo: 'Export it again: in Word, Save as PDF, Options, “Document structure tags for accessibility”; in LibreOffice, “Tagged PDF”; in InDesign, “Create Tagged PDF”.',
    }
  if (inTags < minPercentInTags)
    return {
      found: `Only ${inTags} % of its text is in the tags, so headings, lists and tables are guessed.`,
      todo: 'Tag the rest in Acrobat (“Autotag document”), or export it again with tags.',
    }
  return { found: inTags === 100 ? 'It is tagged: all of its text.' : `It is tagged: ${inTags} % of its text.` }
}

function documentFindings({ title, language }: WordReport, { again }: DocumentKindWords): AccessibilityFinding[] {
  return [
    title
      ? { found: 'It has a title.' }
      : {
          found: 'It has no title in its properties.',
          todo: `In the program it comes from, fill in File, Properties, Title, and ${again}.`,
        },
    language
      ? { found: 'It says its language.' }
      : {
          found: 'It does not say which language it is in, so screen readers may read it with the wrong voice.',
          todo: `Set the language of the text in the program it comes from, and ${again}.`,
        },
  ]
}

function structureFindings(report: WordReport, { its, again }: DocumentKindWords): AccessibilityFinding[] {
  const { headings, skippedHeadings, figures, figuresWithoutAlt, tables, tablesWithoutHeaders } = report
  return [
    headings === 0
      ? {
          found: `It has no headings${its}.`,
          todo: `Use the styles “Heading 1”, “Heading 2” … instead of larger letters, and ${again}.`,
        }
      : skippedHeadings > 0
        ? {
            found: `${countInWords(skippedHeadings, 'heading skips', 'headings skip')} a level.`,
            todo: `Put a “Heading 2” below a “Heading 1”, never a “Heading 3”, and ${again}.`,
          }
        : { found: `${countInWords(headings, 'heading')}, in order.` },
    ...(figuresWithoutAlt > 0
      ? [
          {
            found: `${figuresWithoutAlt} of ${countInWords(figures, 'picture')} ${figuresWithoutAlt === 1 ? 'has' : 'have'} no description.`,
            todo: 'Add alternative text to each picture in the program it comes from, or mark it as decorative.',
          },
        ]
      : figures > 0
        ? [{ found: `${countInWords(figures, 'picture')}, all described.` }]
        : []),
    ...(tablesWithoutHeaders > 0
      ? [
          {
            found: `${tablesWithoutHeaders} of ${countInWords(tables, 'table')} ${tablesWithoutHeaders === 1 ? 'has' : 'have'} no header cells.`,
            todo: 'Mark the first row as a header: in Word, Table Properties, Row, “Repeat as header row”.',
          },
        ]
      : tables > 0
        ? [{ found: `${countInWords(tables, 'table')}, all with header cells.` }]
        : []),
  ]
}

function fontFindings({ fontsOutside, lettersWithoutUnicode }: PdfReport): AccessibilityFinding[] {
  return [
    fontsOutside.length > 0
      ? {
          found: `Fonts that are not in the file: ${fontsOutside.join(', ')}. Other computers show other letters.`,
          todo: 'Embed all fonts when you export it (“PDF/A” does so).',
        }
      : { found: 'Its fonts are in the file.' },
    ...(lettersWithoutUnicode > 0
      ? [
          {
            found: `${countInWords(lettersWithoutUnicode, 'letter')} cannot be read by programs: nobody can search, copy or hear them.`,
            todo: 'Use a Unicode font (for Khmer “Khmer OS”, for Burmese “Pyidaungsu”, not Limon or Zawgyi), and export it again.',
          },
        ]
      : []),
  ]
}
