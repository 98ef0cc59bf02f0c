import type { Content } from '@/domain/content/content'

export type PublicationFields = NonNullable<Content['publication']>

/** What each part of the title page is given. */
export type TitlePage = {
  publication: PublicationFields
  set: (changes: Partial<PublicationFields>) => void
  problem: (field: keyof PublicationFields) => string | undefined
}
