import { bodyFromHtml } from '../body'
import type { PlaceMap } from '../imported-body'
import { partsOf, type ExportFile } from './export-file'
import { ItemKeys } from './item-keys'
import { oldPathsOf } from './old-paths'
import { metaOf, type Survey } from './survey'

/** Rereads texts that others link into, before the first is written: all would not fit into memory. */
export async function placesWithin(files: ExportFile[], survey: Survey): Promise<Map<string, PlaceMap>> {
  const placesByKey = new Map<string, PlaceMap>()
  const targetKeys = new Set<string>()
  for (const item of survey.items.values())
    if (oldPathsOf(item, survey.old).some(({ path }) => survey.leadsInto.has(path))) targetKeys.add(item.key)
  const keys = new ItemKeys()
  for (const file of targetKeys.size > 0 ? files : [])
    for await (const part of partsOf(file)) {
      if (part.is !== 'item') continue
      const { key } = keys.of(part.item)
      if (!targetKeys.has(key) || placesByKey.has(key)) continue
      const { places } = bodyFromHtml(part.item.content, {
        resolveLink: () => undefined,
        resolveMedia: () => undefined,
        resolveBlock: (block) => survey.blocks.get(block),
        footnotes: metaOf(part.item, 'footnotes')[0],
      })
      placesByKey.set(key, places)
    }
  return placesByKey
}
