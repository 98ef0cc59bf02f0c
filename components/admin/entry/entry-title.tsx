import Link from 'next/link'
import type { EntryRow } from '@/domain/desk/entry-rows'
import { languageNames, mainLanguage } from '@/lib/languages/languages'

type TitledEntry = Pick<EntryRow, 'id' | 'title' | 'language' | 'kind'>

type LinkProps = { entry: Omit<TitledEntry, 'kind'>; className?: string }

export function EntryLink({ entry: { id, title, language }, className = 'inline-block min-h-6' }: LinkProps) {
  return (
    <Link
      href={`/admin/entries/${id}`}
      prefetch={false}
      className={`font-semibold text-ink wrap-anywhere no-underline hover:text-accent hover:underline ${className}`}
    >
      {title.trim() ? <span lang={language}>{title}</span> : 'Untitled'}
    </Link>
  )
}

export const kindNames = { post: 'Post', publication: 'Publication', page: 'Page' } as const

/** For example "Post", or "Post · Khmer" in another language than the site's own. */
export function kindAndLanguage({ kind, language }: TitledEntry) {
  return language === mainLanguage() ? kindNames[kind] : `${kindNames[kind]} · ${languageNames[language].english}`
}
