import { type FileFacts } from './file-headers'

export type FileToSend = FileFacts & {
  mediaId: string
  file: string
}
