import { type Result } from '@/lib/result'
import type { ImportLog } from '../writer/log'
import type { SourceFolder } from './files'
import type { TermFinder } from './terms'

/** `claimed`: addresses by the line that has them; `uploads`: ids by path. */
export type FolderContext = {
  log: ImportLog
  folder: SourceFolder
  zone: string
  terms: TermFinder
  claimed: Map<string, number>
  uploads: Map<string, Result<string>>
}
