import type { Actor } from '@/domain/staff/actor'
import { oldQuery } from '@/lib/web/old-query'
import type { PlaceMap } from '../imported-body'
import { reporter, type ReportItem } from '../report'
import type { Ruling, SourceTerm } from '../rules'
import type { UploadFolder } from './folder'
import { oldPathsOf } from './old-paths'
import { placeIn } from './old-site'
import type { Plan } from './plan'
import type { Survey } from './survey'
import { Uploads } from './uploads'

/** The person who wrote a text: someone on the staff list, or else the name that readers get. */
export type ImportAuthor = { staffId: number | null; byline: string; name: string }

/** A thing of the report, without what was kept of it but the words for what it is. */
export type ReportThing = Pick<ReportItem, 'kind' | 'key' | 'url' | 'title' | 'outcome' | 'problems' | 'kept'> & {
  path: string | null
}

/** The facts that every step of an import of WordPress needs, with the results of the steps before. */
export type ImportContext = {
  actor: Actor
  /** The name of the old site. */
  source: string
  /** The zone of this site. */
  zone: string
  /** UTC ms */
  now: number
  /** Goes the whole way and writes nothing. */
  isTrial: boolean
  /** Its number; 0 in a trial. */
  importId: number
  survey: Survey
  plan: Plan
  /** The folder of uploads; undefined where none was named. */
  folder: UploadFolder | undefined
  /** The places to which the names within texts lead, by the key of the text. */
  places: Map<string, PlaceMap>
  /** By their logins. */
  authors: Map<string, ImportAuthor>
  /** Imported terms: their ids here by their keys, their lists here by their old addresses. */
  terms: { ids: Map<string, number>; lists: Map<string, string> }
  uploads: Uploads
  addresses: AddressIndex
  /** Withdrawals that send readers to an entry which comes later in the file, by its number there. */
  waitingWithdrawals: Map<number, number[]>
  report: ReturnType<typeof reporter>
  things: ReportThing[]
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
}

type FilledOnTheWay =
  'authors' | 'terms' | 'uploads' | 'addresses' | 'waitingWithdrawals' | 'report' | 'things' | 'rules'

export function importContext(setting: Omit<ImportContext, FilledOnTheWay>): ImportContext {
  const { survey, plan } = setting
  return {
    ...setting,
    authors: new Map(),
    terms: { ids: new Map(), lists: new Map() },
    uploads: new Uploads(survey),
    addresses: addressIndex(survey, plan),
    waitingWithdrawals: new Map(),
    report: reporter(),
    things: [],
    rules: [],
  }
}

/** The keys of texts, and of the pages that WordPress made of files, by the addresses that they had. */
type AddressIndex = { texts: Map<string, string>; filePages: Map<string, string> }

function addressIndex(survey: Survey, plan: Plan): AddressIndex {
  const texts = new Map<string, string>()
  for (const item of plan.values())
    for (const { path } of oldPathsOf(item, survey.old)) if (!texts.has(path)) texts.set(path, item.key)
  const filePages = new Map<string, string>()
  for (const { id, key, link } of survey.attachments.values()) {
    const place = placeIn(survey.old, link)
    if (place) filePages.set(place.path + (oldQuery(place.query) ?? place.query), key)
    if (id) filePages.set(`${survey.old.base || '/'}?attachment_id=${id}`, key)
  }
  return { texts, filePages }
}
