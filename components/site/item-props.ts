import type { ReactNode } from 'react'
import type { HelpCountry } from '@/domain/published/help'
import type { Item } from '@/domain/published/item'
import type { OtherLanguage } from '@/domain/published/other-languages'
import type { Teaser } from '@/domain/published/posts'
import type { LanguageEdition } from '@/domain/published/translations'
import type { Frame } from './frame'

export type ItemProps = {
  frame: Frame
  item: Item
  related?: Teaser[]
  editions?: LanguageEdition[]
  translations?: OtherLanguage[]
  previous?: Teaser
  next?: Teaser
  help?: HelpCountry[]
  /** A preview has no canonical address. */
  banner?: ReactNode
}
