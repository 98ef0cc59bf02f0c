import { type Result } from '@/lib/result'
import type { Reported } from '../report'
import type { Folder } from './files'
import type { TermsAtHand } from './terms'

/** What every line of an import needs. Without `importId`, nothing is written: it is only tried. */
export type World = {
  source: string
  folder: Folder
  /** The site’s own. */
  zone: string
  terms: TermsAtHand
  importId?: number
  /** Hears of each thing and what came of it. */
  tell: (thing: Reported) => void
  /** Addresses that lines have claimed so far, and what became of files. */
  claimed: Map<string, number>
  kept: Map<string, Result<string>>
}
