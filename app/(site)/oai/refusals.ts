import type { OaiRefusal } from '@/lib/oai/protocol'

export const unknownIdentifier: OaiRefusal = {
  code: 'idDoesNotExist',
  message: 'There is no record of this identifier here.',
}

export const unknownFormat: OaiRefusal = {
  code: 'cannotDisseminateFormat',
  message: 'Records are given as oai_dc alone.',
}

export const unknownToken: OaiRefusal = { code: 'badResumptionToken', message: 'This is no token of this archive.' }

export const noTokenOfSets: OaiRefusal = {
  code: 'badResumptionToken',
  message: 'All sets stand in one answer, so there is no token for more.',
}

export const nothingFound: OaiRefusal = {
  code: 'noRecordsMatch',
  message: 'No record is in this set and between these dates.',
}

export function badDate(message: string): OaiRefusal {
  return { code: 'badArgument', message }
}
