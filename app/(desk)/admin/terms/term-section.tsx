'use client'

import { useState } from 'react'
import { Section } from '@/components/admin/shell/page-head'
import { StatusLine } from '@/components/ui/form'
import { termPath } from '@/lib/web/term-paths'
import { AddTerm } from './add-term'
import { type TakenName, kindPlurals, type TermKindName } from './name-taken'
import { TermRow, type ListedTerm } from './term-row'

type Props = {
  kind: TermKindName
  terms: ListedTerm[]
  publicSlugs: string[]
  taken: TakenName[]
  choices?: { value: string; label: string }[]
}

export function TermSection({ kind, terms, publicSlugs, taken, choices }: Props) {
  const [message, setMessage] = useState('')
  return (
    <Section title={kindPlurals[kind]} id={kind} count={terms.length}>
      <StatusLine className="mb-2">{message}</StatusLine>
      {terms.length === 0 && <p className="mb-4 text-soft">None yet. Add the first one below.</p>}
      <ul className="mb-4">
        {terms.map((term) => (
          <TermRow
            key={term.id}
            term={term}
            address={publicSlugs.includes(term.slug) ? termPath(kind, term.slug) : undefined}
            choices={choices}
            announce={setMessage}
          />
        ))}
      </ul>
      <AddTerm kind={kind} taken={taken} announce={setMessage} />
    </Section>
  )
}
