import type { Language } from '@/lib/languages/languages'
import type { Result } from '@/lib/result'
import type { Plan } from './plan/plan'
import type { AuthorRecord, FileRecord, TermRecord, TextRecord } from './records'
import type { ImportAuthors } from './writer/authors'
import type { FilesWithAddresses } from './writer/file-addresses'
import type { ImportLog, ImportedThing } from './writer/log'
import type { ImportedTerms } from './writer/terms'
import type { TextToImport } from './writer/texts'

/** `zone`: for dates without a zone; `takenAs`: for texts whose language is not given or not known; `now`: UTC ms. */
export type SourceSetting = { zone: string; takenAs?: Language; now: number }

/** A foreign form whose records were read, and whose texts are read once more. It knows nothing of the database. */
export type Source = {
  /** The key of the site, equal in each of its exports. */
  name: string
  title: string
  url: string
  /** The path of its front page: "/", or the folder that it was in. */
  front: string
  /** The word that it names it by. */
  language: string
  /** Notes about files that had to be mended to be read. */
  remarks: { message: string; line: number; file: string }[]
  texts: ReadonlyMap<string, TextRecord>
  files: FileRecord[]
  authors: AuthorRecord[]
  terms: TermRecord[]
  read(planned: PlannedSource): SourceReading
}

export type OpenedSource = (setting: SourceSetting) => Promise<Result<Source>>

/** `authors`, `terms`: what they are on this site. */
export type PlannedSource = { plan: Plan; zone: string; log: ImportLog; authors: ImportAuthors; terms: ImportedTerms }

type LeftOutThing = ImportedThing & { kind: 'other'; outcome: 'left out' }

export type SourceReading = FilesWithAddresses & {
  importFile(file: FileRecord): Promise<void>
  /** Yields texts after their files, in any order, and things that have no place here. */
  items(): AsyncIterable<TextToImport | LeftOutThing>
}
