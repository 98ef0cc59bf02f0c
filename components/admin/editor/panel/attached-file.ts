import type { Content } from '@/domain/content/content'

export type File = Content['files'][number]
