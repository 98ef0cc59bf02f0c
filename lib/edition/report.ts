import type { PdfReport } from './schema'

/** Of a PDF that could not be looked into. */
export const emptyReport: PdfReport = {
  tagged: false,
  inTags: 0,
  title: false,
  language: false,
  headings: 0,
  skippedHeadings: 0,
  figures: 0,
  figuresWithoutAlt: 0,
  tables: 0,
  tablesWithoutHeaders: 0,
  fontsOutside: [],
  lettersWithoutUnicode: 0,
  scannedPages: 0,
}
