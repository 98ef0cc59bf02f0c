import type { Refusal } from '@/lib/oai/request'

export const unknownIdentifier: Refusal = {
  code: 'idDoesNotExist',
  message: 'There is no record of this identifier here.',
}

export const unknownFormat: Refusal = {
  code: 'cannotDisseminateFormat',
  message: 'Records are given as oai_dc alone.',
}

export const unknownToken: Refusal = { code: 'badResumptionToken', message: 'This is no token of this archive.' }

export const noTokenOfSets: Refusal = {
  code: 'badResumptionToken',
  message: 'All sets stand in one answer, so there is no token for more.',
}

export const nothingFound: Refusal = {
  code: 'noRecordsMatch',
  message: 'No record is in this set and between these dates.',
}

export function badDate(message: string): Refusal {
  return { code: 'badArgument', message }
}
