import { TitleLink } from '@/components/ui/link'
import type { EntryRow } from '@/domain/desk/entry-rows'
import { declarationOf, kindNames as kinds, type Kind } from '@/lib/kinds/kinds'
import { mainLanguage } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'

type TitledEntry = Pick<EntryRow, 'id' | 'title' | 'language' | 'kind'>

type LinkProps = { entry: Omit<TitledEntry, 'kind'>; part?: string; className?: string }

export function EntryLink({ entry: { id, title, language }, part = '', className }: LinkProps) {
  return (
    <TitleLink href={`/admin/entries/${id}${part}`} className={className}>
      {title.trim() ? <span lang={language}>{title}</span> : 'Untitled'}
    </TitleLink>
  )
}

export const kindNames = Object.fromEntries(kinds.map((kind) => [kind, declarationOf(kind).name])) as Record<
  Kind,
  string
>

export function kindAndLanguage({ kind, language }: TitledEntry) {
  return language === mainLanguage() ? kindNames[kind] : `${kindNames[kind]} · ${englishName(language)}`
}
