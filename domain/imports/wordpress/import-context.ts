import type { Actor } from '@/domain/staff/actor'
import { oldQuery } from '@/lib/web/old-query'
import type { PlaceMap } from '../imported-body'
import { reportBuilder, type ReportItem } from '../report'
import type { Ruling, SourceTerm } from '../rules'
import type { UploadFolder } from './folder'
import type { ImportedText } from './imported-text'
import { oldPathsOf } from './old-paths'
import { placeInSite } from './old-site'
import type { ImportItem, ImportPlan } from './plan'
import type { Survey } from './survey'
import { ImportedUploads } from './uploads'

/** A person on the staff list, or else the byline for readers. */
export type ImportAuthor = { staffId: number | null; byline: string; name: string }

export type ReportThing = Pick<ReportItem, 'kind' | 'key' | 'url' | 'title' | 'outcome' | 'problems' | 'kept'> & {
  path: string | null
}

export type ImportContext = {
  actor: Actor
  source: string
  zone: string
  /** Zones that the clock of the old site fits; empty where this site's is one. */
  zones: string[]
  now: number
  /** A trial does all steps but writes nothing. */
  isTrial: boolean
  /** 0 in a trial. */
  importId: number
  survey: Survey
  plan: ImportPlan
  folder: UploadFolder | undefined
  places: Map<string, PlaceMap>
  authors: Map<string, ImportAuthor>
  /** Ids by key, lists by old address. */
  terms: { ids: Map<string, number>; lists: Map<string, string> }
  uploads: ImportedUploads
  addresses: AddressIndex
  /** Withdrawals that name a later entry as their replacement, by its number. */
  waitingWithdrawals: Map<number, number[]>
  /** New texts that are stored together with the next ones. */
  waitingTexts: { item: ImportItem; text: ImportedText }[]
  report: ReturnType<typeof reportBuilder>
  things: ReportThing[]
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
}

type ProgressField =
  'authors' | 'terms' | 'uploads' | 'addresses' | 'waitingWithdrawals' | 'waitingTexts' | 'report' | 'things' | 'rules'

export function importContext(setting: Omit<ImportContext, ProgressField>): ImportContext {
  const { survey, plan } = setting
  return {
    ...setting,
    authors: new Map(),
    terms: { ids: new Map(), lists: new Map() },
    uploads: new ImportedUploads(survey),
    addresses: addressIndex(survey, plan),
    waitingWithdrawals: new Map(),
    waitingTexts: [],
    report: reportBuilder(),
    things: [],
    rules: [],
  }
}

type AddressIndex = { texts: Map<string, string>; filePages: Map<string, string> }

function addressIndex(survey: Survey, plan: ImportPlan): AddressIndex {
  const texts = new Map<string, string>()
  for (const item of plan.values())
    for (const { path } of oldPathsOf(item, survey.old)) if (!texts.has(path)) texts.set(path, item.key)
  const filePages = new Map<string, string>()
  for (const { id, key, link } of survey.attachments.values()) {
    const place = placeInSite(survey.old, link)
    if (place) filePages.set(place.path + (oldQuery(place.query) ?? place.query), key)
    if (id) filePages.set(`${survey.old.base || '/'}?attachment_id=${id}`, key)
  }
  return { texts, filePages }
}
