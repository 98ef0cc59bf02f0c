import { type FileFacts } from './file-headers'

export type FileToSend = FileFacts & {
  /** The upload whose bytes these are. */
  mediaId: string
  /** Where the bytes lie: `file` inside the folder `root`. */
  root: string
  file: string
}
