import { type Result } from '@/lib/result'
import type { ReportItem } from '../report'
import type { SourceFolder } from './files'
import type { TermFinder } from './terms'

/** Without `importId` this is a trial: nothing is written. */
export type FolderContext = {
  source: string
  folder: SourceFolder
  zone: string
  terms: TermFinder
  importId?: number
  report: (thing: ReportItem) => void
  claimed: Map<string, number>
  uploads: Map<string, Result<string>>
}
