import { read, write, type Tx } from '@/db/connection'
import type { ImportedKind, ImportProblem } from '@/db/schema'
import { jsonCopy } from '@/lib/lists/own-copy'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { insertRedirects } from '@/domain/addresses/redirects'
import type { Actor } from '@/domain/staff/actor'
import { findLogRow, writeLog, type LogEntry, type LogRow } from '../import-log'
import { reportBuilder, type ReportItem } from '../report'

/** `importId`: 0 in a trial; `now`: UTC ms. */
export type ImportRun = { actor: Actor; source: string; importId: number; now: number }

export type ImportedThing = Omit<LogEntry, 'source'> & { path?: string }

export type ReportThing = Pick<ReportItem, 'kind' | 'key' | 'url' | 'title' | 'outcome' | 'problems' | 'kept'> & {
  path: string | null
}

/** The log and the report of one import. A trial does all steps but writes only the report. */
export class ImportLog {
  readonly things: ReportThing[] = []
  private readonly reported = reportBuilder()

  constructor(
    readonly run: ImportRun,
    private readonly texts: ReadonlyMap<string, { path?: string }> = new Map(),
  ) {}

  get isTrial() {
    return this.run.importId === 0
  }

  report() {
    return this.reported.report()
  }

  find(kind: ImportedKind, key: string) {
    return findLogRow(read(), { source: this.run.source, kind, key })
  }

  /** Returns whether this import did a thing before it was interrupted, or its hash is unchanged; then also reports it. */
  isSettled(row: LogRow | undefined, hash?: string) {
    if (!row) return false
    if (!this.isTrial && row.importId === this.run.importId) this.add(row)
    else if (row.hash === hash) this.addUnchanged(row)
    else return false
    return true
  }

  addUnchanged(row: LogRow) {
    this.add({ ...row, outcome: 'unchanged', problems: [] })
  }

  /** `alsoIn`: rows that stand or fall with the thing. */
  async write(thing: ImportedThing, alsoIn?: (tx: Tx) => Promise<void>) {
    if (!this.isTrial)
      await write(async (tx) => {
        await this.writeIn(tx, thing)
        await alsoIn?.(tx)
      })
    this.add(thing)
  }

  writeIn(tx: Tx, { path: _, ...thing }: ImportedThing) {
    return writeLog(tx, this.run.importId, { ...thing, source: this.run.source })
  }

  add(thing: Omit<ImportedThing, 'hash'>) {
    const { kind, outcome, kept = {}, entryId, mediaId } = thing
    const { key, url = '', title = '', problems = [] } = jsonCopy({ ...thing, kept: {} })
    const path = thing.path ?? this.pathOf(kind, key)
    this.reported.add({ kind, key, url, title, outcome, kept, problems, entryId, mediaId, path })
    const { type, state } = kept
    const counted = { ...(type !== undefined && { type }), ...(state !== undefined && { state }) }
    this.things.push({ kind, key, url, title, outcome, problems, path: path ?? null, kept: counted })
  }

  /** Adds a finding that is known only at the end, once, and not for things of earlier imports. */
  async addLate(thing: Pick<ReportItem, 'kind' | 'key' | 'title' | 'url'>, problem: ImportProblem) {
    const { kind, key } = thing
    const row = await this.find(kind, key)
    if (this.isTrial ? row : row?.importId !== this.run.importId) return
    if (row?.problems.some(({ what }) => what === problem.what)) return
    const { entryId = null, mediaId = null } = row ?? {}
    this.reported.addFindings({ ...thing, entryId, mediaId, path: this.pathOf(kind, key) }, [problem])
    if (row) await write((tx) => this.writeIn(tx, { ...row, problems: [...row.problems, problem] }))
  }

  private pathOf(kind: ImportedKind, key: string) {
    return kind === 'entry' ? this.texts.get(key)?.path : undefined
  }
}

/** Writes redirects of old addresses, and stores `urls` for later checks of what they lead to. */
export async function redirectOldIn(
  tx: Tx,
  { redirects, urls }: { redirects: { source: string; target: string }[]; urls: string[] },
  { actor, importId, now }: ImportRun,
) {
  const rows = redirects.map(({ source, target }) => ({ source, target, origin: 'import' }))
  await insertRedirects(tx, actor, rows, now)
  const addresses = urls.map((url) => ({ url, importId }))
  await saveOldAddresses(tx, addresses, now)
}
