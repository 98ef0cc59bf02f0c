import type { Frame } from '@/components/site/frame'
import { referenceOf } from '@/components/site/reference'
import type { HarvestRecord } from '@/domain/published/harvest'
import { record } from '@/lib/citations/dublin-core'
import { datestamp } from '@/lib/oai/datestamp'
import { element, wrapElement } from '@/lib/oai/envelope'
import { identifierOf } from './identifier'
import { specsOf } from './sets'

export function headerElement(frame: Frame, { entryId, changed, sets, withdrawn }: HarvestRecord) {
  const parts = [
    element('identifier', identifierOf(frame, entryId)),
    element('datestamp', datestamp(changed)),
    ...specsOf(sets).map((spec) => element('setSpec', spec)),
  ]
  return wrapElement('header', parts, { status: withdrawn ? 'deleted' : undefined })
}

export function recordElement(frame: Frame, harvestRecord: HarvestRecord) {
  const metadata = harvestRecord.item ? [wrapElement('metadata', [record(referenceOf(frame, harvestRecord.item))])] : []
  return wrapElement('record', [headerElement(frame, harvestRecord), ...metadata])
}
