export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' as const

export const endings = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  [wordType]: ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
  'application/vnd.oasis.opendocument.presentation': ['.odp'],
  'text/csv': ['.csv'],
  'audio/mpeg': ['.mp3'],
  'audio/mp4': ['.m4a'],
  'audio/ogg': ['.ogg', '.oga', '.opus'],
  'video/mp4': ['.mp4', '.m4v'],
  'video/webm': ['.webm'],
} as const

export type MediaType = keyof typeof endings
export const readableTypes: MediaType[] = ['application/pdf', wordType]

export type PictureType = Extract<MediaType, `image/${string}`>
export type RecordingType = Extract<MediaType, `audio/${string}` | `video/${string}`>
export type DocumentType = Exclude<MediaType, PictureType>

export function isPicture(type: MediaType): type is PictureType {
  return type.startsWith('image/')
}

export function isRecording(type: string): type is RecordingType {
  return /^(audio|video)\//.test(type)
}

export function dispositionOf(type: string) {
  return type.startsWith('image/') || type === 'application/pdf' || isRecording(type) ? 'inline' : 'attachment'
}
