import { type Result } from '@/lib/result'
import type { ReportItem } from '../report'
import type { SourceFolder } from './files'
import type { TermFinder } from './terms'

/** The facts that every line of an import needs. Without `importId`, nothing is written: it is only tried. */
export type FolderContext = {
  source: string
  folder: SourceFolder
  /** The site’s own. */
  zone: string
  terms: TermFinder
  importId?: number
  /** Hears of each thing and what came of it. */
  report: (thing: ReportItem) => void
  /** Addresses that lines have claimed so far, and what became of files. */
  claimed: Map<string, number>
  uploads: Map<string, Result<string>>
}
