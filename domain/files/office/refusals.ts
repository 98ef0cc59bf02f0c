import { endings } from '@/lib/files/media-types'
import type { StopReason } from '../pdf/run-in-child'
import type { Why } from './refusal.mjs'

const damagedMessage = 'The file is damaged and cannot be opened. Save it anew in the program it comes from.'
const tooHardMessage =
  'The document takes too much time or memory to open. Save it anew in the program it comes from, or split it.'

export const officeRefusals: Record<Why | StopReason, string> = {
  damaged: damagedMessage,
  locked: 'The file is locked with a password. Save it without one and try again.',
  bomb: 'The file unpacks to far more than a document should hold. Save it anew and try again.',
  macros: 'The file holds macros, which are programs. Save it as an ordinary document without macros and try again.',
  programs:
    'The file holds objects of other programs, or parts that an ordinary document does not have. Put pictures or links in their place, or save it anew, and try again.',
  outside:
    'The file fetches parts from another place when it is opened. Put them into the document itself and try again.',
  dde: 'The file takes values from another program when it is opened (DDE). Put the values themselves in their place and try again.',
  data: 'The workbook fetches data from another place when it is opened. Switch refreshing on opening off, or keep the values alone, and try again.',
  time: tooHardMessage,
  memory: tooHardMessage,
  strange: damagedMessage,
  left: 'The upload was cut short. Nothing was kept: try again.',
}

/** Recognises files of old office programs and locked files by their first bytes (MS-CFB 2.2). */
export function olderOfficeProblem(name: string) {
  const isNewer = Object.values(endings)
    .flat()
    .some((ending) => name.toLowerCase().endsWith(ending))
  return isNewer
    ? `${name} is locked with a password, or in a format of long ago. Save it without a password and try again.`
    : `${name} is in a format of long ago. Save it as .docx, .xlsx or .pptx and try again.`
}
