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
  /** The entry in every language that readers have it in. */
  editions?: LanguageEdition[]
  /** The entry in other languages, and which of them translates it. */
  translations?: OtherLanguage[]
  /** The posts before and after, by date. */
  previous?: Teaser
  next?: Teaser
  /** For a text about people at risk: those of its countries that have services which help. */
  help?: HelpCountry[]
  /** A preview says what it is; such a page has no canonical address and is not to be found. */
  banner?: ReactNode
}
