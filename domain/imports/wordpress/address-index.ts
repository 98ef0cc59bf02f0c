import { oldQuery } from '@/lib/old-query'
import { oldPathsOf } from './old-paths'
import { placeIn } from './old-site'
import type { Plan } from './plan'
import type { Survey } from './survey'

/** The keys of texts, and of the pages that WordPress made of files, by the addresses that they had. */
export type AddressIndex = { texts: Map<string, string>; filePages: Map<string, string> }

export function addressIndex(survey: Survey, plan: Plan): AddressIndex {
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
