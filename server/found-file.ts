import { type Sent } from './file-headers'

export type Found = Sent & {
  /** The upload whose bytes these are. */
  mediaId: string
  /** Where the bytes lie: `file` inside the folder `root`. */
  root: string
  file: string
}
