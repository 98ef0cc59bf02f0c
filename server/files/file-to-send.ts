import { type FileFacts } from './file-headers'

export type FileToSend = FileFacts & {
  /** The upload whose bytes these are, and the name under which they are stored. */
  mediaId: string
  file: string
}
