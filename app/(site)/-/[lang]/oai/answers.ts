import type { Frame } from '@/components/site/frame'
import { earliestChange, harvestOf } from '@/domain/published/harvest'
import { publicSets } from '@/domain/published/harvest-sets'
import { datestamp } from '@/lib/oai/datestamp'
import { element, wrapElement } from '@/lib/oai/envelope'
import type { Refusal, VerbName } from '@/lib/oai/request'
import { env } from '@/lib/process/env'
import { entryIdIn, identifierOf, repositoryOf } from './identifier'
import { listPart } from './list'
import { recordElement } from './record'
import { noTokenOfSets, unknownFormat, unknownIdentifier } from './refusals'
import { setElements } from './sets'
import type { Harvesting } from './harvesting'

export const answers: Record<VerbName, (harvesting: Harvesting) => Promise<string | Refusal>> = {
  Identify: identify,
  ListMetadataFormats: listMetadataFormats,
  ListSets: listSets,
  GetRecord: getRecord,
  ListIdentifiers: (harvesting) => listPart('ListIdentifiers', harvesting),
  ListRecords: (harvesting) => listPart('ListRecords', harvesting),
}

async function identify({ now, frame, base }: Harvesting) {
  return wrapElement('Identify', [
    element('repositoryName', frame.site.name),
    element('baseURL', base),
    element('protocolVersion', '2.0'),
    element('adminEmail', adminEmail(frame)),
    element('earliestDatestamp', datestamp((await earliestChange(now)) ?? 0)),
    // Withdrawn entries are reported as deleted; nothing is left to report of an erased one.
    element('deletedRecord', 'transient'),
    element('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    element('compression', 'gzip'),
    element('compression', 'br'),
    ...identifierDescription(frame),
  ])
}

function adminEmail({ site, origin }: Frame) {
  const [, bare = env().mailFrom] = /<([^<>]+)>$/.exec(env().mailFrom) ?? []
  const address = [site.contact.trim().replace(/^mailto:/i, ''), bare].find((one) =>
    /^[^\s@]+@([^\s@.]+\.)+[^\s@.]+$/.test(one),
  )
  // A site on a local machine has no domain; the protocol requires an address of that form (RFC 2606).
  return address ?? `gazette@${new URL(origin).hostname.replace(/[^\w.-]/g, '')}.invalid`
}

/** Undefined where the host is a number or `localhost`, which the format refuses. */
function identifierDescription(frame: Frame) {
  const host = repositoryOf(frame)
  if (!/^[a-z][a-z\d-]*(\.[a-z][a-z\d-]*)+$/i.test(host)) return []
  const space = 'http://www.openarchives.org/OAI/2.0/oai-identifier'
  const parts = [
    element('scheme', 'oai'),
    element('repositoryIdentifier', host),
    element('delimiter', ':'),
    element('sampleIdentifier', identifierOf(frame, 1)),
  ]
  const where = { xmlns: space, 'xsi:schemaLocation': `${space} ${space}.xsd` }
  return [wrapElement('description', [wrapElement('oai-identifier', parts, where)])]
}

async function listMetadataFormats({ now, frame, args }: Harvesting) {
  if (args.identifier !== undefined && !(await recordIn(frame, args.identifier, now))) return unknownIdentifier
  const format = [
    element('metadataPrefix', 'oai_dc'),
    element('schema', 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'),
    element('metadataNamespace', 'http://www.openarchives.org/OAI/2.0/oai_dc/'),
  ]
  return wrapElement('ListMetadataFormats', [wrapElement('metadataFormat', format)])
}

async function listSets({ now, args }: Harvesting): Promise<string | Refusal> {
  if (args.resumptionToken !== undefined) return noTokenOfSets
  return wrapElement('ListSets', setElements(await publicSets(now)))
}

async function getRecord({ now, frame, args }: Harvesting) {
  const record = await recordIn(frame, args.identifier!, now)
  if (!record) return unknownIdentifier
  return args.metadataPrefix === 'oai_dc' ? wrapElement('GetRecord', [recordElement(frame, record)]) : unknownFormat
}

function recordIn(frame: Frame, identifier: string, now: number) {
  const entryId = entryIdIn(frame, identifier)
  return entryId === undefined ? undefined : harvestOf({ entryId, now })
}
